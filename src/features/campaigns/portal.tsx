import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { PageCache } from '../../portal/cache.ts'
import { renderPage } from '../../portal/layout.tsx'
import { organisationName } from '../units/index.ts'
import { activitiesOf, modulesOf } from './plan.store.ts'
import { ActivityList, ActivityPage, CampaignHome, type CampaignView } from './portal.pages.tsx'
import { publicCampaign, publicCampaigns, publicVersion, type PublicCampaign } from './portal.store.ts'

const Query = z.object({ large: z.string().optional(), module: z.coerce.number().int().positive().optional().catch(undefined) })
const options = { schema: { hide: true, querystring: Query }, config: { public: true } }
const Campaign = z.object({ campaign: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) })

/** The public pages of campaigns. Anyone may read them; drafts and unpublished campaigns are not there. */
export function portal(app: App, ctx: Context): void {
  const pages = new PageCache()
  const send = (reply: FastifyReply, html: string) => reply.type('text/html; charset=utf-8').header('cache-control', 'public, max-age=0, must-revalidate').send(html)

  async function viewOf(campaign: PublicCampaign, large: boolean): Promise<CampaignView> {
    const [modules, activities] = await Promise.all([modulesOf(ctx.db, campaign.id), activitiesOf(ctx.db, campaign.id)])
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: campaign.zone }).format(ctx.now())
    return { campaign, modules, activities, today, link: (href) => (large ? `${href}${href.includes('?') ? '&' : '?'}large=1` : href) }
  }

  /** Kept until a public campaign changes or the day does. */
  async function cached(reply: FastifyReply, address: string, large: boolean, render: () => Promise<string | null>) {
    const version = `${await publicVersion(ctx.db)} ${ctx.now().toISOString().slice(0, 13)}`
    const html = await pages.page(`${large ? 'L' : 'N'}${address}`, version, async () => (await render()) ?? '')
    return html === '' ? reply.callNotFound() : send(reply, html)
  }

  function page(view: CampaignView, on: 'home' | 'activities', address: string, large: boolean, title: string, children: React.ReactNode) {
    const { campaign } = view
    const contact = campaign.contacts[0]
    return renderPage({
      organisation: campaign.unitName, title, large, address,
      description: `${campaign.name}：${view.activities.length} 项活动。`,
      menu: [
        { label: '首页', href: `/campaigns/${campaign.id}`, on: on === 'home' },
        { label: '活动', href: `/campaigns/${campaign.id}/activities`, on: on === 'activities' },
      ],
      contact: contact ? [contact.address && `地址：${contact.address}`, contact.phones.length > 0 && `咨询：${contact.phones.join('、')}`].filter(Boolean).join('　') || null : null,
      children,
    })
  }

  app.get('/', options, (request, reply) => {
    const large = request.query.large !== undefined
    return cached(reply, '/', large, async () => {
      const [newest, ...older] = await publicCampaigns(ctx.db)
      if (!newest) return emptyPage((await organisationName(ctx.db)) ?? '联动', large)
      const view = await viewOf(newest, large)
      return page(view, 'home', '/', large, newest.name, <CampaignHome view={view} older={older} />)
    })
  })

  app.get('/campaigns/:campaign', { ...options, schema: { ...options.schema, params: Campaign } }, (request, reply) => {
    const large = request.query.large !== undefined
    const address = `/campaigns/${request.params.campaign}`
    return cached(reply, address, large, async () => {
      const campaign = await publicCampaign(ctx.db, request.params.campaign)
      if (!campaign) return null
      const [view, all] = await Promise.all([viewOf(campaign, large), publicCampaigns(ctx.db)])
      return page(view, 'home', address, large, campaign.name, <CampaignHome view={view} older={all.filter((each) => each.id !== campaign.id)} />)
    })
  })

  app.get('/campaigns/:campaign/activities', { ...options, schema: { ...options.schema, params: Campaign } }, (request, reply) => {
    const large = request.query.large !== undefined
    const module = request.query.module ?? null
    const address = `/campaigns/${request.params.campaign}/activities${module === null ? '' : `?module=${module}`}`
    return cached(reply, address, large, async () => {
      const campaign = await publicCampaign(ctx.db, request.params.campaign)
      if (!campaign) return null
      const view = await viewOf(campaign, large)
      return page(view, 'activities', address, large, `全部活动 · ${campaign.name}`, <ActivityList view={view} module={module} />)
    })
  })

  app.get('/campaigns/:campaign/activities/:activity', { ...options, schema: { ...options.schema, params: Campaign.extend({ activity: z.coerce.number().int().positive().max(2_147_483_647) }) } }, (request, reply) => {
    const large = request.query.large !== undefined
    const address = `/campaigns/${request.params.campaign}/activities/${request.params.activity}`
    return cached(reply, address, large, async () => {
      const campaign = await publicCampaign(ctx.db, request.params.campaign)
      if (!campaign) return null
      const view = await viewOf(campaign, large)
      const activity = view.activities.find((each) => each.id === request.params.activity)
      return activity ? page(view, 'activities', address, large, `${activity.name} · ${campaign.name}`, <ActivityPage view={view} activity={activity} />) : null
    })
  })
}

function emptyPage(organisation: string, large: boolean): string {
  return renderPage({
    organisation, title: organisation, description: organisation, menu: [], contact: null, large, address: '/',
    children: <div className="w page"><section className="sec" style={{ minHeight: '50vh' }}><h1>还没有公开的活动</h1><p style={{ marginTop: 12 }}>活动公布以后，会在这里列出时间、地点和参加办法。</p></section></div>,
  })
}
