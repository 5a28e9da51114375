import type { Job } from '../job.ts'
import { symmetricEigen } from '../math/eigen.ts'
import { standardise } from './table/standardise.ts'

/** Most columns that are joined: the work grows with the cube of their number. */
export const PCA_COLUMNS = 200
/** Products summed between two yields. */
const PRODUCTS = 500_000

export interface Pca {
  /** Per row, its place on the first and on the second component. */
  readonly x: Float64Array
  readonly y: Float64Array
  /** Per column, its weight in the first and the second component; each component has length 1. */
  readonly loadings: readonly (readonly [number, number])[]
  /** Share of the variance that each component carries. */
  readonly explained: readonly [number, number]
}

/**
 * The first two principal components of at least two columns of equal length (Pearson 1901; Jolliffe 2002, section 2.3).
 * `scaled`: columns are divided by their standard deviation first, which columns of different units need; a constant column
 * then has weight 0. The largest weight of each component, the first of equals, is positive.
 */
export function* pca(columns: readonly Float64Array[], scaled = true): Job<Pca> {
  const d = columns.length
  const n = columns[0].length
  const centred: Float64Array[] = []
  for (const column of columns) {
    const { z, scale } = standardise(column)
    centred.push(scaled ? z : z.map((v) => v * scale))
    yield
  }
  const covariance = yield* covarianceOf(centred)
  const { values, vectors } = yield* symmetricEigen(covariance, d)
  const total = values.reduce((sum, v) => sum + v, 0) || 1
  const x = new Float64Array(n)
  const y = new Float64Array(n)
  for (let j = 0; j < d; j++) {
    const column = centred[j]
    for (let i = 0; i < n; i++) {
      x[i] += vectors[j] * column[i]
      y[i] += vectors[d + j] * column[i]
    }
    yield
  }
  return {
    x,
    y,
    loadings: centred.map((_, j) => [vectors[j], vectors[d + j]] as const),
    explained: [values[0] / total, values[1] / total],
  }
}

function* covarianceOf(centred: readonly Float64Array[]): Job<Float64Array> {
  const d = centred.length
  const n = centred[0].length
  const covariance = new Float64Array(d * d)
  let work = 0
  for (let p = 0; p < d; p++)
    for (let q = 0; q <= p; q++) {
      let sum = 0
      for (let i = 0; i < n; i++) sum += centred[p][i] * centred[q][i]
      covariance[p * d + q] = covariance[q * d + p] = sum / n
      work += n
      if (work >= PRODUCTS) {
        work = 0
        yield
      }
    }
  return covariance
}
