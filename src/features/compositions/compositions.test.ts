import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeWorkers } from '../../documents/worker/index.ts'
import { readWord } from '../../documents/word/index.ts'
import { withPdf } from '../../documents/pdf/index.ts'
import type { OfficialDocument } from '../../documents/official/model.ts'
import { writeOfficialDocx } from '../../documents/official/docx.ts'
import { issueCampaign } from '../../../test/issued.ts'
import { makeWorld, type PersonName, type World } from '../../../test/world.ts'

let world: World
beforeAll(async () => { world = await makeWorld() })
afterAll(async () => {
  await closeWorkers()
  await world.close()
})

interface Composition { id: number; revision: number; state: string; title: string; characters: number; document: OfficialDocument; enclosures: (number | null)[]; files: { id: number; role: string; name: string; size: number; pages: number | null }[]; readingId: number | null; noticeId: number | null; may: { write: boolean; send: boolean }; updatedBy: string }
const api = '/api/compositions'

/** A whole notice, as somebody would write it. */
const notice = (change: Partial<OfficialDocument> = {}): OfficialDocument => ({
  schema: 'official/1', kind: 'notice', letterhead: { issuers: ['云岭市科学技术协会'], style: 'document', docNumber: '云科协发〔2027〕9号' },
  title: '关于开展2027年全国科技工作者日活动的通知', addressees: '各县区科协，各市级学会', numbering: 'auto',
  body: [
    { kind: 'paragraph', runs: [{ text: '为办好2027年全国科技工作者日活动，现将有关事项通知如下。' }] },
    { kind: 'heading', level: 1, text: '活动安排' },
    { kind: 'heading', level: 2, text: '举办科学大讲堂。', runIn: '5月30日，邀请专家作报告。责任部室：科普部。' },
    { kind: 'heading', level: 2, text: '走访科技工作者。', runIn: '6月3日，走访基层科技工作者。责任部室：科普部。' },
    { kind: 'heading', level: 1, text: '有关要求' },
    { kind: 'paragraph', runs: [{ text: '各县区科协、各市级学会于6月5日前报送活动总结报告（2000字以内，盖章PDF版和Word版）。' }] },
  ],
  attachments: [], signature: { issuers: ['云岭市科学技术协会'], date: '2027-05-20', sealed: true }, note: '联系人：江见白　联系电话：0000-8888021', imprint: { printer: '云岭市科协办公室', printedOn: '2027-05-20' }, ...change,
})

async function begin(person: PersonName, document: OfficialDocument = notice()): Promise<Composition> {
  const made = await world.as(person).post(api, { from: 'document', kind: document.kind, document })
  expect(made.status).toBe(201)
  return open(person, (made.body as { id: number }).id)
}
const open = async (person: PersonName, id: number) => (await world.as(person).get(`${api}/${id}`)).body as Composition
const save = (person: PersonName, it: Composition, document: unknown, revision = it.revision) => world.as(person).put(`${api}/${it.id}`, { revision, document, enclosures: it.enclosures })
const finish = (person: PersonName, it: Composition, revision = it.revision) => world.as(person).post(`${api}/${it.id}/finish`, { revision })
const enclose = (person: PersonName, it: Composition, name: string, bytes: Buffer) => world.as(person).post(`${api}/${it.id}/enclosures`, bytes, { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) })
const lines = async () => (await world.ctx.db.selectFrom('audit_log').select(['action', 'object', 'person_name as by']).where('action', 'like', 'composition.%').orderBy('id').execute())

describe('writing', () => {
  test.each([['notice', 'document'], ['letter', 'letter'], ['minutes', 'minutes'], ['plan', undefined], ['summary', undefined], ['report', 'document']] as const)('%s begins with the parts it has', async (kind, style) => {
    const made = await world.as('office').post(api, { from: 'template', kind })
    const { document } = await open('office', (made.body as { id: number }).id)
    expect(document.letterhead?.style).toBe(style)
    expect(document.body.length).toBeGreaterThan(3)
    expect(JSON.stringify(document)).toContain('云岭市科学技术协会')
  })

  test('what was typed is kept, counted as Word counts, and its last writer named', async () => {
    const it = await begin('office')
    const saved = await save('officeTwo', it, { ...it.document, title: '关于召开座谈会的通知' })
    expect(saved).toMatchObject({ status: 200, body: { revision: 2 } })
    const now = await open('office', it.id)
    expect(now).toMatchObject({ title: '关于召开座谈会的通知', revision: 2, updatedBy: world.nameOf('officeTwo') })
    expect(now.characters).toBe((saved.body as { characters: number }).characters)
    expect(now.characters).toBeGreaterThan(100)
  })

  test('of two who save at once one is told who was first, and nothing is overwritten', async () => {
    const it = await begin('office')
    const answers = await Promise.all([save('office', it, { ...it.document, title: '甲' }), save('officeTwo', it, { ...it.document, title: '乙' })])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
    const [won, lost] = answers[0]!.status === 200 ? ['office', answers[1]!] as const : ['officeTwo', answers[0]!] as const
    expect(lost.body).toMatchObject({ code: 'compositions/changed', message: expect.stringContaining(world.nameOf(won)) })
    expect((await open('office', it.id)).title).toBe(won === 'office' ? '甲' : '乙')
  })

  test('an hour of typing is a few lines of the log, not one for each save', async () => {
    const it = await begin('office')
    const before = (await lines()).length
    let { revision } = it
    for (let minute = 0; minute < 25; minute++) {
      world.clock.now = new Date(world.clock.now.getTime() + 60_000)
      revision = ((await save('office', it, { ...it.document, title: `第 ${minute} 稿` }, revision)).body as { revision: number }).revision
    }
    const saves = (await lines()).slice(before).filter((line) => line.action === 'composition.save')
    expect(saves).toHaveLength(2)
  })

  test('begins from pasted text: numbers become headings', async () => {
    const text = ['关于报送情况的通知', '各县区科协：', '请报送情况。', '一、报送内容', '（一）总体情况。包括人数。', '二、报送时间', '6月5日前。', '云岭市科学技术协会', '2027年5月20日'].join('\n')
    const made = await world.as('office').post(api, { from: 'text', kind: 'notice', text })
    const { document } = await open('office', (made.body as { id: number }).id)
    expect(document).toMatchObject({ title: '关于报送情况的通知', signature: { issuers: ['云岭市科学技术协会'], date: '2027-05-20' } })
    expect(document.body.filter((block) => block.kind === 'heading').map((block) => block.kind === 'heading' && block.text)).toEqual(['报送内容', '总体情况。', '报送时间'])
  })

  test('begins from a Word file, its numbers and tables with it', async () => {
    const source = notice({ body: [...notice().body, { kind: 'table', head: ['材料', '时间'], rows: [['工作方案', '5月12日'], ['活动总结', '6月5日']] }] })
    const made = await world.as('office').post(`${api}/from-word?kind=notice`, Readable.from([Buffer.from(await writeOfficialDocx(source))]), { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent('通知.docx') })
    expect(made.status).toBe(201)
    const { document } = await open('office', (made.body as { id: number }).id)
    expect(document.body.find((block) => block.kind === 'table')).toMatchObject({ rows: expect.arrayContaining([['活动总结', '6月5日']]) })
    expect(document.body.filter((block) => block.kind === 'heading')).toHaveLength(4)
  })

  test('begins from the plan of a campaign', async () => {
    const campaign = await issueCampaign(world, { to: ['east'], requirements: [{ title: '活动总结', dueAt: new Date('2027-06-05T15:59:59Z'), who: ['east'] }] })
    const made = await world.as('office').post(api, { from: 'campaign', kind: 'notice', campaign })
    const { document } = await open('office', (made.body as { id: number }).id)
    expect(document.title).toBe('关于开展2027年全国科技工作者日活动的通知')
    expect(JSON.stringify(document.body)).toContain('活动总结')
    expect(document.note).toContain('江见白')
  })
})

describe('looking', () => {
  test('pages come as pictures, with their number, the fonts used and the text of each', async () => {
    const answer = await world.as('office').post(`${api}/previews`, { unit: world.units.city, document: notice(), from: 1, count: 3, width: 400 })
    expect(answer.status).toBe(200)
    const body = answer.body as { pages: number; images: { page: number; png: string }[]; texts: string[]; fonts: { roles: unknown[]; missing: string[] } }
    expect(body.images.map((image) => image.page)).toEqual(Array.from({ length: body.pages }, (_, index) => index + 1))
    expect(Buffer.from(body.images[0]!.png, 'base64').subarray(1, 4).toString()).toBe('PNG')
    expect(body.texts.join('').replaceAll(/\s/g, '')).toContain('走访基层科技工作者')
    expect(body.fonts).toMatchObject({ missing: [] })
  })

  test('is the same for the draft that is kept, and for the finished file', async () => {
    const it = await begin('office')
    expect((await world.as('observer').get(`${api}/${it.id}/preview?width=200`)).body).toMatchObject({ pages: expect.any(Number), images: expect.arrayContaining([expect.objectContaining({ page: 1 })]) })
    await finish('office', it)
    expect((await world.as('observer').get(`${api}/${it.id}/preview?width=200`)).body).toMatchObject({ fonts: null, images: expect.arrayContaining([expect.objectContaining({ page: 1 })]) })
  })
})

describe('finishing', () => {
  test('keeps a PDF and a Word file byte for byte and closes the text', async () => {
    const it = await begin('office')
    const done = (await finish('office', it)).body as Composition
    expect(done).toMatchObject({ state: 'finished' })
    expect(done.files.map((file) => file.role)).toEqual(['pdf', 'docx'])
    const pdf = await world.as('office').get(`${api}/${it.id}/document.pdf`)
    const again = await world.as('observer').get(`${api}/${it.id}/document.pdf`)
    expect(pdf.raw.equals(again.raw)).toBe(true)
    expect(String(pdf.headers['content-disposition'])).toContain(encodeURIComponent('关于开展2027年全国科技工作者日活动的通知.pdf'))
    const text = await withPdf(new Uint8Array(pdf.raw), (file) => file.pageText(1).lines.map((line) => line.text).join(''))
    expect(text.replaceAll(/\s/g, '')).toContain('云科协发〔2027〕9号')
    const word = readWord(new Uint8Array((await world.as('office').get(`${api}/${it.id}/document.docx`)).raw), { numbers: true })
    expect(word.paragraphs.map((paragraph) => paragraph.number + paragraph.text).join('\n')).toContain('一、活动安排')
    for (const refused of [await save('office', { ...it, revision: done.revision }, it.document), await finish('office', done), await world.as('office').delete(`${api}/${it.id}`), await enclose('office', it, '表.xlsx', Buffer.from('x'))])
      expect(refused).toMatchObject({ status: 409, body: { code: 'compositions/finished' } })
  })

  test('of two who finish at once one does it', async () => {
    const it = await begin('office')
    const answers = await Promise.all([finish('office', it), finish('officeTwo', it)])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
    expect((await open('office', it.id)).files).toHaveLength(2)
  })

  test('is refused while something is missing, place by place', async () => {
    const it = await begin('office', notice({ title: ' ', body: [{ kind: 'paragraph', runs: [{ text: '' }] }], attachments: [{ title: '名单', body: [] }] }))
    expect(await finish('office', it)).toMatchObject({ status: 400, body: { code: 'compositions/incomplete', details: [{ message: '还没有标题。' }, { message: '正文还是空的。' }, { message: expect.stringContaining('附件1《名单》') }] } })
  })

  test('an older revision is not what gets finished', async () => {
    const it = await begin('office')
    await save('officeTwo', it, { ...it.document, title: '改过的' })
    expect(await finish('office', it)).toMatchObject({ status: 409, body: { code: 'compositions/changed' } })
  })

  test('a new draft begins as the finished one stands, its files with it', async () => {
    const it = await begin('office', notice({ attachments: [{ title: '汇总表', body: [] }] }))
    const file = (await enclose('office', it, '汇总表.xlsx', Buffer.from('a table'))).body as { id: number }
    await world.as('office').put(`${api}/${it.id}`, { revision: it.revision, document: it.document, enclosures: [file.id] })
    await finish('office', await open('office', it.id))
    const { id } = (await world.as('officeTwo').post(`${api}/${it.id}/copies`)).body as { id: number }
    const copy = await open('office', id)
    expect(copy).toMatchObject({ state: 'draft', document: it.document, readingId: null })
    expect((await world.as('office').get(`${api}/${id}/enclosures/${copy.enclosures[0]}`)).raw.toString()).toBe('a table')
  })

  test('a draft says so in the name of its file', async () => {
    const it = await begin('eastLiaison', notice({ kind: 'plan', title: '东溪县工作方案' }))
    expect(String((await world.as('eastLiaison').get(`${api}/${it.id}/document.docx`)).headers['content-disposition'])).toContain(encodeURIComponent('东溪县工作方案（草稿）.docx'))
  })
})

describe('sending', () => {
  test('a finished notice is read from its own lines, goes out with its PDF and Word, and the unit gets both', async () => {
    const it = await begin('office', notice({ attachments: [{ title: '汇总表', body: [] }] }))
    const file = (await enclose('office', it, '汇总表.xlsx', Buffer.from('a table'))).body as { id: number }
    await world.as('office').put(`${api}/${it.id}`, { revision: it.revision, document: it.document, enclosures: [file.id] })
    expect(await world.as('office').post(`${api}/${it.id}/reading`)).toMatchObject({ status: 409, body: { code: 'compositions/not-finished' } })
    await finish('office', await open('office', it.id))
    const answers = await Promise.all([world.as('office').post(`${api}/${it.id}/reading`), world.as('officeTwo').post(`${api}/${it.id}/reading`)])
    const [first, second] = answers.map((answer) => (answer.body as { readingId: number }).readingId)
    expect(first).toBe(second)

    let reading = (await world.as('office').get(`/api/readings/${first}`)).body as { version: number; format: string; fileName: string; plan: { title: { value: string }; doc_number: { value: string }; activities: { name: string }[]; reports: { what: string; length: { max: number } }[]; recipients: { name: string }[] }; questions: { key: string; decision: unknown }[] }
    expect(reading).toMatchObject({ format: 'pdf', fileName: expect.stringMatching(/\.pdf$/), plan: { title: { value: it.document.title }, doc_number: { value: '云科协发〔2027〕9号' } } })
    expect(reading.plan.activities.map((activity) => activity.name)).toEqual(['举办科学大讲堂', '走访科技工作者'])
    expect(reading.plan.reports).toMatchObject([{ what: '活动总结报告', length: { max: 2000 } }])
    for (const question of reading.questions) reading = (await world.as('office').put(`/api/readings/${first}/decisions`, { version: reading.version, key: question.key, answer: { as: 'aside' } })).body as typeof reading
    const confirmed = (await world.as('office').post(`/api/readings/${first}/confirmation`, { version: reading.version })).body as { campaignId: number; noticeId: number }
    const key = `/api/campaigns/${confirmed.campaignId}/notices/${confirmed.noticeId}`
    expect(await world.as('office').post(`${key}/issue`)).toMatchObject({ status: 201 })
    const received = (await world.as('eastLiaison').get(`${key}/receipt`)).body as { files: { id: number; name: string }[] }
    expect(received.files.map((each) => each.name)).toEqual([`${it.title}.pdf`, `${it.title}.docx`, '汇总表.xlsx'])
    const kept = await world.as('office').get(`${api}/${it.id}/document.pdf`)
    expect((await world.as('eastLiaison').get(`${key}/receipt/files/${received.files[0]!.id}`)).raw.equals(kept.raw)).toBe(true)
  })

  test('a finished notice becomes a follow-up of an issued one, with its files, once', async () => {
    const campaign = await issueCampaign(world, { to: ['east', 'west'] })
    const it = await begin('office', notice({ title: '关于延期的补充通知' }))
    await finish('office', it)
    const send = () => world.as('office').post(`${api}/${it.id}/follow-up`, { campaign, notice: 1 })
    const made = await send()
    expect(made).toMatchObject({ status: 201, body: { noticeId: 2 } })
    expect(await send()).toMatchObject({ status: 409, body: { code: 'compositions/sent' } })
    const followUp = (await world.as('office').get(`/api/campaigns/${campaign}/notices/2`)).body as { title: string; follows: number; files: { name: string }[] }
    expect(followUp).toMatchObject({ title: '关于延期的补充通知', follows: 1 })
    expect(followUp.files.map((file) => file.name)).toEqual(['关于延期的补充通知.pdf', '关于延期的补充通知.docx'])
  })

  test('a letter goes to no units, and a liaison issues nothing', async () => {
    const letter = await begin('office', notice({ kind: 'letter', letterhead: { issuers: ['云岭市科学技术协会'], style: 'letter' } }))
    await finish('office', letter)
    expect(await world.as('office').post(`${api}/${letter.id}/reading`)).toMatchObject({ status: 409, body: { code: 'compositions/not-a-notice' } })
    const own = await begin('eastLiaison')
    await finish('eastLiaison', own)
    expect(own.may).toEqual({ write: true, send: false })
    expect(await world.as('eastLiaison').post(`${api}/${own.id}/reading`)).toMatchObject({ status: 403 })
  })
})

describe('who may', () => {
  test('a unit writes for itself; its approver and its superior read; a sibling finds nothing', async () => {
    const it = await begin('eastLiaison', notice({ kind: 'plan', title: '东溪县科协年度方案' }))
    expect((await open('eastApprover', it.id)).may).toEqual({ write: false, send: false })
    expect(await save('eastApprover', it, it.document)).toMatchObject({ status: 403 })
    expect((await open('office', it.id)).title).toBe('东溪县科协年度方案')
    for (const person of ['westLiaison', 'nobody'] as const) {
      expect((await world.as(person).get(`${api}/${it.id}`)).status).toBe(404)
      expect((await save(person, it, it.document)).status).toBe(404)
      expect((await finish(person, it)).status).toBe(404)
    }
    expect((await world.as('westLiaison').get(`${api}?words=东溪`)).body).toMatchObject({ total: 0 })
    expect((await world.as('eastLiaison').get(`${api}?words=年度方案&kind=plan&state=draft&sort=title`)).body).toMatchObject({ total: 1, items: [{ title: '东溪县科协年度方案' }] })
    expect((await world.as('office').get(`${api}?words=年度方案`)).body).toMatchObject({ total: 1 })
    expect((await world.as('office').get(`${api}?words=年度方案&own=true`)).body).toMatchObject({ total: 0 })
    expect((await world.as('westLiaison').post(api, { from: 'template', kind: 'plan', unit: world.units.east })).status).toBe(404)
    expect((await world.as('observer').post(api, { from: 'template', kind: 'plan', unit: world.units.city })).status).toBe(403)
  })

  test('a draft can be thrown away, and the log says by whom', async () => {
    const it = await begin('office')
    expect((await world.as('officeTwo').delete(`${api}/${it.id}`)).status).toBe(204)
    expect((await world.as('office').get(`${api}/${it.id}`)).status).toBe(404)
    expect((await lines()).at(-1)).toEqual({ action: 'composition.discard', object: `composition ${it.id}`, by: world.nameOf('officeTwo') })
  })
})

describe('hostile documents', () => {
  const paragraph = (text: string) => ({ kind: 'paragraph', runs: [{ text }] })
  test.each([
    ['ten thousand blocks', { body: Array.from({ length: 10_000 }, () => paragraph('x')) }, 413, '正文有 10000 段，最多 3000 段。'],
    ['a hundred thousand characters and more', { body: Array.from({ length: 11 }, () => paragraph('字'.repeat(10_000))) }, 413, '这份文稿有 110022 个字符，最多 100000 个。'],
    ['a thousand attachments', { attachments: Array.from({ length: 1000 }, () => ({ title: '附', body: [] })) }, 413, '有 1000 个附件，最多 50 个。'],
    ['a table of a hundred thousand cells', { body: Array.from({ length: 10 }, () => ({ kind: 'table', rows: Array.from({ length: 500 }, () => Array.from({ length: 20 }, () => '')) })) }, 413, '表格一共有 100000 格，最多 20000 格。'],
  ])('%s: refused with the numbers', async (_, change, status, message) => {
    const it = await begin('office')
    const answer = await save('office', it, { ...it.document, ...change })
    expect(answer).toMatchObject({ status, body: { code: 'compositions/too-large', message } })
    expect((await world.as('office').post(`${api}/previews`, { unit: world.units.city, document: { ...it.document, ...change } })).status).toBe(status)
    expect((await open('office', it.id)).revision).toBe(1)
  })

  test.each([
    ['a title of 301 characters', { title: '长'.repeat(301) }, '标题：最多 300 个字符'],
    ['a heading of level 7', { body: [{ kind: 'heading', level: 7, text: '深' }] }, '正文 第 1 段 级别：不在可选范围内'],
    ['a block of an unknown kind', { body: [paragraph('好'), { kind: 'script', text: 'x' }] }, '正文 第 2 段 类型：不在可选范围内'],
    ['no issuer', { letterhead: { issuers: [], style: 'document' } }, '版头 发文机关：至少 1 项'],
    ['a cell that is no text', { attachments: [{ title: '表', body: [{ kind: 'table', rows: [['好'], [5]] }] }] }, '附件1 第 1 段 第 2 行 第 1 列：缺少内容，或填的类型不对'],
    ['nothing at all', { body: null }, '正文：缺少内容，或填的类型不对'],
  ])('%s: refused with the place', async (_, change, message) => {
    const it = await begin('office')
    expect(await save('office', it, { ...it.document, ...change })).toMatchObject({ status: 400, body: { code: 'compositions/invalid', details: [{ message }] } })
  })

  test.each([[null], ['text'], [[]], [{ schema: 'official/2' }]])('%j is no document', async (document) => {
    const it = await begin('office')
    expect(await save('office', it, document)).toMatchObject({ status: 400, body: { code: 'compositions/invalid' } })
  })

  test('markup of any kind is text, on the page as in the answer', async () => {
    const evil = '<script>alert(1)</script> #import "x" $sqrt(2)$ \\u{41} *粗* @ref'
    const it = await begin('office', notice({
      title: evil, addressees: evil, note: evil, body: [{ kind: 'heading', level: 1, text: evil, runIn: evil }, { kind: 'list', ordered: true, items: [evil] }, { kind: 'table', caption: evil.slice(0, 100), head: [evil], rows: [[evil]] }, { kind: 'paragraph', runs: [{ text: evil }, { text: evil, bold: true }] }],
      attachments: [{ title: evil, body: [{ kind: 'paragraph', runs: [{ text: evil }] }] }], signature: { issuers: [evil.slice(0, 60)], date: evil.slice(0, 40), sealed: true },
    }))
    expect((await open('office', it.id)).document.title).toBe(evil)
    expect((await finish('office', it)).status).toBe(200)
    const pdf = await world.as('office').get(`${api}/${it.id}/document.pdf`)
    const text = await withPdf(new Uint8Array(pdf.raw), (file) => Array.from({ length: file.pageCount }, (_, page) => file.pageText(page + 1).lines.map((line) => line.text).join('')).join(''))
    expect(text.split('#import').length).toBeGreaterThan(8)
  })

  test('a file that belongs to another composition cannot be taken for one’s own', async () => {
    const [mine, other] = [await begin('office', notice({ attachments: [{ title: '表', body: [] }] })), await begin('eastLiaison')]
    const file = (await enclose('eastLiaison', other, '../../内部.xlsx', Buffer.from('secret'))).body as { id: number; name: string }
    expect(file.name).toBe('内部.xlsx')
    expect(await world.as('office').put(`${api}/${mine.id}`, { revision: 1, document: mine.document, enclosures: [file.id + 90] })).toMatchObject({ status: 400, body: { code: 'compositions/invalid' } })
    expect((await world.as('westLiaison').get(`${api}/${other.id}/enclosures/${file.id}`)).status).toBe(404)
    expect((await world.as('eastLiaison').get(`${api}/${other.id}/enclosures/99`)).status).toBe(404)
  })

  test('a Word file that is none is refused', async () => {
    const answer = await world.as('office').post(`${api}/from-word?kind=notice`, Buffer.from('not a word file'), { 'content-type': 'application/octet-stream', 'x-file-name': 'x.docx' })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect((answer.body as { code: string }).code).toMatch(/^documents\//)
  })
})
