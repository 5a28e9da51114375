import { run, type Job } from '../../job.ts'
import { isLogistic } from '../../model/logistic.ts'
import { lookAhead, type LookAhead } from '../../model/lookahead.ts'
import type { Params, ParamSpec } from '../../params.ts'
import { gatherPoints } from '../geo.ts'
import { Missing } from '../helpers.ts'
import { argmax } from '../measures.ts'
import { subset } from '../subset.ts'
import type { Ctx, Points, Strategy } from '../types.ts'

const params: readonly ParamSpec[] = [
  { key: 'candidates', kind: 'integer', default: 60, min: 1, max: 2000 },
  { key: 'evaluate', kind: 'integer', default: 120, min: 1, max: 2000 },
  { key: 'newton', kind: 'integer', default: 3, min: 1, max: 50 },
  { key: 'skip', kind: 'number', default: 0.001, min: 0, max: 0.5, step: 0.001 },
  { key: 'on', kind: 'choice', default: 'others', options: ['others', 'unlabelled', 'all'] },
]

/** The points whose loss is foreseen. `ids` tell which of them is the candidate itself. */
interface Judged {
  readonly ids: Int32Array
  readonly ahead: LookAhead
}

function judged(c: Ctx, p: Params): Judged {
  if (!isLogistic(c.model)) throw new Missing('refit')
  const { unlabelled, lab } = c
  const rows = subset(c.rnd, unlabelled.n, Number(p.evaluate), c.round + 1)
  const open = rows ? gatherPoints(unlabelled.xy, rows) : unlabelled.xy
  const openIds = rows ? rows.map((row) => unlabelled.ids[row]) : unlabelled.ids
  if (p.on !== 'all') return { ids: openIds, ahead: lookAhead(c.model, open, openIds.length) }
  return {
    ids: Int32Array.of(...openIds, ...lab.ids),
    ahead: lookAhead(c.model, Float64Array.of(...open, ...lab.xy), openIds.length + lab.n),
  }
}

type Loss = 'zeroOne' | 'log'

/** The answers that were tried at a point: their probabilities, and the mean loss of the judged points after each. */
interface Outlook {
  readonly p: readonly number[]
  readonly loss: readonly number[]
  readonly judged: number
}

function* outlook(q: Points, i: number, c: Ctx, params: Params, at: Judged, kind: Loss): Job<Outlook> {
  const { C } = c
  const losses = new Float64Array(at.ids.length)
  const self = params.on === 'others' && q.ids ? at.ids.indexOf(q.ids[i]) : -1
  const judged = at.ids.length - (self < 0 ? 0 : 1)
  const likeliest = argmax(q.p, i * C, C)
  const tried = { p: [] as number[], loss: [] as number[], judged }
  for (let y = 0; y < C; y++) {
    const p = q.p[i * C + y]
    if (p < Number(params.skip) && y !== likeliest) continue
    at.ahead.losses(q.xy[2 * i], q.xy[2 * i + 1], y, Number(params.newton), kind, losses)
    let sum = 0
    for (let j = 0; j < losses.length; j++) if (j !== self) sum += losses[j]
    tried.p.push(p)
    tried.loss.push(sum / Math.max(1, judged))
    yield
  }
  return tried
}

function expectation({ p, loss }: Outlook): number {
  let sum = 0
  let weight = 0
  for (let k = 0; k < p.length; k++) {
    sum += p[k] * loss[k]
    weight += p[k]
  }
  return sum / weight
}

/**
 * Minus the mean loss that the model expects of itself on other unlabelled points after learning the candidate's answer. For every
 * candidate and every answer the logistic model takes a few Newton steps with the point added; the candidate itself is left
 * out. Answers less likely than `skip` are not tried. A mean, so that candidates inside and outside the judged points compare.
 */
function expectedError(id: string, letter: string, kind: Loss, source: string): Strategy {
  return {
    meta: {
      id,
      letter,
      family: 'change',
      params,
      needs: ['refit'],
      map: 'points',
      natural: { symbol: 'E[ℓ]', smallerFirst: true, unit: 'loss' },
      source,
      cost: 'refits',
    },
    prepare: function* (c, p) {
      yield
      return judged(c, p)
    },
    *score(q, c, p, prep) {
      const out = new Float64Array(q.n)
      for (let i = 0; i < q.n; i++) {
        if (i > 0) yield { done: i, of: q.n }
        out[i] = -expectation(yield* outlook(q, i, c, p, prep as Judged, kind))
      }
      return out
    },
    explain(i, c, p, prep) {
      const tried = run(outlook(c.cand, i, c, p, prep as Judged, kind))
      const loss = expectation(tried)
      return {
        formula: 'expectedError',
        terms: [
          { sym: 'p', value: tried.p },
          { sym: 'ℓ', value: tried.loss },
        ],
        result: -loss,
        because: { text: id, args: { loss, judged: tried.judged } },
      }
    },
  }
}

export const expectedErrorReduction = expectedError(
  'expectedErrorReduction',
  'X',
  'zeroOne',
  'Roy and McCallum 2001, equation 5; Settles 2009, equation 7',
)

export const expectedLogLoss = expectedError(
  'expectedLogLoss',
  'XL',
  'log',
  'Roy and McCallum 2001, equation 4; Settles 2009, equation 8',
)
