import { compareWith, CopyIndex, leastShared, lettersOf, shinglesOfAll, sketchOf } from '../src/documents/copying/index.ts'
import { boilerplate, disguised, reportOf, sentenceOf, textOf } from '../test/makers/report-texts.ts'
import { seeded, type Random } from '../test/makers/random.ts'
import type { AccuracyRow } from './row.ts'

const kinds = ['verbatim', 'figures and names changed', 'sentences reordered', 'changed and reordered', 'mixed from two'] as const
type Kind = (typeof kinds)[number]
/** What everyone was given to read; half of the reports quote from it. */
const notice = [
  '各县区科协要围绕服务中心大局，组织动员广大科技工作者深入基层一线，开展面对面的科技志愿服务，切实解决群众生产生活中的难题。',
  '活动期间要突出主题、注重实效，坚持小型、分散、多样、节俭的原则，严禁搞形式、走过场，严格落实安全责任。',
  '请于活动结束后及时报送活动情况、特色亮点和经验做法，做到数字准确、内容真实、图文并茂，由单位主要负责同志审核把关。',
]

interface Case { kind: Kind; text: string; sources: { id: number; share: number }[] }
interface Seen { found: boolean; error: number }

const lettersIn = (sentences: readonly string[]) => lettersOf(sentences.join('')).codes.length

/** A report of which a part is taken from others, and how much of it, letter by letter. */
function plant(kind: Kind, wanted: number, sources: readonly { id: number; own: string[] }[], random: Random): Case {
  const taken = sources.map(({ id, own }) => {
    const size = (wanted / sources.length) * 900
    const sentences: string[] = []
    for (const sentence of own) if (lettersIn(sentences) < size) sentences.push(sentence)
    return { id, sentences: kind.includes('changed') ? disguised(sentences, random) : sentences }
  })
  const fresh: string[] = []
  const copied = taken.reduce((sum, { sentences }) => sum + lettersIn(sentences), 0)
  while (lettersIn(fresh) < copied * (1 / wanted - 1)) fresh.push(sentenceOf(random))
  const parts = [...taken.flatMap(({ sentences }) => sentences), ...fresh]
  if (kind.includes('reordered')) for (let i = parts.length - 1; i > 0; i--) {
    const j = Math.floor(random.between(0, i + 1))
    const held = parts[i]!
    parts[i] = parts[j]!
    parts[j] = held
  }
  return { kind, text: textOf(parts), sources: taken.map(({ id, sentences }) => ({ id, share: lettersIn(sentences) / lettersIn(parts) })) }
}

/**
 * Planted copies among independent reports: whether each is found beside its source and how far its share is off;
 * what independent reports seem to share; what quoting the notice counts.
 * @param options.count independent reports, and planted copies
 */
export async function copyingAccuracy({ count, seed }: { count: number; seed: number }): Promise<AccuracyRow[]> {
  const random = seeded(seed)
  const bases = Array.from({ length: Math.max(count, 400) }, (_, i) => reportOf(seed * 1_000_003 + i))
  const given = shinglesOfAll(notice)
  const ignored = new Set(given)
  const index = new CopyIndex()
  for (const [id, { text }] of bases.entries()) index.add(id, sketchOf(text))
  const ownOf = (id: number) => bases[id]!.sentences.filter((sentence) => !(boilerplate as readonly string[]).includes(sentence))

  const seen = new Map<Kind, Seen[]>(kinds.map((kind) => [kind, []]))
  for (let i = 0; i < count; i++) {
    const kind = kinds[i % kinds.length]!
    const wanted = kind === 'mixed from two' ? random.between(0.5, 1) : random.between(0.2, 1)
    const from = (kind === 'mixed from two' ? [0, 1] : [0]).map((step) => (Math.floor(random.between(0, bases.length)) + step) % bases.length)
    const made = plant(kind, wanted, [...new Set(from)].map((id) => ({ id, own: ownOf(id) })), random)
    const matches = askAbout(made.text)
    for (const source of made.sources) {
      const match = matches.find((each) => each.id === source.id)
      seen.get(kind)!.push({ found: match !== undefined && match.share > 0, error: Math.abs((match?.share ?? 0) - source.share) })
    }
  }

  // those the index names, and three it may not
  const alone = bases.slice(0, count).map(({ text }, id) => {
    const beside = [1, 2, 3].map((step) => bases[(id + step * 97) % bases.length]!.text)
    return highest([...askAbout(text, id), ...compareWith(text, beside, { given, common: index.commonOf(sketchOf(text)) })].map(({ share }) => share))
  })
  const quoting = Array.from({ length: Math.min(count, 200) }, (_, i) => {
    const sentences = [...reportOf(seed * 7_000_003 + i, 600).sentences, ...notice]
    const other = [...reportOf(seed * 9_000_011 + i, 600).sentences, ...notice]
    return compareWith(textOf(sentences), [textOf(other)], { given, common: index.commonOf(sketchOf(textOf(sentences))) })[0]!.share
  })

  /** As the product asks: candidates from the index, then letter by letter. */
  function askAbout(text: string, self = -1) {
    const sketch = sketchOf(text)
    const candidates = index.candidates(sketch, { most: 12, least: leastShared(sketch), except: (id) => id === self, common: ignored })
    const compared = compareWith(text, candidates.map(({ id }) => bases[id]!.text), { given, common: index.commonOf(sketch) })
    return candidates.map(({ id }, i) => ({ id, share: compared[i]!.share }))
  }

  const all = [...seen.values()].flat()
  const within = all.filter(({ error }) => error <= 0.05).length / all.length
  const breakdown = kinds.map((kind) => {
    const of = seen.get(kind)!
    return `${kind}: ${of.filter(({ found }) => found).length}/${of.length} found, share off by ${percent(mean(of))} in the mean, ${percent(highest(of.map(({ error }) => error)))} at most`
  })
  const found = all.filter((each) => each.found).length / all.length
  return [
    { name: 'copying: planted copies of 20 to 100 % found beside their source', value: found, unit: '', of: all.length, want: '≥ 0.995', ok: found >= 0.995, detail: breakdown },
    { name: 'copying: share within 0.05 of what was copied', value: within, unit: '', of: all.length, want: '≥ 0.95', ok: within >= 0.95 },
    { name: 'copying: independent reports, the highest share of any', value: highest(alone), unit: '', of: alone.length, want: '≤ 0.06', ok: highest(alone) <= 0.06 },
    { name: 'copying: reports that quote the notice at length, the highest share', value: highest(quoting), unit: '', of: quoting.length, want: '≤ 0.03', ok: highest(quoting) <= 0.03 },
  ]
}

const mean = (of: readonly Seen[]) => of.reduce((sum, { error }) => sum + error, 0) / Math.max(1, of.length)
const highest = (values: readonly number[]) => values.reduce((most, value) => Math.max(most, value), 0)
const percent = (share: number) => `${(100 * share).toFixed(1)} %`
