import { tick } from 'svelte'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { simplexPlace } from '../../src/draw/simplex.ts'
import { Engine } from '../../src/engine/client.ts'
import type { App } from '../../src/page/app.svelte.ts'
import Simplex from '../../src/page/Simplex.svelte'
import Stage from '../../src/page/Stage.svelte'
import '../../src/page/base.css'
import { hubOf, show, until } from './panels.ts'

const engine = new Engine()
let app: App
const closed: (() => Promise<void>)[] = []
let triangle: HTMLElement
let plot: HTMLElement

beforeAll(async () => {
  app = await hubOf({
    spec: { data: { kind: 'made', id: 'ring', n: 200, params: { classes: 3 } } },
    data: 'ring',
    engine,
  })
  const stage = show(Stage, { app, controls: 'none' })
  stage.root.style.cssText = 'width: 500px; height: 400px; display: grid'
  const simplex = show(Simplex, { app })
  simplex.root.style.width = '320px'
  closed.push(stage.gone, simplex.gone)
  triangle = simplex.root.querySelector('[role=listbox]')!
  plot = stage.root.querySelector('[role=listbox]')!
  await until(() => app.look.model && app.target !== null)
  await tick()
})
afterAll(async () => {
  for (const gone of closed) await gone()
  engine.close()
})

const canvas = () => triangle.querySelector('canvas')!
const said = (of: HTMLElement) => of.querySelector('[role=option]')!.textContent
/** Points whose place in the triangle has no other one near it. */
function lonely(): { id: number; at: [number, number] }[] {
  const { poolIds, model } = app.look
  const { width, height } = canvas().getBoundingClientRect()
  const all = [...poolIds].map((id, i) => ({ id, at: simplexPlace({ width, height }, model!.poolP, 3 * i) }))
  return all.filter(({ id, at }) =>
    all.every((other) => other.id === id || Math.hypot(other.at[0] - at[0], other.at[1] - at[1]) > 4),
  )
}
function point(type: string, [x, y]: [number, number]): void {
  const box = canvas().getBoundingClientRect()
  const init = { clientX: box.left + x, clientY: box.top + y, bubbles: true, pointerType: 'mouse' }
  triangle.dispatchEvent(new PointerEvent(type, init))
}

it('a point of the triangle that is pointed at is pointed at in the plot, and is chosen by a click', async () => {
  const points = lonely()
  expect(points.length).toBeGreaterThan(20)
  for (const { id, at } of points.slice(0, 8)) {
    point('pointermove', at)
    expect(app.hovered).toBe(id)
    expect(app.scene!.hovered).toBe(id)
  }
  const { id, at } = points.find((p) => app.state.label[p.id] < 0 && p.id !== app.target)!
  point('pointerup', at)
  expect(app.chosen).toBe(id)
  point('pointerleave', at)
  expect(app.hovered).toBeNull()
  app.choose(null)
})

it('a point of the plot that is pointed at, or reached by the keyboard, is marked in the triangle', async () => {
  const picture = async () => {
    await tick()
    return canvas().toDataURL()
  }
  const plain = await picture()
  const { id } = lonely().find((p) => app.state.label[p.id] < 0 && p.id !== app.target)!
  app.hover(id)
  const hovered = await picture()
  expect(hovered).not.toBe(plain)
  app.hover(null)
  expect(await picture()).toBe(plain)
  plot.focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(app.focused).not.toBeNull()
  expect(await picture()).not.toBe(plain)
  expect(said(triangle)).toBe(said(plot))
  plot.blur()
  expect(await picture()).toBe(plain)
})

it('the arrow keys go from point to point of the triangle, and the plot follows', async () => {
  triangle.focus()
  const passed: (number | null)[] = []
  for (const key of ['{ArrowLeft}', '{ArrowDown}', '{ArrowRight}', '{ArrowUp}']) {
    await userEvent.keyboard(key)
    passed.push(app.focused)
    expect(app.scene!.focused).toBe(app.focused)
    expect(said(triangle)).toContain(`oint ${app.focused}`)
  }
  expect(new Set(passed).size).toBeGreaterThan(1)
  const { focused } = app
  await userEvent.keyboard('{Enter}')
  expect(app.target).toBe(focused)
  expect(app.whyOpen).toBe(true)
  triangle.blur()
  expect(app.focused).toBeNull()
  app.choose(null)
})

it('the field is one of three measures, with the scale of its largest value', async () => {
  const choice = triangle.parentElement!.querySelector('select')!
  const pictures = new Set<string>()
  for (const [id, most] of [
    ['leastConfident', '0.67'],
    ['margin', '1.00'],
    ['entropy', '1.10 nat'],
  ]) {
    choice.value = id
    choice.dispatchEvent(new Event('change', { bubbles: true }))
    await tick()
    pictures.add(canvas().toDataURL())
    expect(triangle.parentElement!.querySelector('.scale')!.textContent).toBe(`0${most}`)
  }
  expect(pictures.size).toBe(3)
})
