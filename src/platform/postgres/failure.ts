import { Refusal } from '../errors.ts'

/**
 * Turns what PostgreSQL or the system said while starting into one clear line.
 * `said` is an error message or the end of the server's messages; unknown ones keep their last line.
 */
export function explainFailure(said: string, place: string): Refusal {
  if (/ENOSPC|No space left on device/i.test(said))
    return new Refusal('platform/disk-full', 409, `磁盘已满，数据库写不进 ${place}。`, '请腾出至少 1 GB 空间后再启动，已有数据不会丢。')
  if (/EDQUOT|Disk quota exceeded/i.test(said))
    return new Refusal('platform/disk-full', 409, `磁盘配额已用完，数据库写不进 ${place}。`, '请腾出空间或提高配额后再启动，已有数据不会丢。')
  if (/EROFS|Read-only file system/i.test(said))
    return new Refusal('platform/read-only', 409, `${place} 所在的磁盘是只读的。`, '请用 LIANDONG_DATA 指定一个能写的目录。')
  if (/EACCES|EPERM|Permission denied|has wrong ownership|Operation not permitted/i.test(said))
    return new Refusal('platform/no-permission', 409, `没有权限读写 ${place}。`, '请用当初建立它的用户启动，或用 LIANDONG_DATA 指定别的目录。')
  if (/user does not exist/i.test(said))
    return new Refusal('platform/no-account', 409, '启动联动的用户不在本机的用户表里，PostgreSQL 不肯运行。', '请用 /etc/passwd 里有的用户启动。')
  if (/Cannot allocate memory|could not (create|map) (anonymous )?shared memory|ENOMEM/i.test(said))
    return new Refusal('platform/no-memory', 409, '内存不足，数据库启动不了。', '请关掉一些程序，留出至少 500 MB 内存后再启动。')
  if (/error while loading shared libraries|GLIBC_|symbol lookup error|ENOENT.*(initdb|postgres)|spawn .*ENOENT/i.test(said))
    return new Refusal('platform/no-postgres', 409,
      `内置数据库程序在本机运行不了：${lastLine(said)}`, '请删除 node_modules 后重新启动，或设置 DATABASE_URL 使用已有的 PostgreSQL。')
  if (/could not (read|open|locate).*(checkpoint|pg_control|control file)|invalid checkpoint|PANIC/i.test(said))
    return new Refusal('platform/database-damaged', 409, `数据库文件已损坏：${lastLine(said)}`, `请从备份恢复 ${place}，先不要删除任何文件。`)
  return new Refusal('platform/database-failed', 409, `数据库启动不了：${lastLine(said)}`, `详细记录在 ${place} 的 server.log。`)
}

/** The last line that states a cause, without the time and process id before it. */
function lastLine(said: string): string {
  const lines = said.split('\n').map((line) => line.trim()).filter(Boolean)
  const cause = lines.findLast((line) => /FATAL|PANIC|ERROR|error:/.test(line)) ?? lines.at(-1) ?? '没有说明原因'
  return cause.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '').slice(0, 300)
}
