import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseUrl, execute, failureVariable, templateVariable } from './database.ts'

const folderName = /^liandong-test-(\d+)-/

/**
 * Starts one PostgreSQL for the whole run and makes the migrated template `freshDatabase()` clones.
 * `DATABASE_URL_TEST` names an external server instead; its role must be allowed to create databases.
 * A failure is told to the tests that ask for a database, so the others still run.
 */
export default async function setup(): Promise<() => Promise<void>> {
  let stop = async () => {}
  try {
    const external = process.env.DATABASE_URL_TEST
    const started = external ? undefined : await startServer()
    if (started) stop = started.stop
    const url = databaseUrl(started?.url ?? external!, 'postgres')
    // Several runs may share one external server.
    const name = `liandong_template_${process.pid}`
    process.env[templateVariable] = await makeTemplate(url, name)
    if (external) stop = () => execute(url, `DROP DATABASE ${name} WITH (FORCE)`)
  } catch (error) {
    process.env[failureVariable] = (error as Error).stack ?? String(error)
    console.error('The test database could not be prepared:', error)
  }
  return () => stop()
}

async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const { startPostgres } = await import('../src/platform/postgres/index.ts')
  await removeLeftovers()
  const dataDir = await mkdtemp(join(tmpdir(), `liandong-test-${process.pid}-`))
  // As root, PostgreSQL runs as another account and must pass through.
  await chmod(dataDir, 0o711)
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '64MB' }
  const server = await startPostgres({ dataDir, log: () => {}, settings })
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      await rm(server.home, { recursive: true, force: true })
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** @returns the template's URL */
async function makeTemplate(url: string, name: string): Promise<string> {
  const { migrate } = await import('../src/platform/migrate.ts')
  const template = databaseUrl(url, name)
  await execute(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await execute(url, `CREATE DATABASE ${name}`)
  await migrate(template)
  return template
}

/** Ends the servers and removes the folders of earlier runs that were killed. */
async function removeLeftovers(): Promise<void> {
  const { processesOf, trySignal } = await import('../src/platform/postgres/processes.ts')
  for (const name of await readdir(tmpdir())) {
    const pid = folderName.exec(name)?.[1]
    if (!pid || alive(Number(pid))) continue
    const folder = join(tmpdir(), name)
    for (const server of processesOf(join(folder, 'postgres', 'data'))) trySignal(server, 'SIGKILL')
    await rm(folder, { recursive: true, force: true }).catch(() => {})
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
