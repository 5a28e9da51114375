import type { Params } from '../params.ts'
import { memberCount } from './resampled.ts'
import type { ModelId } from './types.ts'

/** A member of a committee of different kinds of model. */
export interface Kind {
  readonly id: ModelId
  readonly params: Params
}

const KINDS: readonly Kind[] = [
  { id: 'logistic', params: { features: 'linear' } },
  { id: 'knn', params: { k: 5 } },
  { id: 'naiveBayes', params: {} },
  { id: 'gaussianProcess', params: {} },
  { id: 'parzen', params: {} },
  { id: 'logistic', params: { features: 'quadratic' } },
  { id: 'network', params: {} },
  { id: 'classMean', params: {} },
  { id: 'logistic', params: { features: 'bumps-6' } },
  { id: 'knn', params: { k: 1 } },
  { id: 'parzen', params: { gamma: 0.5 } },
  { id: 'gaussianProcess', params: { lengthScale: 2 } },
  { id: 'network', params: { layers: 1, units: 8 } },
  { id: 'knn', params: { k: 15, weights: 'uniform' } },
  { id: 'logistic', params: { features: 'bumps-6-wide' } },
  { id: 'naiveBayes', params: { varSmoothing: 0.1 } },
  { id: 'network', params: { activation: 'relu' } },
  { id: 'logistic', params: { features: 'bumps-7' } },
  { id: 'parzen', params: { gamma: 8 } },
  { id: 'gaussianProcess', params: { lengthScale: 0.5 } },
]

/** The models of a committee of k different kinds. */
export const memberKinds = (k: number): readonly Kind[] => KINDS.slice(0, memberCount(k))
