import type { Rgb } from './list.ts'

export type Theme = 'light' | 'dark' | 'projector' | 'contrast'

/** The tokens that drawing needs, read once per theme. */
export interface Palette {
  readonly theme: Theme
  readonly stage: string
  readonly surface: string
  readonly halo: string
  readonly ink: string
  readonly ink2: string
  readonly ink3: string
  readonly line: string
  readonly line2: string
  readonly pool: string
  readonly outline: string
  readonly ask: string
  readonly onAsk: string
  readonly focus: string
  readonly focusGap: string
  /** Of classes 1 to 8. */
  readonly classes: readonly string[]
  /** Share of the class colour where the model is certain. */
  readonly regionMax: number
  readonly iso: { readonly colour: string; readonly alpha: number }
  /** Six stops, sRGB. */
  readonly disagreement: readonly Rgb[]
  readonly utility: readonly Rgb[]
  readonly density: readonly Rgb[]
  /** Radii at scale 1, px. */
  readonly radius: {
    readonly pool: number
    readonly labelled: number
    readonly held: number
    readonly ring: number
    readonly ask: number
    readonly tag: number
  }
  readonly font: { readonly en: string; readonly ja: string }
}

/** Most classes that have a colour and a shape. */
export const MAX_CLASSES = 8

const KEYS = {
  stage: 'stage',
  surface: 'surface',
  halo: 'halo',
  ink: 'ink',
  ink2: 'ink-2',
  ink3: 'ink-3',
  line: 'line',
  line2: 'line-2',
  pool: 'pool',
  outline: 'outline',
  ask: 'ask',
  onAsk: 'on-ask',
  focus: 'focus',
  focusGap: 'focus-gap',
} as const
const RADII = {
  pool: 'pt-pool-r',
  labelled: 'pt-lab-r',
  held: 'pt-held-r',
  ring: 'ring-r',
  ask: 'ask-r',
  tag: 'tag-r',
} as const

/** #rrggbb or #rgb (minifiers shorten) to numbers. Throws on anything else. */
export function rgb(hex: string): Rgb {
  const long = hex.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3')
  if (!/^#[0-9a-f]{6}$/i.test(long)) throw new Error(`not a colour of the form #rrggbb: "${hex}"`)
  const v = parseInt(long.slice(1), 16)
  return [v >> 16, (v >> 8) & 255, v & 255]
}

/**
 * The palette of one theme from its custom properties; `get('ink-2')` returns the value of `--ink-2`. Throws where a token is
 * missing. `contrast` has the colours of the projector and the sizes that `get` gives.
 */
export function readPalette(get: (name: string) => string, theme: Theme): Palette {
  const colour = (name: string) => css(rgb(get(name).trim()))
  const number = (name: string) => {
    const value = parseFloat(get(name))
    if (Number.isNaN(value)) throw new Error(`no number in --${name}`)
    return value
  }
  const each = <K extends string, V>(names: Readonly<Record<K, string>>, read: (name: string) => V) =>
    Object.fromEntries(Object.entries<string>(names).map(([key, name]) => [key, read(name)])) as Record<K, V>
  const ramp = (name: string) => [0, 1, 2, 3, 4, 5].map((i) => rgb(colour(`${name}-${i}`)))
  const font = get('font-ui').trim()
  return {
    theme,
    ...each(KEYS, colour),
    classes: Array.from({ length: MAX_CLASSES }, (_, i) => colour(`c${i + 1}`)),
    regionMax: number('region-max'),
    iso: { colour: colour('iso'), alpha: number('iso-a') },
    disagreement: ramp('dis'),
    utility: ramp('utl'),
    density: [rgb(colour('stage')), rgb(colour('ink-3'))],
    radius: each(RADII, number),
    font: { en: font, ja: get('font-ja').trim() },
  }
}

/** The palettes of light, dark and projector, from the text of tokens.css. */
export function parsePalettes(css: string): Record<'light' | 'dark' | 'projector', Palette> {
  const block = (selector: RegExp) => {
    const found = new RegExp(`${selector.source}\\s*\\{([^}]*)\\}`).exec(css)
    if (!found) throw new Error(`no block ${selector.source}`)
    return new Map([...found[1].matchAll(/--([\w-]+):([^;]+);/g)].map((m) => [m[1], m[2]]))
  }
  const root = block(/:root/)
  const read = (theme: Theme) => {
    const own = block(new RegExp(`\\[data-theme=['"]?${theme}['"]?\\]`))
    return readPalette((name) => own.get(name) ?? root.get(name) ?? '', theme)
  }
  return { light: read('light'), dark: read('dark'), projector: read('projector') }
}

/** Colour at position t (0..1) of evenly spaced stops, mixed in sRGB. */
export function rampAt(stops: readonly Rgb[], t: number): Rgb {
  const at = Math.min(1, Math.max(0, t)) * (stops.length - 1)
  const i = Math.min(stops.length - 2, Math.floor(at))
  return mix(stops[i], stops[i + 1], at - i)
}

/** `a` with share t of `b`, sRGB. */
export const mix = (a: Rgb, b: Rgb, t: number): Rgb => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
]

/** As CSS colour. */
export const css = (c: Rgb): string =>
  '#' + c.map((v) => Math.round(v).toString(16).padStart(2, '0')).join('')
