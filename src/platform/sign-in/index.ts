/** Who is at the door: passwords, sessions, second factors. Whose account it is and what they may do, features decide. */
export { openSignIn, type SignIn } from './sign-in.ts'
export type { Session } from './session.store.ts'
export { accountExists, accountOf, accountPattern, createAccounts, endSessions, removeAccount, removeTotp, setPassword, type NewAccount } from './accounts.store.ts'
export { hashPassword, requireGoodPassword } from './password.ts'
export { readSetting, writeSetting } from './settings.store.ts'
