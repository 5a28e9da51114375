/** A text that a picture carries: `keyword` is one of those that PNG names, such as Title, Description, Source. */
export interface PngText {
  /** 1 to 79 printable characters of Latin-1. */
  readonly keyword: string
  readonly text: string
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Length, name and check sum of a chunk. */
const AROUND = 12
/** The header has 13 bytes and comes first. */
const HEADER_END = SIGNATURE.length + AROUND + 13

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

/** The check sum of PNG chunks: CRC-32 of ISO 3309, polynomial 0xEDB88320, as an unsigned integer. */
export function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff
  for (const byte of bytes) c = TABLE[(c ^ byte) & 0xff] ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}

/** One chunk: length, name of four letters, data, check sum of name and data; numbers are big-endian. */
function chunk(name: string, data: Uint8Array): Uint8Array {
  const out = new Uint8Array(AROUND + data.length)
  const view = new DataView(out.buffer)
  view.setUint32(0, data.length)
  for (let i = 0; i < 4; i++) out[4 + i] = name.charCodeAt(i)
  out.set(data, 8)
  view.setUint32(8 + data.length, crc32(out.subarray(4, 8 + data.length)))
  return out
}

/** International text, not compressed: keyword, 0, no compression (0 0), no language (0), no other keyword (0), UTF-8. */
function textChunk({ keyword, text }: PngText): Uint8Array {
  const bytes = new TextEncoder().encode(text.replaceAll('\0', ''))
  const data = new Uint8Array(keyword.length + 5 + bytes.length)
  for (let i = 0; i < keyword.length; i++) data[i] = keyword.charCodeAt(i)
  data.set(bytes, keyword.length + 5)
  return chunk('iTXt', data)
}

/**
 * The same picture with texts behind its header, as iTXt chunks (PNG 1.2, section 4.2.3).
 * @throws RangeError if the bytes are no PNG
 */
export function withTexts(png: Uint8Array, texts: readonly PngText[]): Uint8Array {
  if (png.length < HEADER_END || SIGNATURE.some((byte, i) => png[i] !== byte))
    throw new RangeError('not a PNG')
  const parts = [png.subarray(0, HEADER_END), ...texts.map(textChunk), png.subarray(HEADER_END)]
  const out = new Uint8Array(parts.reduce((n, part) => n + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}
