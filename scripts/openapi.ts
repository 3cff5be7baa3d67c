import { readFile, writeFile } from 'node:fs/promises'
import openapiTS, { astToString } from 'openapi-typescript'
import { buildApp } from '../src/main/app.ts'
import { describeContext } from '../src/main/describe.ts'

/** Writes openapi.json and the workbench's types from the routes; with --check, only says whether they are up to date. */
const { app } = await buildApp(describeContext(), { userOf: async () => null })
await app.ready()
const description = JSON.stringify(app.swagger(), null, 2) + '\n'
const types = `/* Generated from openapi.json by \`npm run openapi\`. */\n${astToString(await openapiTS(JSON.parse(description)))}`
await app.close()

const outputs = [['openapi.json', description], ['src/workbench/openapi.d.ts', types]] as const
if (process.argv.includes('--check')) {
  for (const [file, wanted] of outputs) {
    if ((await readFile(file, 'utf8').catch(() => '')) !== wanted) {
      console.error(`${file} is not up to date: run npm run openapi`)
      process.exitCode = 1
    }
  }
} else {
  for (const [file, wanted] of outputs) await writeFile(file, wanted)
}
