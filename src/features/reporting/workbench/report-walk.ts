import { useCallback, useState } from 'react'
import { agreementOf, type Version } from './report-data.ts'
import { useKeys } from '../../../workbench/parts/keys.ts'

/** Walking the differences of a version's two files with N and P; the page in view follows. */
export function usePairWalk(version: Version | undefined, turn: (page: number) => void) {
  const differences = agreementOf(version)?.differences ?? []
  const [current, set] = useState<number | null>(null)
  const go = useCallback((index: number) => {
    set(index)
    const difference = differences[index]
    if (difference) turn(difference.page)
  }, [differences, turn])
  const walk = (by: number) => {
    if (differences.length > 0) go(((current ?? (by > 0 ? -1 : 0)) + by + differences.length) % differences.length)
  }
  useKeys({ n: () => walk(1), p: () => walk(-1) })
  return { current: current !== null && current < differences.length ? current : null, go, walk }
}
