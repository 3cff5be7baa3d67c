/**
 * Diameters looked for, in millimetres. Seals of bodies are 38–50 mm, of departments and contracts 36–45 mm, ovals
 * 45 × 30 mm; a scan that was fitted to the page shrinks or enlarges them by up to a third.
 */
export const MIN_DIAMETER_MM = 26
export const MAX_DIAMETER_MM = 62

/** Rays and marks around a ring; at 2° a 42 mm ring is read every 0.7 mm. */
export const ANGLES = 180
export const COS = Float64Array.from({ length: ANGLES }, (_, i) => Math.cos((i * 2 * Math.PI) / ANGLES))
export const SIN = Float64Array.from({ length: ANGLES }, (_, i) => Math.sin((i * 2 * Math.PI) / ANGLES))
