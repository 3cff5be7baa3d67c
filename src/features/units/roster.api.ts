import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { Refusal } from '../../platform/errors.ts'
import { writeWorkbook } from '../../documents/sheets/index.ts'
import { openLiaisonAccounts } from './account.actions.ts'
import { welcomeUrl } from './account.api.ts'
import { checkRoster, exportRoster, importRoster, rosterBytes, rosterTemplate } from './roster.actions.ts'
import { IdParams } from './unit.api.ts'

const tags = ['units']
export const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const Counts = { added: z.number(), changed: z.number(), unchanged: z.number(), liaisons: z.number() }
const File = z.any().describe('An .xlsx file')

/** Doors of the roster: template, check, import, export, and links to hand out. */
export async function rosterApi(app: App, ctx: Context): Promise<void> {
  app.get('/api/roster-template', {
    schema: { tags, summary: 'The empty roster, with what may be written where', produces: [sheetType], response: { 200: File } },
  }, (_request, reply) => sendSheet(reply, '单位名册模板.xlsx', rosterTemplate(ctx.now())))

  app.get('/api/units/:id/roster', {
    schema: { tags, summary: 'The roster of a subtree, streamed; recorded', params: IdParams, produces: [sheetType], response: { 200: File } },
  }, async (request, reply) => {
    const { name, content } = await exportRoster(ctx, request.actor, request.params.id)
    return sendSheet(reply, name, content)
  })

  app.post('/api/units/:id/roster-imports', {
    schema: { tags, summary: 'Import a checked roster, all of it or nothing', params: IdParams, body: z.object({ file: z.string().regex(/^[0-9a-f]{64}$/) }), response: { 200: z.object(Counts) } },
  }, (request) => importRoster(ctx, request.actor, request.params.id, request.body.file))

  app.post('/api/units/:id/account-links', {
    schema: {
      tags, summary: 'Accounts and one-time links for all liaisons of a subtree who cannot sign in yet, as an .xlsx; recorded', params: IdParams,
      produces: [sheetType], response: { 200: File },
    },
  }, async (request, reply) => {
    const { links, expiresAt } = await openLiaisonAccounts(ctx, request.actor, request.params.id)
    if (links.length === 0) throw new Refusal('accounts/nobody', 409, '没有需要开账号的联络员。', '联络员都能登录了，或还没有填联络员。')
    const columns = [{ title: '单位', width: 34 }, { title: '单位代码', width: 14 }, { title: '姓名', width: 12 }, { title: '账号', width: 16 }, { title: '一次性链接', width: 90 }, { title: '有效期至', kind: 'moment' as const, width: 18 }]
    const rows = links.map((link) => [link.unitName, link.unitCode, link.name, link.account, welcomeUrl(ctx, request, link.token), expiresAt])
    const note = '每个链接只能用一次，打开后自己设密码。请分别发给本人，不要整张转发。'
    return sendSheet(reply, '联络员账号链接.xlsx', writeWorkbook([{ name: '账号链接', note, columns, rows }], { now: ctx.now() }))
  })

  // its own scope: only this route takes a sheet as its body
  await app.register(async (scope) => {
    scope.addContentTypeParser(sheetType, { parseAs: 'buffer', bodyLimit: rosterBytes }, (_request, body, done) => done(null, body))
    ;(scope as unknown as App).post('/api/units/:id/roster-checks', {
      bodyLimit: rosterBytes,
      schema: {
        tags, summary: 'Check a roster (.xlsx as the body): what it would change and every row that is wrong; imports nothing', params: IdParams, consumes: [sheetType],
        response: { 200: z.object({ file: z.string(), ...Counts, faultCount: z.number(), faults: z.array(z.object({ row: z.number().optional(), message: z.string() })) }) },
      },
    }, (request) => {
      if (!Buffer.isBuffer(request.body)) throw new Refusal('roster/no-file', 415, '没有收到表格文件。', '请上传 .xlsx 文件。')
      return checkRoster(ctx, request.actor, request.params.id, request.body)
    })
  })
}

export function sendSheet(reply: FastifyReply, name: string, content: AsyncIterable<Uint8Array>): FastifyReply {
  return reply.type(sheetType).header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="export.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`).send(Readable.from(content, { objectMode: false }))
}
