import { strToU8, zipSync, type Zippable } from 'fflate'

/** A text object: place and size in millimetres, the codes as XML attributes with their text. */
export interface CraftedText {
  x: number
  y: number
  /** Default 5. */
  size?: number
  text: string
  /** DeltaX as written; by default one size per character. Null leaves it out. */
  deltaX?: string | null
  deltaY?: string
  matrix?: string
  attributes?: string
}

export interface CraftedOfdPage {
  texts?: readonly CraftedText[]
  /** XML put into the layer as it is. */
  inner?: string
  /** Id of a template. */
  template?: string
  box?: string
}

/** How a producer spells things. */
export interface OfdHabit {
  /** Prefix of elements, '' for the default namespace. Default 'ofd:'. */
  prefix?: string
  /** Folder of the document. Default Doc_0. */
  folder?: string
  /** Paths from the root with a slash, from the part's folder, or from the root without a slash. Default 'relative'. */
  paths?: 'absolute' | 'relative' | 'rooted'
}

export interface CraftedOfd extends OfdHabit {
  pages: readonly CraftedOfdPage[]
  templates?: Readonly<Record<string, CraftedOfdPage & { order?: 'Background' | 'Foreground' }>>
  /** Inside of Signatures, one entry a name: seal data to name, or null for a signature without a seal. */
  signatures?: readonly { provider?: string; at?: string; seal?: Uint8Array | null }[]
  attachments?: readonly { name: string; data: Uint8Array }[]
  /** Parts put in or over those made, by path. */
  parts?: Readonly<Record<string, Uint8Array | string>>
}

const NAMESPACE = 'http://www.ofdspec.org/2016'
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** The parts of an OFD by path. */
export function ofdParts(spec: CraftedOfd): Record<string, Uint8Array> {
  const { prefix: p = 'ofd:', folder = 'Doc_0', paths = 'relative' } = spec
  const parts: Record<string, Uint8Array> = {}
  const put = (path: string, root: string, inner: string): void => {
    const xmlns = p === '' ? `xmlns="${NAMESPACE}"` : `xmlns:${p.slice(0, -1)}="${NAMESPACE}"`
    parts[path] = strToU8(`<?xml version="1.0" encoding="UTF-8"?>\n<${p}${root} ${xmlns}>${inner}</${p}${root}>`)
  }
  const e = (name: string, attributes: string, inner: string): string => `<${p}${name}${attributes && ` ${attributes}`}>${inner}</${p}${name}>`
  /** How a part of the document's folder names a path within it. */
  const named = (path: string): string => (paths === 'absolute' ? `/${folder}/${path}` : paths === 'rooted' ? `${folder}/${path}` : path)
  const page = (path: string, { texts = [], inner = '', template, box }: CraftedOfdPage): void => {
    const objects = texts.map((text, i) => textObject(p, text, i + 100)).join('')
    put(path, 'Page', (box ? e('Area', '', e('PhysicalBox', '', box)) : '') + (template ? `<${p}Template TemplateID="${template}" ZOrder="Background"/>` : '') + e('Content', '', e('Layer', 'ID="2" Type="Body"', objects + inner)))
  }

  spec.pages.forEach((each, i) => page(`${folder}/Pages/Page_${i}/Content.xml`, each))
  const templates = Object.entries(spec.templates ?? {})
  templates.forEach(([id, each]) => page(`${folder}/Tpls/Tpl_${id}/Content.xml`, each))
  put(
    `${folder}/Document.xml`, 'Document',
    e('CommonData', '', e('MaxUnitID', '', '999') + e('PageArea', '', e('PhysicalBox', '', '0 0 210 297')) +
      templates.map(([id, { order }]) => `<${p}TemplatePage ID="${id}" ${order ? `ZOrder="${order}" ` : ''}BaseLoc="${named(`Tpls/Tpl_${id}/Content.xml`)}"/>`).join('')) +
      e('Pages', '', spec.pages.map((_, i) => `<${p}Page ID="${i + 10}" BaseLoc="${named(`Pages/Page_${i}/Content.xml`)}"/>`).join('')) +
      (spec.attachments ? e('Attachments', '', named('Attachs/Attachments.xml')) : ''),
  )
  if (spec.attachments) {
    put(`${folder}/Attachs/Attachments.xml`, 'Attachments', spec.attachments.map(({ name }, i) => e('Attachment', `ID="a${i}" Name="${escape(name)}"`, e('FileLoc', '', `file${i}.dat`))).join(''))
    spec.attachments.forEach(({ data }, i) => (parts[`${folder}/Attachs/file${i}.dat`] = data))
  }
  if (spec.signatures) {
    put(`${folder}/Signs/Signatures.xml`, 'Signatures', spec.signatures.map(({ seal }, i) => `<${p}Signature ID="${i + 1}" Type="${seal === null ? 'Sign' : 'Seal'}" BaseLoc="${paths === 'absolute' ? `/${folder}/Signs/` : ''}Sign_${i}/Signature.xml"/>`).join(''))
    spec.signatures.forEach(({ provider = '示例厂商', at = '20270605093000Z', seal }, i) => {
      const inner = `<${p}Provider ProviderName="${escape(provider)}" Company="${escape(provider)}" Version="1.0"/>${e('SignatureDateTime', '', at)}<${p}StampAnnot ID="1" PageRef="10" Boundary="120 200 40 40"/>${seal ? e('Seal', '', e('BaseLoc', '', 'Seal.esl')) : ''}`
      put(`${folder}/Signs/Sign_${i}/Signature.xml`, 'Signature', e('SignedInfo', '', inner) + e('SignedValue', '', 'SignedValue.dat'))
      if (seal) parts[`${folder}/Signs/Sign_${i}/Seal.esl`] = seal
    })
  }
  put('OFD.xml', 'OFD', e('DocBody', '', e('DocInfo', '', e('DocID', '', '0'.repeat(32))) + e('DocRoot', '', `${paths === 'absolute' ? '/' : ''}${folder}/Document.xml`) + (spec.signatures ? e('Signatures', '', `${folder}/Signs/Signatures.xml`) : '')))
  for (const [path, data] of Object.entries(spec.parts ?? {})) parts[path] = typeof data === 'string' ? strToU8(data) : data
  return parts
}

/** An OFD as a producer with these habits writes it. */
export const craftOfd = (spec: CraftedOfd): Uint8Array => zipSync(ofdParts(spec) as Zippable, { level: 6 })

function textObject(p: string, { x, y, size = 5, text, deltaX, deltaY, matrix, attributes = '' }: CraftedText, id: number): string {
  const steps = deltaX === undefined ? (text.length > 1 ? ` DeltaX="g ${text.length - 1} ${size}"` : '') : deltaX === null ? '' : ` DeltaX="${deltaX}"`
  return `<${p}TextObject ID="${id}" Boundary="${x} ${y} 180 ${size * 1.2}" Font="3" Size="${size}"${matrix ? ` CTM="${matrix}"` : ''} ${attributes}><${p}TextCode X="0" Y="${size * 0.88}"${steps}${deltaY ? ` DeltaY="${deltaY}"` : ''}>${escape(text)}</${p}TextCode></${p}TextObject>`
}

const der = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts)
  const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}
const text = (tag: number, words: string): Buffer => der(tag, Buffer.from(words, 'utf8'))

/** Data of a seal with this name, in the order of GB/T 38540-2020; nothing in it is signed. */
export function craftSeal(name: string): Buffer {
  const number = der(0x02, Buffer.from([4]))
  const header = der(0x30, text(0x16, 'ES'), number, text(0x16, 'example'))
  const properties = der(0x30, der(0x02, Buffer.from([1])), text(0x0c, name), der(0x02, Buffer.from([1])))
  return der(0x30, der(0x30, header, text(0x16, 'seal-1'), properties, der(0x30, text(0x16, 'png'))), der(0x04, Buffer.alloc(200)))
}
