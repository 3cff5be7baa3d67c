/** What other features may call. */
export type { Activity, Contact, Destination, Module, NoticePlan, NoticeTime, Owner, Report } from './reader/schema.ts'
