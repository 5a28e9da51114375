import { ROLE, type State } from '../core/session/types.ts'
import type { PointId } from '../core/data/types.ts'
import type { FieldId, Grid } from '../engine/protocol/state.ts'
import type { DisplayList, DotsOp, Op, Rect } from './list.ts'
import type { Palette } from './palette.ts'
import type { Plot } from './plot.ts'
import type { Size, Viewed } from './view.ts'

/**
 * All that the stage shows, as plain values. Arrays and lattices are read only and are recognised by identity: a new content
 * needs a new array, otherwise the contours and dots of the old one are drawn again.
 */
export interface StageScene extends Viewed {
  readonly palette: Palette
  readonly language: 'en' | 'ja'
  /** Size of the marks: 1, or less on small stages, see `markScale`. */
  readonly scale: number
  /** Names of the classes as shown, "Class A". */
  readonly classes: readonly string[]
  readonly points: ScenePoints
  /** The map behind the points; null = none. */
  readonly field: FieldLayer | null
  /** Class probabilities of the model: boundary and region labels. Null before the first result. */
  readonly probability: Grid | null
  /** Names the fitted model; a new name after every retraining. Tells a new field from a finer one of the same model. */
  readonly model: string
  readonly showBoundary: boolean
  /** Class probabilities per member of the committee whose boundary is drawn. */
  readonly members: readonly Grid[]
  /** Member that is pointed at. */
  readonly hot: number | null
  /** Class probabilities of the model after an answer that is only tried, and what its line is called. */
  readonly ahead?: { readonly grid: Grid; readonly text: string } | null
  readonly query: Query | null
  /** What the strategies that are switched on would ask, in the order of the list. */
  readonly picks: readonly PickMark[]
  /** Points that tie with the top of the strategy that is pointed at. */
  readonly tied: readonly PointId[]
  readonly hovered: PointId | null
  /** Keyboard focus. */
  readonly focused: PointId | null
  /** True classes are shown: wrong labels get brackets. */
  readonly truthShown: boolean
  /** Class probabilities (or one-hot) of the true law, drawn as a dotted boundary when the truth is shown. */
  readonly truth: Grid | null
  readonly guess: Guess | null
  readonly drag: Drag | null
  /** Past queries in their order, joined by a thin line. */
  readonly trail: readonly PointId[]
  /** The ten best points of the asking strategy, numbered (the sub-step "rank"). */
  readonly ranked: readonly PointId[]
  /** Session with a stream: what its own code draws under and over the labelled points. */
  readonly stream?: { readonly under: (plot: Plot) => Op[]; readonly over: (plot: Plot) => Op[] }
  /** Parts of the stage under controls, in pixels: region labels stay clear of them. */
  readonly covered: readonly Rect[]
  /** Filled by anim.ts. */
  readonly motion?: Motion
}

export interface ScenePoints {
  readonly n: number
  /** n x 2 frame units */
  readonly xy: Float64Array
  /** n, values of MARK */
  readonly mark: Uint8Array
  /** n, label or -1 */
  readonly label: Int32Array
  /** n, true class or -1 */
  readonly truth: Int32Array
  /** n, utility from 0 (least) to 1 (asked first), NaN = not scored: tints the pool. For strategies without a map of the plane. */
  readonly tint?: Float32Array
}

/** What a point is drawn as. Queried, tied, hovered and focused come on top. */
export const MARK = { hidden: 0, pool: 1, labelled: 2, held: 3, skipped: 4, unsure: 5, passed: 6 } as const

export type FieldKind = Exclude<FieldId, 'none'>
export interface FieldLayer {
  readonly id: FieldKind
  /** Probability: one channel per class. Others: one channel. */
  readonly grid: Grid
  /** End of the scale where it is fixed, so that fields compare; otherwise it is the largest value. */
  readonly most?: number
}

export interface Query {
  /** One, or a batch in its order. */
  readonly ids: readonly PointId[]
  /** Those of them that need no answer any more: the others keep their numbers. */
  readonly answered?: readonly PointId[]
  /** The one that the question card asks about. */
  readonly current: PointId
  /** Of the asking strategy. */
  readonly letter: string
}
export interface PickMark {
  readonly id: PointId
  readonly letter: string
  /** Random and its like: dashed ring. */
  readonly baseline: boolean
  /** The best so far of a strategy that has not looked at all yet: a pale ring. */
  readonly early?: boolean
}
export interface Guess {
  readonly id: PointId
  /** "You" */
  readonly word: string
  /** The answer is shown: a dotted line leads to the queried point. */
  readonly revealed: boolean
}
export interface Drag {
  /** Pointer, frame units. */
  readonly x: number
  readonly y: number
  /** The point that is moved; null = a new one. */
  readonly id: PointId | null
}

/** What is under way at one moment; all shares from 0 (just begun) to 1 (arrived). */
export interface Motion {
  /** The field before, under the new one. */
  readonly field: { readonly from: FieldLayer | null; readonly t: number } | null
  /** Class probabilities of the model before: dashed boundary. */
  readonly before: Grid | null
  /** Rings under way, by letter: where they come from, frame units. */
  readonly slide: ReadonlyMap<string, { readonly x: number; readonly y: number; readonly t: number }>
  /** Points answered just now. */
  readonly pop: ReadonlyMap<PointId, number>
  /** Gold rings that let go. */
  readonly release: ReadonlyMap<PointId, number>
  /** The gold ring of a new question landing. */
  readonly land: number
  /** Strength of the glow, 0.55..1. */
  readonly pulse: number
}

/** A class name on its region. */
export interface RegionLabel {
  readonly shape: number
  readonly text: string
  /** Centre of the label and half its size, pixels. */
  readonly x: number
  readonly y: number
  readonly hw: number
  readonly hh: number
  /** The place of the plane that it names, frame units: it goes along where the plane moves. */
  readonly place: readonly [number, number]
  /** Dots that lie under it. */
  readonly covers: number
}

/** Pass each picture to the making of the next one: labels stay where they are, and what has not changed is not made again. */
export interface StagePicture extends DisplayList {
  /** Ends of the scale of the field, for the legend; null for probability and none. */
  readonly range: readonly [number, number] | null
  /** The largest value of the field; null for probability and none. */
  readonly top: number | null
  /** The field has no difference anywhere. */
  readonly flat: boolean
  readonly kept: {
    readonly ground: Kept<readonly Op[]>
    readonly dots: Kept<DotsOp>
    readonly labels: Kept<readonly RegionLabel[]>
  }
}

/** A value and all that it was made from. */
export interface Kept<T> {
  readonly from: readonly unknown[]
  readonly value: T
}

/** The old value where nothing that it was made from has changed (by identity), else a new one. */
export function keep<T>(old: Kept<T> | undefined, from: readonly unknown[], make: () => T): Kept<T> {
  const same = old && old.from.length === from.length && old.from.every((v, k) => Object.is(v, from[k]))
  return same ? old : { from, value: make() }
}

/** Size of the marks on a stage of this size: 1 from 480 px on its shorter side, 0.74 at the least. */
export const markScale = (s: Size): number => Math.min(1, Math.max(0.74, Math.min(s.width, s.height) / 480))

/** What every point of a session is drawn as. Grading points are hidden unless `held`. */
export function marksOf(state: Pick<State, 'role' | 'label' | 'passes'>, held: boolean): Uint8Array {
  const n = state.role.length
  const mark = new Uint8Array(n)
  for (let i = 0; i < n; i++) {
    const role = state.role[i]
    if (role === ROLE.removed) continue
    if (role === ROLE.exam || role === ROLE.paid) mark[i] = held ? MARK.held : MARK.hidden
    else mark[i] = state.label[i] >= 0 ? MARK.labelled : MARK.pool
  }
  for (const [id, pass] of state.passes)
    if (mark[id] === MARK.pool) mark[id] = pass.why === 'skip' ? MARK.skipped : MARK.unsure
  return mark
}
