import { modelMeta } from './catalogue.ts'
import { fullParams, tidy } from './common.ts'
import { Smallest } from '../math/smallest.ts'
import { normalise, packRows, unpackRows } from './rows.ts'
import { done } from '../job.ts'
import type { Params } from '../params.ts'
import type { Fitted, Model, TrainSet } from './types.ts'

const meta = modelMeta('knn')

/**
 * The k nearest points vote, with their weights alone or divided by their distance. Points at distance 0 then outvote all
 * others. Of equally near points the smaller id is nearer.
 */
function fitted(t: TrainSet, given: Params): Fitted {
  const params = fullParams(meta, given)
  const { n, C, xy, y, w } = t
  const k = Math.min(Number(params.k), n)
  const byDistance = params.weights === 'distance'
  const near = new Smallest(k)
  const { values, owners } = near

  const search = (px: number, py: number) => {
    near.clear()
    for (let i = 0; i < n; i++) {
      const dx = xy[2 * i] - px
      const dy = xy[2 * i + 1] - py
      near.offer(dx * dx + dy * dy, i)
    }
  }
  return {
    id: 'knn',
    C,
    params: packRows(t),
    predict(points, m, out, from = 0, to = m) {
      for (let i = from; i < to; i++) {
        search(points[2 * i], points[2 * i + 1])
        const at = i * C
        out.fill(0, at, at + C)
        const exact = byDistance && k > 0 && values[0] === 0
        for (let j = 0; j < k; j++) {
          if (exact && values[j] > 0) break
          const row = owners[j]
          out[at + y[row]] += byDistance && !exact ? w[row] / Math.sqrt(values[j]) : w[row]
        }
        normalise(out, at, C)
      }
    },
  }
}

/** k nearest neighbours. */
export const knn: Model = {
  meta,
  fit: (t, params) => done(fitted(tidy(t), params)),
  restore: (flat, C, params) => fitted(unpackRows(flat, C), params),
}
