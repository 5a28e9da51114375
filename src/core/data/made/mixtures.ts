import { cos, log, sin } from '../../math/portable.ts'
import { between, coin, LANE, normal, type Law, type Part } from './law.ts'

/** A normal cloud with independent axes. */
export interface Component {
  readonly weight: number
  readonly mean: readonly [number, number]
  readonly std: readonly [number, number]
  readonly label: number
  /** Its own number in the list if missing. */
  readonly group?: number
}

/** A cloud without any spread counts as one of this spread where its density is asked for. */
const LEAST_SPREAD = 0.02

function cloud({ weight, mean, std, label, group }: Component, index: number): Part {
  const [sx, sy] = std.map((s) => Math.max(s, LEAST_SPREAD))
  return {
    weight,
    group: group ?? index,
    place: (u) => [mean[0] + std[0] * normal(u, LANE.x), mean[1] + std[1] * normal(u, LANE.y)],
    label,
    logDensity(x, y) {
      const dx = (x - mean[0]) / sx
      const dy = (y - mean[1]) / sy
      return -(dx * dx + dy * dy) / 2 - log(sx * sy)
    },
  }
}

export function mixtureLaw(components: readonly Component[]): Law {
  return { classes: 1 + Math.max(...components.map((c) => c.label)), pool: components.map(cloud) }
}

/** Two clouds side by side, their means `separation` apart. */
export function pairLaw(separation: number, std: readonly [number, number]): Law {
  const at = separation / 2
  return mixtureLaw([
    { weight: 1, mean: [-at, 0], std, label: 0 },
    { weight: 1, mean: [at, 0], std, label: 1 },
  ])
}

/** Clouds at (±centre, ±centre) whose class is the sign of x y. */
export function xorLaw(centre: number, std: number): Law {
  const corners = [
    [-1, -1],
    [1, -1],
    [-1, 1],
    [1, 1],
  ]
  return mixtureLaw(
    corners.map(([sx, sy]) => ({
      weight: 1,
      mean: [sx * centre, sy * centre],
      std: [std, std],
      label: sx === sy ? 0 : 1,
    })),
  )
}

/** A side x side lattice of clouds, `step` apart, with classes like a chessboard. */
export function latticeLaw(side: number, step: number, std: number): Law {
  const first = (-(side - 1) / 2) * step
  return mixtureLaw(
    Array.from({ length: side * side }, (_, i) => ({
      weight: 1,
      mean: [first + (i % side) * step, first + Math.floor(i / side) * step],
      std: [std, std],
      label: i % 2,
    })),
  )
}

/** k classes, a cloud each, evenly on a circle. */
export function ringLaw(k: number, radius: number, std: number): Law {
  return mixtureLaw(
    Array.from({ length: k }, (_, label) => {
      const angle = (2 * Math.PI * label) / k
      return { weight: 1, mean: [radius * cos(angle), radius * sin(angle)], std: [std, std], label }
    }),
  )
}

/** `law` with a share of outliers in the pool, as its last group, none in the grading set. */
export function withOutliers(law: Law, share: number, place: Part['place']): Law {
  const weight = law.pool.reduce((sum, p) => sum + p.weight, 0)
  const group = 1 + Math.max(...law.pool.map((p) => p.group))
  const outliers: Part = { weight: (weight * share) / (1 - share), group, place, label: coin }
  return { ...law, pool: [...law.pool, outliers], exam: law.pool }
}

/** Places on a ring around everything. */
export const around =
  (low: number, high: number): Part['place'] =>
  (u) => {
    const angle = 2 * Math.PI * u(LANE.along)
    const radius = between(u, LANE.side, low, high)
    return [radius * cos(angle), radius * sin(angle)]
  }

/** Places far above and far below the middle. */
export const aboveAndBelow =
  (std: number, low: number, high: number): Part['place'] =>
  (u) => {
    const y = between(u, LANE.y, low, high)
    return [std * normal(u, LANE.x), u(LANE.side) < 0.5 ? -y : y]
  }
