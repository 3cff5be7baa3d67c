import { Refusal } from '../../platform/errors.ts'

/** 100****0021: what lists show of a phone; the whole number is shown on a recorded click. */
export function maskPhone(phone: string | null): string | null {
  if (!phone) return null
  const digits = [...phone]
  if (digits.length < 8) return `****${digits.slice(-2).join('')}`
  return `${digits.slice(0, 3).join('')}****${digits.slice(-4).join('')}`
}

/** What a unit is, as far as its place in the tree goes. */
export interface TreePlace {
  id: number
  path: string
  state: 'active' | 'closed'
}

/**
 * A unit goes under another one.
 * @throws Refusal `units/ring` under itself or below itself, `units/closed` under a closed one
 */
export function decideMove(unit: TreePlace, parent: TreePlace): void {
  if (parent.path === unit.path || parent.path.startsWith(`${unit.path}.`))
    throw new Refusal('units/ring', 409, '不能移到自己或自己的下级下面。', '请选别的上级单位。')
  requireActive(parent)
}

/** @throws Refusal `units/closed` */
export function requireActive(unit: Pick<TreePlace, 'state'>): void {
  if (unit.state === 'closed') throw new Refusal('units/closed', 409, '这个单位已撤销。', '请选别的单位，或先恢复它。')
}

/** @throws Refusal `units/has-units` while active units are below it, `units/root` for the organisation itself */
export function decideClosing(unit: { parentId: number | null }, activeChildren: number): void {
  if (unit.parentId === null) throw new Refusal('units/root', 409, '这是最上面的单位，不能撤销。', '可以改名。')
  if (activeChildren > 0)
    throw new Refusal('units/has-units', 409, `它还有 ${activeChildren} 个下级单位。`, '请先把下级单位移走或撤销。')
}
