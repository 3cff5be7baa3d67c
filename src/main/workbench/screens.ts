import { screens as home } from '../../features/home/workbench/index.tsx'
import { screens as messages } from '../../features/messages/workbench/index.tsx'
import { screens as receipts, UrgeDialog } from '../../features/receipts/workbench/index.tsx'
import { screens as campaigns } from '../../features/campaigns/workbench/index.tsx'
import { screens as compositions } from '../../features/compositions/workbench/index.tsx'
import { screens as notices } from '../../features/notices/workbench/index.tsx'
import { screens as reporting } from '../../features/reporting/workbench/index.tsx'
import { ledgerScreens } from '../../features/reporting/workbench/ledger.screens.tsx'
import { screens as summary } from '../../features/summary/workbench/index.tsx'
import { open as unitsOpen, screens as units } from '../../features/units/workbench/index.tsx'
import type { Screens } from '../../workbench/screens.ts'

/** Screens for people who are not signed in. */
export const open: readonly Screens[] = [unitsOpen]

/** Screens inside the shell, in the order of ARCHITECTURE.md. */
export const screens: readonly Screens[] = [units, messages, notices, campaigns, compositions, reporting, ledgerScreens(UrgeDialog), receipts, summary, home]
