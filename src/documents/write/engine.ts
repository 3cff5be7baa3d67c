import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Families by role, best first: a site's licensed fonts, then free ones by look, then the one that comes with us and has 20,945 hanzi. */
const OURS = 'Noto Sans S Chinese'
const SERIF = ['Noto Serif CJK SC', 'Noto Serif SC', 'Source Han Serif SC', 'SimSun', OURS]
const SANS = ['Noto Sans CJK SC', 'Source Han Sans SC', OURS]
const FACES = {
  title: ['FZXiaoBiaoSong-B05S', 'FZXiaoBiaoSong-B05', ...SERIF],
  body: ['FangSong_GB2312', 'FangSong', 'STFangsong', ...SERIF],
  hei: ['SimHei', 'STHeiti', ...SANS],
  kai: ['KaiTi_GB2312', 'KaiTi', 'STKaiti', 'LXGW WenKai', ...SERIF],
}
/** Typesetting results kept between papers: enough for the layout itself, not for what papers differ in. */
const KEPT_ROUNDS = 3

export interface TypstEngine {
  pdf(paper: object): Uint8Array
}

let engine: TypstEngine | undefined

/** The one typesetter of this thread: making it reads the machine's font list once. */
export function typstEngine(): TypstEngine {
  engine ??= makeEngine()
  return engine
}

function makeEngine(): TypstEngine {
  const fonts = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '..', 'fonts')
  const layout = readFileSync(join(import.meta.dirname, 'layout.typ'), 'utf8')
  // Papers are data, so nothing but the layout is ever read from the root the compiler wants.
  const compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontPaths: [fonts] }] })
  const faces = JSON.stringify(presentFaces(compiler))

  return {
    pdf(paper) {
      const result = compiler.compile({ mainFileContent: layout, inputs: { paper: JSON.stringify(paper), faces } })
      const document = result.result
      if (!document) throw new Error(`typesetting failed: ${messages(result.takeDiagnostics()?.shortDiagnostics)}`)
      const pdf = compiler.pdf(document)
      compiler.evictCache(KEPT_ROUNDS)
      return new Uint8Array(pdf)
    },
  }
}

/** The compiler warns of each family it does not know, for every paper anew; asking once leaves those out. */
function presentFaces(compiler: NodeCompiler): Record<string, string[]> {
  const all = [...new Set(Object.values(FACES).flat())]
  const probe = compiler.compile({ mainFileContent: `#set text(font: ${JSON.stringify(all).replace('[', '(').replace(']', ')')})\n探` })
  const unknown = messages(probe.takeWarnings()?.shortDiagnostics).toLowerCase()
  return Object.fromEntries(
    Object.entries(FACES).map(([role, families]) => [role, families.filter((family) => !unknown.includes(`unknown font family: ${family.toLowerCase()}\n`))]),
  )
}

const messages = (diagnostics: unknown[] | undefined): string =>
  (diagnostics ?? []).map((each) => `${(each as { message?: string }).message ?? String(each)}\n`).join('')
