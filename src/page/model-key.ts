import { Digest, hash } from '../core/math/random.ts'
import type { PointId } from '../core/data/types.ts'
import { ROLE, type State } from '../core/session/types.ts'
import { conceptOf, remembered } from '../core/session/views.ts'

/** What the name of a model depends on. */
export type Learnt = Pick<
  State,
  | 'spec'
  | 'train'
  | 'stale'
  | 'label'
  | 'weight'
  | 'settings'
  | 'classes'
  | 'edited'
  | 'xy'
  | 'truth'
  | 'role'
> & { [K in 'stream' | 'arrivals' | 'concept']?: State[K] | undefined }
export interface Seen {
  readonly label: number
  readonly weight: number
}
/** What the last training saw of a point. */
export const seenOf = ({ stale, label, weight }: Learnt, id: PointId): Seen =>
  stale.get(id) ?? { label: label[id], weight: weight[id] }

const float = new Float64Array(1)
const words = new Uint32Array(float.buffer)

/** A set of labelled points as two sums: their order does not matter, and one point more or less is one step. */
export class Sums {
  private a = 0
  private b = 0

  /** `times`: 1 puts the point in, -1 takes it out. */
  add(id: PointId, { label, weight }: Seen, times: 1 | -1 = 1): this {
    float[0] = weight
    this.a = (this.a + times * hash(id, label, words[0], words[1], 1)) >>> 0
    this.b = (this.b + times * hash(id, label, words[0], words[1], 2)) >>> 0
    return this
  }
  toString(): string {
    return `${this.a.toString(36)}.${this.b.toString(36)}`
  }
}

/** What grades beside the data: points that are not where the data have them, and the labels of a paid validation set. */
export function groundKey({ spec, edited, xy, truth, role, label }: Learnt): string {
  const digest = new Digest()
  if (edited.length > 0)
    digest.numbers(edited).numbers(edited.flatMap((id) => [xy[2 * id], xy[2 * id + 1], truth[id], role[id]]))
  if (spec.exam.kind === 'paid')
    for (let id = 0; id < role.length; id++)
      if (role[id] === ROLE.paid && label[id] >= 0) digest.word(id).word(label[id])
  return digest.hex()
}

/** The name of a model from the parts that change seldom or step by step. */
export function keyFrom(s: Learnt, sums: Sums, ground: string): string {
  const { model, classWeights } = s.settings
  const rest = [model.id, model.params, s.classes.length, classWeights, conceptOf(s), ground]
  return `${String(sums)} ${JSON.stringify(rest)}`
}

/** Names a model of a session by all that its training depends on, and by what grades it. */
export function keyOf(s: Learnt): string {
  const sums = new Sums()
  for (const id of remembered(s)) sums.add(id, seenOf(s, id))
  return keyFrom(s, sums, groundKey(s))
}
