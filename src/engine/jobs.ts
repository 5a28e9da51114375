import { finite, type Job } from '../core/job.ts'
import { predictMembers } from '../core/model/members.ts'
import type { Fitted, NetTrainer } from '../core/model/types.ts'
import { predictPoints } from '../core/query/context.ts'
import { meanKL } from '../core/query/measures.ts'
import { accuracyOf, confusion, logLoss, predicted } from '../core/session/metrics.ts'
import { fieldOf, fieldStage, isShownBefore, needsMembers } from './fields.ts'
import { committeeFits, fitCommittee, fitModel, modelIsMember } from './fitting.ts'
import { gridOf, lattice, type Lattice } from './lattice.ts'
import { measured, predictLattice } from './predict.ts'
import type { DataMessage, Slim } from './protocol/state.ts'
import type { Grade, LookRequest, Stage } from './protocol/look.ts'
import { makeScene, usesNetwork, type Located, type Scene } from './scene.ts'
import { isLookAhead, needsCommittee, scoreStrategy, wantedOf, type Wanted } from './scoring.ts'
import { seenOf, type Caches, type Seen } from './seen.ts'
import type { Stream } from './stream.ts'

/**
 * All stages of a request in the order in which a person wants them: model, scores that need no committee, committee (a first
 * sight of it, then its scores and the trained one), the field on screen, look-ahead scores. Every part owns its arrays.
 * @throws EngineError, NotFinite
 */
export function look(
  caches: Caches,
  data: DataMessage,
  request: LookRequest,
  trainer: NetTrainer,
): Stream<void> {
  return new Look(caches, data, request, trainer).stages()
}

class Look {
  private readonly caches: Caches
  private readonly request: LookRequest
  private readonly scene: Scene
  private readonly seen: Seen
  private readonly nodes: Lattice
  private readonly wanted: readonly Wanted[]
  /** What the model says of the nodes, once that is known. */
  private plane: { readonly model: Fitted; readonly p: Float64Array } | null = null

  constructor(caches: Caches, data: DataMessage, request: LookRequest, trainer: NetTrainer) {
    this.caches = caches
    this.request = request
    this.scene = makeScene(data, request.state, trainer)
    this.seen = seenOf(caches, this.scene, request)
    this.nodes = lattice(request.box, request.res.preview)
    this.wanted = wantedOf(this.scene, request.show)
  }

  *stages(): Stream<void> {
    const { scene, request } = this
    const { model, committee } = request.state.settings
    const needed = this.needsCommittee()
    const fits = committeeFits(scene)

    if (usesNetwork(request.state.settings)) yield { s: 'trainer', name: scene.trainer.name }
    let members: readonly Fitted[] | null = null
    if (needed && fits && modelIsMember(scene)) {
      members = yield* this.fitCommittee()
      this.caches.models.set(scene.modelKey, members[0])
      yield* this.model(members[0])
      yield* this.scores(isPlain)
    } else {
      yield* this.model(yield* this.fitModel())
      yield* this.scores(isPlain)
      if (needed && fits) members = yield* this.fitCommittee()
      else if (needed)
        yield { s: 'note', code: 'no-committee', args: { model: model.id, committee: committee.id } }
    }
    // The question first, then the picture.
    const m = members && (yield* this.seen.predictMembers(members))
    yield* this.scores(needsCommittee)
    if (members && m && this.wants('final')) yield* this.members('final', members, m, this.nodes)
    yield* this.scores((w) => isLookAhead(w) && w.asking)
    yield* this.field()
    yield* this.scores((w) => isLookAhead(w) && !w.asking)
  }

  private wants(...stages: Stage[]): boolean {
    return stages.some((s) => this.request.want.includes(s))
  }

  /** Look-aheads beside the question are a stage of their own. */
  private isWanted(w: Wanted): boolean {
    return this.wants(isLookAhead(w) && !w.asking ? 'look-ahead' : 'scores')
  }

  private needsCommittee(): boolean {
    return (
      this.wants('preview', 'final') ||
      this.wanted.some((w) => needsCommittee(w) && this.isWanted(w)) ||
      (needsMembers(this.request.field) && this.wants('fine'))
    )
  }

  private fitModel(): Job<Fitted> {
    return fitModel(this.caches.models, this.scene)
  }

  private fitCommittee(): Stream<readonly Fitted[]> {
    return fitCommittee(
      this.caches.committees,
      this.scene,
      () => this.fitModel(),
      (early) => this.preview(early),
    )
  }

  private *model(model: Fitted): Stream<void> {
    const { scene, seen, nodes } = this
    const { C, poolRows } = scene
    const p = finite(yield* seen.predict(model), 'model/pool')
    if (!this.wants('model')) return
    const over = yield* predictLattice([model], nodes)
    this.plane = { model, p: over }
    yield {
      s: 'model',
      params: finite(model.params.slice(), 'model/params'),
      poolP: rowsOf(p, poolRows, C, 1),
      grade: yield* gradeOf(model, scene.exam, scene.examY),
      hidden: scene.hidden.n > 0 ? yield* gradeOf(model, scene.hidden, scene.hiddenY) : null,
      probability: gridOf(nodes, finite(over, 'model/plane')),
    }
  }

  private *preview(early: readonly Fitted[]): Stream<void> {
    const { points } = this.scene
    if (!this.wants('preview')) return
    const coarse = lattice(this.request.box, this.request.res.preview / 2)
    yield* this.members('preview', early, yield* predictMembers(early, points.xy, points.n), coarse)
  }

  /** `m` = the members' probabilities for the scene's points. */
  private *members(
    s: 'preview' | 'final',
    members: readonly Fitted[],
    m: Float64Array,
    nodes: Lattice,
  ): Stream<void> {
    const { C, poolRows, state, trainer } = this.scene
    const known = nodes === this.nodes && this.plane?.model === members[0] ? this.plane.p : undefined
    const over = finite(yield* predictLattice(members, nodes, known), `${s}/plane`)
    const disagreement = yield* measured(meanKL, over, nodes.n, C)
    const size = nodes.n * C
    yield {
      s,
      members: members.map((_, k) => gridOf(nodes, over.subarray(k * size, (k + 1) * size))),
      disagreement: gridOf(nodes, disagreement),
      poolM: rowsOf(finite(m, `${s}/pool`), poolRows, C, members.length),
      trainer: usesNetwork(state.settings) ? trainer.name : 'none',
    }
  }

  private *scores(which: (w: Wanted) => boolean): Stream<void> {
    const { seen } = this
    for (const w of this.wanted) if (which(w) && this.isWanted(w)) yield* scoreStrategy(w, seen)
  }

  /** A field that no earlier part shows comes coarsely first. */
  private *field(): Stream<void> {
    const { request, seen, nodes } = this
    const { field, box, res } = request
    const asking = seen.scored.get(request.state.settings.strategy.id)
    const shown = fieldOf(field, seen.ctx, asking)
    if (!shown) return
    const isNew = !isShownBefore(field)
    if (isNew && this.wants('preview', 'fine')) yield* fieldStage(field, shown, nodes)
    if (this.wants('fine') && !(isNew && res.fine <= res.preview))
      yield* fieldStage(field, shown, lattice(box, res.fine))
  }
}

const isPlain = (w: Wanted): boolean => !needsCommittee(w) && !isLookAhead(w)

/** Rows of K x n x C probabilities, as they are sent. */
function rowsOf(m: Float64Array, rows: Int32Array, C: number, K: number): Float32Array {
  const out = new Float32Array(K * rows.length * C)
  const stride = m.length / K
  let at = 0
  for (let k = 0; k < K; k++)
    for (let r = 0; r < rows.length; r++)
      for (let c = 0, from = k * stride + rows[r] * C; c < C; c++) out[at++] = m[from + c]
  return out
}

/** The exam of the settings' model after training on the labels of the state. */
export function* gradeAfter(caches: Caches, data: DataMessage, state: Slim, trainer: NetTrainer): Job<Grade> {
  const scene = makeScene(data, state, trainer)
  return yield* gradeOf(yield* fitModel(caches.models, scene), scene.exam, scene.examY)
}

/** The grade of a model on points with these true classes. */
export function* gradeOf(model: Fitted, { xy, n }: Located, y: Int32Array): Job<Grade> {
  const { C } = model
  const { p } = yield* predictPoints(model, undefined, xy, n)
  const table = confusion(predicted(p, n, C), y, C)
  return { ...accuracyOf(table, C), logLoss: logLoss(p, y, C) }
}
