import { certificateOf } from './certificate.ts'
import type { Certificate } from './certificate.ts'
import { distinct } from './chain.ts'
import { signedDataOf } from './cms.ts'
import { DerError, readElement } from './der.ts'

const LARGEST = 1024 * 1024
const MOST = 500

/** The certificates in the files of the trusted roots' folder: DER or PEM, alone or in a .p7b. What is none is left out. */
export function rootsOf(files: readonly Uint8Array[]): Certificate[] {
  return distinct(files.filter((file) => file.length <= LARGEST).flatMap((file) => pieces(file).flatMap(read))).slice(0, MOST)
}

/** The binary pieces of a file: itself, or each of its PEM blocks. */
function pieces(file: Uint8Array): Uint8Array[] {
  const text = Buffer.from(file).toString('latin1')
  const blocks = [...text.matchAll(/-----BEGIN (?:X509 |TRUSTED )?(?:CERTIFICATE|PKCS7|CMS)-----([A-Za-z0-9+/=\s]+)-----END/g)]
  return blocks.length > 0 ? blocks.map(([, base64 = '']) => Buffer.from(base64, 'base64')) : [file]
}

function read(piece: Uint8Array): Certificate[] {
  try {
    return [certificateOf(readElement(piece))]
  } catch (error) {
    if (!(error instanceof DerError)) throw error
  }
  try {
    return signedDataOf(piece).certificates
  } catch (error) {
    if (error instanceof DerError) return []
    throw error
  }
}
