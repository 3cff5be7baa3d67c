import { screens as home } from '../../features/home/workbench/index.tsx'
import { screens as messages } from '../../features/messages/workbench/index.tsx'
import { screens as receipts, UrgeDialog } from '../../features/receipts/workbench/index.tsx'
import { screens as campaigns } from '../../features/campaigns/workbench/index.tsx'
import { screens as compositions } from '../../features/compositions/workbench/index.tsx'
import { screens as notices } from '../../features/notices/workbench/index.tsx'
import { CopyingLine, screens as copying } from '../../features/copying/workbench/index.tsx'
import { reportScreens } from '../../features/reporting/workbench/index.tsx'
import { ledgerScreens } from '../../features/reporting/workbench/ledger.screens.tsx'
import { tab as archive } from '../../features/archive/workbench/index.tsx'
import { tab as compilation } from '../../features/compilation/workbench/index.tsx'
import { tab as summary } from '../../features/summary/workbench/index.tsx'
import { open as unitsOpen, screens as units } from '../../features/units/workbench/index.tsx'
import { tabbedScreens } from '../../workbench/parts/tab-frame.tsx'
import type { Screens } from '../../workbench/screens.ts'

/** Screens for people who are not signed in. */
export const open: readonly Screens[] = [unitsOpen]

/** What a campaign ends with. */
const closing = tabbedScreens({ label: '汇编与总结', icon: 'summary', to: '/campaigns/:campaign/summary', section: 'campaign', order: 50 }, [summary, compilation, archive])

/** Screens inside the shell, in the order of ARCHITECTURE.md. */
export const screens: readonly Screens[] = [units, messages, notices, campaigns, compositions, reportScreens(CopyingLine), ledgerScreens(UrgeDialog), copying, receipts, closing, home]
