import { Modal } from 'antd'
import { countOf } from '../../../workbench/parts/days.ts'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'
import { figureText, type FigureId } from '../rules.ts'

export interface Change { section: string; figure: FigureId; name: string; measure: string; written: number; now: number }

/** 核对全部数字: first what would change, then the button that changes it. */
export function CheckDialog({ changes, count, typed, busy, error, locked, onUpdate, onClose }: {
  changes: Change[]; count: number; typed: number; busy: boolean; error: unknown; locked: { heading: string; by: string }[]; onUpdate: () => void; onClose: () => void
}) {
  const none = changes.length === 0
  return (
    <Modal open title={none ? '全部数字与明细一致' : `${changes.length} 处数字写后有变化`} onCancel={onClose} onOk={none ? onClose : onUpdate} okText={none ? '知道了' : `更新这 ${changes.length} 处`}
      cancelText="先不更新" cancelButtonProps={none ? { style: { display: 'none' } } : {}} okButtonProps={{ loading: busy }}>
      <p>文中共 {countOf(count)} 个数字{typed > 0 ? `，其中手填 ${countOf(typed)} 个，不在核对之列` : ''}。</p>
      {!none && (
        <table className="rows changes">
          <thead><tr><th>数字</th><th>所在一节</th><th>文中</th><th>现在</th></tr></thead>
          <tbody>{changes.map((each, index) => <tr key={index}><td>{each.name}</td><td>{each.section}</td><td>{figureText(each.written)}</td><td><b>{figureText(each.now)}</b> {each.measure}</td></tr>)}</tbody>
        </table>
      )}
      {locked.length > 0 && <p className="warnb" role="status">{locked.map((each) => `${each.by}正在改“${each.heading}”`).join('；')}，这里的数字没有更新。</p>}
      {error !== null && <RefusalAlert error={error} />}
    </Modal>
  )
}
