import type { Generated } from 'kysely'

export const messageKinds = ['notice', 'urging', 'returned', 'accepted', 'adopted', 'sign_off', 'other'] as const
export type MessageKind = (typeof messageKinds)[number]

/** Something a unit was told. */
export interface MessageRow {
  id: Generated<number>
  unit_id: number
  campaign_id: number | null
  kind: MessageKind
  title: string
  body: Generated<string>
  link: string | null
  from_name: Generated<string>
  created_at: Date
}

export interface MessageReadRow {
  message_id: number
  person_id: number
  read_at: Date
}

declare module '../../platform/database.ts' {
  interface Tables {
    messages: MessageRow
    message_reads: MessageReadRow
  }
}
