/**
 * Description of one parameter of a strategy, model, committee, generator, stream rule or stopping rule. The page draws its
 * control from it, links and files are checked against it. Its name and explanation are texts: `param.<key>`.
 */
export type ParamSpec =
  | {
      readonly key: string
      readonly kind: 'number'
      readonly default: number
      readonly min: number
      readonly max: number
      readonly step: number
      readonly log?: boolean
      readonly unit?: string
    }
  | {
      readonly key: string
      readonly kind: 'integer'
      readonly default: number
      readonly min: number
      readonly max: number
      readonly step?: number
      readonly unit?: string
    }
  | {
      readonly key: string
      readonly kind: 'choice'
      readonly default: string
      readonly options: readonly string[]
    }
  | { readonly key: string; readonly kind: 'flag'; readonly default: boolean }

export type ParamValue = number | string | boolean
export type Params = Readonly<Record<string, ParamValue>>

/** The default value of every parameter of `specs`. */
export function defaults(specs: readonly ParamSpec[]): Params {
  return Object.fromEntries(specs.map((s) => [s.key, s.default]))
}

export interface BadParam {
  readonly key: string
  readonly given: unknown
  readonly used: ParamValue
}

/**
 * Defaults overlaid with the usable values of `given`. A value of the wrong kind or outside its limits falls back to the
 * default and is listed in `bad`; unknown keys are listed too and ignored. Never throws.
 */
export function readParams(
  specs: readonly ParamSpec[],
  given: Readonly<Record<string, unknown>> | undefined,
): { params: Params; bad: BadParam[] } {
  const params: Record<string, ParamValue> = {}
  const bad: BadParam[] = []
  for (const spec of specs) {
    params[spec.key] = spec.default
    if (!given || !Object.hasOwn(given, spec.key)) continue
    const value = given[spec.key]
    if (allowed(spec, value)) params[spec.key] = value
    else bad.push({ key: spec.key, given: value, used: spec.default })
  }
  for (const key of Object.keys(given ?? {}))
    if (!specs.some((s) => s.key === key)) bad.push({ key, given: given?.[key], used: '' })
  return { params, bad }
}

/** Whether `value` is of the kind of `spec` and within its limits. */
export function allowed(spec: ParamSpec, value: unknown): value is ParamValue {
  switch (spec.kind) {
    case 'number':
      return typeof value === 'number' && value >= spec.min && value <= spec.max
    case 'integer':
      return Number.isInteger(value) && (value as number) >= spec.min && (value as number) <= spec.max
    case 'choice':
      return typeof value === 'string' && spec.options.includes(value)
    case 'flag':
      return typeof value === 'boolean'
  }
}
