// Holds the database of the data folder given, as the product does, until told to stop or killed.
import { startPostgres } from '../../src/platform/postgres/index.ts'

const [dataDir, systemDir] = process.argv.slice(2)
const lines: string[] = []
const postgres = await startPostgres({ dataDir: dataDir!, systemDir, log: (line) => lines.push(line), settings: { fsync: 'off' } })
process.once('SIGTERM', () => void postgres.stop().then(() => process.exit(0)))
console.log(JSON.stringify({ url: postgres.url, adopted: postgres.adopted, home: postgres.home, lines }))
