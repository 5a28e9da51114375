import '../../src/page/tokens.css'
import { mount, unmount, type Component } from 'svelte'
import type { Dataset } from '../../src/core/data/types.ts'
import { generatorById } from '../../src/core/data/generators.ts'
import { beginning } from '../../src/core/session/begin.ts'
import { catalogue } from '../../src/core/session/catalogue.ts'
import { isAsking } from '../../src/core/session/asking.ts'
import { ALL_RULES, fold } from '../../src/core/session/fold.ts'
import { askable } from '../../src/core/session/views.ts'
import { baseSpec, filled } from '../../src/core/session/spec.ts'
import type { Event, Settings, Spec } from '../../src/core/session/types.ts'
import { Engine } from '../../src/engine/client.ts'
import type { Grade, Outcome, PointReport } from '../../src/engine/protocol/look.ts'
import type { Hello } from '../../src/engine/protocol/api.ts'
import { App } from '../../src/page/app.svelte.ts'
import { lang } from '../../src/page/lang.svelte.ts'

/** An engine that reads tables, but never answers about a session. */
export class ReadingEngine extends Engine {
  override hello = (): Promise<Hello> => Promise.resolve({ algo: 'test', trainer: 'none', tensors: 0 })
  override grades = (): Promise<Grade[]> => new Promise(() => {})
  override why = (): Promise<PointReport> => new Promise(() => {})
  override look = (): Promise<Outcome> => new Promise(() => {})
}
/** An engine that never answers: what is shown hangs on the session alone. */
export class SilentEngine extends ReadingEngine {
  override told: Engine['told'] = () => new Promise(() => {})
}

export interface Wanted {
  /** A generator, the two moons if missing. */
  readonly data?: string
  readonly spec?: Partial<Spec>
  readonly settings?: Partial<Settings>
  readonly events?: readonly Event[]
  readonly dataset?: Dataset
  readonly hide?: readonly string[]
  readonly engine?: Engine
  /** How many points the open question has, the first that may be asked. */
  readonly ask?: number
}

/** The hub on a session, with all that comes after the first question. */
export async function hubOf({
  data,
  spec = {},
  settings,
  events = [],
  dataset,
  hide = [],
  engine = new SilentEngine(),
  ask = 0,
}: Wanted = {}): Promise<App> {
  const base = baseSpec(catalogue, data)
  const whole = filled({ ...base, ...spec, settings: { ...base.settings, ...settings } }, catalogue).spec
  const { data: source, seed } = whole
  const points =
    dataset ??
    (source.kind === 'made' ? generatorById(source.id)!.make(seed, source.n, source.params) : undefined)
  if (!points) throw new Error('a set that is not generated needs its points')
  const ids = [...askable(fold(whole, events, points)).slice(0, ask)]
  const open: Event[] =
    ask > 0 ? [{ t: 'ask', ids, by: whole.settings.strategy.id, score: [], tied: [], fp: '' }] : []
  // As an address brings the rules of what it holds.
  const rules = events.every(isAsking) ? undefined : ALL_RULES
  const app = new App(beginning(whole, points), [...events, ...open], { hide }, engine, rules)
  await Promise.all([app.growth.load(), lang.all()])
  return app
}

/** Waits for something before the tests, where `expect.poll` cannot be used. */
export async function until(holds: () => unknown): Promise<void> {
  while (!holds()) await new Promise(requestAnimationFrame)
}

/** A component on the page, and the way to take it away. */
export function show<P extends Record<string, unknown>>(
  component: Component<P>,
  props: P,
): { readonly root: HTMLElement; readonly gone: () => Promise<void> } {
  const root = document.createElement('div')
  document.body.append(root)
  const shown = mount(component, { target: root, props })
  return {
    root,
    gone: async () => {
      await unmount(shown)
      root.remove()
    },
  }
}
