import type { ComponentType } from 'react'
import { Navigate } from 'react-router'
import type { Screens } from '../../../workbench/screens.ts'
import { useMe } from '../../../workbench/session.tsx'
import { InReview } from './ledger-badge.tsx'

/** The dialog that urges chosen units; it belongs to a later feature, so `main` hands it in. */
export type Urge = ComponentType<{ campaign: number; notice: number; aim: { to: 'units'; unitIds: number[] }; onClose: () => void }>

/** The ledger: for the office over all units, for a unit over its own part. */
export const ledgerScreens = (urge: Urge): Screens => ({
  routes: [
    {
      path: '/campaigns/:campaign/ledger',
      lazy: async () => {
        const { LedgerPage } = await import('./ledger-page.tsx')
        return { element: <LedgerPage Urge={urge} /> }
      },
    },
    { path: '/campaigns/:campaign/own-ledger', element: <OwnLedger /> },
  ],
  menu: [
    { label: '报送台账', icon: 'ledger', to: '/campaigns/:campaign/ledger', section: 'campaign', order: 40, badge: InReview, roles: ['office', 'observer'] },
    { label: '本单位台账', icon: 'ledger', to: '/campaigns/:campaign/own-ledger', section: 'campaign', order: 41, roles: ['approver', 'liaison'] },
  ],
})

/** The part of the ledger under one's own unit. */
function OwnLedger() {
  const me = useMe().data
  return me ? <Navigate replace to={`../ledger?parent=${me.unit.id}`} relative="path" /> : null
}
