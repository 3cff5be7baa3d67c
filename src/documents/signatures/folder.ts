import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

const LARGEST = 1024 * 1024
const MOST = 500

/**
 * The certificate files of a folder (.cer .crt .pem .der .p7b), to be given to the verification; folders below are not
 * looked into. A folder that is not there has none.
 */
export async function certificateFiles(folder: string): Promise<Uint8Array[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return []
    throw error
  })
  const files: Uint8Array[] = []
  for (const name of names.toSorted().filter((each) => /\.(cer|crt|pem|der|p7b)$/i.test(each)).slice(0, MOST)) {
    const path = join(folder, name)
    const found = await stat(path)
    if (found.isFile() && found.size <= LARGEST) files.push(new Uint8Array(await readFile(path)))
  }
  return files
}
