import { writeWorkbook } from '../src/documents/sheets/index.ts'

const titles = ['单位代码', '单位名称', '简称', '类别', '层级', '上级单位代码', '联络员', '职务', '手机'] as const

/** One line of a roster: code, name, short name, kind, level, code of the parent, and the liaison with duty and telephone. */
export type RosterLine = readonly [code: string, name: string, shortName: string, kind: string, level: string, parent?: string, liaison?: string, duty?: string, phone?: string]

/** A roster as an office keeps it: a real .xlsx in the template's columns. */
export async function rosterFile(lines: readonly RosterLine[]): Promise<Buffer> {
  const rows = lines.map((line) => titles.map((_, column) => line[column] ?? null))
  const parts: Uint8Array[] = []
  for await (const part of writeWorkbook([{ name: '名册', columns: titles.map((title) => ({ title, width: 18 })), rows }], { now: new Date('2027-05-01T00:00:00Z') })) parts.push(part)
  return Buffer.concat(parts)
}
