import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The system user PostgreSQL runs as, where it is not ours. */
export interface Account {
  uid: number
  gid: number
}

/** "nobody": present on every Unix without adding a user, owns nothing. */
const unprivileged: Account = { uid: 65534, gid: 65534 }

/**
 * The account to run PostgreSQL as. PostgreSQL refuses root, so root steps down: to the owner of an
 * existing cluster, else to "nobody". Anyone else runs it as themselves (undefined).
 */
export async function serverAccount(cluster: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const owner = await stat(cluster).catch(() => undefined)
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : unprivileged
}

/** Whether the account may pass through every folder from the root down to `path` (existing or not yet). */
export async function canTraverse(path: string, account: Account): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    const info = await stat(folder).catch(() => undefined)
    if (info) {
      const bit = info.uid === account.uid ? 0o100 : info.gid === account.gid ? 0o010 : 0o001
      if ((info.mode & bit) === 0) return false
    }
    if (folder === dirname(folder)) return true
  }
}
