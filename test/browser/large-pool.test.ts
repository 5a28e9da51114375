import { afterEach, expect, it } from 'vitest'
import { askable } from '../../src/core/session/views.ts'
import { MARK } from '../../src/draw/scene.ts'
import type { App } from '../../src/page/app.svelte.ts'
import { sceneOf } from '../../src/page/scene.ts'
import '../../src/page/tokens.css'
import { hubOf } from './panels.ts'

let app: App | undefined
afterEach(() => app?.engine.close())

it('marks the points of a large pool once for many questions, and anew for an answer', async () => {
  app = await hubOf({ spec: { data: { kind: 'made', id: 'moons', n: 31_000, params: {} } } })
  app.resize({ width: 600, height: 500 })
  const marks = () => sceneOf(app!)!.points.mark
  const before = marks()
  const [id, next] = askable(app.state)
  const ask = (id: number) => ({ t: 'ask', ids: [id], by: 'margin', score: [], tied: [], fp: '' }) as const
  app.append([ask(id)])
  expect(app.target).toBe(id)
  expect(marks()).toBe(before)
  app.append([{ t: 'answer', id, label: 0, who: 'you' }, ask(next)])
  expect(marks()).not.toBe(before)
  expect([before[id], marks()[id]]).toEqual([MARK.pool, MARK.labelled])
})

it('takes another view for a movement, unless it is one of other data', async () => {
  app = await hubOf()
  const { moving } = app.rest!
  const [one, other] = [{}, {}]
  moving.follow({ cx: 0, cy: 0, scale: 100 }, one)
  moving.follow({ cx: 5, cy: 0, scale: 10 }, other)
  expect(moving.by).toBe(null)
  moving.follow({ cx: 5, cy: 1, scale: 10 }, other)
  expect(moving.by).not.toBe(null)
  await expect.poll(() => moving.by).toBe(null)
})
