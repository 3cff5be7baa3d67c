import { useMutation } from '@tanstack/react-query'
import { Button, Checkbox, Segmented, Upload } from 'antd'
import { sizeOf } from '../../../workbench/parts/days.ts'
import { Icon } from '../../../workbench/parts/icon.tsx'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'
import { addAnnex, changeAnnex, moveAnnex, removeAnnex } from '../annex.rules.ts'
import type { Annex, Sheet } from '../sheet.rules.ts'
import type { Composition, Enclosure } from './data.ts'
import { Blocks } from './blocks.tsx'
import { sendFile } from './send-file.ts'
import type { Edit } from './use-sheet.ts'
import type { useWriting } from './use-writing.ts'
import { Words } from './words.tsx'

/** 附件: each begins on a page of its own, or goes along as a file. */
export function Annexes({ composition, sheet, writing, readOnly, edit, onEnclosed }: { composition: Composition; sheet: Sheet; writing: ReturnType<typeof useWriting>; readOnly: boolean; edit: Edit; onEnclosed: (file: Enclosure) => void }) {
  const { annexes } = sheet
  if (readOnly && annexes.length === 0) return null
  return (
    <section className="annexes" aria-label="附件">
      {annexes.map((annex, index) => (
        <div key={annex.id} className="annex" data-place={`attachments.${index}`}>
          <div className="row tools">
            <b>{annexes.length === 1 ? '附件' : `附件${index + 1}`}</b>
            <Segmented aria-label="附件的内容" size="small" disabled={readOnly} value={annex.by} options={[{ value: 'text', label: '写在这里' }, { value: 'file', label: '另附文件' }]} onChange={(by) => edit(null, (now) => changeAnnex(now, annex.id, { by: by as Annex['by'] }))} />
            {annex.by === 'text' && <Checkbox disabled={readOnly} checked={annex.landscape} onChange={(event) => edit(null, (now) => changeAnnex(now, annex.id, { landscape: event.target.checked }))}>横排</Checkbox>}
            {!readOnly && <span className="row end">
              <Button size="small" type="text" disabled={index === 0} onClick={() => edit(null, (now) => moveAnnex(now, annex.id, -1))}>上移</Button>
              <Button size="small" type="text" danger onClick={() => edit(null, (now) => removeAnnex(now, annex.id))}>删掉</Button>
            </span>}
          </div>
          <Words className="title small" field={`annex-${annex.id}`} label={`附件${index + 1} 名称`} value={annex.title} placeholder="附件名称" most={200} readOnly={readOnly} onType={(title) => edit(`annex/${annex.id}`, (now) => changeAnnex(now, annex.id, { title }))} />
          {annex.by === 'text'
            ? <Blocks items={annex.items} label={`附件${index + 1} 正文`} numbered={sheet.head.numbering === 'auto'} writing={writing} readOnly={readOnly} edit={edit} />
            : <AlongFile composition={composition} annex={annex} readOnly={readOnly} onChosen={(file) => { onEnclosed(file); edit(null, (now) => changeAnnex(now, annex.id, { file: file.id, title: annex.title || file.name.replace(/\.[^.]+$/, '').slice(0, 200) })) }} />}
        </div>
      ))}
      {!readOnly && <Button type="dashed" block icon={<Icon name="plus" />} disabled={annexes.length >= 50} onClick={() => edit(null, addAnnex)}>加附件</Button>}
    </section>
  )
}

function AlongFile({ composition, annex, readOnly, onChosen }: { composition: Composition; annex: Annex; readOnly: boolean; onChosen: (file: Enclosure) => void }) {
  const send = useMutation({
    mutationFn: (file: File) => sendFile<{ id: number; name: string; size: number }>(`/api/compositions/${composition.id}/enclosures`, file),
    onSuccess: (file) => onChosen({ ...file, role: 'enclosure', pages: null }),
  })
  const file = composition.files.find((each) => each.id === annex.file)
  return (
    <div className="along">
      {file ? <><Icon name="link" /><a className="cut" href={`/api/compositions/${composition.id}/enclosures/${file.id}`}>{file.name}</a><span className="mute nowrap">{sizeOf(file.size)}</span></> : <span className="mute">还没有选文件，定稿前要选好</span>}
      {!readOnly && <Upload showUploadList={false} beforeUpload={(chosen) => { send.mutate(chosen); return false }}><Button size="small" loading={send.isPending}>{file ? '换一个' : '选文件'}</Button></Upload>}
      {send.isError && <RefusalAlert error={send.error} />}
    </div>
  )
}
