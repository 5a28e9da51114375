import { readFileSync } from 'node:fs'
import { parsePalettes, type Palette } from '../../src/draw/palette.ts'
import type { Rgb } from '../../src/draw/list.ts'

/** The palettes of the page's own style sheet. */
export const PALETTES: Record<'light' | 'dark' | 'projector', Palette> = parsePalettes(
  readFileSync(new URL('../../src/page/tokens.css', import.meta.url), 'utf8'),
)

type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

const toLinear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
const linear = ([r, g, b]: Rgb): Triple => [toLinear(r / 255), toLinear(g / 255), toLinear(b / 255)]
const times = (m: Matrix, v: Triple): Triple => [dot(m[0], v), dot(m[1], v), dot(m[2], v)]
const dot = (a: Triple, b: Triple) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

/** WCAG 2.2 contrast ratio. */
export function contrast(a: Rgb, b: Rgb): number {
  const luminance = (c: Rgb) => dot([0.2126, 0.7152, 0.0722], linear(c))
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

/** Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB. */
export const VISIONS: Readonly<Record<'normal' | 'protan' | 'deutan' | 'tritan', Matrix>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}
export type Vision = keyof typeof VISIONS

/** sRGB (D65) to XYZ, and the white point. */
const XYZ: Matrix = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
]
const WHITE: Triple = [0.95047, 1, 1.08883]

const toGamma = (v: number) => (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055)

/** A colour as seen with one kind of colour vision, in the 256 steps of a screen. */
function simulated(colour: Rgb, vision: Vision): Rgb {
  const [r, g, b] = times(VISIONS[vision], linear(colour)).map((v) =>
    Math.round(255 * toGamma(Math.min(1, Math.max(0, v)))),
  )
  return [r, g, b]
}

/** CIE L*a*b* of a colour as seen with one kind of colour vision. */
export function lab(colour: Rgb, vision: Vision = 'normal'): Triple {
  const [x, y, z] = times(XYZ, linear(simulated(colour, vision))).map((v, k) => {
    const t = v / WHITE[k]
    return t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116
  })
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

const rad = (degrees: number) => (degrees * Math.PI) / 180
const cos = (degrees: number) => Math.cos(rad(degrees))

/** CIEDE2000 of two L*a*b* colours (Sharma, Wu and Dalal 2005, equations 2 to 22). */
export function ciede2000([L1, a1, b1]: Triple, [L2, a2, b2]: Triple): number {
  const C = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2
  const G = 0.5 * (1 - Math.sqrt(C ** 7 / (C ** 7 + 25 ** 7)))
  const [ap1, ap2] = [a1 * (1 + G), a2 * (1 + G)]
  const [Cp1, Cp2] = [Math.hypot(ap1, b1), Math.hypot(ap2, b2)]
  const hue = (a: number, b: number) =>
    a === 0 && b === 0 ? 0 : ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360
  const [h1, h2] = [hue(ap1, b1), hue(ap2, b2)]
  const grey = Cp1 * Cp2 === 0
  const turn = h2 - h1 > 180 ? -360 : h2 - h1 < -180 ? 360 : 0
  const dh = grey ? 0 : h2 - h1 + turn
  const dH = 2 * Math.sqrt(Cp1 * Cp2) * Math.sin(rad(dh / 2))
  const far = Math.abs(h1 - h2) > 180
  const h = grey ? h1 + h2 : far ? (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2 : (h1 + h2) / 2
  const Lp = (L1 + L2) / 2
  const Cp = (Cp1 + Cp2) / 2
  const T = 1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.2 * cos(4 * h - 63)
  const SL = 1 + (0.015 * (Lp - 50) ** 2) / Math.sqrt(20 + (Lp - 50) ** 2)
  const SC = 1 + 0.045 * Cp
  const SH = 1 + 0.015 * Cp * T
  const turned = 30 * Math.exp(-(((h - 275) / 25) ** 2))
  const RT = -Math.sin(rad(2 * turned)) * 2 * Math.sqrt(Cp ** 7 / (Cp ** 7 + 25 ** 7))
  const [l, c, hh] = [(L2 - L1) / SL, (Cp2 - Cp1) / SC, dH / SH]
  return Math.sqrt(l * l + c * c + hh * hh + RT * c * hh)
}

/** Distance of two colours for one kind of colour vision. */
export const distance = (a: Rgb, b: Rgb, vision: Vision): number => ciede2000(lab(a, vision), lab(b, vision))
/** Smallest distance under all four kinds of colour vision. */
export const leastDistance = (a: Rgb, b: Rgb): number =>
  Math.min(...(Object.keys(VISIONS) as Vision[]).map((vision) => distance(a, b, vision)))
