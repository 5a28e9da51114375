import { encode } from 'uqr'

/** Largest version that is drawn: 117 modules a side, which a telephone still reads from a screen. */
const VERSION = 25
/** Bytes that such a code holds at the lowest level of correction. */
export const QR_MOST = 1273
/** Modules of the quiet zone that readers need around a code. */
const QUIET = 4

export interface QrCode {
  /** Modules a side, quiet zone included. */
  readonly size: number
  /** SVG path of the dark modules, one unit each. */
  readonly path: string
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/** The QR code of a text at the highest level of correction that its size leaves room for; null for a text that is too long. */
export function qrOf(text: string): QrCode | null {
  if (bytesOf(text) > QR_MOST) return null
  const { size, data } = encode(text, { ecc: 'L', boostEcc: true, maxVersion: VERSION, border: QUIET })
  let path = ''
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue
      const from = x
      while (x < size && row[x]) x++
      path += `M${from} ${y}h${x - from}v1h${from - x}z`
    }
  })
  return { size, path }
}
