import { modelMeta } from './catalogue.ts'
import { fullParams, tidy } from './common.ts'
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
  // The k nearest so far, nearest first: squared distances and rows.
  const near = new Float64Array(k)
  const row = new Int32Array(k)

  const search = (px: number, py: number) => {
    let found = 0
    for (let i = 0; i < n; i++) {
      const dx = xy[2 * i] - px
      const dy = xy[2 * i + 1] - py
      const d = dx * dx + dy * dy
      if (found === k && d >= near[k - 1]) continue
      let at = found < k ? found++ : k - 1
      for (; at > 0 && near[at - 1] > d; at--) {
        near[at] = near[at - 1]
        row[at] = row[at - 1]
      }
      near[at] = d
      row[at] = i
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
        const exact = byDistance && k > 0 && near[0] === 0
        for (let j = 0; j < k; j++) {
          if (exact && near[j] > 0) break
          out[at + y[row[j]]] += byDistance && !exact ? w[row[j]] / Math.sqrt(near[j]) : w[row[j]]
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
