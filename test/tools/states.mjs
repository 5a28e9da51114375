// The states of the page that pictures are made of. What is done in them holds in every size and language.
export const SIZES = [
  [1440, 900],
  [1280, 720],
  [1024, 768],
  [768, 1024],
  [390, 844],
  [844, 390],
  [680, 440],
  [320, 300],
]
const XL = SIZES[0]
const L = [1280, 800]
const WALL = SIZES[1]
const PHONE = SIZES[4]

/** Waits until the question is another than `old`. The page's policy forbids what waitForFunction needs. */
async function another(page, old) {
  for (let i = 0; i < 200; i++) {
    const now = await page.locator('.ask .meta').textContent()
    // A new number comes with the answer, what is asked when it has been found.
    if (now !== old && ((await page.locator('.ask .answers').count()) > 0 || i > 100)) return
    await page.waitForTimeout(50)
  }
  throw new Error(`the same question for ten seconds: ${old}`)
}
/** Answers n questions: the truth does, where there is a button for one step, else one class after the other. */
const answer = (n) => async (page) => {
  // The parts below the plot come a little later than the question; telephones have them in a tab.
  if (page.viewportSize().width >= 1024) await page.locator('.dock .transport').waitFor()
  const fast = page.locator('.speed label').nth(1)
  if (await fast.isVisible()) await fast.locator('input').check({ force: true })
  const step = page.locator('.transport button').nth(2)
  for (let i = 0; i < n; i++) {
    const asked = await page.locator('.ask .meta').textContent()
    const fits = (await fast.isVisible()) && (await step.isVisible())
    await (fits ? step : page.locator('.ask .answers button').nth(i % 2)).click()
    await another(page, asked)
  }
}
const click =
  (selector, nth = 0) =>
  (page) =>
    page.locator(selector).nth(nth).click()
const tab = (k) => (page) => page.getByRole('tab').nth(k).click()
const hover = (selector) => (page) => page.locator(selector).first().hover()
/** Opens a panel that is behind the menu in small windows. */
const bar = (icon, inMenu) => async (page) => {
  const button = page.locator(`.bar > ${icon}`).first()
  if (await button.isVisible()) return button.click()
  await page.locator('.bar > .ib').last().click()
  await page.locator(':popover-open').locator(inMenu).first().click()
}
const settings = (k) => async (page) => {
  const rows = page.locator('.settings > .setrow')
  const tabs = page.getByRole('tab')
  if ((await tabs.count()) > 0) await tabs.nth(2).click()
  await rows.first().waitFor()
  if ((await rows.count()) > 1) return rows.nth(k).click()
  await rows.first().click()
  await page.locator(':popover-open .setrow').nth(k).click()
}
/** Lets the stream run until n items have come. */
const run = (n) => async (page) => {
  await page.locator('.speed input').nth(1).check({ force: true })
  const play = page.locator('.transport button').nth(1)
  await play.click()
  for (let i = 0; i < 200; i++) {
    const now = Number(await page.locator('.strip[role=slider]').getAttribute('aria-valuenow'))
    if (now >= n) break
    if (await page.locator('.ask .answers').isVisible()) await page.keyboard.press(String(1 + (i % 2)))
    await page.waitForTimeout(100)
    if (!(await page.locator('.ask .answers').isVisible()) && (await play.isEnabled())) {
      const paused = await play.locator('path').first().getAttribute('d')
      if (i % 10 === 9 && paused?.includes('L')) await play.click()
    }
  }
}
const STREAM = '?data=streamSquare&n=300&mode=stream&budget=200&stream=fixed&stream.budget=0.2'
/** A brush stroke across the plot: shares of its width and height. */
const stroke = (x0, y0, x1, y1) => async (page) => {
  const box = await page.locator('.stage').boundingBox()
  const at = (x, y) => [box.x + x * box.width, box.y + y * box.height]
  await page.mouse.move(...at(x0, y0))
  await page.mouse.down()
  await page.mouse.move(...at((x0 + x1) / 2, (y0 + y1) / 2), { steps: 6 })
  await page.mouse.move(...at(x1, y1), { steps: 6 })
  await page.mouse.up()
  await page.waitForTimeout(300)
}
const FOLDS = 'annotators.balance.simplex.calibration'
const penguins = [
  (page) => page.locator('dialog .samples button, dialog button:has-text("penguins.csv")').first().click(),
]
const openFile = async (page) => {
  const button = page.getByRole('button', { name: /Open a file|ファイルを開く/ }).first()
  if (!(await button.isVisible())) await page.locator('.bar > .ib').last().click()
  await page
    .getByRole('button', { name: /Open a file|ファイルを開く/ })
    .first()
    .click()
}

/** A state: the address, what is done in it, what its picture is like unless another size is wanted. */
const state = (name, query, size, deeds = [], rest = {}) => ({ name, query, size, deeds, ...rest })

export const STATES = [
  state('page', '', L, [answer(12)], { into: 'public/pictures' }),
  state('dark', '?theme=dark&field=disagreement', L, [answer(12)], { into: 'public/pictures' }),
  state('first', '', XL),
  state('stage', '', XL, [answer(10)]),
  state('stage-ja', '?lang=ja', XL, [answer(10)]),
  state('disagreement-dark', '?field=disagreement&theme=dark', XL, [answer(10)]),
  state('disagreement', '?field=disagreement', XL, [answer(10)]),
  state('utility', '?field=utility', XL, [answer(10)]),
  state('density', '?field=density', XL, [answer(4)]),
  state('aleatoric', '?data=penguins&field=aleatoric', XL, [answer(4)]),
  state('ties', '', XL, [answer(10), hover('.strategies .row >> nth=1')]),
  state('member', '', XL, [answer(10), hover('.tile >> nth=3')]),
  state('why', '', XL, [answer(10), click('.why .link')]),
  state('why-end', '', XL, [
    answer(10),
    click('.why .link'),
    (p) => p.locator('.why > :last-child').scrollIntoViewIfNeeded(),
  ]),
  state('why-ja-dark', '?lang=ja&theme=dark', L, [answer(4), click('.why .link')]),
  state('why-digits', '?data=digits', XL, [
    answer(2),
    click('.why .link'),
    (p) => p.locator('.why > :last-child').scrollIntoViewIfNeeded(),
  ]),
  state('projector', '?theme=projector', WALL, [answer(10)]),
  state('projector-utility', '?theme=projector&field=utility', WALL, [answer(10)]),
  state('phone-ask', '', PHONE, [answer(4)]),
  state('phone-why', '', PHONE, [answer(2), tab(1)]),
  state('phone-strategies-dark', '?theme=dark', PHONE, [tab(2)]),
  state('phone-committee-ja', '?lang=ja', PHONE, [tab(3)]),
  state('phone-curve', '', PHONE, [answer(4), tab(4)]),
  state('phone-menu', '', PHONE, [click('.bar > .ib >> nth=-1')]),
  state('phone-on-its-side', '', [844, 390]),
  state('widget', '?embed', [680, 440], [answer(2)]),
  state('widget-small', '?embed', [320, 300]),
  state('tablet', '', [1024, 768], [answer(6)]),
  state('tablet-upright-ja', '?lang=ja', [768, 1024], [answer(2)]),
  state('tablet-strategies', '', [768, 1024], [click('.middle .line button')]),
  state('strategies', '', XL, [click('.strategies .more .link')]),
  state('advice', '', XL, [answer(3), click('.strategies .more button >> nth=1')]),
  state('folds', `?data=penguins&open=${FOLDS}`, XL, [
    answer(8),
    (p) => p.locator('.folds').scrollIntoViewIfNeeded(),
  ]),
  state('data', '', L, [settings(0)]),
  state('model', '?theme=dark', L, [settings(1)]),
  state('oracle', '', L, [settings(2)]),
  state('stopping', '', L, [settings(3)]),
  state('explain', '', L, [click('.strategies .hd button')]),
  state('help', '', L, [(page) => page.keyboard.press('?')]),
  state('seed', '', L, [bar('.chip >> nth=2', '.chip')]),
  state('share', '', L, [bar('.ib >> nth=6', 'summary >> nth=-1')]),
  state('show', '', L, [click('.tools .ib >> nth=-1')]),
  state('kept', '', L, [answer(2), bar('.ib:has-text("") >> nth=4', 'button >> nth=3')]),
  state('study', '', L, [bar('.ib >> nth=5', 'button >> nth=6')]),
  state('trail', '', XL, [answer(10), click('.dock .hd > .ib')]),
  state('branches', '', XL, [answer(6), click('.bar .ib'), answer(2), click('.dock .hd > .ib >> nth=1')]),
  state('past', '', XL, [answer(8), click('.transport button'), click('.transport button')]),
  state('open-a-file', '', L, [openFile]),
  state('import', '', XL, [openFile, ...penguins]),
  state('drawing', '', XL, [click('.tools .ib')]),
  state('drawn', '?data=drawing', XL, [stroke(0.2, 0.4, 0.45, 0.3)]),
  state('stream', STREAM, XL, [run(40)]),
  state('stream-waiting', STREAM, XL),
  state('three-classes', '?data=penguins', XL, [answer(8)]),
  state('four-classes-dark', '?data=ring&theme=dark', XL, [answer(8)]),
  state('eight-classes', '?data=nineBlobs', XL, [answer(4)]),
  state('truth-and-trail', '?reveal=truth.held.trail', XL, [answer(12)]),
  state('batch', '?strategy=margin&batch=4', XL, [answer(2)]),
  state('wrong-link', '?noise=2000&stratgy=margin&field=purple', XL),
  state('stop', '', XL, [answer(36)]),
  state('forced-colours', '', L, [answer(4)], { media: { forcedColors: 'active' } }),
]
