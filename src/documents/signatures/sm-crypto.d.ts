/** What is used of the package, which brings no types. */
declare module 'sm-crypto' {
  interface Sm2Options {
    der?: boolean
    /** Whether `message` is still to be hashed; false when it is the digest itself. */
    hash?: boolean
    publicKey?: string
    userId?: string
  }
  const crypto: {
    sm2: {
      generateKeyPairHex(): { publicKey: string; privateKey: string }
      doSignature(message: string | readonly number[] | Uint8Array, privateKey: string, options?: Sm2Options): string
      doVerifySignature(message: string | readonly number[] | Uint8Array, signature: string, publicKey: string, options?: Sm2Options): boolean
    }
  }
  export default crypto
}
