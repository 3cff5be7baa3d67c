import type { ChainState } from './chain.ts'
import type { Box } from './place.ts'

export type { Box, ChainState }

/** What is trusted, and when it is. */
export interface SignatureOptions {
  /** Certificate files (.cer .crt .pem .der .p7b) of authorities whose word is taken. Without any, nothing is valid. */
  roots: readonly Uint8Array[]
  now: Date
}

/**
 * Whether the bytes are those that were signed. 'appended': something that shows was added behind them; 'unknown': a format
 * that is not verified.
 */
export type Integrity = 'unchanged' | 'changed' | 'appended' | 'unknown'

/** A certificate in plain words. */
export interface PlainCertificate {
  name: string
  organisation: string | null
  issuer: string
  serial: string
  /** ISO times. */
  notBefore: string
  notAfter: string
  /** Such as RSA-2048, SM2. */
  key: string
}

/** A digital signature of a PDF, told. Plain data: it is stored as JSON and travels between threads. */
export interface PdfSignature {
  /** The form field's name. */
  field: string
  /** 1-based page and box of what it shows; null when it is invisible. */
  page: number | null
  box: Box | null
  /** Such as adbe.pkcs7.detached, ETSI.CAdES.detached. */
  subFilter: string
  /** A time stamp on the whole document vouches for a moment, not for a person. */
  kind: 'signature' | 'time-stamp'
  /** Whose: common name and organisation of the certificate; null when no certificate was found. */
  who: string | null
  organisation: string | null
  issuer: string | null
  /** Such as RSA-2048 / SHA-256, SM2 / SM3. */
  algorithm: string
  /** ISO times: what the signer's computer said, and what a time stamp authority said. */
  signedAt: string | null
  stampedAt: string | null
  integrity: Integrity
  chain: ChainState
  /** Unchanged, made with the certificate's key, and the chain trusted at the time of signing. */
  valid: boolean
  /** From the signer's up. */
  certificates: PlainCertificate[]
  /** For everyone: whose, valid or not, unchanged or not. */
  sentence: string
  /** Why, one sentence each. */
  reasons: string[]
}
