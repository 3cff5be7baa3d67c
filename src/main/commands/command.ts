import { readFile } from 'node:fs/promises'
import type { parseArgs, ParseArgsConfig } from 'node:util'
import { Refusal } from '../../platform/errors.ts'

/** What the words of a command line gave: the files in order, the options by name. */
export interface Given {
  files: readonly string[]
  options: Record<string, string | boolean | undefined>
}

/** One command of `liandong`. */
export interface Command {
  /** Lines of the help: how it is written, and what it does. */
  usage: readonly [string, string][]
  options: NonNullable<ParseArgsConfig['options']>
  /** How many files it takes. */
  files: { least: number; most: number }
  /** Does it and prints; the answer is the exit code. @throws Refusal, or an error of the file system */
  run(given: Given): Promise<number>
}

export type Parsed = ReturnType<typeof parseArgs>

/** The bytes of a file named on the command line. */
export const bytesOf = async (file: string): Promise<Uint8Array> => new Uint8Array(await readFile(file))

/** A whole number above zero given as an option; undefined when it was not given. @throws Refusal cli/not-a-number */
export function wholeNumber(given: Given, name: string): number | undefined {
  const value = given.options[name]
  if (value === undefined) return undefined
  if (typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value)) return Number(value)
  throw new Refusal('cli/not-a-number', 400, `--${name} 要一个正整数，给的是“${String(value)}”。`, `例如 --${name} 1000。`)
}

export const json = (value: unknown): void => console.log(JSON.stringify(value, null, 2))
