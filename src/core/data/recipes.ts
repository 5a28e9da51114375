import type { Law } from './made/law.ts'
import { generator, logistic, type MadeGenerator } from './made/make.ts'
import * as mixtures from './made/mixtures.ts'
import { moonsLaw } from './made/curves.ts'
import * as shapes from './made/shapes.ts'

/** A generator as data: `type` names the family, the other fields are its numbers. N = points of the pool, T = points that grade. */
export type Recipe = Readonly<Record<string, unknown>> & { readonly type: string }

const isRecord = (v: unknown): v is Readonly<Record<string, unknown>> => typeof v === 'object' && v !== null
const record = (v: unknown): Readonly<Record<string, unknown>> => (isRecord(v) ? v : {})
const list = (v: unknown) => (Array.isArray(v) ? v.map(record) : [])
const number = (v: unknown, otherwise: number): number => (typeof v === 'number' ? v : otherwise)
const pair = (v: unknown): readonly [number, number] =>
  Array.isArray(v) ? [Number(v[0]), Number(v[1])] : [Number(v), Number(v)]

/** Numbers that a recipe states in words: those caught by `pattern`, or `otherwise`. */
function stated(text: unknown, pattern: RegExp, ...otherwise: number[]): number[] {
  const found = pattern.exec(String(text))
  return found ? found.slice(1).map(Number) : otherwise
}
const NUMBER = '(\\d*\\.?\\d+)'
const uniform = new RegExp(`U\\(${NUMBER},\\s*${NUMBER}\\)`)
const spread = new RegExp(`N\\(0,\\s*${NUMBER}\\)`)

interface Named {
  readonly law: Law
  readonly groups?: readonly string[]
  readonly n?: number
  readonly test?: number
}

function mixture(components: unknown): Named {
  const names = new Map<unknown, number>()
  const groupOf = (name: unknown): number | undefined => {
    if (name === undefined) return undefined
    if (!names.has(name)) names.set(name, names.size)
    return names.get(name)
  }
  const law = mixtures.mixtureLaw(
    list(components).map((c) => ({
      weight: number(c.w, 1),
      mean: pair(c.mean),
      std: pair(c.std),
      label: number(c.cls, 0),
      group: groupOf(c.group),
    })),
  )
  return names.size ? { law, groups: [...names.keys()].map(String) } : { law }
}

const FAMILIES: Readonly<Record<string, (r: Recipe) => Named>> = {
  gaussian_mixture: (r) => mixture(r.components),
  gaussian_mixture_plus_outliers: (r) => {
    const { law } = mixture(r.components)
    const { fraction, x, y } = record(r.outliers)
    const [std] = stated(x, spread, 0.3)
    const [low, high] = stated(y, uniform, 4, 7)
    return { law: mixtures.withOutliers(law, number(fraction, 0.1), mixtures.aboveAndBelow(std, low, high)) }
  },
  uniform_square_linear: (r) => ({
    law: shapes.lineLaw(number(r.lo, -3), number(r.hi, 3), number(r.angle_deg, 30), number(r.offset, 0)),
  }),
  xor: (r) => {
    const [centre] = stated(r.centres, new RegExp(NUMBER), 1.5)
    return { law: mixtures.xorLaw(centre, number(r.std, 0.6)) }
  },
  moons: (r) => ({ law: moonsLaw(number(r.noise, 0.15)) }),
  moons_duplicates: (r) => {
    const [noise] = stated(r.base, new RegExp(`noise ${NUMBER}`), number(r.noise, 0.15))
    const [count] = stated(r.base, /(\d+)x/, number(r.copies, 5))
    const [jitter] = stated(r.base, spread, number(r.jitter, 0.03))
    return { law: { ...moonsLaw(noise), copies: { count, jitter } } }
  },
  moons_plus_outliers: (r) => {
    const [low, high] = stated(r.outliers, new RegExp(`radius~${uniform.source}`), 4.5, 7)
    const law = moonsLaw(number(r.noise, 0.2))
    return {
      law: mixtures.withOutliers(law, number(r.outlier_fraction, 0.12), mixtures.around(low, high)),
      groups: ['moonA', 'moonB', 'outlier'],
    }
  },
  ring_of_gaussians: (r) => ({
    law: mixtures.ringLaw(number(r.k, 4), number(r.radius, 1.7), number(r.std, 0.8)),
  }),
  circles: (r) => ({
    law: shapes.circlesLaw(number(r.r_inner, 1), number(r.r_outer, 2.2), number(r.noise, 0.3)),
  }),
  spirals: (r) => ({ law: shapes.spiralsLaw(number(r.turns, 1.25), number(r.noise, 0.12)) }),
  checkerboard: (r) => ({ law: shapes.chessboardLaw(number(r.lo, -3), number(r.hi, 3), number(r.k, 3)) }),
  uniform_groups_1d: (r) => ({
    law: shapes.stretchesLaw(
      list(r.groups).map((g) => ({ weight: number(g.w, 1), x: pair(g.x), label: number(g.cls, 0) })),
    ),
  }),
  // Its T counts the items of the stream.
  stream: (r) => {
    const n = number(r.T, 1500)
    const drift = shapes.DRIFTS.find((d) => d === r.drift) ?? 'none'
    return {
      law: shapes.streamLaw(drift, number(r.drift_at, n / 2) / n),
      groups: ['before', 'after'],
      n,
      test: 2000,
    }
  },
}

/**
 * The generator that a recipe describes, without parameters. What a recipe leaves out has the value of the reference scenarios.
 * @throws RangeError for a `type` that no family has
 */
export function generatorFromRecipe(recipe: Recipe, id: string = recipe.type): MadeGenerator {
  if (!Object.hasOwn(FAMILIES, recipe.type)) throw new RangeError(`unknown type of generator: ${recipe.type}`)
  const { law, groups, n, test } = FAMILIES[recipe.type](recipe)
  return generator({
    id,
    defaultN: n ?? number(recipe.N, 400),
    test: test ?? number(recipe.T, 1000),
    classes: law.classes,
    ...(groups && { groups }),
    source: 'recipe',
    model: logistic('bumps-6', 0.1),
    law: () => law,
  })
}
