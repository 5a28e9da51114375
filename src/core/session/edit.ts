import type { ClassIx, PointId } from '../data/types.ts'
import { sidesOf } from './boundary.ts'
import { hasClasses, START } from './asking.ts'
import type { Draft } from './draft.ts'
import { startIds } from './start.ts'
import { ROLE, type Event } from './types.ts'

type Edit = Extract<Event, { t: 'points' }>

/** Applies an edit of the plane: first the boundary, then points that are added, moved, flipped and removed. */
export function edit(draft: Draft, { add = [], move = [], remove = [], flip = [], boundary }: Edit): void {
  if (boundary !== undefined) draft.boundary = boundary ?? undefined
  const drawn = draft.role.length
  if (add.length > 0) grow(draft, add)
  for (const { id, xy } of move) draft.mine('xy').set(xy, 2 * id)
  const moved = move.map((m) => m.id)
  touch(draft, moved)
  decide(draft, boundary ? [...draft.role.keys()] : [...moved, ...add.map((_, i) => drawn + i)])
  for (const { id, truth } of flip) flipTo(draft, id, truth)
  touch(
    draft,
    flip.map((f) => f.id),
  )
  for (const id of remove) {
    draft.mine('role')[id] = ROLE.removed
    draft.mine('label')[id] = -1
    draft.mine('weight')[id] = 0
  }
  if (remove.length > 0)
    draft.put(
      'order',
      draft.order.filter((id) => draft.role[id] !== ROLE.removed),
    )
  // While nothing has been answered, the start of a drawing follows the drawing.
  if (draft.spec.data.kind === 'drawn' && draft.given.size + draft.rounds.length === 0) startAgain(draft)
}

function grow(draft: Draft, add: NonNullable<Edit['add']>): void {
  const n = draft.role.length
  const size = n + add.length
  const grown = <T extends { set(from: T): void }>(to: T, from: T): T => {
    to.set(from)
    return to
  }
  draft.put('xy', grown(new Float64Array(2 * size), draft.xy))
  draft.put('truth', grown(new Int32Array(size).fill(-1), draft.truth))
  draft.put('role', grown(new Uint8Array(size), draft.role))
  draft.put('label', grown(new Int32Array(size).fill(-1), draft.label))
  draft.put('weight', grown(new Float64Array(size), draft.weight))
  add.forEach(({ xy, truth = -1, exam }, i) => {
    draft.xy.set(xy, 2 * (n + i))
    draft.truth[n + i] = truth
    if (exam) draft.role[n + i] = ROLE.exam
    draft.mine('edited').push(n + i)
  })
}

/** Notes that the points are no longer those of the data set. */
function touch(draft: Draft, ids: readonly PointId[]): void {
  const known = new Set(ids.length > 0 ? draft.edited : [])
  for (const id of ids) if (!known.has(id)) draft.mine('edited').push(id)
}

/** Where there is a drawn boundary it gives the points their true class. */
function decide(draft: Draft, ids: readonly PointId[]): void {
  if (!draft.boundary) return
  const side = sidesOf(draft.boundary)
  const other = ids.filter((id) => {
    const truth = side(draft.xy[2 * id], draft.xy[2 * id + 1])
    if (draft.role[id] === ROLE.removed || truth === draft.truth[id]) return false
    draft.mine('truth')[id] = truth
    return true
  })
  touch(draft, other)
}

/** Gives a point another true class, and another label for nothing where it has one. */
function flipTo(draft: Draft, id: PointId, truth: ClassIx): void {
  draft.mine('truth')[id] = truth
  if (draft.label[id] < 0) return
  const before = (draft.answers.get(id) ?? []).map((a) => ({ ...a, replaced: true as const }))
  draft.mine('answers').set(id, [...before, { who: START, label: truth, round: draft.round }])
  draft.merge(id)
}

/** Labels the points of the start rule among what is drawn now, as soon as there are two classes. */
function startAgain(draft: Draft): void {
  const { xy, truth, classes, spec, settings } = draft
  const role = draft.mine('role')
  const label = draft.mine('label')
  const weight = draft.mine('weight')
  const answers = draft.mine('answers')
  for (const id of draft.order) {
    role[id] = ROLE.pool
    label[id] = -1
    weight[id] = 0
    answers.delete(id)
  }
  const pool = [...role.keys()].filter((id) => role[id] === ROLE.pool)
  const points = { xy, truth, classes, group: new Int32Array(0) }
  const chosen = hasClasses(draft) ? startIds(spec.start, points, pool, spec.seed) : []
  const order = chosen.filter((id) => truth[id] >= 0)
  for (const id of order) {
    role[id] = ROLE.start
    label[id] = truth[id]
    weight[id] = 1
    answers.set(id, [{ who: START, label: truth[id], round: 0 }])
  }
  draft.put('order', order)
  const { cost, seconds } = settings.oracle[0]
  const n = order.length
  draft.spent = { answers: n, points: n, cost: n * cost, seconds: n * seconds }
}
