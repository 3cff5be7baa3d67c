import type { Destination } from './schema.ts'
import { isBody } from './bodies.ts'
import type { Range, Script } from './script.ts'

export const EMAIL = /[A-Za-z0-9][A-Za-z0-9._%+-]{0,40}@[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,30}){1,4}/g
export const PHONE = /(?<![\d])(?:（?0\d{2,3}）?[-—–－]{0,2}\d{7,8}(?:[-—转]\d{1,5})?|1\d{10}|\d{3}-\d{4}-\d{4}|[2-9]\d{6,7}|\d{4}[-—–]{1,2}\d{7,8}|400-?\d{3}-?\d{4})(?!\d)/g
const PLATFORM = /(?:“[^”]{1,20}”)?[一-龥A-Za-z]{0,14}?(?:报名系统|申报系统|管理系统|信息系统|填报系统|系统|平台|网站|官网|小程序|公众号|微信群|QQ群|qq群|工作群|钉钉群|粤政易|浙政钉|OA系统|OA|在线文档|腾讯文档|共享文档|网盘|二维码|协同办公|云盘|金山文档|问卷星|客户端|邮箱群)/g

/** Destinations a clause names: e-mail, body with room, platform, fax. */
export function readDestinations(script: Script, r: Range): Destination[] {
  const s = script.at(r)
  const out: Destination[] = []
  const add = (kind: Destination['kind'], a: number, b: number, rule: string) => {
    const value = script.raw(r.a + a, r.a + b)
    if (!value || out.some((d) => d.kind === kind && d.value === value)) return
    out.push(script.why({ kind, value, quote: script.quote(r.a + a, r.a + b) }, rule))
  }
  const target = /(?<![开转下印颁签研散分激触引出自首并申推选赠护运输])(?:(?<=书面)报告给?|报送给?|报送至|上报至?|报至|报给|报到|报|送至|送到|送交|送达|送|交至|交到|交给|交|提交至|提交给|提交到|提交|寄送至|寄送到|寄送|寄至|寄到|邮寄至|邮寄到|发送至|发送到|发送|发至|发到|发|传至|传到|汇总至|反馈至|反馈给|反馈|递交至|递交|报备至|投稿至|投至|投递至|上传至|回复至|至)([^，。；：、@《》]{2,40}?)(?=[，。；（）、]|$|邮箱|电子邮箱|指定邮箱|备案|汇总|审核|存档|备查|统一|进行|处(?![室长置])|（)/g
  for (let m = target.exec(s); m; m = target.exec(s)) {
    // 秘书处, 办事处: the last sign belongs to the name.
    const raw = s[m.index + m[0].length] === '处' && isBody(`${m[1]!}处`) && /(?:秘书|办事|[务事育生研资传财保管])$/.test(m[1]!) ? `${m[1]!}处` : m[1]!
    const value = raw.replace(/(?:电子)?(?:邮箱|信箱)$/, '')
    const at = m.index + m[0].lastIndexOf(m[1]!)
    // “报送活动总结至市科协”: the object stands between; look on behind it.
    const inner = /(?:至|到|给)(.{2,30})$/.exec(value)
    const v = inner ? inner[1]! : value
    const a = at + (inner ? value.length - v.length : 0)
    const room = /^(.{2,24}?(?:局|委|办|科协|协会|学会|部|处|科|股|室|中心|会|院|校|办公室|政府|馆|站|所))(?:，|（)?((?:[^，。；（）]{0,20}(?:\d{2,4}(?:室|房间|办公室)|\d+号楼\d+室|[一二三四五六七八九十\d]+楼\S{0,8}室)))$/.exec(v)
    const street = /^(.{2,30}?(?:路|街|道|巷|大道|广场|大院)\S{0,12}?(?:\d{1,5}号(?:\S{0,8}?(?:\d{1,4}室|\d+楼|[一二三四五六七八九十]楼))?))(.{2,20})$/.exec(v)
    if (street && isBody(street[2]!)) {
      add('address', a, a + street[1]!.length, 'to.address')
      add('org', a + street[1]!.length, a + v.length, 'to.org')
    } else if (room && isBody(room[1]!)) {
      add('org', a, a + room[1]!.length, 'to.org')
      add('address', a + v.indexOf(room[2]!, room[1]!.length), a + v.length, 'to.address')
    } else if ((isBody(v) || /^我[局委办部会院校市区县]$/.test(v)) && !PLATFORM_END.test(v) && !/(?:报告|表|总结|材料)$/.test(v) && !ofMailbox(s, m.index + m[0].length + raw.length - m[1]!.length, value === raw)) add('org', a, a + v.length, 'to.org')
    else if (/\d{2,4}(?:室|房间|号)$|(?:路|街|大道)\S{0,12}\d+号/.test(v)) add('address', a, a + v.length, 'to.address')
    target.lastIndex = Math.max(target.lastIndex, at + 1)
  }
  const toward = /向([^，。；：、向于]{2,30}?)(?:报备|报名|备案|报送|提交|申报|申领|登记|递交|领取)/g
  for (let m = toward.exec(s); m; m = toward.exec(s)) {
    const at = m.index + 1
    if (isBody(m[1]!) && !PLATFORM_END.test(m[1]!)) add('org', at, at + m[1]!.length, 'to.org')
  }
  // The room in brackets behind a body: 区科协（行政楼212室）.
  const bracket = /（(?:地址：|地点：)?([^（）：]{2,40}?(?:室|楼|号|房间|窗口|大厅|\d))(?:，[^（）]*)?）/g
  for (let m = bracket.exec(s); m; m = bracket.exec(s)) {
    const before = s.slice(0, m.index)
    if (out.some((d) => d.kind === 'org' && before.endsWith(fold(d.value))) && /(?:路|楼|室|院|号|层)/.test(m[1]!) && !/@|\d{7}/.test(m[1]!)) {
      const a = m.index + m[0].indexOf(m[1]!)
      add('address', a, a + m[1]!.length, 'to.address')
    }
  }
  const place = /(?:地址|地点)(?:为|是|：)([^，。；：（）]{4,40})/g
  for (let m = place.exec(s); m; m = place.exec(s)) add('address', m.index + m[0].length - m[1]!.length, m.index + m[0].length, 'to.address')
  EMAIL.lastIndex = 0
  for (let m = EMAIL.exec(s); m; m = EMAIL.exec(s)) add('email', m.index, m.index + m[0].length, 'to.email')
  const fax = new RegExp(`传真(?:号码|电话|至|：|为)*(${PHONE.source})`, 'g')
  for (let m = fax.exec(s); m; m = fax.exec(s)) {
    const a = m.index + m[0].indexOf(m[1]!)
    add('fax', a, a + m[1]!.length, 'to.fax')
  }
  platforms(s, add)
  return out
}

// 秘书处邮箱a@b.c: the body only says whose mailbox it is.
const ofMailbox = (s: string, at: number, bare: boolean) => (bare ? /^(?:指定)?(?:电子)?(?:邮箱|信箱)[（：]?[A-Za-z0-9]/ : /^[（：]?[A-Za-z0-9][\w.-]*@/).test(s.slice(at, at + 60))

const fold = (s: string) => s
const PLATFORM_END = /(?:系统|平台|网站|官网|小程序|公众号|群|文档|网盘|二维码|OA)$/

function platforms(s: string, add: (kind: Destination['kind'], a: number, b: number, rule: string) => void) {
  if (/以OA(?:方式|形式)|通过OA|OA(?:系统)?(?:报送|上报|提交|发送|方式)/.test(s)) {
    const a = s.indexOf('OA')
    add('platform', a, a + 2, 'to.platform')
  }
  PLATFORM.lastIndex = 0
  for (let m = PLATFORM.exec(s); m; m = PLATFORM.exec(s)) {
    const near = s.slice(Math.max(0, m.index - 10), m.index) + m[0]
    const cut = /^.*(?:通过|登录|登陆|在(?!线)|至|到|填写|扫描|发|上传|进入|使用|利用|加入|发布于|从)(?=.{2,})/.exec(m[0])
    if (!cut && !/(?:通过|登录|登陆|在|至|到|填写|扫描|发|上传|进入|加入)[^，。；]{0,8}$/.test(s.slice(Math.max(0, m.index - 9), m.index))) continue
    if (/(?:宣传|推送|刊发|展示|播放)/.test(near)) continue
    const a = m.index + (cut ? cut[0].length : 0)
    if (m[0].slice(cut ? cut[0].length : 0).startsWith('OA')) continue
    add('platform', a, m.index + m[0].length, 'to.platform')
  }
}
