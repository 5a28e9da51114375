import type { Dataset } from '../../src/core/data/types.ts'
import { Digest, PURPOSE, uniform } from '../../src/core/math/random.ts'
import { canonical } from '../../src/core/session/canonical.ts'
import { baseSpec, filled } from '../../src/core/session/spec.ts'
import { specHash } from '../../src/core/session/spec-hash.ts'
import { path } from '../../src/core/session/tree.ts'
import type { Catalogue, Event, Settings, Spec, Tree } from '../../src/core/session/types.ts'

/** A small catalogue with every kind of entry and parameter. */
export const catalogue: Catalogue = {
  generators: [
    {
      id: 'moons',
      defaultN: 400,
      params: [{ key: 'noise', kind: 'number', default: 0.15, min: 0, max: 1, step: 0.01 }],
    },
    {
      id: 'blobs',
      defaultN: 60,
      params: [
        { key: 'k', kind: 'integer', default: 2, min: 2, max: 8 },
        { key: 'tight', kind: 'flag', default: false },
      ],
      model: { id: 'logistic', params: { features: 'linear', lambda: 1 } },
    },
  ],
  shipped: [{ id: 'penguins', x: 'bill_length_mm', y: 'bill_depth_mm', label: 'species' }],
  strategies: [
    { id: 'margin', params: [] },
    { id: 'random', params: [] },
    { id: 'density', params: [{ key: 'beta', kind: 'number', default: 1, min: 0, max: 8, step: 0.1 }] },
  ],
  models: [
    {
      id: 'logistic',
      params: [
        { key: 'features', kind: 'choice', default: 'bumps-6', options: ['linear', 'quadratic', 'bumps-6'] },
        { key: 'lambda', kind: 'number', default: 0.1, min: 0, max: 1000, step: 0.1, log: true },
        { key: 'biasLambda', kind: 'number', default: 0.01, min: 0, max: 100, step: 0.01 },
      ],
    },
    { id: 'knn', params: [{ key: 'k', kind: 'integer', default: 5, min: 1, max: 50 }] },
  ],
  committees: [
    { id: 'bayesianBootstrap', params: [] },
    { id: 'posterior', params: [{ key: 'scale', kind: 'number', default: 1, min: 0.1, max: 10, step: 0.1 }] },
  ],
  stops: [
    {
      id: 'agreement',
      params: [{ key: 'kappa', kind: 'number', default: 0.99, min: 0, max: 1, step: 0.01 }],
    },
  ],
  streams: [
    { id: 'variable', params: [{ key: 's', kind: 'number', default: 0.01, min: 0, max: 1, step: 0.01 }] },
  ],
}

/** Two overlapping clouds with classes in turn; rows from `nPool` on grade. `hidden` rows have no truth. */
export function clouds(n: number, nPool = n, C = 2, hidden: readonly number[] = []): Dataset {
  const xy = Float64Array.from({ length: 2 * n }, (_, i) => {
    const shift = i % 2 === 0 ? 2 * ((i >> 1) % C) : 0
    return shift + 2 * uniform(7, PURPOSE.data, i) - 1
  })
  return {
    id: 'clouds',
    n,
    nPool,
    raw: xy,
    xy,
    frame: { offset: [0, 0], scale: [1, 1] },
    truth: Int32Array.from({ length: n }, (_, i) => (hidden.includes(i) ? -1 : i % C)),
    group: Int32Array.from({ length: n }, (_, i) => i % 3),
    classes: Array.from({ length: C }, (_, c) => String.fromCharCode(65 + c)),
    axes: ['x', 'y'],
    hash: 'clouds',
  }
}

export const spec = (part: Partial<Spec> = {}, settings: Partial<Settings> = {}): Spec => {
  const base = baseSpec(catalogue)
  return filled({ ...base, ...part, settings: { ...base.settings, ...settings } }, catalogue).spec
}

export const ask = (ids: readonly number[], by = 'margin'): Event => ({
  t: 'ask',
  ids,
  by,
  score: ids.map((id) => id / 7),
  tied: ids.map(() => 1),
  fp: 'test/none',
})
export const answer = (id: number, label: number, who = 'you'): Event => ({ t: 'answer', id, label, who })
export const skip = (id: number): Event => ({ t: 'pass', id, who: 'you', why: 'skip' })
export const unsure = (id: number, who = 'you'): Event => ({ t: 'pass', id, who, why: 'unsure' })

/** A repeatable choice, for tests that walk at random without fast-check. */
export const choose = (seed: number, i: number, below: number): number =>
  Math.floor(uniform(seed, PURPOSE.sample, i) * below)

/** The tree with a name for the node. */
export const pin = (tree: Tree, name: string, node: number = tree.head): Tree => ({
  ...tree,
  pins: [...tree.pins.filter((p) => p.name !== name), { name, node }],
})

/** Over the spec and the log of `node`: equal for equal prefixes, whatever branches off later. */
export function pathHash(tree: Tree, node: number = tree.head): string {
  const digest = new Digest().text(specHash(tree.spec))
  for (const e of path(tree, node)) digest.text(canonical(e))
  return digest.hex()
}
