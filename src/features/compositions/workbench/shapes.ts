import type { Block } from '../../../documents/official/model.ts'
import type { Shape } from '../edit.rules.ts'

/** Shapes of a block in the order of the tool bar. */
export const shapes: { value: Shape; label: string }[] = [
  { value: 'paragraph', label: '正文' }, { value: 'heading-1', label: '一级标题　一、' }, { value: 'heading-2', label: '二级标题（一）' }, { value: 'heading-3', label: '三级标题　1.' }, { value: 'heading-4', label: '四级标题（1）' },
  { value: 'numbers', label: '编号列表' }, { value: 'bullets', label: '项目列表' },
]

export function shapeOf(block: Block): Shape | null {
  switch (block.kind) {
    case 'paragraph': return 'paragraph'
    case 'heading': return `heading-${block.level}`
    case 'list': return block.ordered ? 'numbers' : 'bullets'
    default: return null
  }
}

const levels = ['一级', '二级', '三级', '四级'] as const

/** What stands in the margin. */
export function shapeWord(block: Block): string {
  switch (block.kind) {
    case 'heading': return `${levels[block.level - 1]}标题`
    case 'paragraph': return '正文'
    case 'list': return block.ordered ? '编号' : '列表'
    case 'table': return '表格'
    case 'page-break': return '分页'
  }
}

/** Stretches somebody made bold. */
export const boldWords = (block: Block): string[] => (block.kind === 'paragraph' ? block.runs.filter((run) => run.bold && run.text.trim() !== '').map((run) => run.text) : [])
