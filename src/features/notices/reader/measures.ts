import { parseNumber } from './numerals.ts'
import type { Range, Script } from './script.ts'

/** Formats, copies and other measurable demands on material, from the words beside it. */
/** 加盖公章的纸质版: the form is 纸质版, the seal a demand of its own. */
const SEALED = /^(加盖(?:单位)?公章)的?(纸质(?:版|件))$/

export interface Measures {
  formats: string[]
  copies: number | null
  extras: string[]
}

const FORMAT = /(?:纸质(?:版|件|材料)（(?:加)?盖(?:单位)?公?章）|盖章后?的?(?:PDF|pdf)(?:版|格式|文件|扫描件)?|(?:加盖(?:单位)?公章的?|盖章的?|签字盖章的?)(?:扫描件|纸质版?|纸质件|电子版|原件|复印件)|(?:word|Word|WORD|DOC|doc|PDF|pdf|Excel|EXCEL|excel|xls|PPT|ppt|JPG|jpg|JPEG|jpeg|PNG|MP4|mp4|AVI|MP3)(?:、(?:word|Word|WORD|PDF|pdf|Excel|EXCEL|JPG|jpg|PNG|MP4))*(?:版本?|格式|文档|文件|电子版|电子文档)?|扫描件|纸质(?:版|件|材料|稿件?|盖章版)?|WPS版?|书面(?:材料|形式)?|加盖公章后扫描|电子(?:版|稿(?!件)|文档|档|文本)|电子表格|光盘|原图|原件|U盘)/g
const COPIES = /一式([一二两三四五六七八九十\d]{1,2})份|(?:纸质(?:版|件|材料|稿)?|书面材料|各|打印稿|原件|复印件)([一二两三四五六七八九十\d]{1,2})份/
const EXTRA: readonly RegExp[] = [
  /(?:照片|图片|视频|短视频|音频|案例)(?:各)?(?:不少于|不超过)?\d{1,3}(?:[-—–~～至到]\d{1,3})?(?:个|部|段|条|篇|件|幅|张)(?:以上|以内|左右)?/g,
  /(?:不少于|不超过|至少|限|最多)?[\d一二两三四五六七八九十]{1,3}(?:[-—–~～至到][\d一二两三四五六七八九十]{1,3})?张(?:以上|以内|左右)?/g,
  /(?:每张|单张|单幅|照片|图片|大小|文件|像素|分辨率)?(?:大小)?(?:不小于|不低于|不超过|大于|小于|不大于|不少于)?\d+(?:\.\d+)?(?:[-—–~～至]\d+(?:\.\d+)?)?(?:MB|Mb|mb|M|兆|KB|kb|k|K|dpi|DPI|像素|万像素)(?:以上|以内|左右)?/g,
  /(?:时长|片长|长度)?(?:控制在|不超过|不少于|在|限|为)?\d{1,3}(?:[-—–~～至]\d{1,3})?(?:分钟|秒)(?:以内|之内|左右|以上)?/g,
  /(?:每(?:个)?(?:单位|校|县|区|县区|县（市、区）|镇|乡镇|街道|社区|人|部门|学校|支部|类)|各(?:单位|校|县|区|镇|乡镇|街道|社区|部门|学校))(?:[^，。；]{0,8})?(?:限报|限|推荐|报送|申报|上报|提交|至少|不少于|不超过)(?:[^，。；]{0,6})?[\d一二两三四五六七八九十]{1,3}(?:[-—–~～至][\d一二两三四五六七八九十]{1,3})?(?:名|个|篇|件|份|幅|项|条|人|部|家)(?:以内|以上)?/g,
  /(?:含|附)(?!电子|纸质|件|表)(?:[^，。；（）]{2,16})/g,
  /A4纸?(?:双面|单面)?打印/g,
  /用第[一二三]人称撰写/g,
  /分辨率[^，。；（）]{2,16}/g,
  /(?:不超过|限)\d+行/g,
  /每[^，。；（）]{1,6}(?:（[^）]*）)?(?:[^，。；]{0,4})?限[报投][\d一二两三四五六七八九十]{1,3}(?:名|个|篇|件|份|幅|项|条|人|部|封|首|张)/g,
  /(?:至少|不少于|不超过|最多)(?:上报|报送|提交|推荐|申报|选送|推送)(?:\d{1,3}|[一二两三四五六七八九十]{1,3})(?:篇|条|件|个|名|份|幅|则|项|期|次)(?:以上)?/g,
  /限(?:报|投|推荐|推|选送)?(?:\d{1,3}|[一二两三四五六七八九十]{1,3})(?:篇|条|件|个|名|份|幅|项|部|人|首)(?:以内)?/g,
  /(?:光盘|U盘)[\d一二两三]张/g,
  /加盖(?:本?单位|党委|党组织|部门)?公章(?!后?的?(?:PDF|pdf|扫描|电子|纸质))/g,
  /(?:经|由|须|需)[^，。；（）]{2,20}?(?:签字|签名|盖章|审签|审核|签署|加盖公章|把关)(?:并?(?:加盖(?:单位)?公章|盖章|签名))?/g,
]

/** `name` is the material's own range, whose words never count as a demand; null for sentences about several. */
export function readMeasures(script: Script, ranges: Range[], name: Range | null): Measures {
  const out: Measures = { formats: [], copies: null, extras: [] }
  for (const r of ranges) {
    const s = script.at(r)
    for (const m of s.matchAll(FORMAT)) {
      if (name && r.a + m.index < name.b && r.a + m.index >= name.a) continue
      const text = script.raw(r.a + m.index, r.a + m.index + m[0].length)
      if (/^(?:书面|A4)$/.test(m[0]) && /^(?:通知|汇报|总结)/.test(s.slice(m.index + m[0].length))) continue
      if (/^加盖公章后扫描|电子(?:版|稿(?!件)|文档|档|文本)$|^A4/.test(m[0]) && out.formats.includes(text)) continue
      const sealed = SEALED.exec(text)
      if (sealed && name && !out.extras.includes(sealed[1]!)) out.extras.push(sealed[1]!)
      const format = sealed ? sealed[2]! : text
      if (!out.formats.includes(format)) out.formats.push(format)
    }
    const copies = COPIES.exec(s)
    if (copies && out.copies === null) out.copies = parseNumber((copies[1] ?? copies[2])!)
    for (const rule of name ? EXTRA : []) {
      for (const m of s.matchAll(rule)) {
        const text = script.raw(r.a + m.index, r.a + m.index + m[0].length)
        if (/\d字|附件/.test(text) || (/^\d张$/.test(text) && /(?:光盘|U盘)$/.test(s.slice(0, m.index))) || out.extras.some((e) => e.includes(text)) || (name && r.a + m.index >= name.a && r.a + m.index < name.b)) continue
        if (out.extras.some((e) => text === `附${e}`)) continue
        out.extras = [...out.extras.filter((e) => !text.includes(e)), text]
      }
    }
  }
  return out
}
