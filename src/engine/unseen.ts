import type { LookRequest } from './protocol/look.ts'
import type { Slim } from './protocol/state.ts'

/** A look at a state of which nothing is drawn: scores alone. */
export const unseenLook = (
  data: string,
  state: Slim,
  { show = [], want = ['scores'] }: Partial<Pick<LookRequest, 'show' | 'want'>> = {},
): LookRequest => ({
  epoch: 0,
  data,
  state,
  show,
  field: 'none',
  box: { x0: 0, y0: 0, x1: 1, y1: 1 },
  res: { preview: 2, fine: 2 },
  want,
})
