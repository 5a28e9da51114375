import type { Page } from 'playwright'
import { expect } from 'vitest'
import { test } from './journey.ts'

/** Where a person is when the page shows something: on the page itself, with a panel open, or in another session. */
type Where = 'page' | 'data' | 'model' | 'oracle' | 'stopping' | 'plot' | 'trail' | 'stream'
interface Place {
  readonly where: Where
  readonly find: string
  readonly says?: RegExp
}
const at = (where: Where, find: string, says?: RegExp): Place => ({ where, find, ...(says && { says }) })
const setting = (where: Where, path: string, says?: RegExp) => at(where, `[data-setting="${path}"]`, says)
const row = (says: RegExp) => at('page', '.strategies .row', says)

/**
 * The concepts of active learning that the page makes visible, and where. What belongs to lessons, scenes and comparisons over
 * many sessions has no place on this screen and is not listed.
 */
const CONCEPTS: Readonly<Record<string, readonly Place[]>> = {
  'active learning, fewer labels': [
    at('page', '.dock .caption', /all labels/),
    at('page', '.dock svg[role=img]'),
  ],
  'query strategies, uncertainty sampling': [
    row(/Margin/),
    row(/Entropy/),
    row(/Least confident/),
    at('page', '.folds .triangle'),
  ],
  'query by committee': [
    at('page', '.committee .tile'),
    at('page', '.committee .tile', /Member 1.*%/),
    at('page', '.committee select'),
    at('page', '.stage', /Disagreement/),
  ],
  'expected model change': [at('page', '.why .maps .tile'), at('page', '.why .mean')],
  'information density': [row(/Information density/), at('page', '.why', /Density here/)],
  'batch mode': [
    at('page', '[role=group][aria-label="Questions of this batch"]', /Redundancy/),
    setting('model', 'batch'),
  ],
  'human in the loop, oracle': [at('page', '.ask .answers'), setting('oracle', 'oracle')],
  'pool-based and stream-based': [
    setting('data', 'mode'),
    at('stream', '.dock [role=slider][aria-label^="Arrivals of the stream"]'),
  ],
  'the cycle in seven steps': [at('page', 'ol[aria-label="Round"] li:nth-child(7)')],
  'starting set: random or curated': [setting('data', 'start.rule', /by hand/i), setting('data', 'start.n')],
  'convergence check, stopping': [setting('stopping', 'stop', /Stable predictions/)],
  'cost, efficiency, time of experts': [
    setting('oracle', 'oracle.cost'),
    setting('oracle', 'oracle.seconds'),
    at('page', '.dock .axis option', /minutes/i),
  ],
  'annotation fatigue': [at('oracle', '.panel, form, label', /One who tires/)],
  scalability: [row(/10k points: /), setting('model', 'candidates')],
  adapting: [
    at('plot', 'label', /Trail of questions/),
    at('stream', '.dock', /drift|Running accuracy|accuracy/i),
  ],
  'oracle noise': [at('oracle', 'label', /noisy/i)],
  'computing cost': [row(/\d ms/)],
  'class imbalance, monitoring and rebalancing': [
    at('page', '.folds', /Balanced accuracy/),
    setting('model', 'classWeights'),
  ],
  'choosing a strategy, automatic choice': [
    at('page', '.strategies .more .chip', /Suggested/),
    at('page', '.strategies', /Chance of each strategy/),
  ],
  'diversity in a batch': [row(/Cluster margin/), row(/BADGE/), row(/k-means/)],
  'how often to retrain': [setting('model', 'retrainEvery')],
  'quality of the oracle: guidelines, re-checking, agreement, routing': [
    at('oracle', 'label', /Guideline that stands in each question/),
    at('oracle', 'h3', /Ask again about labelled points/),
    at('oracle', 'label', /expert for what they are unsure/),
    at('page', '.folds h2', /Annotators/),
  ],
  'exploration and exploitation': [row(/Explore and exploit/), row(/Switch point/)],
  'validate on a separate set': [
    setting('data', 'exam', /Paid points/),
    at('page', '.folds [role=meter][aria-label^="Self-graded"]'),
  ],
  'document the decisions': [
    at('trail', '.dock table th', /Ties|Tied/i),
    at('trail', '.dock table th', /Model/),
  ],
  'deep active learning': [setting('model', 'model.id', /network/i), row(/BADGE/)],
  'human and machine together': [at('page', '.ask', /How sure\?/), at('page', '.ask', /Not sure/)],
  'few labels': [setting('model', 'model.id', /class mean/i)],
  'explanation-driven': [
    at('page', '.why math'),
    at('page', '.why table[aria-labelledby=why-scores] tr'),
    at('oracle', 'label', /The model says what it believes/),
  ],
}

const POOL =
  '?data=penguins&batch=3&strategy=bandit&exam=paid~9&stop=stable' +
  '&open=simplex.calibration.annotators.balance.validation'
const STREAM = '?data=streamSquare&n=300&mode=stream&drift=remote'

/** Opens a panel for a while. */
async function within(page: Page, name: string, look: () => Promise<void>): Promise<void> {
  await page
    .getByRole('button', { name, exact: name.length < 5 })
    .last()
    .click()
  await page.locator(':popover-open h2').first().waitFor()
  await look()
  await page.keyboard.press('Escape')
}

test('every concept whose place is on the screen is there', async ({ open }) => {
  const page = await open(POOL, { viewport: { width: 1440, height: 1000 } })
  await page.locator('.ask .answers').waitFor()
  await page.locator('.why .link').first().click()
  await page.locator('.strategies .more .link').click()

  const missing: string[] = []
  const look = (where: Where) => async () => {
    for (const [concept, places] of Object.entries(CONCEPTS))
      for (const { find, says } of places.filter((p) => p.where === where))
        await page
          .locator(find)
          .filter(says ? { hasText: says } : {})
          .first()
          .waitFor({ state: 'attached' })
          .catch(() => missing.push(`${concept}: ${find} ${String(says ?? '')}`))
  }
  await look('page')()
  for (const panel of ['data', 'model', 'oracle', 'stopping'] as const)
    await within(page, `Change: ${panel[0].toUpperCase()}${panel.slice(1)}`, look(panel))
  await within(page, 'Show in the plot', look('plot'))
  await page.getByRole('button', { name: 'Audit trail instead of the curve' }).click()
  await look('trail')()
  await page.goto(page.url().replace(/\?.*/, STREAM))
  await page.locator('.dock .strip[role=slider]').waitFor()
  await look('stream')()
  expect(missing).toEqual([])
  const looked = Object.values(CONCEPTS).flatMap((places) => places.map((p) => p.where))
  expect(new Set(looked).size).toBe(8)
})
