/** The shell of an OLE container (the format before .docx) with these streams in its directory. */
export function craftOle(streams: readonly string[]): Uint8Array {
  const file = Buffer.alloc(512 + 512 + 128 * (streams.length + 1))
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file)
  for (const [i, name] of ['Root Entry', ...streams].entries()) {
    const at = 1024 + i * 128
    file.write(`${name}\0`, at, 'utf16le')
    file.writeUInt16LE((name.length + 1) * 2, at + 64)
  }
  return file
}
