/**
 * Bits as text: six bits per character of the URL-safe base64 alphabet (RFC 4648, section 5), without padding. Numbers are
 * written with a fixed width or as Exp-Golomb codes of order k (k low bits, then the rest in unary-prefixed binary), which are
 * short where small values are frequent.
 */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const VALUE = new Map([...ALPHABET].map((c, i) => [c, i]))

/** Bits that a whole number >= 0 needs. */
export const widthOf = (n: number): number => (n < 1 ? 0 : 32 - Math.clz32(n))

export class BitWriter {
  private readonly chars: string[] = []
  private pending = 0
  private free = 6

  /** The `width` low bits of `value`, highest first. width <= 32. */
  bits(value: number, width: number): this {
    for (let i = width - 1; i >= 0; i--) {
      this.pending = (this.pending << 1) | ((value >>> i) & 1)
      if (--this.free === 0) {
        this.chars.push(ALPHABET[this.pending])
        this.pending = 0
        this.free = 6
      }
    }
    return this
  }

  flag(value: boolean): this {
    return this.bits(value ? 1 : 0, 1)
  }

  /** A whole number 0 <= n < 2^31. */
  golomb(n: number, k: number): this {
    const high = Math.floor(n / (1 << k)) + 1
    const width = widthOf(high)
    return this.bits(0, width - 1)
      .bits(high, width)
      .bits(n, k)
  }

  /** ASCII in 7 bits per character, anything else in 16 bits per UTF-16 unit. */
  text(s: string): this {
    const wide = /[^\0-\x7f]/.test(s)
    this.golomb(s.length, 4).flag(wide)
    for (let i = 0; i < s.length; i++) this.bits(s.charCodeAt(i), wide ? 16 : 7)
    return this
  }

  toString(): string {
    const rest = this.free < 6 ? ALPHABET[this.pending << this.free] : ''
    return this.chars.join('') + rest
  }
}

/** Thrown where text ends early or was never written by a BitWriter. Caught by whoever reads the whole. */
export class Damaged extends Error {}

export class BitReader {
  private at = 0
  private readonly source: string

  constructor(text: string) {
    this.source = text
  }

  bits(width: number): number {
    let value = 0
    for (let i = 0; i < width; i++, this.at++) {
      const six = VALUE.get(this.source[Math.floor(this.at / 6)])
      if (six === undefined) throw new Damaged()
      value = (value << 1) | ((six >>> (5 - (this.at % 6))) & 1)
    }
    return value >>> 0
  }

  flag(): boolean {
    return this.bits(1) === 1
  }

  golomb(k: number): number {
    let zeros = 0
    while (!this.flag()) if (++zeros > 30) throw new Damaged()
    // The leading 1 has been read with the zeros.
    const high = (1 << zeros) | this.bits(zeros)
    const n = (high - 1) * (1 << k) + this.bits(k)
    if (n > 0x7fffffff) throw new Damaged()
    return n
  }

  text(): string {
    const length = this.golomb(4)
    const width = this.flag() ? 16 : 7
    if (length * width > 6 * this.source.length) throw new Damaged()
    let s = ''
    for (let i = 0; i < length; i++) s += String.fromCharCode(this.bits(width))
    return s
  }
}
