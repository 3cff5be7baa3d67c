import { openDatabase, openPool } from '../../platform/database.ts'
import { readConfig } from '../../platform/config.ts'
import { diskFileStore } from '../../platform/files/index.ts'
import { recogniseFile } from './index.ts'

/** Recognises a file as a process of its own and says how far it is: arguments are the database, the folder of files, the file. */
const [url, folder, sha256] = process.argv.slice(2) as [string, string, string]
const pool = openPool(url, 4)
const ctx = { db: openDatabase(pool), pool, now: () => new Date(), config: readConfig({}, '/'), files: await diskFileStore(folder) }
await recogniseFile(ctx, { sha256, name: '扫描件.pdf' }, { onProgress: (done) => console.log(`done ${done}`) })
await pool.end()
process.exit(0)
