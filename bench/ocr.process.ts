import { findInput } from '../src/documents/ocr/detect.ts'
import { models } from '../src/documents/ocr/engine.ts'
import { putRight } from '../src/documents/ocr/orientation.ts'
import { openPicture } from '../src/documents/ocr/picture.ts'
import { prepare } from '../src/documents/ocr/prepare.ts'
import { cutLine, planes } from '../src/documents/ocr/read.ts'

/** The models alone: started by bench/ocr.ts with pictures of pages, prepares them, then runs the networks when told. */
interface Prepared {
  find: { input: Float32Array; width: number; height: number }
  lines: { input: Float32Array; width: number }[]
}

const prepared: Prepared[] = []

process.on('message', (message: readonly Uint8Array[] | 'run') => void (message === 'run' ? run() : ready(message)).then(() => process.send?.('done')))
process.on('disconnect', () => process.exit(0))

async function ready(jpegs: readonly Uint8Array[]): Promise<void> {
  const engine = await models()
  for (const jpeg of jpegs) {
    const { page, bands } = await putRight(engine, prepare(await openPicture(jpeg)))
    const find = findInput(page, (size) => new Float32Array(size))
    const lines = bands.map((band) => {
      const cutting = cutLine(page, band)
      return { input: planes(cutting, new Float32Array(3 * cutting.data.length)), width: cutting.width }
    })
    prepared.push({ find, lines })
  }
  await run()
}

async function run(): Promise<void> {
  const engine = await models()
  for (const { find, lines } of prepared) {
    await engine.find(find.input, find.width, find.height)
    for (const { input, width } of lines) await engine.read(input, width)
  }
}
