import { tick } from 'svelte'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { page as view } from 'vitest/browser'
import type { PointId } from '../../src/core/data/types.ts'
import type { Spec } from '../../src/core/session/types.ts'
import type { PointReport } from '../../src/engine/protocol/look.ts'
import Page from '../../src/page/App.svelte'
import { PARTS, type PartId } from '../../src/page/parts.ts'
import '../../src/page/base.css'
import '../../src/page/tokens.css'
import { hubOf, show, SilentEngine } from './panels.ts'

/** Answers only what is asked about a single point. */
class WhyEngine extends SilentEngine {
  override why = (id = 0 as PointId): Promise<PointReport> =>
    Promise.resolve({
      id,
      p: Float64Array.of(0.4, 0.3, 0.3),
      members: new Float64Array(0),
      scores: [],
      density: 0.1,
      denserThan: 0.5,
      nearest: [],
    })
}

const named = (role: string, name: RegExp) => (root: HTMLElement) =>
  [...root.querySelectorAll(role)].find((e) =>
    name.test((e.getAttribute('aria-label') ?? e.textContent).trim()),
  ) ?? null
const at = (selector: string) => (root: HTMLElement) => root.querySelector(selector)
/** The row of the settings and the button of the bar alike. */
const row = (name: string) => named('button', new RegExp(`^Change: ${name} `))
const fold = (name: string) => named('.fold h2 button', new RegExp(`^${name}$`))

/** Where each part is, by what a person or a screen reader finds it by. The foldable ones are rows with their names. */
const FOUND: Readonly<Record<PartId, (root: HTMLElement) => Element | null>> = {
  stage: at('.stage [role=listbox]'),
  question: named('h2', /^Which class is this point/),
  strategies: named('h2', /^Query strategies$/),
  committee: named('h2', /^Committee$/),
  why: named('h2', /^Why this point$/),
  prospects: named('h3', /^What each answer would change$/),
  batch: named('[role=group]', /^Questions of this batch$/),
  curve: at('.dock .plot svg[role=img]'),
  timeline: named('[role=slider]', /^Time line$/),
  substeps: named('ol', /^Round$/),
  legend: at('.stage .ov.bottom'),
  field: named('[role=radiogroup], select', /^Map$/),
  data: row('Data'),
  model: row('Model'),
  oracle: row('Oracle'),
  stopping: row('Stopping'),
  study: named('button', /over seeds/),
  log: named('button', /audit trail/i),
  stream: named('.dock [role=slider]', /^Arrivals of the stream/),
  kept: named('header button', /^Kept sessions$/),
  take: named('[popover] button', /^Take home$/),
  drawing: named('.stage button', /^Draw on the plot$/),
  simplex: fold('Probability triangle'),
  calibration: fold('Calibration'),
  annotators: fold('Annotators'),
  balance: fold('Balance'),
  validation: fold('Validation'),
  training: fold('Training'),
}

const POOL: Partial<Spec> = {
  data: { kind: 'made', id: 'ring', n: 200, params: { classes: 3 } },
  exam: { kind: 'paid', n: 5 },
}
/** A stream has no batch and two classes; its strip takes the place of the curve with its time line. */
const STREAM: Partial<Spec> = {
  data: { kind: 'made', id: 'streamSquare', n: 200, params: {} },
  mode: 'stream',
}
const NOT_STREAMED: readonly PartId[] = ['batch', 'simplex', 'curve', 'timeline']

let gone: (() => Promise<void>) | null = null
afterEach(async () => {
  await gone?.()
  gone = null
})

/** The page at 1440 x 1000 without some parts, with why and the panel of sharing open. */
async function page(hide: readonly PartId[], stream = false): Promise<HTMLElement> {
  const app = await hubOf({
    data: stream ? 'streamSquare' : 'ring',
    spec: stream ? STREAM : POOL,
    settings: { ...(!stream && { batch: 3 }), model: { id: 'network', params: { steps: 20 } } },
    hide,
    engine: new WhyEngine(),
    ask: stream ? 1 : 3,
  })
  app.whyOpen = true
  app.focusPoint(app.target)
  const shown = show(Page, { app })
  gone = shown.gone
  await expect.poll(() => shown.root.querySelector('header.bar')).not.toBeNull()
  named('header button', /^Share$/)(shown.root)!.dispatchEvent(new MouseEvent('click'))
  await tick()
  return shown.root
}

beforeAll(() => view.viewport(1440, 1000))

describe('each part of the page', () => {
  const walked = PARTS.filter((part) => part !== 'stream')

  it('is there', async () => {
    const root = await page([])
    await expect.poll(() => walked.filter((part) => !FOUND[part](root))).toEqual([])
  })

  it.each(walked)('%s hides alone', async (part) => {
    const root = await page([part])
    // What is explained within another part goes with it.
    const within: readonly PartId[] =
      part === 'stage'
        ? ['field', 'legend', 'drawing']
        : part === 'why'
          ? ['prospects']
          : part === 'strategies'
            ? ['batch']
            : []
    const wanted = walked.filter((other) => other !== part && !within.includes(other))
    await expect.poll(() => wanted.filter((other) => !FOUND[other](root))).toEqual([])
    expect(FOUND[part](root)).toBeNull()
  })
})

describe('the parts of a stream', () => {
  const streamed = PARTS.filter((part) => !NOT_STREAMED.includes(part))

  it('are there', async () => {
    const root = await page([], true)
    await expect.poll(() => streamed.filter((part) => !FOUND[part](root))).toEqual([])
  })

  it('hide alone: without the strip the curve has its place again', async () => {
    const root = await page(['stream'], true)
    const wanted = [...streamed, 'curve' as const, 'timeline' as const].filter((part) => part !== 'stream')
    await expect.poll(() => wanted.filter((part) => !FOUND[part](root))).toEqual([])
    expect(FOUND.stream(root)).toBeNull()
  })
})

describe('the dock', () => {
  const docked: readonly PartId[] = ['curve', 'timeline', 'substeps', 'log']
  const at = (root: HTMLElement) => root.querySelector('.dockarea, .dock')

  it('goes with the last part in it', async () => {
    const root = await page(docked)
    expect(at(root)).toBeNull()
    await gone!()
    const other = await page(docked.slice(1))
    await expect.poll(() => at(other)).not.toBeNull()
  })

  it('stays for the strip of a stream alone', async () => {
    const root = await page(docked, true)
    await expect.poll(() => FOUND.stream(root)).not.toBeNull()
    await gone!()
    expect(at(await page([...docked, 'stream'], true))).toBeNull()
  })
})
