import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FontFace } from './font-file.ts'
import { findGlyphs, fontsFor, openShelf, stateOf, type FontShelf, type RoleFonts } from './fonts.ts'
import type { FontReport, FontRole } from './fonts.rules.ts'

/** Typesetting results kept between documents: enough for the layout itself, not for what documents differ in. */
const KEPT_ROUNDS = 3

/** The typesetter with the fonts of one folder. */
export interface TypstEngine {
  /** @param texts all characters of the document by role, for the report and the fallback fonts */
  pdf(document: object, texts: Readonly<Record<FontRole, Iterable<string>>>): { pdf: Uint8Array; pages: number; fonts: FontReport }
}

let current: { folder: string | null; state: string; engine: TypstEngine } | undefined

/** The one typesetter of this thread. Making it reads the font list, so it stays until the folder or its files change. */
export function typstEngine(folder: string | null): TypstEngine {
  const state = stateOf(folder)
  if (current?.folder !== folder || current.state !== state) current = { folder, state, engine: makeEngine(folder) }
  return current.engine
}

function makeEngine(folder: string | null): TypstEngine {
  const shelf = openShelf(folder)
  const layout = readFileSync(join(import.meta.dirname, 'layout.typ'), 'utf8')
  // Documents are data, so nothing but the layout is ever read from the root the compiler wants.
  const compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontPaths: shelf.folders }] })
  const names = new FamilyNames(compiler)
  const fonts = fontsFor(shelf)
  names.learn(fonts.flatMap(({ faces }) => faces))
  const known = fonts.map((each): RoleFonts => ({ ...each, faces: each.faces.filter((face) => names.of(face) !== null) }))

  return {
    pdf(document, texts) {
      const { report, extra } = findGlyphs(known, shelf, texts, (face) => names.of(face) ?? face.families[0]!)
      names.learn(extra)
      const faces = JSON.stringify(facesFor(known, extra, names, shelf))
      const result = compiler.compile({ mainFileContent: layout, inputs: { document: JSON.stringify(document), faces } })
      const typeset = result.result
      if (!typeset) throw new Error(`typesetting failed: ${messages(result.takeDiagnostics()?.shortDiagnostics)}`)
      const pdf = compiler.pdf(typeset)
      compiler.evictCache(KEPT_ROUNDS)
      return { pdf: new Uint8Array(pdf), pages: typeset.numOfPages, fonts: report }
    },
  }
}

function facesFor(fonts: readonly RoleFonts[], extra: readonly FontFace[], names: FamilyNames, shelf: FontShelf): object {
  const more = extra.flatMap((face) => names.of(face) ?? [])
  const families = Object.fromEntries(fonts.map(({ role, faces }) => [role, [...faces.flatMap((face) => names.of(face) ?? []), ...more]]))
  const title = fonts.find(({ role }) => role === 'title')!
  const song = shelf.faces.find((face) => face.families.some((family) => /^(?:SimSun|STSong|宋体)$/i.test(family)))
  if (song) names.learn([song])
  return {
    ...families,
    // Page numbers are 宋体, which free serif fonts are too.
    song: [...(song ? names.of(song) ?? [] : []), ...title.faces.filter((face) => /serif|song|宋/i.test(names.of(face) ?? '')).map((face) => names.of(face))].flat(),
    hasBold: fonts.find(({ role }) => role === 'body')!.hasBold,
    // A free serif font comes nearest to 小标宋 in bold.
    boldTitle: title.substituted,
  }
}

/** The name the compiler knows a face by: fonts have several, and it warns of each it does not know, for every document anew. */
class FamilyNames {
  readonly #known = new Map<FontFace, string | null>()
  readonly #compiler: NodeCompiler

  constructor(compiler: NodeCompiler) {
    this.#compiler = compiler
  }

  of(face: FontFace): string | null {
    return this.#known.get(face) ?? null
  }

  learn(faces: readonly FontFace[]): void {
    const strange = faces.filter((face) => !this.#known.has(face))
    if (strange.length === 0) return
    const all = [...new Set(strange.flatMap(({ families }) => families))]
    const probe = this.#compiler.compile({ mainFileContent: '#set text(font: json(bytes(sys.inputs.families)))\n探', inputs: { families: JSON.stringify(all) } })
    const unknown = messages(probe.takeWarnings()?.shortDiagnostics).toLowerCase()
    for (const face of strange) this.#known.set(face, face.families.find((family) => !unknown.includes(`unknown font family: ${family.toLowerCase()}\n`)) ?? null)
  }
}

const messages = (diagnostics: unknown[] | undefined): string =>
  (diagnostics ?? []).map((each) => `${(each as { message?: string }).message ?? String(each)}\n`).join('')
