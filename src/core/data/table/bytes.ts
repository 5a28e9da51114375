import type { Job } from '../../job.ts'
import { ImportFailure, type Encoding } from './types.ts'

/** The part of the browsers' and Node's TextDecoder that is used here. */
interface Decoder {
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string
}
declare const TextDecoder: new (label: string, options?: { fatal?: boolean }) => Decoder

/** Bytes decoded between two yields. */
const CHUNK = 1 << 16

/** Text in pieces, line ends already LF, byte-order mark removed. */
export interface DecodedText {
  readonly parts: readonly string[]
  readonly encoding: Encoding
  /** Neither a byte-order mark nor the person said so, and it is not UTF-8. */
  readonly guessed: boolean
  /** Characters that could not be read and became U+FFFD. */
  readonly damaged: number
}

const SIGNATURES: readonly (readonly [detected: string, bytes: readonly number[]])[] = [
  ['zip/xlsx', [0x50, 0x4b, 0x03, 0x04]],
  // Of an archive with nothing in it, and of one that was split.
  ['zip/xlsx', [0x50, 0x4b, 0x05, 0x06]],
  ['zip/xlsx', [0x50, 0x4b, 0x07, 0x08]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['gzip', [0x1f, 0x8b]],
  ['ole2/xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['parquet', [0x50, 0x41, 0x52, 0x31]],
  ['sqlite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66, 0x6f, 0x72, 0x6d, 0x61, 0x74, 0x20, 0x33, 0]],
]

/** How the description of a first page begins in a Parquet file: field 1, a 32-bit number. */
const THRIFT_I32 = 0x15

/** The kind of binary file that the first bytes announce, or null. */
export function signature(bytes: Uint8Array): string | null {
  const holds = (magic: readonly number[], at: number) => magic.every((b, i) => bytes[at + i] === b)
  for (const [detected, magic] of SIGNATURES) {
    if (!holds(magic, 0)) continue
    // The magic of Parquet is four ordinary characters, which a heading may begin with; a page header or the end follows.
    if (detected === 'parquet' && bytes[4] !== THRIFT_I32 && !holds(magic, bytes.length - magic.length))
      continue
    return detected
  }
  return null
}

function byteOrderMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

const C1 = /[\x80-\x9f]/g
/**
 * What windows-1252 has in place of the control characters U+0080 to U+009F. Browsers know it; some versions of Node decode
 * Latin-1 under this name.
 */
const WINDOWS_1252 =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178'

interface Pieces {
  readonly parts: readonly string[]
  readonly damaged: number
}

/**
 * Decoded pieces with LF line ends, or null if `fatal` and some bytes do not fit the encoding.
 * @throws ImportFailure binary-file if there are NUL characters
 */
function* decode(bytes: Uint8Array, encoding: Encoding, fatal: boolean): Job<Pieces | null> {
  const decoder = new TextDecoder(encoding, { fatal })
  const parts: string[] = []
  let damaged = 0
  let nul = false
  let heldCr = false
  for (let from = 0; from < bytes.length; from += CHUNK) {
    const to = Math.min(bytes.length, from + CHUNK)
    const last = to === bytes.length
    let piece: string = heldCr ? '\r' : ''
    try {
      piece += decoder.decode(bytes.subarray(from, to), { stream: !last })
    } catch {
      return null
    }
    // CR and LF of one line end may lie in two chunks.
    heldCr = !last && piece.endsWith('\r')
    if (heldCr) piece = piece.slice(0, -1)
    if (!fatal) damaged += piece.split('\ufffd').length - 1
    nul ||= piece.includes('\0')
    if (encoding === 'windows-1252') piece = piece.replace(C1, (c) => WINDOWS_1252[c.charCodeAt(0) - 0x80])
    if (last) piece = piece.replace(/\x1a+$/, '')
    parts.push(piece.includes('\r') ? piece.replace(/\r\n?/g, '\n') : piece)
    yield { done: to, of: bytes.length }
  }
  if (nul) throw new ImportFailure('binary-file', {}, 'unknown')
  return { parts, damaged }
}

/** Which bytes are NUL: text in UTF-16 has them on one side of its two-byte units, UTF-8 and the others never. */
interface Nuls {
  readonly even: number
  readonly odd: number
  /** Bytes that could be line ends, and those of them that are a whole unit with a NUL. */
  readonly breaks: number
  readonly pairedLe: number
  readonly pairedBe: number
}

/** The NUL bytes of `bytes`, or null if there is none. */
function* countNuls(bytes: Uint8Array): Job<Nuls | null> {
  let from = 0
  while (from < bytes.length && !bytes.subarray(from, from + CHUNK).includes(0)) {
    from += CHUNK
    yield
  }
  if (from >= bytes.length) return null
  let even = 0
  let odd = 0
  let breaks = 0
  let pairedLe = 0
  let pairedBe = 0
  for (let i = 0; i < bytes.length; i++) {
    const b = bytes[i]
    if (b === 0) {
      if (i & 1) odd++
      else even++
    } else if (b === 10 || b === 13) {
      breaks++
      if (i & 1) pairedBe += bytes[i - 1] === 0 ? 1 : 0
      else pairedLe += bytes[i + 1] === 0 ? 1 : 0
    }
    if (i % CHUNK === 0) yield
  }
  return { even, odd, breaks, pairedLe, pairedBe }
}

/**
 * UTF-16 without a mark: NULs on one side (a few on the other, as in U+3000 and U+4E00, are fine) and line ends that are whole
 * units. A stray NUL in other text fits neither. Without line ends a quarter of the bytes: archives and pictures have fewer.
 */
function utf16Side(nuls: Nuls, size: number): Encoding | null {
  const littleEndian = nuls.odd > nuls.even
  const [more, fewer] = littleEndian ? [nuls.odd, nuls.even] : [nuls.even, nuls.odd]
  const paired = littleEndian ? nuls.pairedLe : nuls.pairedBe
  const fits = nuls.breaks > 0 ? 2 * paired >= nuls.breaks : 4 * more >= size
  return fits && more > 4 * fewer ? (littleEndian ? 'utf-16le' : 'utf-16be') : null
}

/** Characters that a look at the language reads. */
const LANGUAGE_PARTS = 16
/** Kana and kanji; kana of half width only in long runs, because capitals with accents (as in "AÇÃO") decode to them. */
const JAPANESE_RUN = /[\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]{2,}|[\uff66-\uff9f]{4,}/g

const JAPANESE = /[\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]/g

/**
 * At least half of the characters outside ASCII stand in runs of kana and kanji: a decoding that succeeds proves nothing. All of
 * them being kana and kanji will do where the bytes are no windows-1252.
 */
function* looksJapanese(parts: readonly string[], western: boolean): Job<boolean> {
  let foreign = 0
  let inRuns = 0
  let japanese = 0
  for (const part of parts.slice(0, LANGUAGE_PARTS)) {
    foreign += part.match(/[^\0-\x7f]/g)?.length ?? 0
    japanese += part.match(JAPANESE)?.length ?? 0
    for (const run of part.match(JAPANESE_RUN) ?? []) inRuns += run.length
    yield
  }
  return foreign > 0 && (2 * inRuns >= foreign || (!western && japanese === foreign))
}

/** Characters of Latin-1 that windows-1252 has no character for. */
const UNDEFINED_1252 = /[\x81\x8d\x8f\x90\x9d]/

/** Characters outside ASCII for one that is damaged, from which on a text is UTF-8 with a fault in it. */
const SOUND = 20

/** UTF-8 whose last character was cut off, or with a few bytes that do not fit; null where it is another encoding. */
function* damagedUtf8(bytes: Uint8Array): Job<Pieces | null> {
  const lenient = yield* decode(bytes, 'utf-8', false)
  if (!lenient) return null
  let foreign = 0
  for (const part of lenient.parts) {
    foreign += part.match(/[^\0-\x7f]/g)?.length ?? 0
    yield
  }
  const sound = foreign - lenient.damaged
  const cut = lenient.damaged === 1 && sound > 0 && (lenient.parts.at(-1) ?? '').endsWith('\ufffd')
  return sound >= SOUND * lenient.damaged || (cut && bytes[bytes.length - 1] >= 0x80) ? lenient : null
}

/** Characters that no text has, of a hundred, from which on a file is none. */
const CONTROLS = 1
/** Control characters but blanks, line ends, the end of a file in DOS and the escape of a terminal. */
const CONTROL = /[\x01-\x08\x0e-\x19\x1c-\x1f\x7f]/g

/** The bytes of an archive or a picture read as text: control characters everywhere. */
function* looksBinary(parts: readonly string[]): Job<boolean> {
  let all = 0
  let controls = 0
  for (const part of parts.slice(0, LANGUAGE_PARTS)) {
    all += part.length
    controls += part.match(CONTROL)?.length ?? 0
    yield
  }
  return 100 * controls > CONTROLS * all
}

/**
 * The text of `bytes`. A byte-order mark decides; without one NUL bytes tell UTF-16, then strict UTF-8, then UTF-8 with a few
 * faults, then Shift_JIS if the result reads as Japanese, else windows-1252. `chosen` overrides.
 * @throws ImportFailure binary-file if there are NUL characters, or control characters throughout
 */
export function* decodeText(bytes: Uint8Array, chosen?: Encoding): Job<DecodedText> {
  const told = chosen ?? byteOrderMark(bytes)
  if (told) return { ...(yield* lenient(bytes, told)), encoding: told, guessed: false }
  const nuls = yield* countNuls(bytes)
  if (nuls) {
    const side = utf16Side(nuls, bytes.length)
    const utf16 = side && (yield* decode(bytes, side, true))
    if (!side || !utf16) throw new ImportFailure('binary-file', {}, 'unknown')
    return { ...utf16, encoding: side, guessed: false }
  }
  const utf8 = yield* decode(bytes, 'utf-8', true)
  if (utf8) return { ...utf8, encoding: 'utf-8', guessed: false }
  const damaged = yield* damagedUtf8(bytes)
  if (damaged) return { ...damaged, encoding: 'utf-8', guessed: false }
  const western = yield* lenient(bytes, 'windows-1252')
  const japanese = yield* decode(bytes, 'shift_jis', true)
  if (japanese && (yield* looksJapanese(japanese.parts, !western.parts.some((p) => UNDEFINED_1252.test(p)))))
    return { ...japanese, encoding: 'shift_jis', guessed: true }
  if (yield* looksBinary(western.parts)) throw new ImportFailure('binary-file', {}, 'unknown')
  return { ...western, encoding: 'windows-1252', guessed: true }
}

function* lenient(bytes: Uint8Array, encoding: Encoding): Job<Pieces> {
  return (yield* decode(bytes, encoding, false)) ?? { parts: [], damaged: 0 }
}
