import { expect, inject } from 'vitest'
import { firstPaint } from '../tools/first-paint.mjs'
import { test } from './journey.ts'

const { page: ofPage, widget: ofWidget, worker } = firstPaint(inject('dist'))

test.for([
  { query: '', files: [...ofPage, ...worker] },
  { query: '?embed', files: [...ofWidget, ...worker] },
])(
  'the first question of "$query" is answered with what the size check counts, and the rest comes after',
  async ({ query, files }, { open }) => {
    const counted = new Set(files.map((file) => file.split('/').at(-1)))
    const fetched = new Set<string | undefined>()
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    const page = await open(query, {
      before: (page) =>
        page.context().route(/\.(js|css)$/, async (route) => {
          const name = new URL(route.request().url()).pathname.split('/').at(-1)
          if (counted.has(name)) fetched.add(name)
          else await held
          await route.continue()
        }),
    })
    const card = page.locator('.ask')
    await card.getByText('Question 1').waitFor()
    await card.getByRole('button', { name: 'Class A' }).click()
    await card.getByText('Question 2').waitFor()
    await card.getByRole('button', { name: 'Class A' }).waitFor()
    expect([...counted].filter((name) => name !== 'index.html' && !fetched.has(name))).toEqual([])

    release()
    await page.getByRole('button', { name: 'Undo' }).click()
    await card.getByText('Question 1').waitFor()
  },
)
