import type { Reader, Tx } from '../../platform/database.ts'

/** A photograph of a reading: page `number` of the notice. */
export interface ReadingPicture {
  number: number
  name: string
  sha256: string
  size: number
}

export const picturesOf = (db: Reader, reading: number): Promise<ReadingPicture[]> =>
  db.selectFrom('reading_pictures').select(['number', 'name', 'sha256', 'size']).where('reading_id', '=', reading).orderBy('number').execute()

export const insertPicture = (tx: Tx, reading: number, picture: ReadingPicture) =>
  tx.insertInto('reading_pictures').values({ reading_id: reading, ...picture }).execute()

/** Puts the photographs in this order, numbered anew. */
export async function savePictures(tx: Tx, reading: number, pictures: readonly ReadingPicture[]): Promise<void> {
  await tx.deleteFrom('reading_pictures').where('reading_id', '=', reading).execute()
  if (pictures.length > 0) await tx.insertInto('reading_pictures').values(pictures.map((picture, i) => ({ ...picture, reading_id: reading, number: i + 1 }))).execute()
}
