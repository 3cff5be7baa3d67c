/** Named in stored results: another version reads pages anew. */
export const ENGINE_VERSION = 'ppocr4-1'
