import { splitOutside, type Range, type Script } from './script.ts'

/** Nouns of material that units hand in. */
export const MATERIAL = '工作总结|活动总结|总结报告|总结材料|书面总结|总结|小结|工作计划|活动计划|计划表|计划|实施方案|活动方案|工作方案|方案|预案|申报材料|推荐材料|评选材料|事迹材料|书面材料|文字材料|佐证材料|相关材料|证明材料|影像资料|图片资料|音像资料|视频资料|材料|资料|活动照片|照片|图片|视频|短视频|录像|统计表|汇总表|申报表|推荐表|登记表|报名表|审批表|情况表|信息表|调查表|反馈表|明细表|进度表|安排表|计划安排|清单|台账|名单|花名册|回执单|回执|报告|简报|信息|新闻稿|稿件|征文|论文|作品|文稿|案例|事迹|活动情况|进展情况|落实情况|开展情况|工作情况|情况|数据|承诺书|推荐函|申报书|推荐书|推荐报告|意见建议|意见|建议|心得体会|调研报告|自查报告|报表|简介|成果|档案|光盘|记录|说明|联络员名单|活动安排|题目|课件|节目单|演讲稿|发言材料|PPT|复印件|问卷|报名|表'
const END = new RegExp(`(?:${MATERIAL})$`)

export const isMaterial = (s: string): boolean => s.length >= 2 && s.length <= 40 && END.test(s.replace(/[》”]$/, '').replace(/（[^（）]*）$/, '')) && !/^(?:各|请|要|应)/.test(s)

/** A piece of material: its name and the brackets behind it. */
export interface Piece {
  name: Range
  details: Range[]
}

/** Splits 甲（…）和乙（…）、丙 into pieces of material; elliptic pieces keep their own words. */
export function splitPieces(script: Script, r: Range): Piece[] {
  const out: Piece[] = []
  for (const part of splitOutside(script.n, r, '、，；')) {
    for (const p of splitAnd(script, part)) {
      const piece = bracketed(script, p)
      if (piece) out.push(piece)
    }
  }
  return out
}

function bracketed(script: Script, r: Range): Piece | null {
  let { a, b } = r
  const details: Range[] = []
  for (;;) {
    const s = script.n.slice(a, b)
    const m = /（[^（）]*）$/.exec(s)
    if (!m || m.index === 0) break
    details.unshift({ a: a + m.index + 1, b: b - 1 })
    b = a + m.index
  }
  const s = script.n.slice(a, b)
  const lead = /^(?:将|把|相关|有关|以及|及|和|与|并|附|本单位|本部门|本地|本地区|各自|填写好的|填报的|如下|以下|认真填写|填写|填报|提交|报送|上报|一份|一式\S份|同时|及时|纸质|书面|电子版?|加盖公章的|盖章后的|盖章的|签字盖章的|经审核的|填好的|一并|的)+(?=.{2,})/.exec(s)?.[0].length ?? 0
  a += lead
  const tail = /(?:各?(?:一|两|三|四|\d)[份套]|一式[一二两三四五六七八\d]+份|电子版|电子稿|纸质版|等)+$/.exec(script.n.slice(a, b))
  if (tail && tail.index >= 2) {
    details.push({ a: a + tail.index, b })
    b = a + tail.index
  }
  return b - a >= 2 ? { name: { a, b }, details } : null
}

/** 和, 及, 以及, 与 join two pieces when both sides are material. */
function splitAnd(script: Script, r: Range): Range[] {
  const s = script.at(r)
  let depth = 0
  for (let i = 0; i < s.length; i++) {
    const c = s[i]!
    if ('（《“'.includes(c)) depth++
    else if ('）》”'.includes(c)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && i >= 2) {
      const word = s.startsWith('以及', i) ? 2 : '和及与'.includes(c) ? 1 : 0
      if (!word) continue
      const left = s.slice(0, i).replace(/（[^（）]*）$/, '')
      const right = s.slice(i + word)
      if (isMaterial(left) && (isMaterial(right.replace(/（[^（）]*）$/g, '').replace(/（[^（）]*）/g, '')) || right.startsWith('《'))) {
        return [{ a: r.a, b: r.a + i }, ...splitAnd(script, { a: r.a + i + word, b: r.b })]
      }
    }
  }
  return [r]
}
