import { Alert, Button, Skeleton } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import { Declined } from '../api.ts'

/** Head of a page: crumb, title that is the answer, facts beside it, at most two buttons. */
export function PageHead({ crumb, title, facts, actions }: { crumb?: ReactNode; title: ReactNode; facts?: ReactNode; actions?: ReactNode }) {
  useEffect(() => {
    if (typeof title === 'string') document.title = `${title} · 联动`
  }, [title])
  return (
    <header className="head">
      <div className="grow">
        {crumb && <div className="crumb">{crumb}</div>}
        <div className="row" style={{ flexWrap: 'wrap', columnGap: 14 }}><h1>{title}</h1>{facts}</div>
      </div>
      {actions && <div className="row" style={{ flexWrap: 'wrap' }}>{actions}</div>}
    </header>
  )
}

/** A refusal beside its cause: what is wrong, then what to do. Anything else that failed says that nothing was lost. */
export function RefusalAlert({ error, retry }: { error: unknown; retry?: () => void }) {
  if (!error) return null
  const declined = error instanceof Declined ? error : null
  return (
    <Alert
      type={declined && declined.status < 500 ? 'warning' : 'error'}
      showIcon
      role="alert"
      title={declined?.message ?? '连不上服务器，您写的还在这里。'}
      description={
        <>
          <div>{declined?.hint ?? '请检查网络后重试。'}</div>
          {declined?.details.length ? (
            <ul style={{ marginTop: 6, maxHeight: 220, overflow: 'auto' }}>
              {declined.details.map((line) => <li key={`${line.row}${line.message}`}>{line.row ? `第 ${line.row} 行：` : ''}{line.message}</li>)}
            </ul>
          ) : null}
        </>
      }
      action={retry && <Button size="small" onClick={retry}>重试</Button>}
    />
  )
}

/** One sentence and at most one button. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return <div style={{ padding: '40px 0', textAlign: 'center', color: 'var(--ink-3)' }}><p style={{ marginBottom: 12 }}>{children}</p>{action}</div>
}

/** Nothing for 300 ms, then a skeleton. */
export function Loading({ rows = 6 }: { rows?: number }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return late ? <div style={{ padding: '12px 0' }}><Skeleton active paragraph={{ rows }} title={false} /></div> : <div style={{ minHeight: rows * 30 }} />
}
