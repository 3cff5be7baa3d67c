import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findGlyphs, fontsFor, openShelf, stateOf, type FontShelf, type RoleFonts } from '../official/fonts.ts'
import type { FontRole } from '../official/fonts.rules.ts'

/** A typeset piece: its PDF, and on which of its pages (from 1) each marked place stands. */
export interface Typeset {
  pdf: Uint8Array
  pages: number
  marks: Map<number, number>
}

interface Typesetter {
  compiler: NodeCompiler
  shelf: FontShelf
  fonts: RoleFonts[]
  state: string
  folder: string | null
}

let typesetter: Typesetter | undefined

/** The one typesetter of this thread; made anew when the site's own fonts change. */
function ready(folder: string | null): Typesetter {
  const state = stateOf(folder)
  if (typesetter && typesetter.folder === folder && typesetter.state === state) return typesetter
  const shelf = openShelf(folder)
  // Data and pictures are laid over this folder in memory; nothing but the layout is read from it.
  const compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontPaths: shelf.folders }] })
  typesetter = { compiler, shelf, fonts: fontsFor(shelf), state, folder }
  return typesetter
}

const layout = readFileSync(join(import.meta.dirname, 'layout.typ'), 'utf8')

/**
 * Typesets leaves of a compilation. Synchronous work of some milliseconds a page: runs in a worker.
 * @param input what layout.typ reads, but for the faces
 * @param files pictures by name, as `input` names them
 * @param text every character of the input, so that each finds a font
 * @throws Error when the typesetter fails, which is a fault of ours: no text can make it fail
 */
export function typeset(input: object, files: ReadonlyMap<string, Uint8Array>, text: string, fontFolder: string | null): Typeset {
  const { compiler, shelf, fonts } = ready(fontFolder)
  const characters = new Set(text)
  const { extra } = findGlyphs(fonts, shelf, Object.fromEntries(fonts.map(({ role }) => [role, characters])) as Record<FontRole, Set<string>>, ({ families }) => families[0]!)
  // A face has several names and the typesetter knows it by one of them; it passes over those it does not know.
  const families = fonts.map(({ role, faces }) => [role, [...new Set([...faces, ...extra].flatMap((face) => face.families))]] as const)
  // A free serif font comes nearest to 小标宋 in bold.
  const faces = { ...Object.fromEntries(families), boldTitle: fonts.some(({ role, substituted }) => role === 'title' && substituted) }
  const paths = new Map([...files].map(([name, bytes]) => [join(import.meta.dirname, name), bytes]))
  paths.set(join(import.meta.dirname, 'input.json'), Buffer.from(JSON.stringify({ ...input, faces })))
  try {
    for (const [path, bytes] of paths) compiler.mapShadow(path, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    const result = compiler.compile({ mainFileContent: layout, resetRead: true })
    const document = result.result
    if (!document) throw new Error(`typesetting failed: ${(result.takeDiagnostics()?.shortDiagnostics ?? []).map((each: { message?: string }) => each.message ?? String(each)).join('; ')}`)
    const marks = (compiler.query(document, { selector: '<mark>', field: 'value' }) as { id: number; page: number }[]).map(({ id, page }) => [id, page] as const)
    return { pdf: compiler.pdf(document, { pdfTags: false }), pages: document.numOfPages, marks: new Map(marks) }
  } finally {
    for (const path of paths.keys()) compiler.unmapShadow(path)
    // Nothing of one piece serves the next.
    compiler.evictCache(0)
  }
}
