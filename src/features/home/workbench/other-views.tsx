import { Link } from 'react-router'
import { countOf, deadlineOf, leftOf, momentOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { Failed } from './card-frame.tsx'
import { links } from './links.ts'
import type { Home } from './use-home.ts'

/** 待我审签: what the liaison sent, the nearest day first. */
export function SignOffView({ waiting, now, retry }: { waiting: NonNullable<Home['signOff']>; now: Date; retry: () => void }) {
  return (
    <section className="block">
      <h2 className="h2">待我审签 {waiting.state === 'ok' && waiting.data.length > 0 && <small>先截止的在前</small>}</h2>
      {waiting.state === 'failed' && <Failed reference={waiting.reference} retry={retry} />}
      {waiting.state === 'ok' && waiting.data.length === 0 && <p className="quiet">没有等您审签的材料。联络员送来后，这里和收件箱都会有。</p>}
      {waiting.state === 'ok' && waiting.data.length > 0 && (
        <ul className="todo">
          {waiting.data.map((each, index) => (
            <li key={`${each.campaignId}/${each.requirementId}/${each.unitId}`}>
              <span className="ic"><Icon name="signed" /></span>
              <div><b>{each.unitName}《{each.title}》第 {each.version} 稿</b><p>{[each.sentBy && each.sentAt && `${each.sentBy} ${momentOf(each.sentAt, now)} 送来`, each.dueAt && `${deadlineOf(each.dueAt, now)} 截止，${leftOf(each.dueAt, now)}`, each.campaignName].filter(Boolean).join(' · ')}</p></div>
              <div className="row"><Link className={`btn s${index === 0 ? ' p' : ''}`} to={links.report(each.campaignId, each.requirementId, each.unitId)}>看材料并审签</Link></div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** 单位与账号: facts an administrator acts on. */
export function TreeView({ tree, retry }: { tree: NonNullable<Home['tree']>; retry: () => void }) {
  return (
    <section className="block">
      <h2 className="h2">单位与账号</h2>
      {tree.state === 'failed' ? <Failed reference={tree.reference} retry={retry} /> : (
        <>
          <dl className="facts">
            <div><dt>单位</dt><dd><Link to="/units">{countOf(tree.data.units)}<small>个</small></Link></dd></div>
            <div><dt>人员</dt><dd><Link to="/people">{countOf(tree.data.people)}<small>人</small></Link></dd></div>
            <div><dt>能登录的</dt><dd>{countOf(tree.data.accounts)}<small>人</small></dd></div>
            <div className={tree.data.withoutAccount > 0 ? 'warn' : ''}><dt>有角色、没有账号</dt><dd>{countOf(tree.data.withoutAccount)}<small>人</small></dd></div>
            <div className={tree.data.withoutLiaison > 0 ? 'warn' : ''}><dt>没有联络员的单位</dt><dd>{countOf(tree.data.withoutLiaison)}<small>个</small></dd></div>
          </dl>
          <p className="row" style={{ marginTop: 14, flexWrap: 'wrap' }}><Link className="btn" to="/units">看单位与人员</Link><Link className="btn" to="/units/import">导入名册</Link></p>
        </>
      )}
    </section>
  )
}
