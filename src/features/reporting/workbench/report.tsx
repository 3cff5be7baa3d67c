import { useLive } from '../../../workbench/live.ts'
import { Loading, PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import type { Alike } from './index.tsx'
import { useKey, useSubmission } from './report-data.ts'
import { UnitReport } from './report-unit.tsx'
import { Review } from './review.tsx'
import './report.css'

/** One piece of material: the unit prepares it, the office reviews it. */
export function Report({ Alike }: { Alike: Alike }) {
  const key = useKey()
  useLive(key.campaign)
  const submission = useSubmission(key)
  if (!submission.data) {
    return (
      <>
        <PageHead title="报送材料" />
        <div className="body">{submission.isError ? <RefusalAlert error={submission.error} retry={() => void submission.refetch()} /> : <Loading rows={10} />}</div>
      </>
    )
  }
  const at = `${key.campaign} ${key.requirement} ${key.unit}`
  return submission.data.side === 'unit' ? <UnitReport key={at} at={key} submission={submission.data} /> : <Review key={at} at={key} submission={submission.data} Alike={Alike} />
}
