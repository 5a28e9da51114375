import { datasetFromColumns } from '../../src/core/data/columns.ts'
import { emptyPlane } from '../../src/core/data/drawing.ts'
import { generatorById } from '../../src/core/data/generators.ts'
import { openRows } from '../../src/core/data/rows.ts'
import { chooseColumns, parseTable, toColumns } from '../../src/core/data/table/importer.ts'
import type { Dataset } from '../../src/core/data/types.ts'
import { run } from '../../src/core/job.ts'
import { catalogue } from '../../src/core/session/catalogue.ts'
import { drive } from '../../src/core/session/driver.ts'
import { sourceOf } from '../../src/core/session/file-source.ts'
import { step } from '../../src/core/session/fold.ts'
import { begin } from '../../src/core/session/begin.ts'
import { baseSpec, DRAWN, filled, mergePatch, PRESETS } from '../../src/core/session/spec.ts'
import { treeOfLog } from '../../src/core/session/tree.ts'
import type { DeepPartial, Event, Settings, Spec, Tree } from '../../src/core/session/types.ts'
import { createLearner } from '../../src/core/study/learner.ts'

export interface Session {
  readonly name: string
  readonly tree: Tree
  readonly dataset: Dataset
}

/** A session on a generated set that a simulated annotator has answered until `labels` are learnt. */
export function sessionOf(
  name: string,
  id: string,
  settings: DeepPartial<Settings>,
  { labels = 16, more = {}, first = [] }: { labels?: number; more?: Partial<Spec>; first?: Event[] } = {},
): Session {
  const base = baseSpec(catalogue, id)
  const oracle = settings.oracle ?? [PRESETS.truth]
  const merged = mergePatch({ ...base.settings, oracle }, { ...settings, oracle })
  const { spec } = filled({ ...base, seed: 7, ...more, settings: { ...merged, budget: 500 } }, catalogue)
  if (spec.data.kind !== 'made') throw new Error('the data are not generated')
  const dataset = generatorById(spec.data.id)!.make(spec.seed, spec.data.n, spec.data.params)
  const start = first.reduce(step, begin(spec, dataset))
  const until = (s: { train: readonly number[] }) => s.train.length >= labels
  const { events } = run(drive(start, createLearner().look, { fp: '1/core', until }))
  return { name, tree: treeOfLog(spec, [...first, ...events]), dataset }
}

/** An own drawing: two strokes, a question that nobody answers, another stroke, a boundary, then answers by the truth. */
export function drawnSession(labels = 12): Session {
  const base = baseSpec(catalogue, DRAWN.id)
  const settings = { ...base.settings, oracle: [PRESETS.truth], strategy: { id: 'margin', params: {} } }
  const { spec } = filled({ ...base, seed: 7, settings }, catalogue)
  const stroke = (truth: number, x: number): Event => ({
    t: 'points',
    add: Array.from({ length: 18 }, (_, i) => ({
      xy: [x + ((7 * i) % 18) / 16, ((5 * i) % 18) / 8 - 1],
      truth,
      ...(i % 3 === 2 && { exam: true as const }),
    })),
  })
  const first: Event[] = [
    stroke(0, -1.5),
    stroke(1, 0.25),
    { t: 'ask', ids: [4], by: 'margin', score: [], tied: [], fp: '' },
    stroke(0, -0.5),
    {
      t: 'points',
      boundary: {
        line: [
          [0, 3],
          [0.25, -3],
        ],
        classes: [1, 0],
      },
    },
  ]
  const start = first.reduce(step, begin(spec, emptyPlane))
  const until = (s: { train: readonly number[] }) => s.train.length >= labels
  const { events } = run(drive(start, createLearner().look, { fp: '1/core', until }))
  return {
    name: 'margin on an own drawing with a boundary',
    tree: treeOfLog(spec, [...first, ...events]),
    dataset: emptyPlane,
  }
}

/** Names that would end a text, a line or a comment of a script, or be code in it. */
export const NAMES = ['a "b" \\\\ \'c\'', '"""\\nimport os #', '猫 ${x} {0} %s \\u0041']

/**
 * A table of three classes with such names, as a person opens it: a part of its rows has no label. Annotated by the truth until it
 * would have to answer one of these.
 */
export function uploadedSession(labels = 14): Session {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const row = (i: number) => {
    const c = i % 3
    const place = [c * 2 + ((7 * i) % 11) / 6, (c === 1 ? 3 : 0) + ((5 * i) % 13) / 6]
    return `${place.join(',')},${i % 20 === 19 ? '' : quoted(NAMES[c])}`
  }
  const text = `"le ""x""\\",y,class\n${Array.from({ length: 90 }, (_, i) => row(i)).join('\n')}\n`
  const parsed = run(parseTable(new TextEncoder().encode(text), '"""\\.csv'))
  const imported = 'outcome' in parsed ? parsed : run(chooseColumns(parsed))
  if ('outcome' in parsed || imported.outcome === 'error') throw new Error('not read')
  const { rows, ...columns } = run(toColumns(parsed, imported))
  const dataset = datasetFromColumns({ ...columns, table: openRows(rows) })
  const base = baseSpec(catalogue)
  const settings = {
    ...base.settings,
    oracle: [PRESETS.truth],
    strategy: { id: 'entropy', params: {} },
    budget: 500,
  }
  const data = sourceOf(imported, {}, 'hidden')
  const { spec } = filled({ ...base, seed: 7, settings, data, classes: [] }, catalogue)
  const until = (s: { train: readonly number[] }) => s.train.length >= labels
  const { events } = run(drive(begin(spec, dataset), createLearner().look, { fp: '1/core', until }))
  return { name: 'entropy on an uploaded table with odd names', tree: treeOfLog(spec, events), dataset }
}

const logistic = (params: Settings['model']['params']) => ({ model: { id: 'logistic', params } }) as const

/** What can be exported, with everything that a script has to get right. */
export const sessions = (): Session[] => [
  sessionOf('margin, bumps', 'moons', { strategy: { id: 'margin' } }),
  sessionOf('entropy, three classes', 'blobs', { strategy: { id: 'entropy' } }, { labels: 14 }),
  sessionOf('least confident, quadratic, intercept without penalty', 'moons', {
    strategy: { id: 'leastConfident' },
    ...logistic({ features: 'quadratic', lambda: 0.5, biasLambda: 0 }),
  }),
  sessionOf('k-centre in batches', 'moons', { strategy: { id: 'kCentre' }, batch: 3 }),
  sessionOf(
    'k-centre from nothing',
    'moons',
    { strategy: { id: 'kCentre' } },
    {
      more: { start: { rule: 'hand', n: 0, ids: [] } },
      labels: 8,
    },
  ),
  sessionOf('vote entropy, Bayesian bootstrap', 'moons', { strategy: { id: 'voteEntropy' } }),
  sessionOf('vote entropy, posterior draws, three classes', 'blobs', {
    strategy: { id: 'voteEntropy' },
    committee: { id: 'posterior', k: 7 },
  }),
  sessionOf(
    'margin in batches, noisy, balanced, retrained now and then',
    'moons',
    {
      strategy: { id: 'margin' },
      batch: 2,
      retrainEvery: 4,
      classWeights: 'balanced',
      oracle: [{ ...PRESETS.noisy, error: 0.2 }],
    },
    { labels: 20 },
  ),
  sessionOf(
    'margin from nothing, a class that nobody has named',
    'blobs',
    { strategy: { id: 'margin' } },
    {
      more: { start: { rule: 'hand', n: 0, ids: [] } },
      labels: 6,
    },
  ),
  sessionOf(
    'margin after other points were drawn',
    'moons',
    { strategy: { id: 'margin' } },
    {
      first: [
        { t: 'points', add: [{ xy: [0.5, 0.5], truth: 1 }], move: [{ id: 3, xy: [1, -1] }], remove: [9] },
      ],
    },
  ),
  sessionOf(
    'margin, wide bumps, a paid validation set',
    'moons',
    {
      strategy: { id: 'margin' },
      ...logistic({ features: 'bumps', grid: 5, extent: 2.5, sigma: 0.9, lambda: 0.05, biasLambda: 0.01 }),
    },
    { more: { exam: { kind: 'paid', n: 12 } } },
  ),
  drawnSession(),
  uploadedSession(),
]
