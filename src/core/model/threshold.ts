import { done } from '../job.ts'
import type { Params } from '../params.ts'
import { modelMeta } from './catalogue.ts'
import { fullParams, tidy } from './common.ts'
import { pointwise } from './rows.ts'
import { sigmoidRow } from './logistic.ts'
import type { Fitted, Model, TrainSet } from './types.ts'

const meta = modelMeta('threshold')

/** The thresholds on x with the fewest weighted training errors: all of lo..hi, of which the model uses the middle. */
export interface VersionSpace {
  readonly lo: number
  readonly hi: number
  readonly threshold: number
  /** Class predicted to the left and to the right of the threshold. */
  readonly left: number
  readonly right: number
  /** Weight of the training points on the wrong side; 0: the data leave all of lo..hi open. */
  readonly errors: number
}

/** Sums of weights that differ by rounding alone count as equal. */
const EQUAL = 1e-9

/**
 * Empirical risk minimisation over thresholds on x. `orientation`: rising = the smaller class lies to the left, falling = to the
 * right, either = whichever errs less. Before the first and after the last point the gap reaches to `from` and `to`. Of several
 * best gaps the widest counts, then the leftmost.
 */
export function versionSpace(t: TrainSet, given: Params): VersionSpace {
  const params = fullParams(meta, given)
  const { n, C, xy, y, w } = tidy(t)
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => xy[2 * a] - xy[2 * b] || a - b)
  const xs = order.map((i) => xy[2 * i])
  const from = Math.min(Number(params.from), Number(params.to), xs[0] ?? Infinity)
  const to = Math.max(Number(params.from), Number(params.to), xs[n - 1] ?? -Infinity)
  const before = new Float64Array(C)
  const after = new Float64Array(C)
  for (let i = 0; i < n; i++) after[y[i]] += w[i]
  const total = after.reduce((sum, v) => sum + v, 0)
  const pairs = classPairs(C, String(params.orientation))

  let best: VersionSpace = {
    lo: from,
    hi: to,
    threshold: (from + to) / 2,
    left: pairs[0][0],
    right: pairs[0][1],
    errors: Infinity,
  }
  for (let k = 0; k <= n; k++) {
    if (k > 0) {
      before[y[order[k - 1]]] += w[order[k - 1]]
      after[y[order[k - 1]]] -= w[order[k - 1]]
    }
    const lo = k === 0 ? from : xs[k - 1]
    const hi = k === n ? to : xs[k]
    if (lo === hi && k > 0 && k < n) continue
    for (const [left, right] of pairs) {
      const errors = Math.max(0, total - before[left] - after[right])
      const fewer = errors < best.errors - EQUAL
      const wider = errors <= best.errors + EQUAL && hi - lo > best.hi - best.lo
      if (fewer || wider) best = { lo, hi, threshold: (lo + hi) / 2, left, right, errors }
    }
  }
  return best
}

function classPairs(C: number, orientation: string): (readonly [number, number])[] {
  const pairs: [number, number][] = []
  for (let a = 0; a < C; a++) for (let b = a + 1; b < C; b++) pairs.push([a, b])
  const falling = pairs.map(([a, b]) => [b, a] as const)
  return orientation === 'rising' ? pairs : orientation === 'falling' ? falling : [...pairs, ...falling]
}

/** Flat form: threshold, left class (-1 without labels), right class. */
function fitted(flat: Float64Array, C: number, given: Params): Fitted {
  const width = Number(fullParams(meta, given).width)
  const [threshold, left, right] = flat
  const pair = new Float64Array(2)
  return pointwise('threshold', C, flat, (x, _, out, at) => {
    if (left < 0) {
      out.fill(1 / C, at, at + C)
      return
    }
    out.fill(0, at, at + C)
    sigmoidRow((x - threshold) / width, pair, 0)
    out[at + left] = pair[0]
    out[at + right] = pair[1]
  })
}

/** One threshold on x. Probabilities are a logistic curve of the distance to it, `width` wide; further classes get 0. */
export const threshold: Model = {
  meta,
  fit: (t, params) => {
    const space = versionSpace(t, params)
    const known = t.w.some((w) => w > 0)
    return done(fitted(Float64Array.of(space.threshold, known ? space.left : -1, space.right), t.C, params))
  },
  restore: (flat, C, params) => fitted(flat, C, params),
}
