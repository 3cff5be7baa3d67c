import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Refusal } from '../errors.ts'
import type { Account } from './account.ts'
import { program, type Binaries } from './binaries.ts'
import { explainFailure } from './failure.ts'
import type { Home } from './home.ts'

const run = promisify(execFile)

/** The role that creates and stops; the product itself works as {@link appRole}, without its powers. */
export const adminRole = 'postgres'
export const appRole = 'liandong'

/**
 * Makes the cluster if there is none and checks its version if there is one.
 * A new one is built aside and moved into place whole, so a start cut short leaves nothing half made.
 * @returns the password of both roles
 */
export async function prepareCluster(home: Home, binaries: Binaries): Promise<string> {
  const versionFile = join(home.cluster, 'PG_VERSION')
  if (existsSync(home.cluster)) {
    const found = await readFile(versionFile, 'utf8').catch((error: NodeJS.ErrnoException) => error)
    if (typeof found !== 'string') throw explainFailure(found.message, home.dir)
    checkVersion(Number.parseInt(found, 10), binaries.major, home.dir)
  } else {
    await initialise(home, binaries)
  }
  return (await readFile(home.password, 'utf8')).trim()
}

/** PostgreSQL opens clusters of its own major version only. */
export function checkVersion(found: number, ours: number, place: string): void {
  if (found === ours) return
  if (found > ours)
    throw new Refusal('platform/data-newer', 409,
      `数据目录 ${place} 由更新的版本写成（PostgreSQL ${found}，本版本只认 ${ours}），没有打开，也没有改动。`,
      '请用更新的版本启动，或用 LIANDONG_DATA 指定别的目录。')
  throw new Refusal('platform/data-older', 409,
    `数据目录 ${place} 由旧版本写成（PostgreSQL ${found}，本版本为 ${ours}），没有打开，也没有改动。`,
    '请先用旧版本备份，再在新目录里恢复。')
}

async function initialise(home: Home, binaries: Binaries): Promise<void> {
  const { account } = home
  await removeUnfinished(home.dir)
  const fresh = await mkdtemp(join(home.dir, 'new-'))
  const data = join(fresh, 'data')
  const password = randomBytes(24).toString('base64url')
  const passwordFile = join(fresh, 'password')
  try {
    await writeFile(passwordFile, password, { mode: 0o600 })
    await makePrivate(data, account)
    if (account) for (const path of [fresh, passwordFile]) await chown(path, account.uid, account.gid)
    const initdb = run(program(binaries, 'initdb'), [
      '-D', data, '-U', adminRole, `--pwfile=${passwordFile}`,
      // Whoever reaches the socket's private folder is the server's own account already.
      '--auth-local=trust', '--auth-host=scram-sha-256',
      // Code point order, the same on every system: a system's collations change under an index.
      '-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ], { ...account, cwd: '/', env: serverEnvironment() })
    const atExit = () => initdb.child.kill()
    process.once('exit', atExit)
    await initdb.finally(() => process.off('exit', atExit))
    if (account) await chown(passwordFile, 0, 0)
    await rename(passwordFile, home.password)
    await rename(data, home.cluster)
  } catch (error) {
    // Two first starts at once: the other one's cluster is as good as ours would be.
    if (existsSync(home.cluster)) return
    const { message, stderr } = error as Error & { stderr?: string }
    throw explainFailure(stderr || message, home.dir)
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

/** Clusters a start cut short left unfinished; one made within the hour may still be another start's. */
async function removeUnfinished(dir: string): Promise<void> {
  for (const name of (await readdir(dir)).filter((name) => name.startsWith('new-'))) {
    const { mtimeMs } = await stat(join(dir, name))
    if (Date.now() - mtimeMs > 3_600_000) await rm(join(dir, name), { recursive: true, force: true })
  }
}

/** A folder only the server's account may enter. */
export async function makePrivate(dir: string, account: Account | undefined): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  if (account) await chown(dir, account.uid, account.gid)
}

/** PostgreSQL must not pick up PGPORT, PGDATA or a locale of whoever starts us. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env
  return { PATH, LC_ALL: 'C', ...(SystemRoot && { SystemRoot }), ...(TEMP && { TEMP }) }
}
