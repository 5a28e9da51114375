import type { Params, ParamSpec } from '../../core/params.ts'
import { num } from '../../text/format.ts'

export type NumberSpec = ParamSpec & { readonly kind: 'number' | 'integer' }

const isLog = (spec: NumberSpec): boolean => 'log' in spec && Boolean(spec.log)
/** Whole numbers with more values than this are typed: a slider could not meet them. */
const SLIDER = 120

/** Whether the number is typed rather than slid to. */
export const typed = (spec: ParamSpec): boolean =>
  spec.kind === 'integer'
    ? (spec.max - spec.min) / (spec.step ?? 1) > SLIDER
    : spec.kind === 'number' && !isLog(spec) && (spec.max - spec.min) / spec.step > 10 * SLIDER

/** The value within the limits; a whole one where only those are allowed. */
export function nearest(spec: NumberSpec, value: number): number {
  const within = Math.min(spec.max, Math.max(spec.min, value))
  return spec.kind === 'integer' ? Math.round(within) : within
}

/** Logarithmic sliders move by equal ratios. */
export const toSlider = (spec: NumberSpec, value: number): number => (isLog(spec) ? Math.log10(value) : value)
/** The value at a place of the slider: two digits of a logarithmic one. */
export const fromSlider = (spec: NumberSpec, at: number): number =>
  nearest(spec, isLog(spec) ? Number((10 ** at).toPrecision(2)) : at)

/** A number as its control says it: never more digits than it has, small ones by their power of ten. */
export function shown(spec: NumberSpec, value: number): string {
  const unit = spec.unit ? ` ${spec.unit}` : ''
  if (value !== 0 && Math.abs(value) < 0.001) return value.toExponential().replace('-', '−') + unit
  if (Number.isInteger(value)) return String(value).replace('-', '−') + unit
  return num(value, Math.abs(value) < 0.1 ? 3 : 2) + unit
}

/** Parameters that matter with these values: the free bumps only where the preset is `bumps`. */
export const relevant = (specs: readonly ParamSpec[], values: Params): readonly ParamSpec[] =>
  specs.filter(
    (s) =>
      !['grid', 'extent', 'sigma'].includes(s.key) ||
      values.features === undefined ||
      values.features === 'bumps',
  )
