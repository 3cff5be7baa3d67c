import type { ComponentType } from 'react'
import type { Screens } from '../../../workbench/screens.ts'
import { InReview } from './ledger-badge.tsx'

/** The dialog that urges chosen units; it belongs to a later feature, so `main` hands it in. */
export type Urge = ComponentType<{ campaign: number; notice: number; aim: { to: 'units'; unitIds: number[] }; onClose: () => void }>

/** The ledger: for the office over all units, for a unit over its own part. */
export const ledgerScreens = (urge: Urge): Screens => ({
  routes: [
    { path: '/campaigns/:campaign/ledger', lazy: () => page(urge, false) },
    { path: '/campaigns/:campaign/own-ledger', lazy: () => page(urge, true) },
  ],
  menu: [
    { label: '报送台账', icon: 'ledger', to: '/campaigns/:campaign/ledger', section: 'campaign', order: 40, badge: InReview, roles: ['office', 'observer'] },
    { label: '本单位台账', icon: 'ledger', to: '/campaigns/:campaign/own-ledger', section: 'campaign', order: 41, roles: ['approver', 'liaison'] },
  ],
})

async function page(urge: Urge, own: boolean) {
  const { LedgerPage } = await import('./ledger-page.tsx')
  return { element: <LedgerPage Urge={urge} own={own} /> }
}
