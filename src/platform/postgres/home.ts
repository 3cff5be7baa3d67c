import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, realpath, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../errors.ts'
import { canTraverse, serverAccount, type Account } from './account.ts'

/**
 * Where one data folder's database lives. Usually `<data folder>/postgres`; under `systemDir` when
 * root starts it and the data folder is closed to the unprivileged account.
 */
export interface Home {
  /** Holds everything below. */
  dir: string
  /** The cluster (PGDATA). */
  cluster: string
  /** Private folder of the unix socket. */
  sockets: string
  /** File with the password for both roles. */
  password: string
  /** File PostgreSQL writes its messages to. */
  messages: string
  /** The account the server runs as; undefined for our own. */
  account: Account | undefined
}

/** Inside the data folder: the path of a home that had to go elsewhere. */
const pointer = 'postgres.location'
/** Inside a home elsewhere: the data folder it belongs to. */
const ownerFile = 'data-folder'

/** Finds, or chooses and prepares, the home of this data folder's database. */
export async function findHome(dataDir: string, systemDir: string, log: (line: string) => void): Promise<Home> {
  const asRoot = process.getuid?.() === 0
  // As root the account must pass through; what lies beside the database guards itself.
  await mkdir(dataDir, { recursive: true, mode: asRoot ? 0o711 : 0o700 })
  const real = await realpath(dataDir)
  const local = join(real, 'postgres')

  const remembered = await readFile(join(real, pointer), 'utf8').then((text) => text.trim(), () => undefined)
  if (remembered) {
    await checkOwner(remembered, real)
    return homeAt(remembered)
  }
  if (!asRoot) return prepare(local)

  const account = (await serverAccount(join(local, 'data')))!
  if (await canTraverse(local, account)) return prepare(local)
  if (existsSync(join(local, 'data', 'PG_VERSION')))
    throw new Refusal('platform/data-folder-closed', 409,
      `数据库在 ${local}，但它的上级目录不再允许其他用户通过，PostgreSQL 打不开。`,
      `请对 ${real} 及其上级目录执行 chmod o+x，再启动。`)

  const dir = freeName(join(systemDir, createHash('sha256').update(real).digest('hex').slice(0, 10)))
  log(`数据目录不对其他用户开放，而 PostgreSQL 不能以 root 运行：数据库放在 ${dir}，其他文件仍在 ${real}。`)
  await prepareSystemDir(systemDir)
  const home = await prepare(dir)
  await writeFile(join(dir, ownerFile), `${real}\n`)
  // Written last: a data folder never points at a home that was not made.
  await writeFile(join(real, pointer), `${dir}\n`)
  return home
}

async function prepareSystemDir(dir: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true })
    await chmod(dir, 0o755)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw error
    throw new Refusal('platform/no-place', 409,
      `数据目录不对其他用户开放，${dir} 也不能写，数据库没有地方放。`,
      '请用 LIANDONG_DATA 指定一个其他用户能通过的目录，或改用普通用户启动。')
  }
}

/** A home left by a data folder since deleted is never taken over, nor removed: a new name is used. */
function freeName(wanted: string): string {
  let name = wanted
  for (let n = 2; existsSync(name); n++) name = `${wanted}-${n}`
  return name
}

/** Two copies of a data folder must not share a database; a moved one keeps its own. */
async function checkOwner(dir: string, real: string): Promise<void> {
  const file = join(dir, ownerFile)
  const owner = await readFile(file, 'utf8').then((text) => text.trim(), () => undefined)
  if (owner === undefined)
    throw new Refusal('platform/database-gone', 409,
      `数据目录 ${real} 的数据库应在 ${dir}，但那里没有。`,
      `请恢复 ${dir}；如确定不要原来的数据，删除 ${join(real, pointer)} 后再启动。`)
  if (owner === real) return
  if (existsSync(join(owner, pointer)))
    throw new Refusal('platform/database-shared', 409,
      `数据库 ${dir} 属于数据目录 ${owner}，不能同时给它的副本 ${real} 用。`,
      `请删除 ${join(real, pointer)} 后再启动，将新建一个空数据库。`)
  await writeFile(file, `${real}\n`)
}

async function prepare(dir: string): Promise<Home> {
  await mkdir(dir, { recursive: true })
  await chmod(dir, process.getuid?.() === 0 ? 0o711 : 0o700)
  return homeAt(dir)
}

async function homeAt(dir: string): Promise<Home> {
  const cluster = join(dir, 'data')
  return {
    dir,
    cluster,
    sockets: join(dir, 'socket'),
    password: join(dir, 'password'),
    messages: join(dir, 'server.log'),
    account: await serverAccount(cluster),
  }
}

