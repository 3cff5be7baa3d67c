import type { Screens } from '../../workbench/screens.ts'

/** Screens for people who are not signed in. */
export const open: readonly Screens[] = []

/** Screens inside the shell, in the order of ARCHITECTURE.md. */
export const screens: readonly Screens[] = []
