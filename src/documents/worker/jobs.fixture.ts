import { Refusal } from '../../platform/errors.ts'

/** Jobs that the pool's tests run in threads. */
export const add = (a: number, b: number): number => a + b
export const sum = (bytes: Uint8Array): number => bytes.reduce((a, b) => a + b, 0)
export const bytes = (length: number): { data: Uint8Array } => ({ data: new Uint8Array(length).fill(7) })
export const decline = (): never => {
  throw new Refusal('documents/damaged', 422, '坏了', '换一份', [{ row: 3, message: '第 3 行' }])
}
export const fail = (): never => {
  throw new TypeError('no such thing')
}
export const spin = (): never => {
  for (;;);
}
export const hoard = (): number => {
  const kept: number[][] = []
  for (;;) kept.push(Array.from({ length: 100_000 }, (_, i) => i + 0.5))
}
export const leave = (): never => process.exit(3)
export const sleep = (ms: number): Promise<string> => new Promise((resolve) => setTimeout(() => resolve('awake'), ms))
