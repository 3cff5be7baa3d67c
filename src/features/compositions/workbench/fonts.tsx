import { fontSentences } from '../../../documents/official/fonts.rules.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { Empty, Loading } from '../../../workbench/parts/page.tsx'
import type { Preview } from './data.ts'

/** 字体: what stands in for what, and characters that no font has. */
export function FontsPane({ fonts }: { fonts: Preview['fonts'] | undefined }) {
  if (fonts === undefined) return <div className="pad"><Loading rows={5} /></div>
  if (fonts === null) return <Empty>定稿的字体已经嵌在 PDF 里。</Empty>
  const sentences = fontSentences(fonts)
  return (
    <div className="comp-list">
      {sentences.length === 0 && <p className="st ok"><Icon name="accepted" />字体都是标准要求的。</p>}
      <ul>
        {sentences.map((each) => (
          <li key={each.message}><span className={`st ${each.verdict === 'fail' ? 'late' : 'warn'}`}><Icon name={each.verdict === 'fail' ? 'late' : 'ask'} />{each.verdict === 'fail' ? '缺字' : '代用'}</span><div><p>{each.message}</p><p className="mute">{each.hint}</p></div></li>
        ))}
      </ul>
      <h3>用在哪里</h3>
      <table className="rows"><thead><tr><th>位置</th><th>标准字体</th><th>排版用的</th></tr></thead>
        <tbody>{fonts.roles.map((each) => <tr key={each.role}><td>{places[each.role]}</td><td>{each.wanted}</td><td>{each.used}{each.substituted ? '（代用）' : ''}</td></tr>)}</tbody></table>
      <p className="mute">Word 文件里写的是标准字体的名字，装了这些字体的电脑打开就是标准的样子。</p>
    </div>
  )
}

const places = { title: '标题', body: '正文', hei: '一级标题', kai: '二级标题' } as const
