import { defaults, type Params, type ParamSpec } from '../../src/core/params.ts'

/** Defaults, and each other value of every choice and flag. */
export function variants(specs: readonly ParamSpec[]): Params[] {
  const base = defaults(specs)
  const values = (spec: ParamSpec) =>
    spec.kind === 'choice' ? spec.options : spec.kind === 'flag' ? [true, false] : []
  return [
    base,
    ...specs.flatMap((spec) =>
      values(spec)
        .filter((value) => value !== spec.default)
        .map((value) => ({ ...base, [spec.key]: value })),
    ),
  ]
}

/** Every number at its smallest, and every number at its largest value. */
export function extremes(specs: readonly ParamSpec[]): Params[] {
  const at = (end: 'min' | 'max') =>
    Object.fromEntries(specs.map((spec) => [spec.key, 'min' in spec ? spec[end] : spec.default]))
  return [at('min'), at('max')]
}

/** What a variant is called: the id, and the parameters that are not at their default. */
export function variantName(id: string, specs: readonly ParamSpec[], params: Params): string {
  const changed = specs.filter((spec) => params[spec.key] !== spec.default)
  return [id, ...changed.map(({ key }) => `${key}=${params[key]}`)].join(' ')
}
