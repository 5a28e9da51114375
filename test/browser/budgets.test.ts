import { tick } from 'svelte'
import { afterEach, describe, expect, it } from 'vitest'
import { PRESETS } from '../../src/core/session/spec.ts'
import { ROOT } from '../../src/core/session/tree.ts'
import type { BudgetUnit, Event, Exam } from '../../src/core/session/types.ts'
import { poolIds } from '../../src/core/session/views.ts'
import type { App } from '../../src/page/app.svelte.ts'
import ExamSettings from '../../src/page/settings/ExamSettings.svelte'
import Question from '../../src/page/Question.svelte'
import StoppingPanel from '../../src/page/StoppingPanel.svelte'
import '../../src/page/tokens.css'
import { hubOf, show } from './panels.ts'

let open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const gone of open) await gone()
  open = []
})
function textOf(component: Parameters<typeof show<{ app: App }>>[0], app: App): HTMLElement {
  const { root, gone } = show(component, { app })
  open.push(gone)
  return root
}
function choose(root: HTMLElement, path: string, value: string): void {
  const control = root.querySelector<HTMLSelectElement>(`[data-setting="${path}"] select`)!
  control.value = value
  control.dispatchEvent(new Event('change', { bubbles: true }))
}

/** Two questions after four labels of the start; each answer costs 2.5 and takes 5 seconds. */
const events = [11, 13].flatMap((id): Event[] => [
  { t: 'ask', ids: [id], by: 'margin', score: [], tied: [], fp: '' },
  { t: 'answer', id, label: 0, who: 'you' },
])
const paidFor = (budgetIn: BudgetUnit, budget: number) =>
  hubOf({
    events,
    settings: {
      budget,
      budgetIn,
      oracle: [{ ...PRESETS.you, cost: 2.5, seconds: 5 }],
      stop: [{ id: 'budget', params: {} }],
    },
  })

describe.each([
  ['answers', 6, 'labels'],
  ['points', 6, 'points'],
  ['cost', 15, 'cost units'],
  ['minutes', 0.5, 'minutes'],
] as const)('a budget counted in %s', (unit, budget, word) => {
  it('ends the questions, says its unit, and marks where it is spent', async () => {
    const app = await paidFor(unit, budget)
    expect(app.waitingFor).toMatchObject({ for: 'nothing', why: 'budget' })
    const said = textOf(Question, app).textContent.replace(/\s+/g, ' ')
    expect(said).toContain(`${budget} of ${budget} ${word} spent`)
    expect(said).toContain(`The budget of ${budget} ${word} is spent. Raise it under Stopping to go on.`)
    expect(said).toContain(`You can stop here. The budget of ${budget} ${word} is spent.`)

    for (const node of [ROOT, 1, 3]) {
      const state = app.stateAt(node)
      app.whole.stops.learn(state, new Float32Array(2 * poolIds(state).length).fill(0.5), 0.5)
    }
    expect(app.stopMarks).toEqual([{ id: 'budget', labels: 6 }])
  })

  it('is chosen on the page, and raised it lets the questions go on', async () => {
    const app = await hubOf({ events })
    const root = textOf(StoppingPanel, app)
    choose(root, 'budgetIn', unit)
    await tick()
    expect(app.state.settings.budgetIn).toBe(unit)

    const spent = await paidFor(unit, budget)
    const field = textOf(StoppingPanel, spent).querySelector<HTMLInputElement>(
      '[data-setting="budget"] input',
    )!
    field.value = String(budget + 1)
    field.dispatchEvent(new Event('change', { bubbles: true }))
    await tick()
    expect(spent.state.settings.budget).toBe(budget + 1)
    expect(spent.waitingFor.for).toBe('picks')
  })
})

describe('the exam', () => {
  it.each([
    [{ kind: 'truth', share: 0.5 }, 4, 'accuracy'],
    [{ kind: 'paid', n: 20 }, 24, 'accuracy'],
    [{ kind: 'none' }, 4, 'stability'],
  ] as [Exam, number, string][])(
    '%o is chosen on the page and begins another session',
    async (exam, answers, measure) => {
      const app = await hubOf({
        spec: { exam: exam.kind === 'none' ? { kind: 'paid', n: 3 } : { kind: 'none' } },
      })
      choose(textOf(ExamSettings, app), 'exam', exam.kind)
      await expect.poll(() => app.tree.spec.exam.kind).toBe(exam.kind)
      expect(app.tree.spec.exam).toEqual(exam)
      // A paid validation set costs what other answers cost.
      expect(app.state.spent.answers).toBe(answers)
      expect(app.curve.measure).toBe(measure)
    },
  )
})
