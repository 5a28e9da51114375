import { datasetFromColumns } from '../../core/data/columns.ts'
import type { ClassCount, Choices, Imported, Refused } from '../../core/data/table/types.ts'
import type { Progress } from '../../core/job.ts'
import type { DataSource } from '../../core/session/types.ts'
import { MAX_CLASSES } from '../../draw/palette.ts'
import { isEngineError } from '../../engine/errors.ts'
import type { TableAnswer } from '../../engine/protocol.ts'
import type { App, ImportJob } from '../app.svelte.ts'
import { lang } from '../lang.svelte.ts'
import type { OpenedTable } from '../sources.ts'
import { joinedNames, withNames } from './names.ts'

type Truth = Extract<DataSource, { kind: 'file' }>['truth']

/** Longest name of a file that a session carries. */
const LONGEST_NAME = 200
/** Fewer classes leave nothing to learn. */
export const FEWEST_CLASSES = 2

/** One file on its way into a session: what the person decided about it, and what came of it. The newest decision wins. */
export class TableReading {
  job = $state.raw<ImportJob>({ name: '', bytes: new Uint8Array(0) })
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
  private readonly app: App

  constructor(app: App) {
    this.app = app
  }

  readonly table: Imported | null = $derived(
    this.answer?.imported.outcome === 'ok' ? this.answer.imported : null,
  )
  readonly refused: Refused | null = $derived(
    this.answer?.imported.outcome === 'error' ? this.answer.imported : null,
  )
  readonly labelled = $derived(this.table ? this.table.points.x.length - this.table.unlabelled : 0)
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

  /** Takes up a file; without name and content it waits for a table to be pasted. */
  open(job: ImportJob): void {
    this.run++
    this.job = job
    this.choices = this.answered = {}
    this.answer = this.progress = this.failure = this.wanted = null
    this.found = []
    this.busy = false
    if (job.name !== '' || job.bytes.length > 0) void this.read()
  }

  choose(patch: Choices): void {
    this.choices = { ...this.choices, ...patch }
    void this.read()
  }
  /** Another label column, or another idea of what is missing in it: the names of its classes are those of the file again. */
  chooseLabel(patch: Pick<Choices, 'label' | 'naIsClass'>): void {
    this.choose({ ...patch, classNames: undefined })
  }
  chooseTruth(truth: Truth): void {
    this.wanted = truth
  }
  rename(value: string, name: string): void {
    const others = (this.choices.classNames ?? []).filter(([v]) => v !== value)
    this.choose({ classNames: name === '' || name === value ? others : [...others, [value, name]] })
  }
  joinSmall(other: string): void {
    this.choose({ classNames: joinedNames(this.found, MAX_CLASSES, other) })
  }

  /** The points as a session needs them; null where a newer decision came or it failed. */
  async take(): Promise<OpenedTable | null> {
    const { bytes, name } = this.job
    const choices = { ...this.choices, label: this.table?.labelColumn ?? null }
    const answer = await this.ask(choices, true)
    if (!answer?.columns || answer.imported.outcome === 'error') return null
    const { sha256, x, y, labelColumn: label } = answer.imported
    return {
      dataset: datasetFromColumns(answer.columns),
      source: { kind: 'file', sha256, name: name.slice(0, LONGEST_NAME), x, y, label, truth: this.truth },
      bytes,
      choices,
      classes: this.classes,
    }
  }

  private async read(): Promise<void> {
    const { choices } = this
    const answer = await this.ask(choices, false)
    if (!answer) {
      if (choices === this.choices) this.choices = this.answered
      return
    }
    const { imported } = answer
    if (imported.outcome === 'ok' && this.follow(imported)) return this.read()
    this.answer = answer
    this.answered = choices
    if (imported.outcome === 'ok' && !choices.classNames?.length) this.found = imported.classes
  }

  /** The answer to the newest question; null for any other, and after a failure. */
  private async ask(choices: Choices, full: boolean): Promise<TableAnswer | null> {
    const run = ++this.run
    const isNewest = () => run === this.run
    this.busy = true
    this.failure = this.progress = null
    const { bytes, name } = this.job
    try {
      const answer = await this.app.engine.table(
        bytes,
        name,
        choices,
        (progress) => isNewest() && (this.progress = progress),
        full,
      )
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

  /** Where a link waits for this very file, its columns are chosen, once. Whether that changed anything. */
  private follow({ sha256 }: Imported): boolean {
    if (this.wanted !== null || this.answer !== null) return false
    const data = this.app.opening.awaited?.spec.data
    if (data?.kind !== 'file' || data.sha256 !== sha256) return false
    const { x, y, label } = data
    const plane: Choices['plane'] = x === 'PC1' && y === 'PC2' ? { kind: 'pca' } : { kind: 'columns', x, y }
    this.wanted = data.truth
    this.choices = { label, plane }
    return true
  }
}
