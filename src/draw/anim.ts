import type { PointId } from '../core/data/types.ts'
import type { Grid } from '../engine/protocol/state.ts'
import { MARK, type FieldLayer, type Motion, type StageScene } from './scene.ts'

/** Durations, ms. */
export const MS = { quick: 120, move: 240, field: 320, before: 600, pulse: 2400 } as const
const PULSES = 2
/** The glow dims to this. */
const DIM = 0.55

/** A ring under way: from where (frame units), since when. */
interface Slide {
  readonly x: number
  readonly y: number
  readonly start: number
}

/**
 * What began to move, and when. `follow` compares two scenes and adds to it, `stageAt` gives the scene of a moment, `moving` tells
 * whether another frame is needed. Times are milliseconds of any one clock.
 */
export interface Motions {
  readonly field: { readonly from: FieldLayer | null; readonly start: number; readonly ms: number } | null
  /** Class probabilities of the model before. */
  readonly before: { readonly grid: Grid; readonly start: number } | null
  readonly slides: ReadonlyMap<string, Slide>
  readonly pops: ReadonlyMap<PointId, number>
  readonly releases: ReadonlyMap<PointId, number>
  /** When the question on screen was asked. */
  readonly asked: number | null
}

export const STILL: Motions = {
  field: null,
  before: null,
  slides: new Map(),
  pops: new Map(),
  releases: new Map(),
  asked: null,
}

/** The motions after the scene `old` (null = the first one) has become `next` at time `now`. */
export function follow(motions: Motions, old: StageScene | null, next: StageScene, now: number): Motions {
  if (!old || old.points.n !== next.points.n) return { ...STILL, asked: next.query && now }
  const answered = newlyLabelled(old, next)
  const wasAsked = old.query?.ids ?? []
  return {
    field: fieldMotion(motions, old, next, now),
    before: beforeMotion(motions, old, next, answered.length > 0, now),
    slides: slideMotions(motions, old, next, now),
    pops: started(motions.pops, answered, now, MS.quick),
    releases: started(
      motions.releases,
      answered.filter((id) => wasAsked.includes(id)),
      now,
      MS.quick,
    ),
    asked: next.query && (sameQuestion(old, next) ? motions.asked : now),
  }
}

function newlyLabelled(old: StageScene, next: StageScene): PointId[] {
  const [a, b] = [old.points.mark, next.points.mark]
  const ids: PointId[] = []
  if (a === b) return ids
  for (let id = 0; id < b.length; id++) if (b[id] === MARK.labelled && a[id] !== MARK.labelled) ids.push(id)
  return ids
}

const waiting = ({ query }: StageScene): string | undefined =>
  query?.ids.filter((id) => !query.answered?.includes(id)).join()
const sameQuestion = (old: StageScene, next: StageScene): boolean => waiting(old) === waiting(next)

/** A new model fades in slower than a finer field of the same one. */
function fieldMotion(motions: Motions, old: StageScene, next: StageScene, now: number): Motions['field'] {
  if (old.field?.grid === next.field?.grid) return motions.field
  return { from: old.field, start: now, ms: old.model === next.model ? MS.quick : MS.field }
}

/** A new model leaves its predecessor's boundary behind; the next answer ends it. */
function beforeMotion(
  motions: Motions,
  old: StageScene,
  next: StageScene,
  answered: boolean,
  now: number,
): Motions['before'] {
  if (old.model !== next.model && old.probability && next.probability)
    return { grid: old.probability, start: now }
  return answered ? null : motions.before
}

/** Every strategy's ring goes straight from where it is to its new point. */
function slideMotions(
  motions: Motions,
  old: StageScene,
  next: StageScene,
  now: number,
): ReadonlyMap<string, Slide> {
  const slides = new Map([...motions.slides].filter(([, s]) => now - s.start < MS.move))
  for (const { letter, id } of next.picks) {
    const from = old.picks.find((p) => p.letter === letter)
    if (!from || from.id === id) continue
    const [x, y] = ringAt(old, from.id, slides.get(letter), now)
    slides.set(letter, { x, y, start: now })
  }
  return slides
}

function ringAt(
  { points: { xy } }: StageScene,
  id: PointId,
  slide: Slide | undefined,
  now: number,
): [number, number] {
  const [x, y] = [xy[2 * id], xy[2 * id + 1]]
  if (!slide) return [x, y]
  const t = ease((now - slide.start) / MS.move)
  return [slide.x + (x - slide.x) * t, slide.y + (y - slide.y) * t]
}

/** The times that are still running at `now`, and `ids` which start. */
function started(
  times: ReadonlyMap<PointId, number>,
  ids: readonly PointId[],
  now: number,
  ms: number,
): ReadonlyMap<PointId, number> {
  return new Map([
    ...[...times].filter(([, start]) => now - start < ms),
    ...ids.map((id) => [id, now] as const),
  ])
}

/** The scene with what is under way at `now`. `reduced`: everything has arrived; the boundary before stays until the next answer. */
export function stageAt(scene: StageScene, motions: Motions, now: number, reduced: boolean): StageScene {
  return { ...scene, motion: reduced ? arrived(motions) : motionAt(motions, now) }
}

const arrived = ({ before }: Motions): Motion => ({
  field: null,
  before: before?.grid ?? null,
  slide: new Map(),
  pop: new Map(),
  release: new Map(),
  land: 1,
  pulse: 1,
})

function motionAt(m: Motions, now: number): Motion {
  const share = (start: number, ms: number) => ease((now - start) / ms)
  const running = (times: ReadonlyMap<PointId, number>) =>
    new Map(
      [...times]
        .filter(([, start]) => now - start < MS.quick)
        .map(([id, start]) => [id, share(start, MS.quick)]),
    )
  return {
    field:
      m.field && now - m.field.start < m.field.ms
        ? { from: m.field.from, t: share(m.field.start, m.field.ms) }
        : null,
    before: m.before && now - m.before.start < MS.before ? m.before.grid : null,
    slide: new Map(
      [...m.slides]
        .filter(([, s]) => now - s.start < MS.move)
        .map(([letter, s]) => [letter, { x: s.x, y: s.y, t: share(s.start, MS.move) }]),
    ),
    pop: running(m.pops),
    release: running(m.releases),
    // The gold ring lands last, after the other rings have slid.
    land: m.asked === null ? 1 : share(m.asked + MS.move, MS.move),
    pulse: m.asked === null ? 1 : pulseAt(now - m.asked),
  }
}

/** Two slow pulses, then rest. */
function pulseAt(ms: number): number {
  if (ms < 0 || ms >= PULSES * MS.pulse) return 1
  return 1 - ((1 - DIM) * (1 - Math.cos((2 * Math.PI * ms) / MS.pulse))) / 2
}

/** Whether anything still moves at `now`. */
export function moving(m: Motions, now: number): boolean {
  const within = (start: number, ms: number) => now - start < ms
  return (
    (m.field !== null && within(m.field.start, m.field.ms)) ||
    (m.before !== null && within(m.before.start, MS.before)) ||
    (m.asked !== null && within(m.asked, PULSES * MS.pulse)) ||
    [...m.slides.values()].some((s) => within(s.start, MS.move)) ||
    [...m.pops.values(), ...m.releases.values()].some((start) => within(start, MS.quick))
  )
}

/** cubic-bezier(.2, .7, .2, 1): share of the way after share t of the time. */
export function ease(t: number): number {
  if (t <= 0) return 0
  if (t >= 1) return 1
  let lo = 0
  let hi = 1
  for (let k = 0; k < 24; k++) {
    const u = (lo + hi) / 2
    if (bezier(u, 0.2, 0.2) < t) lo = u
    else hi = u
  }
  return bezier(lo, 0.7, 1)
}

/** One coordinate of a cubic from 0 to 1 with inner control values a and b. */
const bezier = (u: number, a: number, b: number): number =>
  3 * (1 - u) * (1 - u) * u * a + 3 * (1 - u) * u * u * b + u * u * u
