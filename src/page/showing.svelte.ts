import type { Dataset, PointId } from '../core/data/types.ts'
import { spentIn, waiting } from '../core/session/asking.ts'
import { pending } from '../core/session/pending.ts'
import { FIRST_SIGNS } from '../core/session/first-signs.ts'
import type { StrategySign } from '../core/session/sign.ts'
import type { States } from '../core/session/states.ts'
import * as tree from '../core/session/tree.ts'
import { ROLE, type State, type Tree } from '../core/session/types.ts'
import { askable } from '../core/session/views.ts'
import type { Rect } from '../draw/list.ts'
import type { StagePicture } from '../draw/scene.ts'
import { boundsOf, fitBeside, type Size, type View } from '../draw/view.ts'
import { Engine } from '../engine/client.ts'
import type { FieldId } from '../engine/protocol/state.ts'
import type { Part, PointReport } from '../engine/protocol/look.ts'
import { lang } from './lang.svelte.ts'
import { type Look } from './look.ts'
import { Looking } from './looking.svelte.ts'
import { Cycle } from './cycle.svelte.ts'
import { Notices } from './notices.svelte.ts'
import type { Drawing } from './draw/drawing.svelte.ts'
import type { PartId, TabId } from './parts.ts'
import { Past } from './past.svelte.ts'
import type { RevealId } from './reveal.svelte.ts'
import type { Axis } from './curve-axis.ts'
import type { CurveView } from './curve-parts.ts'
import type { Growth } from './growth.svelte.ts'
import type { Rest } from './rest.svelte.ts'
import { sceneOf } from './scene.ts'
import type { Streaming } from './stream.svelte.ts'
import { Themes, type ThemeChoice } from './theme.svelte.ts'
import { describe, numberText, sentenceOf, votesOf } from './words.ts'

/** A file that is being opened: the dialog shows how it was read. Without a file it asks for one. */
export interface ImportJob {
  readonly name: string
  readonly file: Blob | null
}

/** What the page shows beside the session: not part of it, undone by nothing. */
export interface ViewChoices {
  readonly theme: ThemeChoice
  readonly field: FieldId
  readonly show: readonly string[]
  readonly committee: boolean
  readonly hide: readonly string[]
  readonly open: readonly PartId[]
  /** Whether all numbers behind the question are open. */
  readonly why: boolean
  readonly tab: TabId
  readonly embedded: boolean
  readonly reveal: readonly RevealId[]
  readonly dock: { readonly height: number; readonly axis: Axis }
}

interface Session {
  readonly tree: Tree
  readonly dataset: Dataset
  readonly timeline: States
  /** It was opened with events that had happened before. */
  readonly recorded: boolean
}

/** Strategies that are switched on at first. */
export const SHOWN: readonly string[] = FIRST_SIGNS.map((s) => s.id)
/** A plot that is less wide has all maps in one list, and its tools in a row. */
export const NARROW = 560
/** Room for the controls at the plot's edges, pixels: the same in every theme. */
const BESIDE = { top: 54, bottom: 60, right: 56 }
const LIST = { ...BESIDE, right: 8 }
/** The widget has none; rings do not reach over the edge. */
const BARE = { top: 8, bottom: 8, right: 8 }

/** What is known of a session and shown of it: facts derived from the session, the engine's answers and the choices of view. */
export abstract class Showing {
  session = $state.raw<Session>(null!)
  readonly tree = $derived(this.session.tree)
  readonly dataset = $derived(this.session.dataset)
  readonly past = new Past(() => this.onHistory())
  /** What is shown: the state of now, or that of the moment that is looked back at. */
  readonly state: State = $derived(
    this.session.timeline.at(this.session.tree, this.past.at ?? this.session.tree.head),
  )
  readonly cycle = new Cycle(this)
  /** Lets the oracle answer the open question. */
  reply(): void {}
  /** Called when another moment of the session is shown. */
  protected onHistory(): void {}

  readonly themes: Themes
  readonly notices = new Notices()
  /** What an address uncovers. */
  readonly revealed: readonly RevealId[]
  readonly engine: Engine
  protected readonly looking: Looking

  field = $state<FieldId>('probability')
  showCommittee = $state(true)
  shown = $state.raw<readonly string[]>(SHOWN)
  readonly hidden: readonly string[]
  /** Foldable parts that are open. */
  unfolded = $state.raw<readonly PartId[]>([])
  readonly embedded: boolean
  hovered = $state<PointId | null>(null)
  focused = $state<PointId | null>(null)
  chosen = $state<PointId | null>(null)
  hot = $state<number | null>(null)
  peeked = $state<string | null>(null)
  report = $state.raw<PointReport | null>(null)
  whyOpen = $state(false)
  /** What a small window shows below its plot. */
  tab = $state<TabId>('ask')
  sure = $state<1 | 2 | 3>(2)
  letterKeys = $state(true)
  size = $state.raw<Size | null>(null)
  /** Where controls lie over the plot: as it was last drawn, for a picture of it. */
  covered: readonly Rect[] = []
  /** What the plot shows: names of regions stay where they were, so that what is taken home depends on it. */
  picture: StagePicture | undefined
  protected moved = $state.raw<View | null>(null)
  dropping = $state(false)
  /** The tools of drawing, while they are open. */
  drawing = $state.raw<Drawing | null>(null)
  /** The dock: whether what it shows needs more room, the height that it was drawn to (px, 0 = that of the layout), the curve's axis. */
  readonly dock = $state<{ tall: boolean; height: number; axis: Axis }>({
    tall: false,
    height: 0,
    axis: 'labels',
  })
  importing = $state.raw<ImportJob | null>(null)
  spoken = $state('')
  fileInput = $state<HTMLInputElement>()
  readonly reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches

  /** Where the session was before it was started again. */
  protected before = $state.raw<number | null>(null)

  constructor(
    view: Partial<ViewChoices>,
    engine: Engine,
    onPart: (part: Part, state: State) => void,
    onEnd: (error: unknown) => void,
  ) {
    this.engine = engine
    this.looking = new Looking(engine, onPart, onEnd)
    this.themes = new Themes(view.theme ?? 'auto')
    this.hidden = view.hide ?? []
    this.revealed = view.reveal ?? []
    this.unfolded = view.open ?? []
    this.embedded = view.embedded ?? false
    this.whyOpen = view.why ?? false
    this.tab = view.tab ?? 'ask'
    this.field = view.field ?? 'probability'
    this.showCommittee = view.committee ?? true
    if (view.show) this.shown = view.show
    Object.assign(this.dock, view.dock)
  }

  stateAt = (node: number): State => this.session.timeline.at(this.tree, node)
  has = (part: PartId): boolean => !this.hidden.includes(part)
  /** The curve of the way to any node. */
  curveTo = (node: number): CurveView => this.curves.view(this.tree, this.stateAt, node)
  get look(): Look {
    return this.looking.look
  }
  get busy(): boolean {
    return this.looking.busy
  }
  /** Loads what comes after the first question. */
  abstract readonly growth: Growth
  get rest(): Rest | null {
    return this.growth.rest
  }
  /** The same, for parts of the page that come with it. */
  get whole(): Rest {
    if (!this.rest) throw new Error('the rest of the hub is not loaded')
    return this.rest
  }
  /** Does `deed` with the rest of the hub: at once, or as soon as it is there. */
  later(deed: (rest: Rest) => void): void {
    this.growth.later(deed)
  }
  get history(): Rest['history'] {
    return this.whole.history
  }
  get reveal(): Rest['reveal'] {
    return this.whole.reveal
  }
  get prospects(): Rest['prospects'] {
    return this.whole.prospects
  }
  get player(): Rest['player'] {
    return this.whole.player
  }
  get opening(): Rest['opening'] {
    return this.whole.opening
  }
  get keeper(): Rest['keeper'] {
    return this.whole.keeper
  }
  get help(): Rest['help'] {
    return this.whole.help
  }
  get hand(): Rest['hand'] {
    return this.whole.hand
  }
  get link(): Rest['link'] {
    return this.whole.link
  }
  get curve() {
    return this.whole.curve
  }
  get curves(): Rest['curves'] {
    return this.whole.curves
  }
  get stopMarks() {
    return this.whole.stopMarks
  }
  get verdicts() {
    return this.rest?.verdicts ?? []
  }
  readonly palette = $derived.by(() => this.themes.palette)
  readonly theme = $derived.by(() => this.themes.choice)
  readonly classNames: readonly string[] = $derived(
    this.state.classes.map((name) => (/^[A-Z]$/.test(name) ? lang.t('class.name', { name }) : name)),
  )
  className = (c: number): string => this.classNames[c] ?? String(c + 1)
  readonly askingId = $derived(this.state.settings.strategy.id)
  /** Strategies as far as they are known: those of the first session, then all. */
  get strategies(): readonly StrategySign[] {
    return this.rest?.strategies ?? FIRST_SIGNS
  }
  strategy = (id: string): StrategySign => this.strategies.find((s) => s.id === id) ?? this.strategies[0]
  strategyName = (id: string): string => lang.of(`strategy.${id}.name`)
  /** A score as formulas and tables write it. */
  natural = (meta: StrategySign, score: number): number => (meta.natural.smallerFirst ? -score : score)
  isShown = (id: string): boolean => id === this.askingId || this.shown.includes(id)

  readonly dataName = $derived.by(() => {
    const { data } = this.tree.spec
    return data.kind === 'file' ? data.name : lang.of(`data.${data.id}.name`)
  })
  readonly modelName = $derived.by(() => {
    const { id, params } = this.state.settings.model
    return lang.later(id === 'logistic' ? `logistic.${String(params.features)}` : `model.${id}.name`)
  })
  readonly hasTruth = $derived(this.state.truth.some((t, i) => t >= 0 && this.state.role[i] === ROLE.pool))
  readonly poolSize = $derived(askable(this.state).length)
  readonly startLabels = $derived(this.stateAt(tree.ROOT).order.length)
  /** What is spent of the budget, in its unit; the word for a unit that is not labels. */
  readonly spent = $derived.by(() => {
    const { budget, budgetIn } = this.state.settings
    const used = Math.floor(10 * spentIn(this.state.spent, budgetIn) + 1e-9) / 10
    return { used, budget, unit: budgetIn ? lang.later(`spent.${budgetIn}`) : '' }
  })
  readonly questionNumber = $derived(this.state.rounds.length + 1)
  /** Whether the open question is about labels that were given before. */
  readonly again = $derived(this.state.open?.by === 'audit')
  /** Answers that the model has not seen yet, where it is not trained after each. */
  readonly stale = $derived(
    this.state.settings.retrainEvery > 0 || this.state.settings.batch > 1 ? this.state.since : 0,
  )
  readonly nothingKnown = $derived(this.state.train.length === 0)
  readonly waitingFor = $derived(pending(this.state))
  /** The point on the question card. */
  readonly target = $derived(this.chosen ?? (this.waitingFor.for === 'answer' ? this.waitingFor.id : null))
  /** Whether the person chose that point: it is none that the open question still waits for. */
  readonly own = $derived(this.chosen !== null && waiting(this.state.open, this.chosen) < 0)
  /** Follows the stream of the session; null without one, or until its code is loaded. */
  stream = $state.raw<Streaming | null>(null)
  /** The point that the reasons on screen are about. */
  readonly subject = $derived(this.hovered ?? this.focused ?? this.target ?? this.stream?.offer ?? null)
  /** Why nothing is asked, if nothing is. */
  readonly halt = $derived.by(() => {
    const p = this.waitingFor
    if (p.for !== 'nothing' || this.chosen !== null) return null
    if (p.why === 'classes') return lang.later('draw.empty')
    return p.why === 'budget'
      ? lang.t('question.budget', { n: this.spent.budget, unit: this.spent.unit })
      : (this.stream?.ended ?? lang.t('question.empty', { n: this.state.order.length }))
  })
  /** Whether nothing can be asked since an own drawing has no two classes yet. */
  readonly unaskable = $derived(this.waitingFor.for === 'nothing' && this.waitingFor.why === 'classes')
  readonly grade = $derived.by(() => this.look.model?.grade.accuracy ?? null)
  readonly canUndo = $derived(
    this.before !== null || tree.canUndo(this.tree, tree.deedsOf(this.state.settings)),
  )
  readonly canRedo = $derived(tree.canRedo(this.tree))
  readonly canPlay = $derived((this.hasTruth || this.stream !== null) && this.waitingFor.for !== 'nothing')

  /** Raw coordinates of a point. */
  raw = (id: PointId): [number, number] => {
    const { frame, xy } = this.state
    return [frame.offset[0] + frame.scale[0] * xy[2 * id], frame.offset[1] + frame.scale[1] * xy[2 * id + 1]]
  }
  /** Original cells of a point, by column; not its answer as long as it has no label. */
  row = (id: PointId): [string, string][] => {
    const { table } = this.dataset
    if (!table || id >= this.dataset.n) return []
    return table.columns.flatMap((name, c): [string, string][] =>
      c === table.answers && this.state.label[id] < 0 ? [] : [[name, table.cell(id, c)]],
    )
  }
  number = numberText
  describe = (id: PointId): string => describe(this, id)
  /** One sentence on why this point: the asking strategy's, and the votes. */
  sentence = (report: PointReport): string => sentenceOf(this, report)
  /** Each member's vote on the point that the report is about. */
  readonly votes = $derived.by(() => this.report && votesOf(this.report))
  readonly bounds = $derived.by(() => {
    const { xy, role } = this.state
    const kept = new Float64Array(2 * role.length + 4)
    let n = 0
    for (let i = 0; i < role.length; i++) {
      if (role[i] === ROLE.exam || role[i] === ROLE.removed) continue
      kept[2 * n] = xy[2 * i]
      kept[2 * n++ + 1] = xy[2 * i + 1]
    }
    // An empty plane has room to draw on.
    if (this.tree.spec.data.kind === 'drawn') {
      kept.set([-3, -2.2, 3, 2.2], 2 * n)
      n += 2
    }
    return boundsOf(kept, n)
  })
  /** The view of all points, whose rings stay clear of the controls at the edges. */
  readonly fitted = $derived.by(() => {
    if (!this.size) return null
    return fitBeside(this.bounds, this.size, this.embedded ? BARE : this.size.width < NARROW ? LIST : BESIDE)
  })
  readonly view = $derived(this.moved ?? this.fitted)
  readonly zoomed = $derived(this.moved !== null)
  readonly scene = $derived.by(() => sceneOf(this))

  /** Points by the scores of the asking strategy, best first. */
  ranking(): PointId[] {
    const scored = this.look.scores.get(this.askingId)
    if (!scored) return []
    const { scores, subset } = scored
    const { candidateIds } = this.look
    const order = [...scores.keys()].sort((a, b) => scores[b] - scores[a] || a - b)
    return order.map((k) => candidateIds[subset ? subset[k] : k])
  }
}
