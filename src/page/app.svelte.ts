import type { PointId } from '../core/data/types.ts'
import { corrects, isAsking } from '../core/session/asking.ts'
import { ASKING_RULES, type Rules } from '../core/session/event-rules.ts'
import { askEvent } from '../core/session/pending.ts'
import { States } from '../core/session/states.ts'
import { isSimulated } from '../core/session/turns.ts'
import * as tree from '../core/session/tree.ts'
import {
  ROLE,
  type Beginning,
  type DeepPartial,
  type Event,
  type Settings,
  type State,
  type Tree,
} from '../core/session/types.ts'
import { askable } from '../core/session/views.ts'
import { visibleBox, type Size, type View } from '../draw/view.ts'
import type { Engine } from '../engine/client.ts'
import { toEngineError } from '../engine/errors.ts'
import type { FieldId } from '../engine/protocol/state.ts'
import type { Part } from '../engine/protocol/look.ts'
import { FIELDS } from './fields.ts'
import { Growth } from './growth.svelte.ts'
import { GAIN_BY, needsGain } from './gain.ts'
import { lang } from './lang.svelte.ts'
import { EMPTY_LOOK } from './look.ts'
import { Sight } from './sight.ts'
import { winnersOf } from './words.ts'

import { Showing, type ViewChoices } from './showing.svelte.ts'

export type { ImportJob } from './showing.svelte.ts'

type PartOf<S extends Part['s']> = Extract<Part, { s: S }>

const HOVER_DELAY = 80
/** Other branches whose curves are graded and drawn. */
export const GHOSTS = 8

/** The page's one hub: what the person does, and what follows from it. Components only show it. */
export class App extends Showing {
  override readonly growth = new Growth(({ Rest }) => new Rest(this))
  /** Those of all events as soon as the rest is there. */
  private readonly first: Rules
  /** What nobody sees is not computed. */
  readonly sight = new Sight(this.embedded, (seen) => {
    this.engine.rest(!seen)
    if (seen) this.follow()
    this.rest?.player.rest(!seen)
  })
  private askedAt = 0
  private hoverTimer = 0
  private lookTimer = 0
  private algo = ''
  private trainer = 'core'
  private settled = false
  private fillTimer = 0
  /** Notices of looks that failed: the next that succeeds takes them back. */
  private failures: Promise<number>[] = []
  /** What is said of the last answer once its model is there. */
  private answered: { readonly label: string; readonly before: number | null } | null = null

  constructor(
    beginning: Beginning,
    events: readonly Event[],
    view: Partial<ViewChoices>,
    engine: Engine,
    rules: Rules = ASKING_RULES,
  ) {
    super(
      view,
      engine,
      (part, state) => this.onPart(part, state),
      (error) => this.onLooked(error),
    )
    this.first = rules
    this.open(tree.treeOfLog(beginning.start.spec, events), beginning)
    engine.listen(({ code }) => void this.notices.tell('info', `status.${code}`))
    engine
      .hello()
      .then((hello) => (this.algo = hello.algo))
      .catch(this.fail)
  }

  private get rules(): Rules {
    return this.rest?.rules ?? this.first
  }

  /** Takes up a session, from where it begins. */
  open(session: Tree, { dataset, start }: Beginning): void {
    this.rest?.player.stop()
    this.past.forget()
    this.before = null
    this.chosen = this.hovered = this.focused = null
    this.report = null
    this.moved = null
    this.engine.setData(dataset)
    this.looking.clear()
    const timeline = new States(start, () => this.rules)
    this.session = { tree: session, dataset, timeline, recorded: session.nodes.length > 1 }
    this.stream = null
    if (session.spec.mode === 'stream') this.later((rest) => void rest.followStream())
    this.follow()
  }

  resize(size: Size): void {
    this.size = size
    this.refreshSoon()
  }
  /** Shows another part of the plane; null = all of it. */
  lookAt(view: View | null): void {
    this.moved = view
    this.refreshSoon()
  }
  nearestToCentre = (): PointId | null => askable(this.state)[0] ?? null
  hover(id: PointId | null): void {
    if (id === this.hovered) return
    this.hovered = id
    this.explainSoon(HOVER_DELAY)
  }
  focusPoint(id: PointId | null): void {
    this.focused = id
    this.explainSoon(0)
  }
  peek(strategy: string | null): void {
    this.peeked = strategy
  }

  // ---- deeds ---------------------------------------------------------------------------------------------------------------

  /** A point was clicked: the asked one stays, any other of the pool or a label is chosen. */
  pick = (id: PointId): void => {
    if (this.rest?.hand.active) return this.rest.hand.toggle(id)
    if (this.stream?.isGone(id)) return this.focusPoint(id)
    this.choose(this.waitingFor.for === 'answer' && this.waitingFor.id === id ? null : id)
  }
  choose = (id: PointId | null): void => {
    if (id !== null && (this.state.role[id] === ROLE.exam || this.state.role[id] === ROLE.removed)) return
    this.chosen = id
    this.askedAt = performance.now()
    this.explainSoon(0)
  }

  answer = (label: number): void => {
    const id = this.target
    if (id === null || label >= this.state.classes.length) return
    const ms = Math.min(600_000, Math.max(0, Math.round(performance.now() - this.askedAt)))
    const e: Event = { t: 'answer', id, label, who: 'you', sure: this.sure, ms }
    const events: Event[] =
      !this.own || corrects(this.state, e)
        ? [e]
        : [{ t: 'ask', ids: [id], by: 'you', score: [], tied: [], fp: '' }, e]
    const before = this.grade
    if (this.append(events)) {
      this.chosen = null
      this.sure = 2
      this.answered = { label: this.className(label), before }
    }
  }

  pass = (why: 'skip' | 'unsure'): void => {
    const id = this.target
    if (this.own) return this.choose(null)
    if (id !== null && this.append([{ t: 'pass', id, who: 'you', why }])) this.chosen = null
  }

  undo = (): void => {
    if (this.chosen !== null) return this.choose(null)
    if (this.past.shown) return this.past.leave()
    if (this.tree.head === tree.ROOT && this.before !== null)
      return this.move(tree.goto(this.tree, this.before))
    this.move(tree.undoStep(this.tree, tree.deedsOf(this.state.settings)))
  }
  redo = (): void => this.move(tree.redoStep(this.tree, tree.deedsOf(this.state.settings)))
  reset = (): void => {
    const from = this.tree.head
    if (from === tree.ROOT) return
    this.move(tree.goto(this.tree, tree.ROOT))
    this.before = from
  }
  goto = (node: number | null): void => {
    if (node !== null) this.move(tree.goto(this.tree, node))
  }
  /** Another tree of the same session: names given, a branch taken away. */
  retree(next: Tree): void {
    this.move(next)
  }

  /** Changes settings from here on. */
  set = (patch: DeepPartial<Settings>): void => {
    this.append([{ t: 'set', patch }])
  }
  /** As `set`, for parts that are given whole: ids with their own parameters, lists. */
  replace = (patch: Partial<Settings>): void => this.set(patch as DeepPartial<Settings>)
  ask = (strategy: string): void => {
    if (strategy === this.askingId) return
    if (!this.shown.includes(strategy)) this.shown = [...this.shown, strategy]
    this.later((rest) => rest.ask(strategy))
  }
  show = (strategy: string, on: boolean): void => {
    const others = this.shown.filter((id) => id !== strategy)
    this.shown = on ? [...others, strategy] : others
    this.refresh()
  }
  setField(field: FieldId): void {
    this.field = field
    this.refresh()
  }
  nextField(): void {
    this.setField(FIELDS[(FIELDS.indexOf(this.field) + 1) % FIELDS.length])
  }
  toggleCommittee(): void {
    this.showCommittee = !this.showCommittee
  }
  chooseFile = (): void => this.fileInput?.click()

  // ---- the loop ------------------------------------------------------------------------------------------------------------

  /** Adds events, each checked before; the first refusal ends it and is said. True if all were added. */
  append(events: readonly Event[]): boolean {
    if (!this.rest && this.rules === ASKING_RULES && !events.every(isAsking)) {
      this.later(() => this.append(events))
      return false
    }
    const { at } = this.past
    let now = at === null ? this.tree : tree.goto(this.tree, at)
    let state = this.state
    for (const e of events) {
      const refusal = this.rules.check(state, e, this.rest?.catalogue)
      if (refusal) {
        void this.notices.tell('warn', `error.${refusal.code}`, refusal.args)
        return false
      }
      now = tree.append(now, e)
      state = this.session.timeline.at(now, now.head)
    }
    this.before = null
    this.move(now)
    return true
  }

  private move(next: Tree): void {
    const { shown } = this.past
    this.past.forget()
    if (next === this.tree && !shown) return
    this.session = { ...this.session, tree: next }
    this.follow()
  }

  /** After every change of the session: what follows by itself, the engine's view of it, the address. */
  follow(): void {
    this.askedAt = performance.now()
    const p = this.waitingFor
    // What a simulated annotator answers at once is news.
    const { settled } = this
    this.settled = false
    if (p.for === 'answer' || p.for === 'nothing' || this.state.stream) this.growth.settle()
    if (p.for === 'event') {
      this.append([p.event])
      return
    }
    if (
      p.for === 'answer' &&
      p.annotator &&
      isSimulated(p.annotator) &&
      this.state.settings.oracle.some((a) => !isSimulated(a))
    ) {
      if (!this.rest) this.later(() => this.follow())
      else if (this.rest.respond()) return
    }
    this.cycle.follow()
    if (!settled && this.look === EMPTY_LOOK) this.refreshSoon()
    else if (!settled) this.refresh()
    this.later((rest) => rest.keeper.soon())
    clearTimeout(this.fillTimer)
    this.fillTimer = window.setTimeout(() => {
      if (!this.sight.seen) return
      this.later((rest) => rest.fill(GHOSTS))
    }, 400)
  }

  override reply(): void {
    this.later((rest) => rest.player.reply())
  }
  /** Another moment of the session is shown; its head stays where it is. */
  protected override onHistory(): void {
    this.rest?.player.stop()
    this.chosen = this.hovered = this.focused = null
    this.report = null
    this.cycle.follow()
    this.refresh()
    this.explainSoon(HOVER_DELAY)
  }

  /** A view that is dragged asks for a new map at most every 60 ms. */
  private refreshSoon(): void {
    clearTimeout(this.lookTimer)
    this.lookTimer = window.setTimeout(() => this.refresh(), this.look === EMPTY_LOOK ? 0 : 60)
  }
  refresh(): void {
    if (!this.view || !this.size || !this.sight.seen) return
    this.trainer = 'core'
    void this.looking.at({
      data: this.dataset.hash,
      state: this.state,
      show: [...this.shown, ...(needsGain(this.state) ? [GAIN_BY] : [])].filter((id) => id !== this.askingId),
      field: this.field,
      box: visibleBox(this.view, this.size),
      fine: this.dataset.n > 20_000 ? 60 : 100,
    })
  }

  private onPart = (part: Part, state: State): void => {
    switch (part.s) {
      case 'trainer':
        this.trainer = part.name
        break
      case 'model':
        this.onModel(part, state)
        break
      case 'scores':
        if (part.complete) this.onScores(part, state)
        break
      case 'note':
        if (part.code !== 'subset') void this.notices.tell('info', `note.${part.code}`, part.args)
    }
    if (part.s === 'model' || part.s === 'final') this.explainSoon(0)
  }

  private onModel({ poolP, grade }: PartOf<'model'>, state: State): void {
    const named = winnersOf(poolP, state.classes.length)
    this.later(({ curves, stops }) => {
      curves.learn(state, grade, named)
      stops.learn(state, poolP, grade.accuracy)
    })
    this.stream?.learn(state, named)
    this.tellAnswer(grade.accuracy)
    if (this.waitingFor.for === 'picks') this.cycle.reach('score')
  }

  /** The picks of the asking strategy are the next question, if one is wanted. */
  private onScores({ strategy, asking, picks }: PartOf<'scores'>, state: State): void {
    if (picks.length === 0) return
    if (strategy === GAIN_BY) this.later(({ stops }) => stops.learnGain(state, picks[0].score))
    if (!asking || state !== this.state || this.past.shown || this.waitingFor.for !== 'picks') return
    if (state.stream && !this.stream?.asks(state, picks[0])) return
    this.cycle.reach('ask')
    // The question changes nothing that was computed: the look goes on.
    this.settled = true
    this.append([askEvent(state, picks, `${this.algo}/${this.trainer}`)])
    this.settled = false
  }

  private tellAnswer(now: number | null): void {
    if (!this.answered) return
    const { label, before } = this.answered
    this.answered = null
    const graded = before !== null && now !== null
    this.spoken = graded
      ? lang.t('question.after', { label, before, now })
      : lang.t('stage.state.labelled', { label })
  }

  fail = (error: unknown, retry = () => this.refresh()): Promise<number> => {
    this.growth.settle()
    const { code, args } = toEngineError(error)
    return this.notices.tell('bad', `error.${code}`, args, [
      { text: lang.t('action.retry'), run: retry },
      { text: lang.t('action.undo'), run: this.undo },
    ])
  }
  private onLooked(error: unknown): void {
    if (error !== null) return void this.failures.push(this.fail(error))
    for (const said of this.failures) void said.then(this.notices.dismiss)
    this.failures = []
  }

  /** The report on the point that the person looks at, after `delay` milliseconds. */
  private explainSoon(delay: number): void {
    clearTimeout(this.hoverTimer)
    this.hoverTimer = window.setTimeout(() => {
      const id = this.subject
      if (id === null || this.state.role[id] === ROLE.exam) return void (this.report = null)
      this.engine.why(id).then(
        (report) => {
          if (id === this.subject) this.report = report
        },
        () => {},
      )
    }, delay)
  }
}
