import { afterEach, expect, it } from 'vitest'
import { datasetFromColumns } from '../../src/core/data/columns.ts'
import PointRow from '../../src/page/PointRow.svelte'
import '../../src/page/tokens.css'
import { hubOf, show } from './panels.ts'

/** A seven of 8 x 8 pixels: a bar at the top, then a stroke that falls to the left. */
const SEVEN = [
  [0, 16, 16, 16, 16, 16, 16, 0],
  [0, 0, 0, 0, 0, 0, 16, 0],
  [0, 0, 0, 0, 0, 8, 16, 0],
  [0, 0, 0, 0, 8, 16, 0, 0],
  [0, 0, 0, 8, 16, 0, 0, 0],
  [0, 0, 8, 16, 0, 0, 0, 0],
  [0, 0, 16, 8, 0, 0, 0, 0],
  [0, 0, 16, 0, 0, 0, 0, 0],
].flat()
/** The columns of a file without names whose last one is the digit. */
const columns = Array.from({ length: 65 }, (_, i) => `column ${i + 1}`)

const gone: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of gone.splice(0)) await end()
  document.documentElement.removeAttribute('data-theme')
})

async function shown(label: number) {
  const cell = (row: number, c: number) => (c === 64 ? '7' : String(row === 0 ? SEVEN[c] : 16 - SEVEN[c]))
  const dataset = datasetFromColumns({
    id: 'digits',
    x: Float64Array.of(0, 1, 2, 5),
    y: Float64Array.of(0, 1, 5, 2),
    labels: ['7', '7', '1', '1'],
    axes: ['column 1', 'column 2'],
    table: { columns, cell, answers: 64 },
  })
  const app = await hubOf({
    spec: {
      data: { kind: 'shipped', id: 'digits', x: 'column 1', y: 'column 2', label: 'column 65' },
      classes: ['7', '1'],
      exam: { kind: 'none' },
      start: { rule: 'hand', n: 1 },
    },
    dataset,
    ...(label >= 0 && {
      events: [
        { t: 'ask', ids: [0], by: 'you', score: [], tied: [], fp: '' },
        { t: 'answer', id: 0, label, who: 'you' },
      ] as const,
    }),
  })
  const { root, gone: end } = show(PointRow, { app, id: 0 })
  gone.push(end)
  return root
}

it('draws the pixels of an uploaded row from the top left, dark where the cell is large, with a name', async () => {
  const root = await shown(-1)
  const svg = root.querySelector('svg')!
  expect([svg.getAttribute('role'), svg.getAttribute('aria-label')]).toEqual([
    'img',
    'Picture of point 0, 8 by 8 pixels',
  ])
  const drawn = new Array<number>(64).fill(0)
  for (const rect of svg.querySelectorAll('rect')) {
    const [x, y, opacity] = ['x', 'y', 'opacity'].map((name) => Number(rect.getAttribute(name)))
    drawn[8 * y + x] = 16 * opacity
  }
  expect(drawn).toEqual(SEVEN)
  // Its answer is not given away beside it.
  expect(root.querySelector('table')).toBe(null)
})

it('keeps the label of an answered row out of the picture and beside it', async () => {
  const root = await shown(0)
  expect(root.querySelector('svg')!.getAttribute('viewBox')).toBe('0 0 8 8')
  expect(root.querySelector('table')!.textContent).toBe('column 657')
})

const luminance = (colour: string): number => {
  const [r, g, b] = (/[\d., ]+/.exec(colour)?.[0] ?? '').split(',').map((v) => {
    const c = Number(v) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

it.each(['light', 'dark', 'projector'])('has ink that stands off its paper: %s', async (theme) => {
  document.documentElement.dataset.theme = theme
  const root = await shown(-1)
  const svg = root.querySelector('svg')!
  const ink = luminance(getComputedStyle(svg.querySelector('rect')!).fill)
  const paper = luminance(getComputedStyle(svg).backgroundColor)
  expect((Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)).toBeGreaterThan(10)
})
