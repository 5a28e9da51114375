import { expect } from 'vitest'
import { test } from './journey.ts'
import { asked, goTo } from './session.ts'

const has = (fields: Readonly<Record<string, string>>) => (url: URL) =>
  Object.entries(fields).every(([name, value]) => url.searchParams.get(name) === value)

test('an address restores how the page was left: lists, trail, triangle, place in the past and in the plane', async ({
  open,
}) => {
  const page = await open('?data=penguins')
  for (let n = 1; n <= 2; n++) {
    await asked(page, n)
    await page.keyboard.press('1')
  }
  await asked(page, 3)
  await page.getByRole('button', { name: /^All strategies/ }).click()
  await page.getByRole('combobox', { name: 'Order' }).selectOption('name')
  await page.getByRole('button', { name: 'Probability triangle', exact: true }).click()
  await page.getByRole('combobox', { name: 'Measure of uncertainty' }).selectOption('entropy')
  await page.getByRole('button', { name: 'Audit trail instead of the curve' }).click()
  await page.getByRole('combobox', { name: 'Which rows' }).selectOption('strategy')
  await page.getByRole('listbox', { name: /penguins/ }).press('+')
  await page.getByRole('button', { name: 'One round back, nothing is lost' }).click()
  await page.getByText('All scores and the formula').click()
  await goTo(
    page,
    has({
      open: 'log.simplex.strategies.why',
      sort: 'name',
      triangle: 'entropy',
      audit: 'strategy',
      at: '1',
      zoom: '1.25',
    }),
  )

  const other = await open(new URL(page.url()).search)
  for (const each of [page, other]) {
    const chosen = (name: string) => each.getByRole('combobox', { name }).inputValue()
    await each.getByText('Round 2 of 3').waitFor()
    expect(await chosen('Order')).toBe('name')
    expect(await chosen('Measure of uncertainty')).toBe('entropy')
    expect(await chosen('Which rows')).toBe('strategy')
    await each.getByRole('heading', { name: 'Class probabilities' }).waitFor()
    await each.getByRole('button', { name: 'Show everything' }).waitFor()
  }
  const view = (address: string) =>
    ['zoom', 'cx', 'cy'].map((name) => new URL(address).searchParams.get(name))
  expect(view(other.url())).toEqual(view(page.url()))
  // A point that was chosen is the question.
  await other.getByRole('button', { name: 'Back to now' }).click()
  await other.keyboard.press('n')
  await goTo(other, (url) => url.searchParams.has('point') && !url.searchParams.has('at'))
  const third = await open(new URL(other.url()).search)
  const point = new URL(other.url()).searchParams.get('point')!
  await third.locator('.ask .facts', { hasText: `#${point}` }).waitFor()
  await third.keyboard.press('Escape')
  await third.keyboard.press('Escape')
  await goTo(third, (url) => !url.searchParams.has('point'))
})

test('places and arrangements that do not exist are named and left out', async ({ open }) => {
  const page = await open(
    '?guideline=Round%20ones%20are%20A&belief=true&sort=best&triangle=q&audit=w&view=e&speed=r&tab=t&at=99&point=7000&zoom=99&cx=far&open=foo.why',
  )
  await asked(page, 1)
  await page.getByRole('heading', { name: 'Class probabilities' }).waitFor()
  // What does exist is there all the same.
  await page
    .locator('.ask .briefing')
    .getByText(/^What I believe now: class [AB] [\d.]+%, class [AB] [\d.]+%\.$/)
    .waitFor()
  await page.locator('.ask .briefing').getByText('Guideline: Round ones are A').waitFor()
  const notices = page.locator('.notices')
  const fields = ['sort', 'triangle', 'audit', 'view', 'speed', 'tab', 'at', 'point', 'zoom', 'cx', 'open']
  const said: string[] = []
  while (await notices.locator('.note').count()) {
    const note = notices.locator('.note').first()
    said.push((await note.textContent())!)
    await note.getByRole('button', { name: 'Dismiss' }).click()
  }
  expect(fields.filter((name) => !said.some((text) => text.includes(`${name}=`)))).toEqual([])
  expect(said).toHaveLength(fields.length)
})

test('a widget leaves out what its address hides, and the plot takes its place', async ({ open }) => {
  const visit = { viewport: { width: 680, height: 440 } }
  const page = await open('?embed&hide=question.why.curve', visit)
  const undo = page.getByRole('button', { name: 'Undo' })
  await undo.waitFor()
  expect(await page.locator('.ask, .why, .foot [role=img]').count()).toBe(0)
  expect((await page.locator('.stage').boundingBox())!.width).toBeGreaterThan(670)
  // The keys answer all the same.
  await page.keyboard.press('1')
  await goTo(page, (url) => url.searchParams.has('log'))
  const whole = await open('?embed&hide=why', visit)
  await whole.getByRole('button', { name: /Class A/ }).waitFor()
  expect((await whole.locator('.stage').boundingBox())!.width).toBeLessThan(450)
})
