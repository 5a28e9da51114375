import { tick } from 'svelte'
import { afterEach, describe, expect, it } from 'vitest'
import { openShipped } from '../../src/core/data/open-shipped.ts'
import { shippedSets } from '../../src/core/data/shipped.ts'
import { run } from '../../src/core/job.ts'
import { catalogue } from '../../src/core/session/catalogue.ts'
import { plainFields } from '../../src/core/session/link-fields.ts'
import { LIMITS } from '../../src/core/session/limits.ts'
import { PRESETS } from '../../src/core/session/spec.ts'
import type { ParamSpec } from '../../src/core/params.ts'
import type { Annotator } from '../../src/core/session/types.ts'
import type { App } from '../../src/page/app.svelte.ts'
import DataPanel from '../../src/page/DataPanel.svelte'
import ModelPanel from '../../src/page/ModelPanel.svelte'
import OraclePanel from '../../src/page/OraclePanel.svelte'
import { PLACES, type FieldPath } from '../../src/page/settings/places.ts'
import { stoppingSummary } from '../../src/page/settings/summary.ts'
import StoppingPanel from '../../src/page/StoppingPanel.svelte'
import Strategies from '../../src/page/Strategies.svelte'
import '../../src/page/tokens.css'
import { hubOf, show, type Wanted } from './panels.ts'

const PANELS = {
  data: DataPanel,
  model: ModelPanel,
  oracle: OraclePanel,
  stopping: StoppingPanel,
  strategies: Strategies,
} as const
type PanelId = keyof typeof PANELS

let open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const gone of open) await gone()
  open = []
})

async function panel(id: PanelId, wanted: Wanted = {}): Promise<{ app: App; root: HTMLElement }> {
  const app = await hubOf(wanted)
  const { root, gone } = show(PANELS[id], { app, close: () => {} })
  open.push(gone)
  for (const details of root.querySelectorAll('details')) details.open = true
  await tick()
  return { app, root }
}
const pathsIn = (root: HTMLElement): string[] =>
  [...root.querySelectorAll<HTMLElement>('[data-setting]')].map((e) => e.dataset.setting!)

const tired: Annotator = { ...PRESETS.noisy, fatigue: 0.01, nearBoundary: 0.1, unsure: 0.1 }
/** Sessions in which, taken together, every field of the table exists. */
const CASES: readonly [PanelId, Wanted][] = [
  ['data', {}],
  ['data', { data: 'missedCluster', spec: { start: { rule: 'perGroup', n: 2, counts: [2, 2] } } }],
  ['data', { spec: { start: { rule: 'hand', n: 1, ids: [3, 4] }, exam: { kind: 'paid', n: 10 } } }],
  ['data', { data: 'streamSquare', spec: { mode: 'stream' } }],
  ['model', {}],
  [
    'model',
    { settings: { model: { id: 'network', params: {} }, committee: { id: 'dropout', k: 4, params: {} } } },
  ],
  ['oracle', { settings: { oracle: [PRESETS.you, PRESETS.truth, tired] } }],
  ['stopping', { settings: { stop: [{ id: 'target', params: {} }] } }],
  ['strategies', { settings: { strategy: { id: 'probCover', params: {} } } }],
]

/** A real data set, of which a share is held out. */
async function iris(): Promise<Wanted> {
  const set = shippedSets.find((s) => s.id === 'iris')!
  const bytes = await (await fetch(`/data/${set.file}`)).arrayBuffer()
  const dataset = run(openShipped(set, new Uint8Array(bytes)))
  const { id, x, y, label } = set
  return { dataset, spec: { data: { kind: 'shipped', id, x, y, label } } }
}

describe('the fields of a session', () => {
  const fields = Object.keys(PLACES) as FieldPath[]

  it('are all in the table: none that an address can hold is missing', () => {
    const inLinks = plainFields(catalogue).map(({ path }) => path.join('.').replace(/^settings\./, ''))
    const known = (path: string) =>
      fields.some((field) => path === field || field.startsWith(`${path}.`) || path.startsWith(`${field}.`))
    expect(inLinks.length).toBeGreaterThan(20)
    expect(inLinks.filter((path) => !known(path))).toEqual([])
  })

  it('have the control that the table names, or a reason', async () => {
    const found = new Map<string, Set<string>>()
    for (const [id, wanted] of [...CASES, ['data', await iris()] as const]) {
      const { root } = await panel(id, wanted)
      for (const tune of root.querySelectorAll<HTMLElement>('.tune')) tune.click()
      await tick()
      for (const path of pathsIn(root)) found.set(path, (found.get(path) ?? new Set()).add(id))
    }
    const lacking = fields.filter((path) => {
      const place = PLACES[path]
      return 'panel' in place && !found.get(path)?.has(place.panel)
    })
    expect(lacking).toEqual([])
    expect([...found.keys()].filter((path) => !(fields as string[]).includes(path))).toEqual([])
  })
})

/** Sets a control to another value, as a person does. */
function change(control: HTMLInputElement | HTMLSelectElement): void {
  if (control instanceof HTMLSelectElement) {
    const next = [...control.options].find((o) => !o.disabled && o.value !== control.value)!
    control.value = next.value
  } else if (control.type === 'checkbox') control.checked = !control.checked
  else if (control.type === 'text') control.value = 'Ms. Sato'
  else {
    const [low, high] = [Number(control.min), Number(control.max)]
    control.value = String(control.valueAsNumber >= high ? low : high)
  }
  control.dispatchEvent(new Event('change', { bubbles: true }))
}
const controlOf = (setting: Element) =>
  setting.querySelector<HTMLInputElement | HTMLSelectElement>('input, select')!

/** Every registry entry with parameters, as the session that has it. */
const entries: readonly [string, PanelId, Wanted, readonly ParamSpec[]][] = [
  ...catalogue.generators.map(
    (g) =>
      [`data ${g.id}`, 'data', { data: g.id }, g.params] as [string, PanelId, Wanted, readonly ParamSpec[]],
  ),
  ...catalogue.models.map(
    (m) =>
      [
        `model ${m.id}`,
        'model',
        {
          settings: {
            model: { id: m.id, params: m.id === 'logistic' ? { features: 'bumps' } : {} },
            committee: { id: 'bayesianBootstrap', k: 3, params: {} },
          },
        },
        m.params,
      ] as [string, PanelId, Wanted, readonly ParamSpec[]],
  ),
  ...catalogue.strategies.map(
    (s) =>
      [`strategy ${s.id}`, 'strategies', { settings: { strategy: { id: s.id, params: {} } } }, s.params] as [
        string,
        PanelId,
        Wanted,
        readonly ParamSpec[],
      ],
  ),
  ...catalogue.streams.map(
    (r) =>
      [
        `stream ${r.id}`,
        'data',
        { spec: { mode: 'stream' }, settings: { stream: { rule: r.id, params: {} } } },
        r.params,
      ] as [string, PanelId, Wanted, readonly ParamSpec[]],
  ),
  ...catalogue.stops.map(
    (s) =>
      [`stop ${s.id}`, 'stopping', { settings: { stop: [{ id: s.id, params: {} }] } }, s.params] as [
        string,
        PanelId,
        Wanted,
        readonly ParamSpec[],
      ],
  ),
]

describe('every parameter', () => {
  it.each(entries.filter(([, , , params]) => params.length > 0))(
    'of %s has a control, a “What is this?” and a way back',
    async (_, id, wanted, params) => {
      const { root } = await panel(id, wanted)
      root.querySelector<HTMLElement>('.tune')?.click()
      await tick()
      // The choice on which others hang comes last.
      for (const { key } of [...params].reverse()) {
        const setting = () => root.querySelector(`[data-param="${key}"]`)!
        expect(setting(), key).not.toBeNull()
        expect(setting().querySelector('.q'), key).not.toBeNull()
        const first = controlOf(setting()).value
        const checked = (controlOf(setting()) as HTMLInputElement).checked
        change(controlOf(setting()))
        await expect.poll(() => setting()?.querySelector('.back'), { message: key }).not.toBeNull()
        setting().querySelector<HTMLElement>('.back')!.click()
        await expect.poll(() => setting()?.querySelector('.back'), { message: key }).toBeNull()
        if (key !== 'features')
          expect(
            [controlOf(setting()).value, (controlOf(setting()) as HTMLInputElement).checked],
            key,
          ).toEqual([first, checked])
      }
    },
  )
})

describe('the settings of the rounds', () => {
  it('change the session, and their way back undoes it', async () => {
    const { app, root } = await panel('model')
    const before = app.state.settings
    for (const path of ['batch', 'retrainEvery', 'candidates', 'classWeights'] as const) {
      change(controlOf(root.querySelector(`[data-setting="${path}"]`)!))
      await expect.poll(() => app.state.settings[path]).not.toBe(before[path])
      await tick()
      root.querySelector<HTMLElement>(`[data-setting="${path}"] .back`)!.click()
      await expect.poll(() => app.state.settings[path]).toBe(before[path])
    }
    expect(app.notices.list).toEqual([])
  })

  it('take numbers that are too large as the largest', async () => {
    const { app, root } = await panel('model')
    const candidates = controlOf(root.querySelector('[data-setting="candidates"]')!)
    candidates.value = '900000'
    candidates.dispatchEvent(new Event('change', { bubbles: true }))
    expect(app.state.settings.candidates).toBe(LIMITS.candidates[1])
    expect(candidates.value).toBe(String(LIMITS.candidates[1]))
  })

  it('count the budget in another unit', async () => {
    const { app, root } = await panel('stopping')
    const unit = controlOf(root.querySelector('[data-setting="budgetIn"]')!)
    unit.value = 'minutes'
    unit.dispatchEvent(new Event('change', { bubbles: true }))
    await tick()
    expect(app.state.settings.budgetIn).toBe('minutes')
    expect(app.spent).toEqual({
      used: Math.round(app.state.spent.seconds / 6) / 10,
      budget: 40,
      unit: 'minutes',
    })
    expect(stoppingSummary(app.state.settings)).toBe('40 min')
  })
})

describe('a session anew', () => {
  it('is graded by what is chosen, and starts as is chosen', async () => {
    const { app, root } = await panel('data')
    const set = async (path: string, value: string) => {
      const control = controlOf(root.querySelector(`[data-setting="${path}"]`)!)
      control.value = value
      control.dispatchEvent(new Event('change', { bubbles: true }))
      await tick()
    }
    await set('exam', 'paid')
    await set('exam.n', '7')
    expect(app.tree.spec.exam).toEqual({ kind: 'paid', n: 7 })
    await set('exam', 'none')
    expect(app.tree.spec.exam).toEqual({ kind: 'none' })
    await set('start.rule', 'spread')
    await set('start.n', '5')
    expect(app.state.order).toHaveLength(5)
    await set('seed', '7')
    expect(app.tree.spec).toMatchObject({ seed: 7, exam: { kind: 'none' }, start: { rule: 'spread', n: 5 } })
  })

  it('starts with the points that are clicked', async () => {
    const { app, root } = await panel('data')
    const rule = controlOf(root.querySelector('[data-setting="start.rule"]')!)
    rule.value = 'hand'
    rule.dispatchEvent(new Event('change', { bubbles: true }))
    await tick()
    expect(app.tree.spec.start.ids).toEqual(app.state.order)
    const kept = [...app.state.order]
    root.querySelector<HTMLElement>('[data-setting="start.ids"] button')!.click()
    app.pick(kept[0])
    app.pick(150)
    const grading = app.state.role.indexOf(1)
    app.pick(grading)
    expect(app.state.order).toEqual([...kept.slice(1), 150])
    expect(app.notices.list[0].text).toContain('Chosen: 4')
    app.notices.list[0].actions![0].run()
    app.pick(151)
    expect(app.chosen).toBe(151)
    expect(app.state.order).toHaveLength(4)
  })

  it('has the names that its classes are given', async () => {
    const { app, root } = await panel('data')
    const [first] = root.querySelectorAll<HTMLInputElement>('[data-setting="classes"] input')
    first.value = 'spam'
    first.dispatchEvent(new Event('change', { bubbles: true }))
    first.value = ''
    first.dispatchEvent(new Event('change', { bubbles: true }))
    await tick()
    expect(app.state.classes[0]).toBe('spam')
    root.querySelector<HTMLElement>('[data-setting="classes"] > button')!.click()
    expect(app.state.classes).toEqual(['spam', 'B', 'Class 3'])
  })
})

describe('annotators', () => {
  const button = (root: HTMLElement, name: string) =>
    [...root.querySelectorAll('button')].find(
      (b) => (b.getAttribute('aria-label') ?? b.textContent).trim() === name,
    )!

  it('are added, moved, changed and taken away one by one', async () => {
    const { app, root } = await panel('oracle')
    const ids = () => app.state.settings.oracle.map((a) => a.id)
    for (const name of ['Noisy annotator', 'Noisy annotator', 'Truth']) {
      button(root, name).click()
      await tick()
    }
    expect(ids()).toEqual(['you', 'noisy', 'noisy-2', 'truth'])
    expect(button(root, 'You').disabled).toBe(true)
    for (const details of root.querySelectorAll('details')) details.open = true
    button(root, 'Ask Truth earlier').click()
    await tick()
    button(root, 'Take You away').click()
    await tick()
    expect(ids()).toEqual(['noisy', 'truth', 'noisy-2'])

    const card = root.querySelectorAll('details')[2]
    change(controlOf(card.querySelector('[data-setting="oracle.id"]')!))
    change(controlOf(card.querySelector('[data-setting="oracle.cost"]')!))
    change(controlOf(card.querySelector('[data-setting="oracle.fatigue"]')!))
    await tick()
    expect(app.state.settings.oracle[2]).toMatchObject({ id: 'Ms. Sato', cost: 1000, fatigue: 0.1 })
    card.querySelector<HTMLElement>('.check input')!.click()
    await tick()
    const rates = card.querySelectorAll<HTMLInputElement>('[data-setting="oracle.error"] input')
    rates[1].value = '0.5'
    rates[1].dispatchEvent(new Event('change', { bubbles: true }))
    expect(app.state.settings.oracle[2].error).toEqual([0.1, 0.5])
    expect(app.notices.list).toEqual([])
  })

  it('are asked again about labels, and the question says so', async () => {
    const { app, root } = await panel('oracle')
    const [ask] = [...root.querySelectorAll('button')].filter((b) =>
      /^Ask about 3 labels again/.test(b.textContent),
    )
    ask.click()
    expect(app.state.open).toMatchObject({ by: 'audit' })
    expect(app.state.open!.ids.every((id) => app.state.label[id] >= 0)).toBe(true)
    expect(app.again).toBe(true)
    for (let k = 0; k < 3; k++) app.answer(0)
    expect(app.again).toBe(false)
  })
})
