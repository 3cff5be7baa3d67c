import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export interface Product {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  address: string
  stop(): Promise<void>
}

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..')

/**
 * Starts the product as `npm start` would, on a free port, and waits until it answers.
 * @param options.dataDir its own data folder; `empty` starts it without the example
 * @throws Error with the last lines it said when it ends instead
 */
export function startProduct({ dataDir, empty = false, say }: { dataDir: string; empty?: boolean; say: (line: string) => void }): Promise<Product> {
  const leash = pathToFileURL(path.join(root, 'scripts/leash.mjs')).href
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', LIANDONG_DATA: dataDir }
  delete (env as NodeJS.ProcessEnv).DATABASE_URL
  const server = spawn(process.execPath, [...process.execArgv, '--import', leash, path.join(root, 'src/main/server.ts'), ...(empty ? ['--empty'] : [])], { cwd: root, env, stdio: ['pipe', 'pipe', 'pipe'] })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  return new Promise((resolve, reject) => {
    let said = ''
    const read = (chunk: Buffer) => {
      const text = chunk.toString()
      said = (said + text).slice(-4000)
      for (const line of text.split('\n')) if (/^[③④⑤]|^ {2}·/.test(line)) say(`  ${line}`)
      const address = /(http:\/\/127\.0\.0\.1:\d+)\/workbench\//.exec(said)?.[1]
      if (!address) return
      resolve({ address, stop: async () => { server.kill('SIGTERM'); await ended } })
    }
    server.stdout.on('data', read)
    server.stderr.on('data', read)
    server.once('error', reject)
    void ended.then(() => reject(new Error(`the product did not start:\n${said}`)))
  })
}
