import { Button } from 'antd'
import { countOf } from '../../../workbench/parts/days.ts'

/** 上一页 / 下一页, with where one is. */
export function Pager({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  return (
    <div className="row pager">
      <Button disabled={page <= 1} onClick={() => onPage(page - 1)}>上一页</Button>
      <span className="mute">第 {page} 页，共 {countOf(pages)} 页</span>
      <Button disabled={page >= pages} onClick={() => onPage(page + 1)}>下一页</Button>
    </div>
  )
}
