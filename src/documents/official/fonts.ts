import { readdirSync, statSync, type Dirent } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { covers, readFontFile, type FontFace } from './font-file.ts'
import { fontRoles, type FontReport, type FontRole } from './fonts.rules.ts'

/** Every face at hand: the site's own first, then the machine's, then those that come with us. */
export interface FontShelf {
  faces: FontFace[]
  unreadable: string[]
  /** Folders the typesetter must be told of. */
  folders: string[]
}

/** What one role is set in: families in the order they are asked for a character. */
export interface RoleFonts {
  role: FontRole
  wanted: string
  substituted: boolean
  faces: FontFace[]
  /** Whether the first family has a bold face of its own. */
  hasBold: boolean
}

const MOST_FILES = 5000
const FONT_FILE = /\.(?:ttf|otf|ttc|otc)$/i

const packageFolder = (name: string): string => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
/** Only the two weights used: the package has eight of 15 MB each. */
const serif = packageFolder('@expo-google-fonts/noto-serif-sc')
const OURS = [join(serif, '400Regular'), join(serif, '700Bold'), join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '..', 'fonts')]

function machineFolders(): string[] {
  const home = homedir()
  if (process.platform === 'darwin') return ['/System/Library/Fonts', '/Library/Fonts', join(home, 'Library/Fonts')]
  if (process.platform === 'win32') return [join(process.env['SystemRoot'] ?? 'C:\\Windows', 'Fonts'), join(process.env['LOCALAPPDATA'] ?? home, 'Microsoft/Windows/Fonts')]
  return ['/usr/share/fonts', '/usr/local/share/fonts', join(home, '.fonts'), join(home, '.local/share/fonts')]
}

let machine: FontFace[] | null = null
let ours: FontFace[] | null = null

/** Opens the shelf with a site's folder, which need not exist. */
export function openShelf(folder: string | null): FontShelf {
  const site = folder ? facesIn(folder) : { faces: [], unreadable: [] }
  machine ??= machineFolders().flatMap((each) => facesIn(each).faces)
  ours ??= OURS.flatMap((each) => facesIn(each).faces)
  return { faces: [...site.faces, ...machine, ...ours], unreadable: site.unreadable, folders: [...(folder && exists(folder) ? [folder] : []), ...OURS] }
}

/** Changes when a file of the folder comes, goes or is replaced, so that new fonts serve without a restart. */
export const stateOf = (folder: string | null): string =>
  folder ? filesIn(folder).map((path) => { const { size, mtimeMs } = statSync(path); return `${path}:${size}:${mtimeMs}` }).join('\n') : ''

const exists = (folder: string): boolean => statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false

function filesIn(folder: string): string[] {
  let entries: Dirent[]
  try {
    entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  } catch {
    return []
  }
  return entries.filter((entry) => FONT_FILE.test(entry.name)).slice(0, MOST_FILES).map((entry) => join(entry.parentPath, entry.name)).filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile()).sort()
}

function facesIn(folder: string): { faces: FontFace[]; unreadable: string[] } {
  const faces: FontFace[] = []
  const unreadable: string[] = []
  for (const path of filesIn(folder)) {
    try {
      faces.push(...readFontFile(path))
    } catch {
      unreadable.push(relative(folder, path))
    }
  }
  return { faces, unreadable }
}

interface Wish {
  wanted: string
  /** Families that are what the standard means. */
  official: RegExp
  /** Free families by look, best first. */
  free: readonly string[]
}

const SERIF = ['Noto Serif SC', 'Noto Serif CJK SC', 'Source Han Serif SC', 'SimSun', 'Songti SC', 'Noto Sans S Chinese']
const WISHES: Record<FontRole, Wish> = {
  title: { wanted: '方正小标宋简体', official: /小标宋|XiaoBiaoSong/i, free: SERIF },
  body: { wanted: '仿宋_GB2312', official: /仿宋|Fang ?Song/i, free: SERIF },
  hei: { wanted: '黑体', official: /^(?:SimHei|STHeiti|Heiti SC|黑体|华文黑体|方正黑体)/i, free: ['Noto Sans S Chinese', 'Noto Sans CJK SC', 'Source Han Sans SC', ...SERIF] },
  kai: { wanted: '楷体_GB2312', official: /^(?:KaiTi|STKaiti|楷体|华文楷体|方正楷体|FZKai)/i, free: ['LXGW WenKai', '霞鹜文楷', ...SERIF] },
}

/** Chooses faces for each role. A site's folder comes first, whatever exactly its font is called. */
export function fontsFor(shelf: FontShelf): RoleFonts[] {
  return fontRoles.map((role) => {
    const { wanted, official, free } = WISHES[role]
    const upright = shelf.faces.filter((face) => !face.slanted)
    const named = (test: (family: string) => boolean) => {
      const found = upright.filter((face) => face.families.some(test))
      // Of one family the face nearest to regular.
      return found.sort((a, b) => Math.abs(a.weight - 400) - Math.abs(b.weight - 400))[0]
    }
    const first = upright.find((face) => face.families.some((family) => official.test(family))) ?? null
    const rest = free.flatMap((name) => named((family) => family === name) ?? [])
    const faces = [...new Set([...(first ? [first] : []), ...rest])]
    const head = faces[0]!
    return { role, wanted, substituted: first === null, faces, hasBold: upright.some((face) => face.weight >= 600 && face.families.some((family) => head.families.includes(family))) }
  })
}

/** Characters that show nothing by themselves: white space, joiners, selectors, marks of direction. */
const SILENT = /[\s\p{Default_Ignorable_Code_Point}]/u

/**
 * Looks up who draws what: which faces beyond the roles' own are needed, and which characters nobody has.
 * @param nameOf the family a face stands under in the report
 */
export function findGlyphs(
  fonts: readonly RoleFonts[], shelf: FontShelf, texts: Readonly<Record<FontRole, Iterable<string>>>, nameOf: (face: FontFace) => string,
): { report: FontReport; extra: FontFace[] } {
  const report: FontReport = { roles: fonts.map(({ role, wanted, substituted, faces }) => ({ role, wanted, used: nameOf(faces[0]!), substituted })), fellBack: [], missing: [], unreadable: shelf.unreadable }
  const missing = new Set<string>()
  const extra = new Set<FontFace>()
  for (const { role, faces } of fonts) {
    const own = faces[0]!.coverage()
    for (const character of new Set(texts[role])) {
      const code = character.codePointAt(0)!
      if (covers(own, code) || SILENT.test(character)) continue
      const has = (face: FontFace) => covers(face.coverage(), code)
      const other = faces.find(has) ?? shelf.faces.find((face) => !face.slanted && has(face))
      if (!other) missing.add(character)
      else {
        if (!faces.includes(other)) extra.add(other)
        report.fellBack.push({ character, role, used: nameOf(other) })
      }
    }
  }
  report.missing = [...missing]
  return { report, extra: [...extra] }
}
