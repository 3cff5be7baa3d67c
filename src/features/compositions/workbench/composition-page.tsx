import { useParams } from 'react-router'
import { Link } from 'react-router'
import { Loading, PageHead, RefusalAlert } from '../../../workbench/parts/page.tsx'
import { useComposition } from './data.ts'
import { Editor } from './editor.tsx'
import { Reader } from './reader.tsx'
import './compositions.css'

/** One composition: written by those who may, read by everyone else and by all once it is finished. */
export function CompositionPage() {
  const id = Number(useParams().composition)
  const query = useComposition(id)
  const crumb = <Link to="/compositions">文稿</Link>
  if (query.isError && !query.data) return <><PageHead crumb={crumb} title="文稿" /><div className="body"><RefusalAlert error={query.error} retry={() => void query.refetch()} /></div></>
  if (!query.data) return <><PageHead crumb={crumb} title="文稿" /><div className="body"><Loading rows={12} /></div></>
  return query.data.state === 'draft' && query.data.may.write ? <Editor key={id} composition={query.data} /> : <Reader key={id} composition={query.data} />
}
