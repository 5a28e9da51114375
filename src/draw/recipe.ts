import type { Palette } from './palette.ts'

/** Line widths and alphas that differ between themes. Sizes and colours are tokens; the rest of a mark's recipe is where it is drawn. */
export interface Recipe {
  readonly boundary: { readonly halo: number; readonly ink: number }
  readonly member: { readonly width: number; readonly alpha: number }
  /** Outline of a labelled point. */
  readonly outline: number
  readonly ring: number
  readonly baselineDash: readonly number[]
  readonly tag: number
  readonly query: {
    /** Alpha of the glow near the point and at 38 % of its radius. */
    readonly glow: readonly [number, number]
    readonly disc: number
    /** Gold ring: width, and how far outside the outline ring. */
    readonly gold: number
    readonly gap: number
    readonly outline: number
  }
  readonly label: { readonly size: number; readonly shape: number; readonly stroke: number }
}

const FINE: Recipe = {
  boundary: { halo: 5.5, ink: 2.5 },
  member: { width: 1, alpha: 0.58 },
  outline: 1.25,
  ring: 1.75,
  baselineDash: [3, 2.6],
  tag: 1.5,
  query: { glow: [0.95, 0.6], disc: 0.7, gold: 4, gap: 3, outline: 2.25 },
  label: { size: 13, shape: 4.7, stroke: 1.6 },
}
const DARK: Recipe = {
  ...FINE,
  member: { width: 1, alpha: 0.68 },
  query: { ...FINE.query, glow: [0.75, 0.38], disc: 0.55 },
}
/** To be seen from the last row. */
const BOLD: Recipe = {
  boundary: { halo: 9, ink: 4.5 },
  member: { width: 1.6, alpha: 0.58 },
  outline: 2.5,
  ring: 3,
  baselineDash: [6, 5],
  tag: 2.5,
  query: { glow: [0.95, 0.6], disc: 0.7, gold: 6, gap: 4, outline: 3.5 },
  label: { size: 18, shape: 6.5, stroke: 2.5 },
}
const RECIPES = { light: FINE, dark: DARK, projector: BOLD, contrast: FINE } as const

export const recipeOf = (palette: Palette): Recipe => RECIPES[palette.theme]
