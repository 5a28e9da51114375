import { beginning } from '../core/session/begin.ts'
import { catalogue } from '../core/session/catalogue.ts'
import { baseSpec, DRAWN, filled } from '../core/session/spec.ts'
import { treeOf, treeOfLog } from '../core/session/tree.ts'
import type { Event, Spec, Tree } from '../core/session/types.ts'
import { slim } from '../core/session/views.ts'
import type { App } from './app.svelte.ts'
import { fileOf } from './import/text-file.ts'
import { datasetOf, FEW, made, NeedsFile, type OpenedTable } from './sources.ts'
import { keepFile } from './storage.ts'

const pause = () => new Promise((resolve) => setTimeout(resolve))

/** Everything that starts another session: other data, another seed, a file. The settings stay where they fit. */
export class Opening {
  /** The session of a link whose file has to be opened first. */
  awaited: Tree | null = null
  private readonly app: App

  constructor(app: App) {
    this.app = app
  }

  /** The same session anew with another seed, start, exam or size of the data. */
  restart = (patch: Partial<Spec>): void => {
    const { spec } = this.app.tree
    const next = filled({ ...spec, settings: this.app.state.settings, ...patch }, catalogue).spec
    const usable = Number.isInteger(next.seed) && next.seed >= 0 && next.seed <= 0xffffffff
    void this.begin(usable ? next : { ...next, seed: spec.seed }, true)
  }
  /** An empty plane, with the tools to draw on it. */
  drawing = async (): Promise<void> => {
    if (this.app.tree.spec.mode === 'stream') void this.app.notices.tell('info', 'stream.drawn')
    await this.begin(this.on(baseSpec(catalogue, DRAWN.id)))
    await this.draw()
  }
  draw = async (): Promise<void> => {
    const { openDrawing } = await import('./draw/open.ts')
    await openDrawing(this.app)
  }
  generator = (id: string): void => void this.begin(this.on(baseSpec(catalogue, id)))
  shipped = (id: string): Promise<void> => this.begin(this.on(baseSpec(catalogue, id)))

  /** `base` with this session's seed and settings, except for the model and the oracle, which belong to the data. */
  private on(base: Spec): Spec {
    const { model, committee, oracle } = base.settings
    const settings = { ...this.app.state.settings, model, committee, oracle }
    const mode = base.data.kind === DRAWN.kind ? 'pool' : this.app.tree.spec.mode
    return { ...base, mode, seed: this.app.tree.spec.seed, settings }
  }

  /** `again`: what the person drew is the data of an own drawing, so it comes along. */
  private async begin(spec: Spec, again = false): Promise<void> {
    try {
      const drawn = again && spec.data.kind === 'drawn' ? await this.redrawn() : []
      const dataset =
        spec.data.kind === 'made' ? made(spec.data, spec.seed) : await datasetOf(spec, this.app.engine)
      this.app.open(treeOfLog(spec, drawn), beginning(spec, dataset))
    } catch (error) {
      if (error instanceof NeedsFile) this.askFor(error)
      else void this.app.fail(error)
    }
  }

  private async redrawn(): Promise<Event[]> {
    const { redraw } = await import('../core/session/plane.ts')
    return redraw(this.app.state)
  }

  /** Says that a session waits for its file. It goes on as soon as that is opened. */
  askFor({ file }: NeedsFile, tree: Tree | null = null): void {
    this.awaited = tree
    void this.app.notices.tell('warn', 'notice.needFile', { name: file.name })
  }

  /** A table or a session file. The session on screen stays until the new one is accepted. */
  file = async (file: File): Promise<void> => {
    try {
      const { openFile } = await import('./import/open-file.ts')
      await openFile(this.app, file)
    } catch (error) {
      void this.app.fail(error)
    }
  }
  /** The same for the text of one. */
  text = (text: string): Promise<void> => this.file(fileOf(text))

  /** Starts a session with the points of a table. Many points are done in steps, so that the page answers between them. */
  table = async ({ dataset, source, file, classes }: OpenedTable): Promise<void> => {
    void keepFile(source.sha256, file).then((kept) => this.app.keeper.tell(kept))
    this.app.importing = null
    this.awaited = null
    const base = this.on(baseSpec(catalogue))
    const few = dataset.n < FEW
    const known = source.truth === 'hidden' && source.label !== null && !few
    const spec: Spec = {
      ...base,
      data: source,
      classes,
      exam: known ? { kind: 'truth', share: 0.5 } : { kind: 'none' },
      start: few ? { rule: 'hand', n: 1 } : base.start,
    }
    const full = filled(spec, catalogue).spec
    // What slim finds is kept: what opens the session finds it done.
    await pause()
    const begun = beginning(full, dataset)
    await pause()
    slim(begun.start)
    await pause()
    this.app.open(treeOf(full), begun)
  }
}
