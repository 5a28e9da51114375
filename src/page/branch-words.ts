import type { Branch } from '../core/session/branches.ts'
import { firstAt, saving, type Saving } from '../core/session/saving.ts'
import { ROOT } from '../core/session/tree.ts'
import type { CurvePoint } from './curve-parts.ts'
import { lang } from './lang.svelte.ts'
import type { Showing } from './showing.svelte.ts'

/** A branch as it is listed and drawn. */
export interface BranchView {
  readonly branch: Branch
  readonly name: string
  readonly strategy: string
  readonly letter: string
  readonly labels: number
  /** Its whole curve. */
  readonly points: readonly CurvePoint[]
  /** The part that is drawn as a ghost: from the fork on. */
  readonly ghost: readonly CurvePoint[]
  readonly last: number | null
}

/** What is known of a branch; unnamed ones are called by their strategy and the label at which they leave. */
export function viewOf(app: Showing, branch: Branch): BranchView {
  const state = app.stateAt(branch.leaf)
  const forked = app.stateAt(branch.from).order.length
  const { id } = state.settings.strategy
  const { points } = app.curveTo(branch.leaf)
  const args = { strategy: app.strategyName(id), n: forked }
  return {
    branch,
    name: branch.name ?? lang.t(branch.from === ROOT ? 'branch.whole' : 'branch.from', args),
    strategy: app.strategyName(id),
    letter: app.strategy(id).letter,
    labels: state.order.length,
    points,
    ghost: points.filter((p) => p.labels >= forked),
    last: points.at(-1)?.value ?? null,
  }
}

/** Two curves side by side: the target is the highest hundredth that both reach. */
export function compared(a: readonly CurvePoint[], b: readonly CurvePoint[]) {
  const best = (curve: readonly CurvePoint[]) => curve.reduce((m, p) => Math.max(m, p.value), 0)
  const target = Math.floor(Math.min(best(a), best(b)) * 100 + 1e-9) / 100
  const common = b.filter((p) => a.some((q) => q.labels === p.labels)).at(-1)?.labels ?? null
  const at = (curve: readonly CurvePoint[]) => curve.find((p) => p.labels === common)?.value ?? null
  return {
    target,
    labels: [firstAt(a, target), firstAt(b, target)] as const,
    common,
    values: [at(a), at(b)] as const,
  }
}

/** Places for marks at the ends of lines, at least `gap` apart, in the order given. */
export function apart(ys: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = ys.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y || a.i - b.i)
  let free = top
  for (const o of order) {
    o.y = Math.max(o.y, free)
    free = o.y + gap
  }
  let limit = bottom
  for (const o of [...order].reverse()) {
    o.y = Math.min(o.y, limit)
    limit = o.y - gap
  }
  const out = new Array<number>(ys.length)
  for (const o of order) out[o.i] = o.y
  return out
}

/** What the run on screen saves against the mean of random, as the sentence wants it; null while that is not known. */
export function savingOf(app: Showing): Record<keyof Saving | 'who', string | number> | null {
  const { points, random } = app.curve
  if (!random) return null
  const mean = random.at.map((labels, i) => ({ labels, value: random.mean[i] }))
  const found = saving(
    points.filter((p) => p.labels <= app.state.order.length),
    mean,
  )
  if (!found) return null
  const askers = [...new Set(app.state.rounds.map((r) => r.by))]
  const who =
    askers.length === 1 && askers[0] === app.askingId
      ? app.strategyName(askers[0])
      : lang.t('curve.saving.run')
  return { ...found, who }
}
