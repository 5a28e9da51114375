import type { Job } from '../core/job.ts'
import { predictMembers } from '../core/model/members.ts'
import type { Fitted } from '../core/model/types.ts'
import { predictPoints } from '../core/query/context.ts'
import type { Ctx, Geo } from '../core/query/types.ts'
import { Cache } from './cache.ts'
import { density } from './predict.ts'
import type { LookRequest } from './protocol/look.ts'
import { digest, geoOf, textOf, type Scene } from './scene.ts'
import type { Scored } from './scoring.ts'

/** What the engine remembers between requests. Any of it may be lost at any time. */
export interface Caches {
  readonly models: Cache<Fitted>
  readonly committees: Cache<readonly Fitted[]>
  readonly geos: Cache<Geo>
  readonly densities: Cache<Float64Array>
  readonly seen: Cache<Seen>
}
export const createCaches = (): Caches => ({
  models: new Cache(64),
  committees: new Cache(64),
  geos: new Cache(8),
  densities: new Cache(8),
  seen: new Cache(8),
})

/** What is known of one state so far; it grows stage by stage and serves later looks at the same state and questions about points. */
export class Seen {
  readonly scene: Scene
  readonly geo: Geo
  readonly scored = new Map<string, Scored>()
  private model: Fitted | null = null
  private p: Float64Array = new Float64Array(0)
  private committee: readonly Fitted[] | undefined
  private readonly caches: Caches
  private known: Ctx | null = null
  private m: Float64Array = new Float64Array(0)

  constructor(scene: Scene, caches: Caches) {
    this.scene = scene
    this.geo = geoOf(caches.geos, scene)
    this.caches = caches
  }

  /** Whether the model is known, so that `ctx` is there. */
  get ready(): boolean {
    return this.model !== null
  }

  /** Predictions of the model for the scene's points, n x C. */
  *predict(model: Fitted): Job<Float64Array> {
    if (this.model) return this.p
    const { points } = this.scene
    this.p = (yield* predictPoints(model, undefined, points.xy, points.n)).p
    this.model = model
    this.known = null
    return this.p
  }

  /** Predictions of the members for the scene's points, K x n x C. */
  *predictMembers(members: readonly Fitted[]): Job<Float64Array> {
    if (this.committee) return this.m
    const { xy, n } = this.scene.points
    this.m = yield* predictMembers(members, xy, n, undefined, members[0] === this.model ? this.p : undefined)
    this.committee = members
    this.known = null
    return this.m
  }

  /** Density of every point of the pool; computed once per pool. */
  *densities(): Job<Float64Array> {
    const { pool, poolKey } = this.scene
    const known = this.caches.densities.get(poolKey)
    if (known) return known
    const all = yield* density(this.geo, pool.n, pool.xy, pool.n)
    this.caches.densities.set(poolKey, all)
    return all
  }

  /** The state as strategies see it, with the committee once it is there. */
  get ctx(): Ctx {
    return (this.known ??= this.makeCtx())
  }

  private makeCtx(): Ctx {
    const { scene, model, p, committee, m, geo } = this
    if (!model) throw new Error('no model yet')
    const { C, rnd, candidates, points, pool, lab, state } = scene
    const size = candidates.n * C
    const members = committee && new Float64Array(committee.length * size)
    if (members)
      for (let k = 0; k < committee.length; k++) {
        const at = k * points.n * C
        members.set(m.subarray(at, at + size), k * size)
      }
    return {
      C,
      seed: state.seed,
      round: state.round,
      batch: state.settings.batch,
      rnd,
      cand: { ...candidates, p: p.subarray(0, size), ...(members && { m: members }) },
      unlabelled: candidates,
      lab,
      model,
      committee,
      pool,
      geo,
      past: state.past,
    }
  }
}

/** What is known of the state of a request. */
export function seenOf(caches: Caches, scene: Scene, request: LookRequest): Seen {
  const { settings, round, labelled, candidates, past } = request.state
  const key = JSON.stringify([
    scene.committeeKey,
    scene.poolKey,
    scene.examKey,
    settings,
    round,
    textOf(labelled),
    digest(candidates),
    past,
  ])
  const known = caches.seen.get(key)
  if (known) return known
  const seen = new Seen(scene, caches)
  caches.seen.set(key, seen)
  return seen
}
