/** What a section is about, told from its heading. */
export type Topic = 'theme' | 'time' | 'place' | 'people' | 'activity' | 'module' | 'steps' | 'duties' | 'require' | 'guide' | 'report' | 'contact' | 'org' | 'award'

const RULES: readonly (readonly [Topic, RegExp])[] = [
  ['contact', /联系(?:方式|人|电话)|咨询(?:方式|电话)|联络/],
  ['theme', /(?:主题|口号)$|^(?:活动|宣传)?主题(?:及|和)/],
  ['guide', /指导思想|总体(?:要求|思路|目标)|(?:活动|工作|预期)?目标|意义|原则|背景|(?:活动)?目的|宗旨|提高认识|统一思想/],
  ['report', /(?:报送|上报|提交|投稿|投送|申报|推荐|参赛|报名|征集|征稿|截稿|收稿|参评|征文)(?:材料|要求|方式|办法|程序|时间|途径|内容|事项|须知|时限|渠道|流程|数量)|材料(?:报送|要求|提交|上报)|(?:作品|稿件|征文|材料|信息|总结|成果)(?:报送|提交|要求|上报|投稿|规格|格式)|^(?:论文|稿件|摘要|作品)征集$|^(?:参会|参赛|会议|活动)报名$|^(?:报送|申报|总结|报名|信息报送|材料|投稿|计划内容|总结内容)/],
  ['award', /奖(?:项|励)|表彰|评审|评选(?:办法|程序|标准|方式|时间)|评奖|奖金/],
  ['people', /^参(?:赛|评|展)(?:对象|作品|组别)|(?:对象|范围|人员|条件|名额|资格|参加单位|参赛单位|组别|类别)$/],
  ['steps', /赛程|步骤|阶段安排|时间(?:及|和|与)(?:内容|步骤)|进度|(?:实施|活动|工作)(?:阶段|进程)|时间安排|日程/],
  ['time', /时间|日期|期限|周期/],
  ['place', /地点|场地|会场设置/],
  ['duties', /职责|分工/],
  ['org', /组织(?:机构|领导|单位)|领导小组|(?:主办|承办|协办|举办|指导|支持|参与)(?:单位|机构|方)|机构/],
  ['require', /总则|附则|奖惩|罚则|异议|要求|保障|注意|事项|组织实施|纪律|加强|强化|说明|其他|其它|推进|工作措施|防控|安全管理|经费|预算/],
  ['module', /模块|板块|构架|架构|框架|方向|专题(?:设置|板块)?$/],
  ['activity', /活动|内容|任务|项目|安排|举措|行动|行程|形式|重点|会场|系列/],
]

export function topicOf(title: string): Topic | null {
  if (title.length > 40) return null
  for (const [topic, rule] of RULES) if (rule.test(title)) return topic
  return null
}

// Openings of items that exhort instead of ordering something to be done.
const EXHORT = /^(?:(?:要|请|应|须|进一步|切实|不断|着力|严格|认真|积极|坚持|充分|全面)+)?(?:加强|强化|高度|提高|落实|严格|确保|明确|精心|注重|压实|深化|统一|严肃|注意|及时|强调|突出|扩大|营造|紧密|总结|坚持|统筹|密切|周密|广泛(?:宣传|发动|动员)|注意|规范|创新|勤俭|厉行|做好|把握|保证|保障|完善|健全|建立|切实|认真|凝聚|细化|狠抓|抓好|抓实|形成|力求|讲求|节俭|安全|重视)/

/** Whether a heading phrase exhorts (加强领导, 扩大宣传) rather than names an activity. */
export const exhorts = (name: string): boolean => EXHORT.test(name) && !/(?:竞赛|大赛|讲座|展览|仪式|培训班|座谈会|报告会|演出|义诊|“[^”]+”[^，。]{0,6}活动)$/.test(name)

/** Whether a heading phrase is about handing something in. */
export const asksReport = (name: string): boolean =>
  /^(?:及时|认真|按时)?(?:报送|上报|提交|报名|填报|总结上报|信息报送|材料报送|报送材料|材料上报|总结(?:报送|评估|提升|经验|阶段)?$)|(?:报送|上报|提交)(?:要求|时间|方式|材料|总结|信息)/.test(name)
