import type { Reader, Tx } from '../../platform/database.ts'
import type { UploadRecord } from './tables.ts'

export const createUpload = (tx: Tx, upload: UploadRecord) => tx.insertInto('uploads').values(upload).execute()

export const findUpload = (db: Reader, id: string) => db.selectFrom('uploads').selectAll().where('id', '=', id).executeTakeFirst()

export const saveReceived = (db: Reader, id: string, received: number) =>
  db.updateTable('uploads').set({ received }).where('id', '=', id).where('finished_at', 'is', null).execute()

export const deleteUpload = (db: Reader, id: string) => db.deleteFrom('uploads').where('id', '=', id).where('finished_at', 'is', null).execute()

/** Uploads nobody went on with since `before`. */
export const staleUploads = (db: Reader, before: Date) =>
  db.selectFrom('uploads').select('id').where('finished_at', 'is', null).where('created_at', '<', before).execute()
