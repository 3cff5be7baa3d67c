import type { Screens } from '../../../workbench/screens.ts'
import { SignIn } from './sign-in.tsx'

/** Before signing in. */
export const open: Screens = {
  routes: [{ path: '/sign-in', element: <SignIn /> }],
  menu: [],
}

/** Inside the shell. */
export const screens: Screens = {
  routes: [],
  menu: [],
}
