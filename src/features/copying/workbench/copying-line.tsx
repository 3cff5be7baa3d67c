import { Popover } from 'antd'
import { Link } from 'react-router'
import { countOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { useReportCopying } from './copying-data.ts'
import { shareOf } from './copying-words.ts'
import './copying.css'

/** One line on the review page: whether this report shares text with others. Absent for those who may not know. */
export function CopyingLine({ campaign, requirement, unit }: { campaign: number; requirement: number; unit: number }) {
  const { data } = useReportCopying(campaign, requirement, unit)
  if (!data) return null
  const { standing, pairs } = data
  const alike = pairs.filter((pair) => pair.share >= 0.3 || pair.ownEarlier)
  const tone = standing?.problem ? 'warn' : alike.length > 0 ? 'warn' : standing?.compared ? 'ok' : 'none'
  return (
    <div className="cop-line">
      <span className={`st ${tone}`}><Icon name={standing?.problem ? 'ask' : alike.length > 0 ? 'late' : standing?.compared ? 'accepted' : 'clock'} />{standing?.problem ? '看不出' : alike.length > 0 ? '提醒' : standing?.compared ? '通过' : '正在比'}</span>
      <b>雷同</b>
      <div>
        {standing?.problem && `没有读出文字，没法比：${standing.problem}`}
        {!standing?.problem && alike.slice(0, 3).map((pair) => (
          <p key={pair.id}>
            {pair.ownEarlier ? <>与本单位以前的《{pair.title}》（{pair.campaignName}）有 {shareOf(pair.share)} 相同</> : <>与{pair.unitName}的《{pair.title}》{!pair.sameCampaign && `（${pair.campaignName}）`}有 {shareOf(pair.share)} 相同</>}
            {' '}<Link to={`/campaigns/${campaign}/copying/${pair.id}`}>看对照</Link>
          </p>
        ))}
        {alike.length > 3 && <p><Link to={`/campaigns/${campaign}/copying`}>还有 {alike.length - 3} 份</Link></p>}
        {!standing?.problem && alike.length === 0 && (standing?.compared ? `比对了别的单位的 ${countOf(standing.comparedWith)} 份材料，没有相同三成以上的` : '还没有比完，结果会自动出现')}
      </div>
      <Popover content={<div style={{ maxWidth: 340 }}>{data.howCounted}</div>} trigger={['click', 'hover']} placement="topRight"><button type="button" className="link">怎么数的</button></Popover>
    </div>
  )
}
