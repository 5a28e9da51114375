import type { Params, ParamSpec } from '../../params.ts'
import { embedded, expectedResidual, type Norm, rowLength } from '../gradient.ts'
import { inBlocks } from '../helpers.ts'
import type { Strategy } from '../types.ts'

const params: readonly ParamSpec[] = [
  { key: 'norm', kind: 'choice', default: 'L2', options: ['L2', 'L1'] },
  { key: 'bias', kind: 'flag', default: true },
]
const normOf = (p: Params): Norm => (p.norm === 'L1' ? 'L1' : 'L2')

/**
 * Expected length of the gradient that the point would add to the loss: sum over y of p_y |p - e_y| |h|, where h is the input of
 * the last layer (for two classes this counts both rows of a softmax, sqrt 2 times the gradient of a sigmoid).
 */
export const gradientLength: Strategy = {
  meta: {
    id: 'gradientLength',
    letter: 'G',
    family: 'change',
    params,
    needs: ['gradient'],
    map: 'plane',
    natural: { symbol: 'E‖∇ℓ‖', smallerFirst: false, unit: 'gradient' },
    source: 'Settles and Craven 2008; Settles 2009, equation 6',
    cost: 'linear',
  },
  score: (q, c, p) =>
    inBlocks(q.n, 400, (out, from, to) => {
      const e = embedded(c.model, q.xy.subarray(2 * from, 2 * to), to - from, p.bias !== false)
      for (let i = from; i < to; i++)
        out[i] =
          expectedResidual(q.p, i * c.C, c.C, normOf(p)) *
          rowLength(e.h, (i - from) * e.dim, e.dim, normOf(p))
    }),
  explain(i, c, p) {
    const { C, cand } = c
    const norm = normOf(p)
    const e = embedded(c.model, cand.xy.subarray(2 * i, 2 * i + 2), 1, p.bias !== false)
    const length = rowLength(e.h, 0, e.dim, norm)
    const residual = expectedResidual(cand.p, i * C, C, norm)
    return {
      formula: `gradientLength.${norm}`,
      terms: [
        { sym: 'p', value: Array.from(cand.p.subarray(i * C, (i + 1) * C)) },
        { sym: '‖h‖', value: length },
      ],
      result: residual * length,
      because: { text: 'gradientLength', args: { score: residual * length, length } },
    }
  },
}
