import { defaults, readParams, type Params, type ParamSpec } from '../params.ts'
import type { Allowed, Bad } from './read.ts'
import * as shape from './shape.ts'
import { YOU } from './turns.ts'
import type { Annotator, Catalogue, DeepPartial, Settings, Spec } from './types.ts'

/** An annotator of each kind as it is first offered. */
export const PRESETS: Readonly<Record<Annotator['kind'], Annotator>> = {
  you: YOU,
  truth: { id: 'truth', kind: 'truth', cost: 1, seconds: 5 },
  noisy: { id: 'noisy', kind: 'noisy', error: 0.1, cost: 1, seconds: 5 },
}

/** The data of an own drawing: none. */
export const DRAWN = { kind: 'drawn', id: 'drawing' } as const

/** The session that the page opens with. */
export function defaultSpec(): Spec {
  return {
    v: 1,
    data: { kind: 'made', id: 'moons', n: 400, params: { noise: 0.15 } },
    mode: 'pool',
    seed: 44,
    classes: [],
    exam: { kind: 'truth', share: 0.5 },
    start: { rule: 'perClass', n: 2 },
    settings: {
      strategy: { id: 'margin', params: {} },
      model: { id: 'logistic', params: { features: 'bumps-6', lambda: 0.1, biasLambda: 0.01 } },
      committee: { id: 'bayesianBootstrap', k: 5, params: {} },
      batch: 1,
      retrainEvery: 0,
      candidates: 2000,
      classWeights: 'none',
      oracle: [YOU],
      merge: 'last',
      votesPerPoint: 1,
      budget: 40,
      stop: [],
    },
  }
}

/**
 * The default session on the data set `id`: its size, parameters and columns, and for generated data the model that its scenes
 * use. The default session if the catalogue does not have it. All parameters are filled in.
 */
export function baseSpec(catalogue: Catalogue, id?: string): Spec {
  const spec = defaultSpec()
  const made = catalogue.generators.find((g) => g.id === id)
  if (made) {
    const data = { kind: 'made', id: made.id, n: made.defaultN, params: defaults(made.params) } as const
    const usual = catalogue.models.find((m) => m.id === made.model?.id)
    const model = usual ? { id: usual.id, params: made.model?.params ?? {} } : spec.settings.model
    const settings = { ...spec.settings, model }
    return filled({ ...spec, data, settings }, catalogue).spec
  }
  if (id === DRAWN.id) return filled({ ...spec, data: DRAWN }, catalogue).spec
  const shipped = catalogue.shipped.find((s) => s.id === id)
  const data = shipped
    ? ({ kind: 'shipped', id: shipped.id, x: shipped.x, y: shipped.y, label: shipped.label } as const)
    : spec.data
  return filled({ ...spec, data }, catalogue).spec
}

/** What a parameter may be. */
export function allowedBy(spec: ParamSpec | undefined): Allowed {
  switch (spec?.kind) {
    case undefined:
      return { kind: 'unknown' }
    case 'number':
    case 'integer':
      return { kind: 'range', min: spec.min, max: spec.max, whole: spec.kind === 'integer' }
    case 'choice':
      return { kind: 'options', options: spec.options }
    case 'flag':
      return { kind: 'options', options: ['true', 'false'] }
  }
}

type Group = { readonly id: string; readonly params: Params }

/** `group` with every parameter of its entry filled in; what does not fit the entry goes to `bad`. */
function fill<T extends Group>(
  group: T,
  entries: readonly { id: string; params: readonly ParamSpec[] }[],
  at: string,
  bad: Bad[],
): T {
  const entry = entries.find((e) => e.id === group.id)
  if (!entry) {
    bad.push({
      at: `${at}.id`,
      given: group.id,
      allowed: { kind: 'options', options: entries.map((e) => e.id) },
    })
    return group
  }
  const read = readParams(entry.params, group.params)
  for (const { key, given } of read.bad) {
    const allowed = allowedBy(entry.params.find((p) => p.key === key))
    bad.push({ at: `${at}.params.${key}`, given, allowed })
  }
  return { ...group, params: read.params }
}

/** Settings with all parameters filled in from the catalogue, and the names and values that it does not allow. */
export function filledSettings(s: Settings, c: Catalogue): { settings: Settings; bad: readonly Bad[] } {
  const bad: Bad[] = []
  const stream =
    s.stream && fill({ id: s.stream.rule, params: s.stream.params }, c.streams, 'settings.stream', bad)
  return {
    settings: {
      ...s,
      strategy: fill(s.strategy, c.strategies, 'settings.strategy', bad),
      model: fill(s.model, c.models, 'settings.model', bad),
      committee: fill(s.committee, c.committees, 'settings.committee', bad),
      stop: s.stop.map((rule, i) => fill(rule, c.stops, `settings.stop[${i}]`, bad)),
      ...(stream && { stream: { rule: stream.id, params: stream.params } }),
    },
    bad,
  }
}

/** As `filledSettings`, for a whole spec. A stream without a rule has the variable threshold. */
export function filled(spec: Spec, c: Catalogue): { spec: Spec; bad: readonly Bad[] } {
  const bad: Bad[] = []
  const data = spec.data.kind === 'made' ? fill(spec.data, c.generators, 'data', bad) : spec.data
  if (data.kind === 'shipped' && !c.shipped.some((s) => s.id === data.id))
    bad.push({
      at: 'data.id',
      given: data.id,
      allowed: { kind: 'options', options: c.shipped.map((s) => s.id) },
    })
  const ruled = spec.mode === 'stream' && !spec.settings.stream
  const settings = filledSettings(
    ruled ? { ...spec.settings, stream: { rule: 'variable', params: {} } } : spec.settings,
    c,
  )
  // What is drawn does not arrive in any order.
  const isDrawn = data.kind === 'drawn'
  if (isDrawn && spec.mode === 'stream')
    bad.push({ at: 'mode', given: spec.mode, allowed: { kind: 'options', options: ['pool'] } })
  const mode = isDrawn ? 'pool' : spec.mode
  return { spec: { ...spec, data, mode, settings: settings.settings }, bad: [...bad, ...settings.bad] }
}

/** A spec from untrusted JSON, all parameters filled in; null if a part that it cannot do without is unusable. */
export function readSpec(raw: unknown, c: Catalogue): { spec: Spec | null; bad: readonly Bad[] } {
  const bad: Bad[] = []
  const spec = shape.spec(raw, 'spec', bad)
  if (!spec) return { spec: null, bad }
  const full = filled(spec, c)
  return { spec: full.spec, bad: [...bad, ...full.bad] }
}

/** The parameters of one choice do not belong to another: a new id starts from the new choice's own defaults. */
function choose<T extends Group>(now: T, change: Partial<Omit<T, 'params'>> & { params?: object }): T {
  const params = (change.params ?? {}) as Params
  const same = change.id === undefined || change.id === now.id
  return { ...now, ...change, params: same ? { ...now.params, ...params } : params }
}

/** Settings after a `set` event. Lists are replaced, parameters of the same choice are merged. */
export function mergePatch(s: Settings, patch: DeepPartial<Settings>): Settings {
  const { strategy, model, committee, stream, ...plain } = patch
  const next = { ...s, ...plain } as Settings
  const rule = stream && {
    ...choose(
      { id: s.stream?.rule ?? '', params: s.stream?.params ?? {} },
      { ...(stream.rule !== undefined && { id: stream.rule }), params: stream.params },
    ),
  }
  return {
    ...next,
    ...(strategy && { strategy: choose(s.strategy, strategy) }),
    ...(model && { model: choose(s.model, model) }),
    ...(committee && { committee: choose(s.committee, committee) }),
    ...(rule && { stream: { rule: rule.id, params: rule.params } }),
  }
}
