import { describe, expect, it } from 'vitest'
import { datasetFromColumns } from '../../src/core/data/columns.ts'
import { readTable } from '../../src/core/data/table/importer.ts'
import { run } from '../../src/core/job.ts'
import { boundaryProbabilities } from '../../src/core/session/boundary.ts'
import { fold } from '../../src/core/session/fold.ts'
import { treeOfLog } from '../../src/core/session/tree.ts'
import type { Event } from '../../src/core/session/types.ts'
import { askable } from '../../src/core/session/views.ts'
import { marksOf } from '../../src/draw/scene.ts'
import { stageList } from '../../src/draw/stage.ts'
import { toSvg } from '../../src/draw/svg.ts'
import { auditFile, curveFile, embedCode, fileName, labelsFile, scoresFile } from '../../src/page/export.ts'
import type { ScoreEntry } from '../../src/page/look.ts'
import { drawnSession } from '../python/sessions.ts'
import { latticeOf, sceneOf } from './draw-scene.ts'
import { answer, ask, clouds, skip, spec } from './session-world.ts'

const cells = [
  ['a "quoted", cell', '1.50', '10'],
  ['=SUM(A1)', '2', '20'],
  ['plain', '-3', '30'],
  ['x', '4', '40'],
]
const table = {
  columns: ['note', 'height', 'weight'],
  cell: (row: number, column: number) => cells[row][column],
}
const upload = datasetFromColumns({
  id: 'test',
  x: Float64Array.of(1.5, 2, -3, 4),
  y: Float64Array.of(10, 20, 30, 40),
  labels: ['A', 'B', null, 'A'],
  axes: ['height', 'weight'],
  table,
})
const bare = spec({ start: { rule: 'hand', n: 0, ids: [0] }, exam: { kind: 'none' } })
const log: Event[] = [
  ask([1, 2]),
  { t: 'answer', id: 1, label: 1, who: 'you', sure: 3, ms: 1500 },
  skip(2),
  { t: 'points', add: [{ xy: [0, 0] }], remove: [3] },
]
const lines = (csv: string) => csv.replace('\ufeff', '').trimEnd().split('\r\n')

describe('labels as CSV', () => {
  const csv = labelsFile(upload, fold(bare, log, upload))

  it('holds the original cells and the answers, without removed points', () => {
    expect(csv.startsWith('\ufeff')).toBe(true)
    expect(lines(csv)).toEqual([
      'note,height,weight,answer,annotator,round,confidence,seconds',
      '"a ""quoted"", cell",1.50,10,A,start,0,,',
      "'=SUM(A1),2,20,B,you,1,3,1.5",
      'plain,-3,30,,,,,',
      ',0.875,25,,,,,'.replace('0.875', String(upload.frame.offset[0])),
    ])
  })

  it('is read again with the same answers', () => {
    const again = run(readTable(new TextEncoder().encode(csv), 'labels.csv'))
    if (again.outcome !== 'ok') throw new Error(again.code)
    expect(again.points.label).toEqual(['A', 'B', null, null])
    expect([...again.points.x]).toEqual([1.5, 2, -3, upload.frame.offset[0]])
    expect(again.classes).toEqual([
      { name: 'A', count: 1 },
      { name: 'B', count: 1 },
    ])
  })

  it('leaves out the rows of generated data that only grade', () => {
    const world = clouds(30, 20)
    expect(lines(labelsFile(world, fold(bare, [], world)))).toHaveLength(1 + 20)
  })
})

it('scores are written for the candidates, by strategy, where they are ready', () => {
  const world = clouds(6)
  const entry = (more: Partial<ScoreEntry>): ScoreEntry => ({
    ...{ s: 'scores', strategy: '', asking: false, complete: true, picks: [], ties: Int32Array.of() },
    ...{ scores: Float64Array.of(0.5, 0.25, 1), ms: 1, longest: 1, stale: false },
    ...more,
  })
  const look = {
    candidateIds: Int32Array.of(1, 4, 5),
    scores: new Map([
      ['margin', entry({})],
      ['random', entry({ scores: Float64Array.of(0.75), subset: Int32Array.of(1) })],
      ['entropy', entry({ stale: true })],
      ['kCentre', entry({ complete: false })],
    ]),
  }
  const [head, ...rows] = lines(scoresFile(world, fold(bare, [], world), look)).map((l) => l.split(','))
  expect(head).toEqual(['point', ...world.axes, 'margin', 'random'])
  expect(rows.map((r) => [r[0], r[3], r[4]])).toEqual([
    ['1', '0.5', ''],
    ['4', '0.25', '0.75'],
    ['5', '1', ''],
  ])
  expect(rows.map((r) => Number(r[1]))).toEqual([1, 4, 5].map((id) => world.raw[2 * id]))
})

it('the curve is written with its measure', () => {
  expect(lines(curveFile({ measure: 'stability', points: [{ labels: 4, value: 0.875 }] }))).toEqual([
    'labels,stability',
    '4,0.875',
  ])
})

it('the audit trail has a row per answer, or per question without one', () => {
  const world = clouds(20)
  const tree = treeOfLog(bare, [ask([5, 6]), answer(6, 1), skip(5), ask([7], 'random')])
  const cellsOf = (text: string) => lines(text).map((l) => l.split(','))
  const [head, ...rows] = cellsOf(
    auditFile(tree, world, ['A', 'B'], (labels) => (labels === 1 ? 0.75 : null)),
  )
  expect(head).toEqual([
    ...['round', 'point', 'asked_by', 'strategy', 'score', 'rank', 'tied', 'model', 'labels_before', 'exam'],
    ...['answer', 'annotator', 'confidence', 'seconds', 'passed', 'label_after', 'computed_by'],
  ])
  const column = (name: string) => rows.map((r) => r[head.indexOf(name)])
  expect(column('round')).toEqual(['1', '1', '2'])
  expect(column('point')).toEqual(['5', '6', '7'])
  expect(column('asked_by')).toEqual(['margin', 'margin', 'random'])
  expect(column('strategy')).toEqual(['margin', 'margin', 'margin'])
  expect(column('rank')).toEqual(['1', '2', '1'])
  expect(column('labels_before')).toEqual(['1', '1', '2'])
  expect(column('exam')).toEqual(['0.75', '0.75', ''])
  expect(column('answer')).toEqual(['', 'B', ''])
  expect(column('passed')).toEqual(['skip', '', ''])
  expect(column('label_after')).toEqual(['', 'B', ''])
  expect(column('model')[0]).toMatch(/^logistic\(features=bumps-6 /)
})

describe('an own drawing', () => {
  const own = drawnSession()
  const state = fold(
    own.tree.spec,
    own.tree.nodes.map(({ e }) => e),
    own.dataset,
  )
  const csv = labelsFile(own.dataset, state)
  const rows = lines(csv)
    .slice(1)
    .map((line) => line.split(','))

  it('gives its points and answers as a table, without those that only grade', () => {
    const asked = Array.from({ length: 54 }, (_, id) => id).filter((id) => id % 3 !== 2)
    expect(rows.map(([x, y]) => [Number(x), Number(y)])).toEqual(
      asked.map((id) => [state.xy[2 * id], state.xy[2 * id + 1]]),
    )
    expect(rows.map((row) => row[2])).toEqual(
      asked.map((id) => (state.label[id] < 0 ? '' : state.classes[state.label[id]])),
    )
    expect(rows.filter((row) => row[2] !== '')).toHaveLength(12)
  })

  it('comes back with the same points and labels', () => {
    const again = run(readTable(new TextEncoder().encode(csv), 'labels.csv'))
    if (again.outcome !== 'ok') throw new Error(again.code)
    expect([again.labelColumn, again.x, again.y]).toEqual(['answer', ...own.dataset.axes])
    expect([...again.points.x]).toEqual(rows.map((row) => Number(row[0])))
    expect([...again.points.y]).toEqual(rows.map((row) => Number(row[1])))
    expect(again.points.label).toEqual(rows.map((row) => row[2] || null))
  })

  it('writes scores by the points that may be asked, and the answers of its trail', () => {
    const candidateIds = askable(state)
    const scores = Float64Array.from(candidateIds, (id) => id / 64)
    const entry = { s: 'scores', strategy: 'margin', complete: true, stale: false, scores } as ScoreEntry
    const look = { candidateIds, scores: new Map([['margin', entry]]) }
    expect(lines(scoresFile(own.dataset, state, look)).slice(1)).toEqual(
      [...candidateIds].map((id) => [id, state.xy[2 * id], state.xy[2 * id + 1], id / 64].join()),
    )
    // The first question was never answered; each later one was, by the truth.
    const [head, ...trailed] = lines(auditFile(own.tree, own.dataset, state.classes)).map((l) => l.split(','))
    const of = (name: string) => trailed.map((row) => row[head.indexOf(name)])
    expect(of('answer').slice(1)).toEqual(
      of('point')
        .slice(1)
        .map((id) => state.classes[state.truth[Number(id)]]),
    )
    expect(
      of('annotator')
        .slice(1)
        .every((who) => who === 'truth'),
    ).toBe(true)
  })

  it('shows a drawn boundary in a picture only where the truth is uncovered', () => {
    const points = { ...state, n: state.role.length, mark: marksOf(state, false) }
    const law = latticeOf(41, 31, 2, (x, y) => [
      ...boundaryProbabilities(state.boundary!, Float64Array.of(x, y), 1, 2, 0.1),
    ])
    const picture = (truthShown: boolean) =>
      toSvg(stageList(sceneOf(points, { truthShown, truth: truthShown ? law : null })), {
        title: 'Drawing',
        desc: 'D',
      })
    expect(picture(false)).not.toContain('stroke-dasharray="0.1 6"')
    expect(picture(true)).toContain('stroke-dasharray="0.1 6"')
  })
})

it('the code of an embedding points to the widget and is safe in HTML', () => {
  const code = embedCode('https://example.org/al/?seed=3&log=abc', 'My "data" <1>')
  expect(code).toContain('src="https://example.org/al/embed.html?seed=3&amp;log=abc"')
  expect(code).toContain('title="My &quot;data&quot; &lt;1&gt;"')
})

it('file names keep letters of every script and nothing else', () => {
  expect(fileName('Two moons', 'labels', 'csv')).toBe('Two-moons-labels.csv')
  expect(fileName('../絵 データ.csv', 'plot', 'png')).toBe('絵-データ-plot.png')
  expect(fileName('???', 'plot', 'svg')).toBe('session-plot.svg')
})
