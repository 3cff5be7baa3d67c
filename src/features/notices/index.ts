/** What other features may call. */
export type { NoticePlan, NoticeTime, Report, Activity, Module, Contact, Owner } from './reader/schema.ts'
