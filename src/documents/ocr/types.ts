/** A character the recogniser read, in points from the top left corner of the page as put right. */
export interface OcrCharacter {
  char: string
  /** How sure the recogniser is, 0 to 1. */
  confidence: number
  left: number
  right: number
  /** The second choice, where it is not out of the question. */
  other?: { char: string; confidence: number }
}

/** One printed line. `text` is the characters joined; spaces stand where the page has a wide gap. Without white space it is exactly `characters`. */
export interface OcrLine {
  text: string
  /** Mean over the characters. */
  confidence: number
  left: number
  right: number
  top: number
  bottom: number
  characters: OcrCharacter[]
}

/** A page picture turned into text. Plain data: it is stored as JSON and travels between threads. */
export interface OcrPage {
  lines: OcrLine[]
  /** Clockwise turn that put the picture upright, in degrees. */
  turned: 0 | 90 | 180 | 270
  /** Clockwise degrees by which it was turned after that, so that its lines run straight; absent when none. */
  straightened?: number
  /** Size of the page as put right, in points. */
  width: number
  height: number
  /** Mean confidence over all characters; 0 for a page without any. */
  confidence: number
  /** Milliseconds the recognition took. */
  took: number
}
