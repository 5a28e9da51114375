import { readParams, type Params, type ParamSpec } from '../../params.ts'
import type { Dataset, Generator } from '../types.ts'
import { datasetOf, drawPool, type Drawn, type Law } from './law.ts'

/** A generator that shows its law. */
export interface MadeGenerator extends Generator {
  /** The law with these parameters; a few laws have something that the seed decides. */
  law(params: Params, seed: number): Law
}

interface Described {
  readonly id: string
  readonly params?: readonly ParamSpec[]
  readonly defaultN?: number
  readonly test?: number
  readonly classes?: number
  readonly groups?: readonly string[]
  readonly source: string
  readonly model: Generator['model']
  readonly law: (params: Params, seed: number) => Law
}

/** A generator from its description: 400 points in the pool, 1,000 that grade and two classes unless it says otherwise. */
export function generator(d: Described): MadeGenerator {
  const { id, params = [], defaultN = 400, test = 1000, classes = 2, groups, source, model, law } = d
  return {
    id,
    params,
    defaultN,
    test,
    classes,
    ...(groups && { groups }),
    source,
    model,
    law,
    make(seed: number, n: number, given: Params): Dataset {
      return datasetOf(id, law(readParams(params, given).params, seed), seed, n, test)
    },
  }
}

/** `g` with other defaults. */
export function withDefaults(g: MadeGenerator, defaults: Params, defaultN = g.defaultN): MadeGenerator {
  const params = g.params.map(
    (spec) => ({ ...spec, default: defaults[spec.key] ?? spec.default }) as ParamSpec,
  )
  return generator({ ...g, params, defaultN })
}

/** Logistic regression with a preset of features, as the scenes on a data set use it. */
export const logistic = (features: string, lambda: number): Generator['model'] => ({
  id: 'logistic',
  params: { features, lambda, biasLambda: 0.01 },
})

export interface Thumbnail extends Drawn {
  /** Smallest box around the points, frame units. */
  readonly box: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }
}

/** A small draw by the generator itself, for a picture of it. */
export function thumbnail(g: MadeGenerator, seed: number, given: Params = {}, n = 120): Thumbnail {
  const { params } = readParams(g.params, given)
  const drawn = drawPool(g.law(params, seed), seed, n)
  const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity }
  for (let i = 0; i < n; i++) {
    const x = drawn.xy[2 * i]
    const y = drawn.xy[2 * i + 1]
    box.x0 = Math.min(box.x0, x)
    box.x1 = Math.max(box.x1, x)
    box.y0 = Math.min(box.y0, y)
    box.y1 = Math.max(box.y1, y)
  }
  return { ...drawn, box }
}
