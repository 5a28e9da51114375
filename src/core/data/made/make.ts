import { readParams, type Params, type ParamSpec } from '../../params.ts'
import type { Dataset, Generator } from '../types.ts'
import { datasetOf, type Law } from './law.ts'

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

/** Logistic regression with a preset of features, as the scenes on a data set use it. */
export const logistic = (features: string, lambda: number): Generator['model'] => ({
  id: 'logistic',
  params: { features, lambda, biasLambda: 0.01 },
})
