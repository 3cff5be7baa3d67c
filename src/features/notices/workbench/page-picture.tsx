import { useState } from 'react'

/** A page of a scan or photograph, as it was put right. */
export function PagePicture({ reading, page, width }: { reading: number; page: number; width: number }) {
  const source = `/api/readings/${reading}/pages/${page}/picture?width=${width}`
  const [failed, setFailed] = useState<string | null>(null)
  if (failed === source) return <p className="mute">这一页画不出来，请下载原文件看。</p>
  return <img className="page-picture" src={source} alt={`第 ${page} 页`} onError={() => setFailed(source)} />
}
