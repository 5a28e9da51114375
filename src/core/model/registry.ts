import { classMean } from './class-mean.ts'
import { gaussianProcess } from './gaussian-process.ts'
import { knn } from './knn.ts'
import { logistic } from './logistic.ts'
import { naiveBayes } from './naive-bayes.ts'
import { network } from './network.ts'
import { parzen } from './parzen.ts'
import { threshold } from './threshold.ts'
import type { Model, ModelId } from './types.ts'

const registry: Readonly<Record<ModelId, Model>> = {
  logistic,
  network,
  knn,
  naiveBayes,
  parzen,
  gaussianProcess,
  classMean,
  threshold,
}

/** The model with this id. */
export const modelById = (id: ModelId): Model => registry[id]
