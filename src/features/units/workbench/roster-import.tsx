import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Steps, Upload } from 'antd'
import { useState, type ReactNode } from 'react'
import type { paths } from '../../../workbench/openapi.d.ts'
import { api, got } from '../../../workbench/api.ts'
import { countOf, sizeOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'
import { sendSheet } from './files.ts'

type Check = paths['/api/units/{id}/roster-checks']['post']['responses']['200']['content']['application/json']
type Counts = Pick<Check, 'added' | 'changed' | 'unchanged' | 'liaisons'>

/** Imports a roster below a unit: choose the file, look at what it would change, then do it. */
export function RosterImport({ unitId, inSteps, onDone, done }: { unitId: number; inSteps?: boolean; onDone?: (counts: Counts) => void; done?: ReactNode }) {
  const [file, setFile] = useState<File | null>(null)
  const queries = useQueryClient()
  const check = useMutation({ mutationFn: (chosen: File) => sendSheet<Check>(`/api/units/${unitId}/roster-checks`, chosen) })
  const run = useMutation({
    mutationFn: (sha256: string) => got(api.POST('/api/units/{id}/roster-imports', { params: { path: { id: unitId } }, body: { file: sha256 } })),
    onSuccess: async (counts) => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['units'] }), queries.invalidateQueries({ queryKey: ['people'] })])
      onDone?.(counts)
    },
  })
  const again = () => { setFile(null); check.reset(); run.reset() }
  const step = run.data ? 2 : check.data ? 1 : 0
  return (
    <div className="roster">
      {!inSteps && <Steps size="small" current={step} items={[{ title: '选择名册' }, { title: '核对' }, { title: '导入' }]} responsive={false} />}
      {step === 0 && (
        <>
          <p className="lede">先<a href="/api/roster-template" download>下载模板</a>，每行填一个单位和它的联络员。再次导入时按单位代码更新，不会重复。</p>
          <Upload.Dragger
            accept=".xlsx" showUploadList={false} disabled={check.isPending}
            beforeUpload={(chosen) => { setFile(chosen); check.mutate(chosen); return false }}
          >
            <p className="roster-drop"><Icon name="upload" />{check.isPending ? `正在逐行核对 ${file?.name ?? ''}…` : '把填好的 .xlsx 拖到这里，或点一下选择'}</p>
            <p className="mute">只核对，不导入。6 万行以内。</p>
          </Upload.Dragger>
          <RefusalAlert error={check.error} />
        </>
      )}
      {check.data && step === 1 && (
        <>
          <p className="roster-file"><Icon name="ledger" /> {file?.name} <span className="mute">{file && sizeOf(file.size)}</span></p>
          {check.data.faultCount > 0 ? <Faults check={check.data} onAgain={again} /> : (
            <>
              <Tally counts={check.data} />
              <RefusalAlert error={run.error} />
              <div className="row">
                {check.data.added + check.data.changed > 0
                  ? <Button type="primary" loading={run.isPending} onClick={() => run.mutate(check.data.file)}>导入：{[check.data.added > 0 && `新增 ${countOf(check.data.added)} 个`, check.data.changed > 0 && `更新 ${countOf(check.data.changed)} 个`].filter(Boolean).join('，')}</Button>
                  : <span>和现在的一样，不用导入。</span>}
                <Button onClick={again} disabled={run.isPending}>换一个文件</Button>
              </div>
            </>
          )}
        </>
      )}
      {run.data && <><p className="st ok"><Icon name="accepted" />已经导入</p><Tally counts={run.data} /><div>{done ?? <Button onClick={again}>再导入一份</Button>}</div></>}
    </div>
  )
}

function Tally({ counts }: { counts: Counts }) {
  const cells = [['新增', counts.added, '个单位'], ['更新', counts.changed, '个单位'], ['不变', counts.unchanged, '个单位'], ['联络员新增或更新', counts.liaisons, '人']] as const
  return <dl className="tally">{cells.map(([label, count, unit]) => <div key={label}><dt>{label}</dt><dd><b className="num">{countOf(count)}</b> {unit}</dd></div>)}</dl>
}

function Faults({ check, onAgain }: { check: Check; onAgain: () => void }) {
  const shown = check.faults.length
  return (
    <>
      <p className="st late"><Icon name="late" />有 {countOf(check.faultCount)} 处不对，一行都没有导入。改好后再传。</p>
      <ul className="faults" tabIndex={0} aria-label="不对的地方">
        {check.faults.map((fault, index) => <li key={index}>{fault.row !== undefined && <b className="num">第 {fault.row} 行</b>}<span>{fault.message}</span></li>)}
      </ul>
      {shown < check.faultCount && <p className="mute">先列出前 {shown} 处，改好再传会接着列。</p>}
      <div><Button type="primary" onClick={onAgain}>换改好的文件</Button></div>
    </>
  )
}
