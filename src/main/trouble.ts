import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Config } from '../platform/config.ts'
import { Refusal } from '../platform/errors.ts'

/**
 * Finds out before anything heavy is done. A product just killed may need a moment to let its port go.
 * @throws the system's error, EADDRINUSE or EACCES
 */
export async function requireFreePort(host: string, port: number, patience = 2_000): Promise<void> {
  if (port === 0) return
  for (let waited = 0; ; waited += 100) {
    try {
      return await probePort(host, port)
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE' || waited >= patience) throw error
      await pause(100)
    }
  }
}

const probePort = (host: string, port: number) => new Promise<void>((resolve, reject) => {
  const probe = createServer()
  probe.once('error', reject)
  probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()))
})

/** Why the product cannot start, in one line that says what to do. */
export function troubleLine(error: unknown, config: Pick<Config, 'port' | 'dataDir' | 'databaseUrl'>): string {
  if (error instanceof Refusal) return `${error.message}${error.hint}`
  const code = codeOf(error)
  switch (code) {
    case 'EADDRINUSE': return `端口 ${config.port} 已被占用。请停掉占用它的程序，或换一个端口：PORT=${config.port + 1} npm start。`
    case 'EACCES': return `没有权限使用端口 ${config.port} 或数据文件夹 ${config.dataDir}。请换端口（PORT）或换文件夹（LIANDONG_DATA）。`
    case 'ENOSPC': case '53100': return `磁盘满了，没有启动。请在 ${config.dataDir} 所在的磁盘上腾出空间，已有的数据没有改动。`
    case 'EROFS': return `数据文件夹 ${config.dataDir} 不能写。请用 LIANDONG_DATA 指到可以写的文件夹。`
    case 'ECONNREFUSED': case 'ENOTFOUND': case 'EAI_AGAIN': case 'ETIMEDOUT': case 'EHOSTUNREACH': case 'ECONNRESET':
      return `连不上数据库 ${hostOf(config.databaseUrl)}。请检查 DATABASE_URL、网络和数据库是否已启动。`
    case '28P01': case '28000': return `数据库 ${hostOf(config.databaseUrl)} 不接受这个用户名或密码。请检查 DATABASE_URL。`
    case '3D000': return `数据库 ${hostOf(config.databaseUrl)} 里没有这个库。请先建库，或检查 DATABASE_URL。`
    case '42501': return `数据库账号没有建表或建扩展的权限。请让数据库管理员授权，或先建好 ltree 和 pg_trgm 扩展。`
    default: return `没有启动成功：${error instanceof Error ? error.message : String(error)}`
  }
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string') return error.code
  return error instanceof Error && error.cause ? codeOf(error.cause) : undefined
}

/** Host and database, never the password. */
function hostOf(url: string | null): string {
  if (!url || !URL.canParse(url)) return ''
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}
