import type { Job } from '../../job.ts'
import { source } from '../../math/random.ts'
import { isUsable, readLabels } from './labels.ts'
import { sample } from './sample.ts'
import { standardise } from './standardise.ts'
import { STATE, type Column, type ColumnChoices, type Parsed } from './types.ts'

/** Labelled records that the comparison uses: 300 already rank the pairs, and the small pictures show no more. */
const SUBSET = 300
/** Columns that are paired, the best on their own first. */
const COLUMNS = 16
const PAIRS = 6
/** Rows between two yields. */
const ROWS = 4096

/** Two columns and how well the classes part in their plane. */
export interface Pair {
  readonly x: string
  readonly y: string
  /** Mean over the classes of the share of points whose nearest neighbour has their class, 0..1. */
  readonly score: number
  /** The points that were compared, raw units, for a small picture. */
  readonly px: Float64Array
  readonly py: Float64Array
}

interface Feature {
  readonly name: string
  readonly values: Float64Array
}

/**
 * Ranked pairs of number columns, by the leave-one-out recall of the nearest neighbour (averaged over the classes) on a
 * seeded subset in standardised units. With more than 16 usable columns only the 16 with the largest ratio of variance
 * between classes to variance within (Fisher 1936) are paired. Empty without two classes or two columns.
 */
export function* suggestPairs(
  parsed: Parsed,
  label: string | null,
  choices: ColumnChoices = {},
): Job<Pair[]> {
  const labelColumn = parsed.columns.find((c) => c.name === label)
  if (!labelColumn) return []
  const { rows, classOf, classes } = yield* labelledSubset(parsed, labelColumn, choices)
  if (classes < 2) return []
  const features = parsed.columns
    .filter((c) => c !== labelColumn && isUsable(c))
    .map((c) => ({ name: c.name, values: Float64Array.from(rows, (r) => c.numbers?.[r] ?? NaN) }))
  yield
  const best = features.length > COLUMNS ? strongest(features, classOf, classes) : features
  const pairs: Pair[] = []
  for (let i = 0; i < best.length; i++)
    for (let j = i + 1; j < best.length; j++) {
      const pair = scored(best[i], best[j], classOf, classes)
      if (pair) pairs.push(pair)
      yield { done: i, of: best.length }
    }
  return pairs.sort((a, b) => b.score - a.score).slice(0, PAIRS)
}

function* labelledSubset(parsed: Parsed, column: Column, choices: ColumnChoices) {
  const labelled = new Int32Array(column.filled)
  for (let r = 0, n = 0; r < parsed.nRows; r++) {
    if (!parsed.tooLong[r] && column.state[r] !== STATE.missing) labelled[n++] = r
    if (r % ROWS === 0) yield
  }
  const chosen = yield* sample(source(choices.seed ?? 1), labelled.length, SUBSET)
  const rows = chosen.map((k) => labelled[k])
  const { label, classes } = yield* readLabels(parsed, column, rows, choices)
  const place = new Map<string | null, number>(classes.map((c, i) => [c.name, i]))
  const classOf = Int32Array.from(label, (name) => place.get(name) ?? 0)
  return { rows, classOf, classes: classes.length }
}

function strongest(features: readonly Feature[], classOf: Int32Array, classes: number): Feature[] {
  const ranked = features.map((feature) => ({
    feature,
    ratio: fisherRatio(feature.values, classOf, classes),
  }))
  ranked.sort((a, b) => b.ratio - a.ratio)
  const kept = new Set(ranked.slice(0, COLUMNS).map((r) => r.feature))
  return features.filter((f) => kept.has(f))
}

/** Variance of the class means over the variance within the classes; missing values are left out. */
function fisherRatio(values: Float64Array, classOf: Int32Array, classes: number): number {
  const there = Int32Array.from(values.keys()).filter((i) => values[i] === values[i])
  if (there.length === 0) return 0
  const { z } = standardise(Float64Array.from(there, (i) => values[i]))
  const sum = new Float64Array(classes)
  const count = new Float64Array(classes)
  z.forEach((v, k) => {
    sum[classOf[there[k]]] += v
    count[classOf[there[k]]]++
  })
  let between = 0
  for (let c = 0; c < classes; c++) if (count[c] > 0) between += (sum[c] * sum[c]) / count[c]
  // The total of a standardised column is its size.
  return between / Math.max(1e-12, z.length - between)
}

/** The pair with its score, or null if its points hold fewer than two classes. */
function scored(a: Feature, b: Feature, classOf: Int32Array, classes: number): Pair | null {
  const there = Int32Array.from(classOf.keys()).filter(
    (i) => a.values[i] - b.values[i] === a.values[i] - b.values[i],
  )
  const px = Float64Array.from(there, (i) => a.values[i])
  const py = Float64Array.from(there, (i) => b.values[i])
  const label = there.map((i) => classOf[i])
  if (new Set(label).size < 2) return null
  const nearest = nearestNeighbours(standardise(px).z, standardise(py).z)
  const hits = new Float64Array(classes)
  const count = new Float64Array(classes)
  for (let i = 0; i < label.length; i++) {
    count[label[i]]++
    if (label[nearest[i]] === label[i]) hits[label[i]]++
  }
  let recall = 0
  let present = 0
  for (let c = 0; c < classes; c++) {
    if (count[c] === 0) continue
    recall += hits[c] / count[c]
    present++
  }
  return { x: a.name, y: b.name, score: recall / present, px, py }
}

/** Index of each point's nearest other point; of equally near ones the first. */
function nearestNeighbours(x: Float64Array, y: Float64Array): Int32Array {
  const nearest = new Int32Array(x.length)
  for (let i = 0; i < x.length; i++) {
    let least = Infinity
    for (let j = 0; j < x.length; j++) {
      const dx = x[i] - x[j]
      const dy = y[i] - y[j]
      const d = dx * dx + dy * dy
      if (d < least && j !== i) {
        least = d
        nearest[i] = j
      }
    }
  }
  return nearest
}
