import { Alert, Button, Progress } from 'antd'
import { useId, useState, type DragEvent, type ReactNode } from 'react'
import { Declined } from '../../../workbench/api.ts'
import { momentOf, sizeOf } from '../../../workbench/parts/days.ts'
import { RefusalAlert } from '../../../workbench/parts/page.tsx'
import { apiOf, type Key, type Submission, type Version } from './report-data.ts'
import { Photos } from './report-photos.tsx'
import { fileKind, HEIC, isHeic } from '../submission.rules.ts'
import type { PhotoSender } from './upload-photos.ts'
import type { Sender } from './upload.ts'

type Kind = 'word' | 'pdf'
const kinds = {
  word: { badge: 'W', accept: '.docx,.doc,.wps,.rtf', name: 'Word 版', hint: '.docx、.doc、.wps 或 .rtf，用来数字数、和盖章版对照' },
  pdf: { badge: 'PDF', accept: '.pdf,.ofd,.jpg,.jpeg,.png', name: '盖章 PDF 版', hint: '盖章后彩色扫描成 PDF，或 .ofd，或逐页拍的照片' },
} as const

/** Both files of a unit's submission: dropped, chosen, replaced, each with its own progress and refusals. */
export function Files({ at, submission, version, senders, photos }: { at: Key; submission: Submission; version: Version | undefined; senders: Record<Kind, Sender>; photos: PhotoSender }) {
  const wanted = (['word', 'pdf'] as const).filter((kind) => version?.[kind] || senders[kind].uploading.state !== 'idle' || (kind === 'word' ? submission.requirement.needsWord : submission.requirement.needsPdf) || (!submission.requirement.needsWord && !submission.requirement.needsPdf))
  // Whatever lands on either place goes where its name says; what is neither goes where it was dropped and is told so.
  const take = (files: FileList | null, here: Kind) => {
    const pages: File[] = []
    const taken = new Set<Kind>()
    for (const file of files ?? []) {
      const kind = fileKind(file.name)
      // Photographs are pages in the order they were chosen; of other files each place takes one.
      if (isHeic(file.name)) photos.refuse(file.name, new Declined(415, { code: 'reporting/wrong-kind', ...HEIC }))
      else if (kind === 'photo') pages.push(file)
      else if (!taken.has(kind ?? here)) senders[kind ?? here].send(file)
      taken.add(kind === 'photo' || kind === null ? here : kind)
    }
    if (pages.length > 0) photos.add(pages)
  }
  const photographed = (version?.photos.length ?? 0) > 0 || photos.list.some((each) => each.state !== 'refused')
  return (
    <section className="rep-files" aria-label="文件">
      {wanted.map((kind) => kind === 'pdf' && photographed && senders.pdf.uploading.state === 'idle' ? null : <Slot key={kind} kind={kind} at={at} version={version} sender={senders[kind]} now={new Date(submission.now)} take={(files) => take(files, kind)} />)}
      <Photos at={at} version={version} revision={submission.revision} sender={photos} add={(files) => take(files, 'pdf')} />
      {wanted.includes('pdf') && !version?.pdf && !photographed && senders.pdf.uploading.state === 'idle' && <p className="rep-phone-hint">没有扫描仪也行：盖章后用手机逐页拍照，一次选齐传上来，会按顺序合成一份 PDF。请拍彩色的，一页纸占满画面；黑白看不出红章。</p>}
    </section>
  )
}

function Slot({ kind, at, version, sender, now, take }: { kind: Kind; at: Key; version: Version | undefined; sender: Sender; now: Date; take(files: FileList | null): void }) {
  const file = version?.[kind]
  const look = kinds[kind]
  const { uploading } = sender
  if (uploading.state === 'sending' || uploading.state === 'waiting') return <Sending badge={look.badge} uploading={uploading} sender={sender} />
  const refused = uploading.state === 'refused' && (
    <div className="rep-refused">
      <RefusalAlert error={uploading.error} />
      <span className="mute cut">{uploading.name}</span>
    </div>
  )
  if (!file) return <Drop kind={kind} take={take}><>{refused}</></Drop>
  return (
    <DropHere className="rep-file" take={take}>
      <span className={`ext ${kind}`} aria-hidden="true">{look.badge}</span>
      <div className="grow">
        <a className="cut name" href={`${apiOf(at)}/versions/${version?.version}/files/${kind}`} download title={`下载 ${file.name}`}>{file.name}</a>
        <small>{sizeOf(file.size)} · {file.at && `${momentOf(file.at, now)} 上传 · `}已存妥</small>
      </div>
      <Choose kind={kind} take={take}>替换</Choose>
      {refused && <div className="whole">{refused}</div>}
    </DropHere>
  )
}

function Sending({ badge, uploading, sender }: { badge: string; uploading: { state: 'sending' | 'waiting'; name: string; size: number; sent: number }; sender: Sender }) {
  const percent = Math.min(99, Math.floor((100 * uploading.sent) / Math.max(1, uploading.size)))
  const waiting = uploading.state === 'waiting'
  return (
    <div className="rep-file" aria-live="polite">
      <span className="ext" aria-hidden="true">{badge}</span>
      <div className="grow">
        <b className="cut name">{uploading.name}</b>
        <Progress percent={percent} showInfo={false} size="small" status={waiting ? 'normal' : 'active'} />
        <small>{waiting ? `传到 ${percent}%，联网后接着传` : percent >= 99 ? '传完了，正在存妥' : `已传 ${percent}%，共 ${sizeOf(uploading.size)}`}</small>
      </div>
      <span className="row">{waiting && navigator.onLine && <Button size="small" onClick={sender.goOn}>接着传</Button>}<Button size="small" type="text" onClick={sender.cancel}>取消</Button></span>
    </div>
  )
}

function Drop({ kind, take, children }: { kind: Kind; take(files: FileList | null): void; children: ReactNode }) {
  const look = kinds[kind]
  const id = useId()
  return (
    <DropHere className="rep-drop" take={take}>
      <label htmlFor={id}>
        <span className={`ext ${kind}`} aria-hidden="true">{look.badge}</span>
        <span><b><span className="wide">把{look.name}拖到这里，或点此选择</span><span className="narrow">点此选择{look.name}</span></b><small>{look.hint}，不超过 200 MB</small></span>
      </label>
      <input id={id} className="sr" type="file" accept={look.accept} multiple={kind === 'pdf'} onChange={(event) => { take(event.target.files); event.target.value = '' }} />
      {children}
    </DropHere>
  )
}

/** A place that takes a dropped file. */
function DropHere({ className, take, children }: { className: string; take(files: FileList | null): void; children: ReactNode }) {
  const [over, setOver] = useState(false)
  const handlers = {
    onDragOver: (event: DragEvent) => { event.preventDefault(); setOver(true) },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => { event.preventDefault(); setOver(false); take(event.dataTransfer.files) },
  }
  return <div className={`${className}${over ? ' over' : ''}`} {...handlers}>{children}</div>
}

function Choose({ kind, take, children }: { kind: Kind; take(files: FileList | null): void; children: ReactNode }) {
  const id = useId()
  return (
    <span className="rep-choose">
      <label className="link" htmlFor={id}>{children}<span className="sr">{kinds[kind].name}</span></label>
      <input id={id} className="sr" type="file" accept={kinds[kind].accept} multiple={kind === 'pdf'} onChange={(event) => { take(event.target.files); event.target.value = '' }} />
    </span>
  )
}

/** Files of a version for reading only. */
export function Originals({ at, version, now }: { at: Key; version: Version; now: Date }) {
  return (
    <section className="rep-files" aria-label="文件">
      {(['word', 'pdf'] as const).map((kind) => {
        const file = version[kind]
        return file && (
          <div key={kind} className="rep-file">
            <span className={`ext ${kind}`} aria-hidden="true">{kinds[kind].badge}</span>
            <div className="grow"><b className="cut name">{file.name}</b><small>{sizeOf(file.size)}{file.at && ` · ${momentOf(file.at, now)} 上传`}</small></div>
            <a href={`${apiOf(at)}/versions/${version.version}/files/${kind}`} download>下载</a>
          </div>
        )
      })}
      {version.photos.map((photo, index) => (
        <div key={photo.id} className="rep-file">
          <img className="ext" src={`${apiOf(at)}/versions/${version.version}/photos/${photo.id}/picture?width=120`} alt="" loading="lazy" />
          <div className="grow"><b className="cut name">{photo.name}</b><small>照片原件，第 {index + 1} 页 · {sizeOf(photo.size)}</small></div>
          <a href={`${apiOf(at)}/versions/${version.version}/photos/${photo.id}`} download>下载</a>
        </div>
      ))}
      {!version.word && !version.pdf && <Alert type="info" title="这一稿没有文件。" />}
    </section>
  )
}
