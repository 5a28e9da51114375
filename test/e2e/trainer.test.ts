import { expect } from 'vitest'
import type { Page, Route } from 'playwright'
import { test } from './journey.ts'
import { asked } from './session.ts'

async function chooseNetwork(page: Page): Promise<void> {
  await asked(page, 1)
  await page
    .getByRole('button', { name: /^Change: Model/ })
    .first()
    .click()
  await page.getByRole('combobox', { name: 'Model', exact: true }).selectOption('network')
  await page.keyboard.press('Escape')
}

/** Serves page and worker under a policy that lets them run scripts, but no wasm. */
async function forbidWasm(route: Route): Promise<void> {
  const response = await route.fetch()
  const type = response.headers()['content-type'] ?? ''
  if (!/html|javascript/.test(type)) return route.fulfill({ response })
  const body = (await response.text()).replace(" 'wasm-unsafe-eval'", '')
  const headers = { ...response.headers(), 'content-security-policy': "script-src 'self'" }
  await route.fulfill({ response, body, headers })
}

/** The training step by step, and at once. */
async function watchTraining(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Training', exact: true }).click()
  const step = page.getByRole('slider', { name: 'Step of the training' })
  const at = () => step.getAttribute('aria-valuetext')
  await expect.poll(at).toBe('Step 80 of 80')
  await step.press('Home')
  await expect.poll(at).toBe('Step 0 of 80')
  await step.press('ArrowRight')
  await expect.poll(at).toBe('Step 2 of 80')
  await page.getByRole('button', { name: 'At once' }).click()
  await expect.poll(at).toBe('Step 80 of 80')
  await step.press('Home')
  await page.getByRole('button', { name: 'Watch the training' }).click()
  await expect.poll(at).toBe('Step 80 of 80')
}

test('networks are trained by TensorFlow.js, and the page says so; the training can be watched', async ({
  open,
}) => {
  const page = await open()
  await chooseNetwork(page)
  const committee = page.locator('.committee')
  await committee.getByText('trained by TensorFlow.js (wasm)').waitFor()
  await watchTraining(page)
  await page.getByRole('listbox').focus()
  await page.keyboard.press('1')
  await asked(page, 2)
  expect(await committee.getByText('trained by TensorFlow.js (wasm)').count()).toBe(1)
})

test('where a policy forbids wasm, typed arrays train them, and the page says that', async ({ open }) => {
  const page = await open('', {
    allow: /wasm|WebAssembly|ArrayBuffer instantiation/,
    before: (page) => page.route('**/*', forbidWasm),
  })
  await chooseNetwork(page)
  await page.locator('.notices').getByText('TensorFlow.js could not start here').waitFor()
  await page.locator('.committee').getByText('trained by typed arrays').waitFor()
  await page.keyboard.press('1')
  await asked(page, 2)
})
