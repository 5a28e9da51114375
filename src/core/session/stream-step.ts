import type { Params } from '../params.ts'
import { value, type StreamState } from './stream.ts'

/** Rules whose threshold follows the answers. `split` leaves it alone on the share `v` of items that it decides by chance. */
const MOVING: readonly string[] = ['variable', 'randomisedVariable', 'split']

/** Whether the rule may ask now: decayed spending over the window w is below the budget share. */
export const mayAsk = (s: StreamState, params: Params): boolean =>
  s.spentHat / value(params, 'w') < value(params, 'budget')

/**
 * The stream after one more item: spentHat <- spentHat (w - 1) / w + [asked]; while the budget allows asking, a moving
 * threshold shrinks by the factor 1 - s after a query and grows by 1 + s otherwise. It needs only what happened, no score.
 * `chance` is the uniform draw by which `split` chose its branch for this item. The threshold of `budget` falls by s (1 - B)
 * after a query and rises by s B otherwise, so that it stands still on average where the share B is asked.
 * Source: Zliobaite, Bifet, Pfahringer & Holmes 2014, IEEE TNNLS 25(1), algorithms 1 to 5; Robbins & Monro 1951 (budget).
 */
export function nextStream(
  s: StreamState,
  rule: string,
  params: Params,
  asked: boolean,
  chance: number,
): StreamState {
  const w = value(params, 'w')
  const step = value(params, 's')
  const passed = { t: s.t + 1, spentHat: (s.spentHat * (w - 1)) / w + (asked ? 1 : 0), theta: s.theta }
  if (rule === 'budget')
    return { ...passed, theta: s.theta + step * (value(params, 'budget') - (asked ? 1 : 0)) }
  const moves =
    MOVING.includes(rule) && mayAsk(s, params) && !(rule === 'split' && value(params, 'v') > chance)
  return moves ? { ...passed, theta: s.theta * (asked ? 1 - step : 1 + step) } : passed
}
