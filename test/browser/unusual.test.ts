import { tick } from 'svelte'
import { beforeAll, expect, it } from 'vitest'
import { page as view, userEvent } from 'vitest/browser'
import { generatorById } from '../../src/core/data/generators.ts'
import type { Dataset } from '../../src/core/data/types.ts'
import { PRESETS } from '../../src/core/session/spec.ts'
import type { Event as Happened } from '../../src/core/session/types.ts'
import { Engine } from '../../src/engine/client.ts'
import type { App } from '../../src/page/app.svelte.ts'
import Page from '../../src/page/App.svelte'
import { lang } from '../../src/page/lang.svelte.ts'
import type { PartId } from '../../src/page/parts.ts'
import '../../src/page/base.css'
import { hubOf, show, type Wanted } from './panels.ts'

const OPEN: readonly PartId[] = ['annotators', 'balance', 'validation', 'simplex', 'calibration']
const STOP = ['budget', 'target', 'plateau', 'uncertainty', 'stable', 'gain'].map((id) => ({
  id,
  params: {},
}))

beforeAll(() => view.viewport(1440, 1000))

/** The first n points of the two moons. */
function few(n: number): Dataset {
  const all = generatorById('moons')!.make(3, 60, {})
  return {
    ...all,
    ...{ n, nPool: n, hash: `few-${n}`, xy: all.xy.slice(0, 2 * n), raw: all.raw.slice(0, 2 * n) },
    ...{ truth: all.truth.slice(0, n), group: all.group.slice(0, n) },
  }
}
const answered = (ids: readonly number[], label: (id: number) => number): Happened[] =>
  ids.flatMap((id): Happened[] => [
    { t: 'ask', ids: [id], by: 'margin', score: [], tied: [], fp: '' },
    { t: 'answer', id, label: label(id), who: 'you' },
  ])
const tiny = few(4)
const none = { rule: 'random', n: 0 } as const

const CASES: readonly (readonly [string, Wanted, (app: App) => boolean])[] = [
  [
    'eight classes',
    { data: 'ring', spec: { data: { kind: 'made', id: 'ring', n: 200, params: { classes: 8 } } } },
    (app) => app.classNames.length === 8 && app.target !== null,
  ],
  [
    'labels of one class alone',
    { spec: { start: none }, events: answered([0, 1, 2], () => 0) },
    (app) => app.target !== null && app.look.model !== null,
  ],
  ['no label at all', { spec: { start: none } }, (app) => app.target !== null],
  [
    'four points',
    {
      dataset: tiny,
      spec: { start: none, exam: { kind: 'none' } },
      events: answered([0], (id) => tiny.truth[id]),
    },
    (app) => app.target !== null,
  ],
  [
    'no point left',
    {
      dataset: tiny,
      spec: { start: none, exam: { kind: 'none' } },
      events: answered([0, 1, 2, 3], (id) => tiny.truth[id]),
    },
    (app) => app.halt !== null && app.look.model !== null,
  ],
  [
    'no exam',
    { spec: { exam: { kind: 'none' } } },
    (app) => app.target !== null && app.curve.measure === 'stability',
  ],
  [
    'a budget that is spent',
    { settings: { budget: 1 } },
    (app) => app.halt !== null && app.look.model !== null,
  ],
  [
    'an oracle that is never sure',
    { settings: { oracle: [{ ...PRESETS.noisy, unsure: 1 }] } },
    (app) => app.target !== null,
  ],
]

it.each(CASES)('%s: every part says what it can, and nothing fails', async (_, wanted, ready) => {
  // Of its own: hubs that are gone may still ask.
  const engine = new Engine()
  const app = await hubOf({ ...wanted, settings: { stop: STOP, ...wanted.settings }, engine })
  app.unfolded = OPEN
  app.whyOpen = true
  const { root, gone } = show(Page, { app })
  await expect.poll(() => ready(app) && root.querySelector('.strategies .row') !== null).toBe(true)
  await expect.poll(() => app.busy).toBe(false)
  // Whatever the truth or the oracle can do next, and the way back.
  const before = app.tree.head
  app.player.one()
  app.player.stop()
  await tick()
  if (app.tree.head !== before) app.undo()
  await lang.set('ja')
  await tick()
  await lang.set('en')
  app.themes.next()
  await tick()
  await userEvent.keyboard('{Escape}')
  expect(app.notices.list.filter((n) => n.tone === 'bad')).toEqual([])
  expect(root.textContent).not.toMatch(/NaN|undefined|Infinity|\[object/)
  expect(root.querySelector('.ask h2')!.textContent.trim()).not.toBe('')
  await gone()
  engine.close()
})
