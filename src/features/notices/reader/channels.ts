import type { Range, Script } from './script.ts'

/** Media and accounts an activity runs on, as worded. */

const MEDIUM = '微信公众号|公众号|广播电视台|融媒体中心|微信小程序|小程序|门户网站|官方网站|官网|网站|电视台|广播电台|广播|电视|报纸|日报|晚报|时报|晨报|商报|微博|抖音号|抖音|快手|视频号|客户端|APP|App|app|直播间|直播平台|云平台|网络平台|平台|微信群|QQ群|工作群|业主群|栏目|频道|电子显示屏|电子屏|LED屏|大屏|宣传栏|公告栏|橱窗|村村响|大喇叭|应急广播|新媒体|腾讯会议|钉钉|学习强国|楼宇电视|户外大屏|服务热线|手机短信|(?<=[、在])[一-龥]{2,8}网(?=[、和及等上])|(?<=[一-龥])网(?=”)'
const MEDIUM_RULE = new RegExp(`((?:“[^”]{1,14}”|《[^》]{1,14}》|[^，。；、：“”《》（）和及]){0,14}?)(${MEDIUM})(?:《[^》]{1,14}》(?:栏目)?|[号台]|“[^”]{1,14}”(?:栏目|专栏|小程序|公众号)?)?`, 'g')

const QUICK = new RegExp(MEDIUM)

export function readChannels(script: Script, r: Range): string[] {
  const s = script.at(r)
  if (!QUICK.test(s) && !s.includes('《')) return []
  const out: string[] = []
  MEDIUM_RULE.lastIndex = 0
  for (let m = MEDIUM_RULE.exec(s); m; m = MEDIUM_RULE.exec(s)) {
    if (/^(?:公司|部门|建设|教育局|服务|营造|搭建|展示|工作)/.test(s.slice(m.index + m[0].length))) continue
    if (/(?:搭建|提供|打造|建设|交流|成为)[^，。；]{0,12}$/.test(m[1]!) && m[2] === '平台') continue
    const v = m[0].replace(/^.*?(?:通过|利用|运用|依托|登录|借助|关注|充分发挥|发挥|使用|刊登在|发布在|发布于|上传至|进入|(?:分别|同步|同时|陆续)?(?:在|于|至|由|到|用|将|向))(?=.{2,})/, '').replace(/^(?:和|及|与|以及|各类|等|线上|上)/, '')
    if (v.length < 2 || v.length > 24 || /^(?:广播|电视|平台|网站|公交|栏目|报纸)$/.test(v) && !/、|和|等/.test(s.slice(Math.max(0, m.index - 1), m.index + m[0].length + 1))) continue
    if (!out.includes(v)) out.push(v)
  }
  const books = /(?:在|于)(?:[^。；]{0,40}、)?(《[^》]{2,12}(?:报|日报|晚报|时报|电视报)》)/g
  for (let m = books.exec(s); m; m = books.exec(s)) if (!out.some((o) => m![1]!.includes(o.replace(/[《》]/g, '')))) out.push(m[1]!)
  return out.slice(0, 6)
}

