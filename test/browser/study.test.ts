import { tick } from 'svelte'
import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { shippedSets } from '../../src/page/catalogue.ts'
import { openShipped } from '../../src/core/data/open-shipped.ts'
import { run } from '../../src/core/job.ts'
import { Crew } from '../../src/engine/study.ts'
import Dialog from '../../src/page/study/Study.svelte'
import { Study } from '../../src/page/study/study.svelte.ts'
import { hubOf, show } from './panels.ts'

describe('the trial of a study', () => {
  it('runs on the rows of a table, in workers of its own', async () => {
    const set = shippedSets.find(({ id }) => id === 'penguins')!
    const bytes = new Uint8Array(await (await fetch('/data/penguins.csv')).arrayBuffer())
    const dataset = run(openShipped(set, bytes))
    expect(dataset.table).toBeDefined()
    const app = await hubOf({
      dataset,
      spec: {
        data: { kind: 'shipped', id: set.id, x: set.x, y: set.y, label: set.label },
        classes: dataset.classes,
      },
    })
    const study = new Study(app)
    await study.measure()
    expect(study.failure).toBeNull()
    const { low, high } = study.forecast!
    expect(low).toBeGreaterThan(0)
    expect(high).toBeGreaterThan(low)
  })

  it('that fails is said and not begun again until the plan is another', async () => {
    let begun = 0
    class Failing extends Crew {
      override work = (): Promise<boolean> => {
        begun++
        return Promise.reject(new Error('no worker'))
      }
    }
    const study = new Study(await hubOf({}), new Failing())
    const { root, gone } = show(Dialog, { app: await hubOf({}), study, onclose: () => {} })
    await expect.poll(() => root.textContent).toMatch(/The engine failed/)
    for (let turn = 0; turn < 20; turn++) await tick()
    expect(begun).toBe(1)
    study.choose('margin', !study.arms.includes('margin'))
    await expect.poll(() => begun).toBe(2)
    await gone()
  })
})

describe('a study with the keyboard alone', () => {
  it('is started, paused, gone on with and stopped, and the focus stays', async () => {
    const app = await hubOf({})
    const study = new Study(app)
    const { root, gone } = show(Dialog, { app, study, onclose: () => {} })
    await expect.poll(() => study.forecast).not.toBeNull()
    study.seeds = 50
    const button = (name: string) =>
      [...root.querySelectorAll<HTMLButtonElement>('button')].find((b) => b.textContent.trim() === name)
    await expect.poll(() => button('Start')).toBeTruthy()
    button('Start')!.focus()
    for (const [stage, name] of [
      ['running', 'Pause'],
      ['paused', 'Go on'],
      ['running', 'Pause'],
    ]) {
      await userEvent.keyboard('{Enter}')
      expect(study.stage).toBe(stage)
      await tick()
      expect(document.activeElement).toBe(button(name))
    }
    // What is left is told as soon as each strategy has a run behind it.
    await expect.poll(() => root.textContent).toMatch(/of \d+ runs, about .+ left/)
    await userEvent.keyboard('{Tab}')
    expect(document.activeElement).toBe(button('Stop'))
    await userEvent.keyboard('{Enter}')
    await tick()
    expect(['running', 'paused']).not.toContain(study.stage)
    expect(document.activeElement).toBe(button('Start') ?? button('Run again'))
    study.cancel()
    await gone()
  })
})
