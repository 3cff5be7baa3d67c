import { randomBytes } from 'node:crypto'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import etag from '@fastify/etag'
import helmet from '@fastify/helmet'
import swagger from '@fastify/swagger'
import fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify'
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Refusal } from './errors.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Anyone may call it, signed in or not. */
    public?: boolean
  }
  interface FastifyRequest {
    /** Account of the signed-in person, or null. */
    userId: string | null
  }
}

/** What every door answers when it declines. */
export const RefusalOut = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string(),
  details: z.array(z.object({ row: z.number().optional(), message: z.string() })).optional(),
  reference: z.string().optional(),
})

export interface HttpOptions {
  /** Finds the account behind a request (a session cookie); null = nobody. */
  userOf(request: FastifyRequest): Promise<string | null>
  log?(line: string): void
}

const inWords: Record<string, string> = {
  invalid_type: '类型不对', too_small: '太短或太小', too_big: '太长或太大', invalid_format: '格式不对', invalid_value: '不在可选范围内', unrecognized_keys: '有不认识的字段',
}

/**
 * The HTTP server before any feature is on it: JSON with Zod schemas, OpenAPI 3.1 from the same schemas, safe headers,
 * refusals as `{ code, message, hint }`, and no cross-site writes.
 */
export async function createHttp(options: HttpOptions) {
  const app = fastify({
    logger: false,
    bodyLimit: 8 * 1024 * 1024,
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)

  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Liandong 联动', version: '1', description: 'Campaigns of organisations with a tree of units: notice down, reports up.' } },
    transform: jsonSchemaTransform,
  })
  await app.register(cookie)
  await app.register(etag)
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] })
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Ant Design writes its styles into the page
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
  })

  app.decorateRequest('userId', null)
  app.addHook('onRequest', async (request) => {
    refuseCrossSite(request)
    request.userId = await options.userOf(request)
  })

  app.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith('/api/'))
      return reply.status(404).send({ code: 'http/not-found', message: '没有这个地址。', hint: '请核对网址，或从首页进入。' })
    return reply.status(404).type('text/html; charset=utf-8').send(missingPage)
  })
  app.setErrorHandler((error: FastifyError | Refusal, request, reply) => {
    if (error instanceof Refusal)
      return reply.status(error.status).send({
        code: error.code, message: error.message, hint: error.hint,
        ...(error.details.length > 0 && { details: error.details }),
      })
    // A wrong address of a page is a page that is not there.
    if (hasZodFastifySchemaValidationErrors(error) && !request.url.startsWith('/api/'))
      return reply.status(404).type('text/html; charset=utf-8').send(missingPage)
    if (hasZodFastifySchemaValidationErrors(error))
      return reply.status(400).send({
        code: 'http/invalid', message: '填写的内容不符合要求。', hint: '请按下面的提示改好再提交。',
        details: error.validation.map((each) => ({ message: `${each.instancePath.replaceAll('/', ' ').trim() || '内容'}：${inWords[each.keyword] ?? '不符合要求'}` })),
      })
    if (error.statusCode === 413)
      return reply.status(413).send({ code: 'http/too-large', message: '内容太大，没有收下。', hint: '请减小后重试。' })
    if (error.statusCode && error.statusCode < 500)
      return reply.status(error.statusCode).send({ code: 'http/invalid', message: '这个请求读不懂。', hint: '请刷新页面后重试。' })
    const reference = randomBytes(4).toString('hex')
    options.log?.(`${reference} ${error.stack ?? error.message}`)
    return reply.status(500).send({ code: 'http/failed', message: '没有办成，数据没有改动。', hint: `请重试；还不行就把编号 ${reference} 告诉管理员。`, reference })
  })
  return app
}

export type App = Awaited<ReturnType<typeof createHttp>> & FastifyInstance

/** A browser says where a request comes from; a write from another site is refused whatever cookie it carries. */
function refuseCrossSite(request: FastifyRequest): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  const foreign = (site !== undefined && site !== 'same-origin' && site !== 'none')
    || (origin !== undefined && origin !== 'null' && hostOf(origin) !== request.headers.host)
    || origin === 'null'
  if (foreign)
    throw new Refusal('http/cross-site', 403, '这个请求来自别的网站，没有执行。', '请回到联动的页面里操作。')
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

const missingPage = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>没有这个页面</title>
<style>body{margin:0;min-height:100vh;display:grid;place-items:center;background:#F3F6F6;color:#17272B;font:16px/26px -apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{box-sizing:border-box;width:min(30rem,100% - 40px);padding:28px;background:#fff;border:1px solid #DDE4E6;border-radius:12px}h1{margin:0 0 8px;font-size:20px;line-height:28px}p{margin:0;color:#42545A}a{display:inline-block;margin-top:20px;padding:9px 18px;border-radius:8px;background:#17596A;color:#fff;text-decoration:none}</style></head>
<body><main><h1>没有这个页面</h1><p>可能网址有误，或页面已经撤下。</p><a href="/">回到首页</a></main></body></html>`
