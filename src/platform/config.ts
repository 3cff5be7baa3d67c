import path from 'node:path'
import { Refusal } from './errors.ts'

/** Everything the environment may set, read once. */
export interface Config {
  /** TCP port on 127.0.0.1; 0 lets the system choose. */
  port: number
  host: string
  /** Folder of files and of the embedded database. */
  dataDir: string
  /** Folder of the site's own fonts, such as 方正小标宋 and 仿宋_GB2312; need not exist. */
  fontsDir: string
  /** External PostgreSQL 15 or newer; null means the embedded one. */
  databaseUrl: string | null
  /** Folder of certificates (.cer .crt .pem .der .p7b) of the authorities whose word is taken for electronic signatures; need not be there. */
  trustedRootsDir: string
  /** Largest upload in bytes. */
  uploadLimit: number
  /** Public address, for links that leave the house; null means the address the request came to. */
  publicUrl: string | null
}

/**
 * Reads PORT, HOST, LIANDONG_DATA, LIANDONG_FONTS, LIANDONG_TRUSTED_ROOTS, DATABASE_URL and LIANDONG_URL.
 * @throws Refusal `config/invalid` with one clear line
 */
export function readConfig(env: NodeJS.ProcessEnv, cwd: string): Config {
  const port = Number(env.PORT ?? 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Refusal('config/invalid', 400, `PORT 写的是“${env.PORT}”，不是端口号。`, '请写 1 到 65535 之间的整数，例如 PORT=3000 npm start。')
  const databaseUrl = env.DATABASE_URL?.trim() || null
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl))
    throw new Refusal('config/invalid', 400, 'DATABASE_URL 不是 PostgreSQL 地址。', '请写成 postgres://用户:密码@主机:5432/库名。')
  const dataDir = path.resolve(cwd, env.LIANDONG_DATA || 'data')
  return {
    port,
    host: env.HOST ?? '127.0.0.1',
    dataDir,
    fontsDir: env.LIANDONG_FONTS ? path.resolve(cwd, env.LIANDONG_FONTS) : path.join(dataDir, 'fonts'),
    trustedRootsDir: env.LIANDONG_TRUSTED_ROOTS ? path.resolve(cwd, env.LIANDONG_TRUSTED_ROOTS) : path.join(dataDir, 'trusted-roots'),
    databaseUrl,
    uploadLimit: 200 * 1024 * 1024,
    publicUrl: env.LIANDONG_URL ?? null,
  }
}
