import { describe, expect, it } from 'vitest'
import { pythonScript } from '../../src/core/export/python.ts'
import { run } from '../../src/core/job.ts'
import { append } from '../../src/core/session/tree.ts'
import type { Event, Spec, Tree } from '../../src/core/session/types.ts'
import { later as en } from '../../src/text/later-en.ts'
import { drawnSession, NAMES, sessionOf, uploadedSession } from '../python/sessions.ts'

const { tree, dataset } = sessionOf('margin', 'moons', { strategy: { id: 'margin' } }, { labels: 8 })
const made = (of: Tree = tree, title = 'moons') => run(pythonScript(of, dataset, title))
const text = (of?: Tree, title?: string): string => {
  const script = made(of, title)
  if (!script.ok) throw new Error(script.code)
  return script.text
}
const constant = (script: string, name: string): unknown =>
  JSON.parse(new RegExp(`^${name} = ([^\\n]*)$`, 'm').exec(script)?.[1] ?? 'null')
const withSettings = (settings: Partial<Spec['settings']>, more: Partial<Spec> = {}): Tree => ({
  ...tree,
  spec: { ...tree.spec, ...more, settings: { ...tree.spec.settings, ...settings } },
  nodes: [],
  head: -1,
})

describe('a script for Python', () => {
  it('holds the points, the pool, the exam and every question', () => {
    const script = text()
    const points = script.split('\n').filter((line) => /^ {4}\[[^\]]*, [^\]]*\],$/.test(line))
    expect(points).toHaveLength(dataset.n)
    expect(JSON.parse(points[3].trim().slice(0, -1))).toEqual([...dataset.xy.subarray(6, 8)])
    expect(constant(script, 'POOL')).toHaveLength(dataset.nPool)
    expect(constant(script, 'EXAM')).toHaveLength(dataset.n - dataset.nPool)
    const asked = [...script.matchAll(/"ask":\[(\d+)\]/g)].map((m) => Number(m[1]))
    const log = tree.nodes.flatMap(({ e }) => (e.t === 'ask' ? e.ids : []))
    expect(asked).toEqual(log)
  })

  it('holds names as text that cannot end', () => {
    const title = '"""\nimport os  # \u2028 " \\ 猫'
    const script = text(tree, title)
    expect(constant(script, 'TITLE')).toBe(title)
    expect(script.split('\n').filter((line) => line.startsWith('import'))).toEqual(['import numpy as np'])
  })

  it('learns what others asked without checking their choice', () => {
    const id = dataset.nPool - 1
    const asked = [
      { t: 'ask', ids: [id], by: 'you', score: [], tied: [], fp: '' },
      { t: 'answer', id, label: 0, who: 'you' },
    ] satisfies Event[]
    const script = text(asked.reduce<Tree>(append, tree))
    expect(script).toContain(`[${id},0,1]`)
    expect(script).not.toContain(`"ask":[${id}]`)
  })

  it('holds an own drawing, and no question of before its last stroke', () => {
    const own = drawnSession()
    const script = run(pythonScript(own.tree, own.dataset, 'own'))
    if (!script.ok) throw new Error(script.code)
    const pool = constant(script.text, 'POOL') as number[]
    const exam = constant(script.text, 'EXAM') as number[]
    const drawn = Array.from({ length: 54 }, (_, i) => i)
    expect([...pool, ...exam].sort((a, b) => a - b)).toEqual(drawn)
    expect(exam).toEqual(drawn.filter((i) => i % 3 === 2))
    const log = own.tree.nodes.flatMap(({ e }) => (e.t === 'ask' ? e.ids : []))
    const asked = [...script.text.matchAll(/"ask":\[(\d+)\]/g)].map((m) => Number(m[1]))
    expect(asked.length).toBeGreaterThan(4)
    expect(asked).toEqual(log.slice(1))
  })

  it('holds an uploaded table: three classes by their names, and no grade of a row without a label', () => {
    const own = uploadedSession()
    const script = run(pythonScript(own.tree, own.dataset, '"""'))
    if (!script.ok) throw new Error(script.code)
    expect(constant(script.text, 'CLASSES')).toEqual(own.dataset.classes)
    expect([...own.dataset.classes].sort()).toEqual([...NAMES].sort())
    const unlabelled = Array.from(own.dataset.truth, (c, id) => (c < 0 ? id : -1)).filter((id) => id >= 0)
    expect(unlabelled).toHaveLength(4)
    const exam = constant(script.text, 'EXAM') as number[]
    expect(exam.filter((id) => unlabelled.includes(id))).toEqual([])
    expect(script.text.match(/"ask":/g)?.length).toBeGreaterThan(3)
  })

  it.each<[string, Tree]>([
    ['python-strategy', withSettings({ strategy: { id: 'typiClust', params: {} } })],
    ['python-model', withSettings({ model: { id: 'knn', params: {} } })],
    [
      'python-committee',
      withSettings({
        strategy: { id: 'voteEntropy', params: {} },
        committee: { ...tree.spec.settings.committee, id: 'kinds' },
      }),
    ],
    ['python-stream', withSettings({}, { mode: 'stream' })],
    ['python-edited', append(tree, { t: 'points', remove: [0] })],
    [
      'python-model-changed',
      append(tree, { t: 'set', patch: { model: { id: 'logistic', params: { features: 'linear' } } } }),
    ],
    [
      'python-strategy',
      append(tree, { t: 'ask', ids: [dataset.nPool - 1], by: 'badge', score: [], tied: [], fp: '' }),
    ],
  ])('is refused with a sentence: %s', (code, of) => {
    const script = made(of)
    expect(script).toMatchObject({ ok: false, code })
    if (script.ok) return
    const sentence = (en as Record<string, unknown>)[`error.${code}`]
    expect(typeof sentence === 'function' ? sentence({ ...script.args, name: 'x' }) : sentence).toMatch(/\.$/)
  })
})
