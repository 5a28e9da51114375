import type { ClassCount, Choices, Offer, Refused } from '../../core/data/table/types.ts'
import type { Progress } from '../../core/job.ts'
import { sourceOf } from '../../core/session/file-source.ts'
import type { FileSource } from '../../core/session/types.ts'
import { MAX_CLASSES } from '../../draw/palette.ts'
import { isEngineError } from '../../engine/errors.ts'
import type { TableAnswer } from '../../engine/protocol/table.ts'
import type { App, ImportJob } from '../app.svelte.ts'
import { lang } from '../lang.svelte.ts'
import type { OpenedTable } from '../sources.ts'
import { joinedNames, withNames } from './names.ts'
import { datasetOf } from './points.ts'

type Truth = FileSource['truth']

/** Fewer classes leave nothing to learn. */
export const FEWEST_CLASSES = 2

/** One file on its way into a session: what the person decided about it, and what came of it. The newest decision wins. */
export class TableReading {
  job = $state.raw<ImportJob>({ name: '', file: null })
  choices = $state.raw<Choices>({})
  answer = $state.raw<TableAnswer | null>(null)
  progress = $state.raw<Progress | null>(null)
  busy = $state(false)
  /** Why there is no answer, in words. */
  failure = $state<string | null>(null)
  /** The classes by the names that the file gives them. */
  found = $state.raw<readonly ClassCount[]>([])
  /** Classes that the person adds where the file has fewer than two, as typed. */
  typed = $state('A, B')
  private wanted = $state<Truth | null>(null)
  /** What `answer` is the answer to: these are back in force when another reading fails. */
  private answered: Choices = {}
  private run = 0
  private aborting = new AbortController()
  private readonly app: App

  constructor(app: App) {
    this.app = app
  }

  readonly table: Offer | null = $derived(
    this.answer?.imported.outcome === 'ok' ? this.answer.imported : null,
  )
  readonly refused: Refused | null = $derived(
    this.answer?.imported.outcome === 'error' ? this.answer.imported : null,
  )
  readonly labelled = $derived(this.table ? this.table.nPoints - this.table.unlabelled : 0)
  /** Whether points without a label remain that can be asked about when the others are known. */
  readonly canGive = $derived(this.table !== null && this.table.unlabelled > 0 && this.labelled > 0)
  readonly truth: Truth = $derived(
    !this.canGive
      ? 'hidden'
      : (this.wanted ?? (this.table && this.table.unlabelled > this.labelled ? 'given' : 'hidden')),
  )
  readonly tooMany = $derived(this.table !== null && this.table.classes.length > MAX_CLASSES)

  /** Whether the person has to name classes, and all names then. */
  readonly needsClasses = $derived(this.table !== null && this.table.classes.length < FEWEST_CLASSES)
  readonly classes: readonly string[] = $derived(
    this.table && this.needsClasses ? withNames(this.table.classOrder, this.typed) : [],
  )
  /** Whether the points can make a session. */
  readonly ready = $derived(
    this.table !== null &&
      !this.busy &&
      !this.tooMany &&
      (!this.needsClasses || (this.classes.length >= FEWEST_CLASSES && this.classes.length <= MAX_CLASSES)),
  )

  /** The columns of X and Y, '' where that is left to the content; both '' for principal components. */
  readonly axes: readonly [string, string] = $derived.by(() => {
    const chosen = this.choices.plane
    if (this.table) return this.table.plane.kind === 'columns' ? this.table.plane.axes : ['', '']
    return chosen?.kind === 'columns' ? [chosen.x ?? '', chosen.y ?? ''] : ['', '']
  })
  /** The columns that principal components join. */
  readonly joined: readonly string[] = $derived(
    this.table?.plane.kind === 'pca' ? this.table.plane.columns : [],
  )

  /** Takes up a file; without name and content it waits for a table to be pasted. */
  open(job: ImportJob): void {
    this.run++
    this.job = job
    this.choices = this.answered = {}
    this.answer = this.progress = this.failure = this.wanted = null
    this.found = []
    this.busy = false
    if (job.file) void this.read()
  }

  /** Ends the reading that is under way. */
  stop(): void {
    this.run++
    this.aborting.abort()
  }

  choose(patch: Choices): void {
    this.choices = { ...this.choices, ...patch }
    void this.read()
  }
  /** Another label column, or another idea of what is missing in it: the names of its classes are those of the file again. */
  chooseLabel(patch: Pick<Choices, 'label' | 'naIsClass'>): void {
    this.choose({ ...patch, classNames: undefined, classOrder: undefined })
  }
  /** The other axis takes the old column where both would have the same. */
  setAxis(at: 0 | 1, name: string): void {
    const next = [...this.axes]
    if (next[1 - at] === name) next[1 - at] = next[at]
    next[at] = name
    this.choose({ plane: { kind: 'columns', x: next[0] || undefined, y: next[1] || undefined } })
  }
  /** Takes a column into the principal components, or out of them. */
  join(name: string, on: boolean): void {
    const columns = this.answer?.imported.columns ?? []
    const next = columns.map((c) => c.name).filter((c) => (c === name ? on : this.joined.includes(c)))
    this.choose({ plane: { kind: 'pca', columns: next } })
  }
  chooseTruth(truth: Truth): void {
    this.wanted = truth
  }
  rename(value: string, name: string): void {
    const given = this.choices.classNames ?? []
    const others = given.filter(([v]) => v !== value)
    const before = given.find(([v]) => v === value)?.[1] ?? value
    this.choose({
      classNames: name === '' || name === value ? others : [...others, [value, name]],
      classOrder: this.choices.classOrder?.map((n) => (n === before ? name || value : n)),
    })
  }
  /** Gives a class another shape and colour; the class that had them takes its own. */
  mark(name: string, at: number): void {
    const order = [...(this.table?.classOrder ?? [])]
    const from = order.indexOf(name)
    if (from < 0 || at >= order.length) return
    order[from] = order[at]
    order[at] = name
    this.choose({ classOrder: order })
  }
  joinSmall(other: string): void {
    this.choose({ classNames: joinedNames(this.found, MAX_CLASSES, other) })
  }

  /** The points as a session needs them; null where a newer decision came or it failed. */
  async take(): Promise<OpenedTable | null> {
    const { file } = this.job
    const choices = { ...this.choices, label: this.table?.labelColumn ?? null }
    const answer = await this.ask(choices, true)
    const dataset = answer && datasetOf(answer)
    if (!file || !dataset || answer.imported.outcome === 'error') return null
    const source = sourceOf(answer.imported, choices, this.truth)
    return { dataset, source, file, classes: this.classes }
  }

  private async read(): Promise<void> {
    const { choices } = this
    const answer = await this.ask(choices, false)
    if (!answer) {
      if (choices === this.choices) this.choices = this.answered
      return
    }
    const { imported } = answer
    this.answer = answer
    this.answered = choices
    const untouched = !choices.classNames?.length && !choices.classOrder?.length
    if (imported.outcome === 'ok' && untouched) this.found = imported.classes
  }

  /** The answer to the newest question; null for any other, and after a failure. The question before is given up. */
  private async ask(choices: Choices, full: boolean): Promise<TableAnswer | null> {
    this.stop()
    const { run } = this
    const { file, name } = this.job
    if (!file) return null
    const isNewest = () => run === this.run
    this.aborting = new AbortController()
    this.busy = true
    this.failure = this.progress = null
    try {
      const answer = await this.app.engine.table(file, name, choices, {
        onProgress: (progress) => isNewest() && (this.progress = progress),
        signal: this.aborting.signal,
        full,
      })
      return isNewest() ? answer : null
    } catch (error) {
      if (!isNewest()) return null
      const known = isEngineError(error) ? error : { code: 'internal', args: {} }
      this.failure = lang.of(`error.${known.code}`, known.args)
      return null
    } finally {
      if (isNewest()) this.busy = false
    }
  }
}
