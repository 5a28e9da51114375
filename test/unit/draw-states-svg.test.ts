import { describe, expect, it } from 'vitest'
import { MARK, type StageScene } from '../../src/draw/scene.ts'
import { stageList } from '../../src/draw/stage.ts'
import { toSvg } from '../../src/draw/svg.ts'
import { PALETTES } from './draw-colour.ts'
import { labelledAs, pointsOf, say, sceneOf } from './draw-scene.ts'
import { drawn, elementOf, sameInSvg } from './draw-xml.ts'

const one = pointsOf([0, 0])
const two = pointsOf([-1, 0], [1, 0])
const marked = (mark: number, more: Partial<typeof one> = {}) => ({
  ...one,
  mark: Uint8Array.of(mark),
  ...more,
})
const guess = { id: 0, word: 'You', revealed: false }
const pick = { id: 0, letter: 'K', baseline: false }

/** Every state of a point that the design names (its recipes are snapshots in draw-states.test.ts). */
const STATES: Record<string, [points: StageScene['points'], more: Partial<StageScene>]> = {
  pool: [one, {}],
  hovered: [one, { hovered: 0 }],
  focused: [one, { focused: 0 }],
  labelled: [labelledAs(one, { 0: 1 }), {}],
  'labelled wrongly': [{ ...labelledAs(one, { 0: 1 }), truth: Int32Array.of(0) }, { truthShown: true }],
  'held out': [marked(MARK.held, { truth: Int32Array.of(2) }), {}],
  tied: [one, { tied: [0] }],
  pick: [one, { picks: [pick] }],
  'pick of a baseline': [one, { picks: [{ ...pick, letter: 'R', baseline: true }] }],
  'pick of several': [one, { picks: [pick, { ...pick, letter: 'E' }] }],
  queried: [one, { query: { ids: [0], current: 0, letter: 'M' } }],
  'queried in a batch': [two, { query: { ids: [1, 0], current: 0, letter: 'BB' } }],
  guess: [two, { guess }],
  'guess, revealed': [
    two,
    { guess: { ...guess, revealed: true }, query: { ids: [1], current: 1, letter: 'M' } },
  ],
  skipped: [marked(MARK.skipped), {}],
  'not sure': [marked(MARK.unsure), {}],
  moved: [one, { drag: { x: 0.5, y: 0.5, id: 0 } }],
  added: [one, { drag: { x: 0.5, y: 0.5, id: null } }],
}
const listOf = (state: string, more: Partial<StageScene> = {}) => {
  const [points, own] = STATES[state]
  return stageList(sceneOf(points, { ...own, ...more }))
}

describe.each(Object.values(PALETTES).map((palette) => [palette.theme, palette] as const))(
  'the states of a point, %s',
  (_, palette) => {
    it.each(Object.keys(STATES))('%s is in the SVG what it is on the display list', (state) => {
      const { ops, ...list } = listOf(state, { palette })
      const elements = drawn(toSvg({ ...list, ops }, { title: 'Plot', desc: state }))
      expect(elements.map((e) => e.name)).toEqual(ops.map(elementOf))
      sameInSvg(ops, elements)
    })

    it('are told apart without colour: no two are the same picture in ink', () => {
      const ink = (text: string) => text.replace(/#[0-9a-f]{6}/g, '').replace(/text ".*?"/, 'text')
      const pictures = Object.keys(STATES)
        .filter((state) => state !== 'pick of several')
        .map((state) => ink(listOf(state, { palette }).ops.map(say).join('; ')))
      expect(new Set(pictures).size).toBe(pictures.length)
    })

    it('can all have the focus, whose ring lies on top', () => {
      for (const state of Object.keys(STATES).filter((s) => s !== 'focused')) {
        const plain = listOf(state, { palette }).ops.map(say)
        const focused = listOf(state, { palette, focused: 0 }).ops.map(say)
        expect(focused.slice(-2).map((s) => s.slice(0, 5))).toEqual(['rect ', 'rect '])
        expect(focused.slice(0, -2)).toEqual(plain)
      }
    })
  },
)
