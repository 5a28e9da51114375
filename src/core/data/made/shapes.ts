import { cos, sin } from '../../math/trig.ts'
import { curves } from './curves.ts'
import { between, LANE, type Chance, type Law, type Part } from './law.ts'

/** A circle within a circle. */
export function circlesLaw(inner: number, outer: number, noise: number): Law {
  const circle = (radius: number) => (u: Chance) => {
    const angle = 2 * Math.PI * u(LANE.along)
    return [radius * cos(angle), radius * sin(angle)] as const
  }
  return curves(noise, [circle(inner), circle(outer)])
}

/** Two arms that wind `turns` times around each other. */
export function spiralsLaw(turns: number, noise: number): Law {
  const arm = (start: number) => (u: Chance) => {
    const along = Math.sqrt(u(LANE.along))
    const radius = 0.25 + 2.5 * along
    const angle = start + 2 * Math.PI * turns * along
    return [radius * cos(angle), radius * sin(angle)] as const
  }
  return curves(noise, [arm(0), arm(Math.PI)])
}

/** The law says the class at every place, also where no point falls. */
const everywhere = (): number => 0

const uniformSquare =
  (low: number, high: number): Part['place'] =>
  (u) => [between(u, LANE.x, low, high), between(u, LANE.y, low, high)]

/** The class is the side of the line x cos(angle) + y sin(angle) = offset. */
export function lineLaw(low: number, high: number, degrees: number, offset: number): Law {
  const c = cos((degrees * Math.PI) / 180)
  const s = sin((degrees * Math.PI) / 180)
  const label: Part['label'] = (x, y) => (x * c + y * s > offset ? 1 : 0)
  return {
    classes: 2,
    pool: [{ weight: 1, group: -1, place: uniformSquare(low, high), label, logDensity: everywhere }],
  }
}

/** cells x cells squares in two colours. */
export function chessboardLaw(low: number, high: number, cells: number): Law {
  const cell = (v: number) => Math.max(0, Math.min(cells - 1, Math.floor(((v - low) / (high - low)) * cells)))
  const label: Part['label'] = (x, y) => (cell(x) + cell(y)) % 2
  return {
    classes: 2,
    pool: [{ weight: 1, group: -1, place: uniformSquare(low, high), label, logDensity: everywhere }],
  }
}

/** Uniform stretches of a line; y is a jitter that only serves the eye. */
export function stretchesLaw(
  stretches: readonly {
    readonly weight: number
    readonly x: readonly [number, number]
    readonly label: number
  }[],
): Law {
  return {
    classes: 1 + Math.max(...stretches.map((s) => s.label)),
    pool: stretches.map(({ weight, x, label }, group) => ({
      weight,
      group,
      place: (u) => [between(u, LANE.x, x[0], x[1]), between(u, LANE.y, -0.5, 0.5)],
      label,
    })),
  }
}

/** Uniform on 0..1, second class above the threshold; y is a jitter that only serves the eye. */
export function thresholdLaw(threshold: number): Law {
  return {
    classes: 2,
    pool: [
      {
        weight: 1,
        group: -1,
        place: (u) => [u(LANE.x), between(u, LANE.y, -0.1, 0.1)],
        label: (x) => (x > threshold ? 1 : 0),
        logDensity: everywhere,
      },
    ],
  }
}

export const DRIFTS = ['none', 'remote', 'rotate'] as const
export type Drift = (typeof DRIFTS)[number]

const CONCEPT: Readonly<Record<Drift, Part['label']>> = {
  none: (x) => (x > 0 ? 1 : 0),
  remote: (x) => (x > 0 && x < 1.8 ? 1 : 0),
  rotate: (_x, y) => (y > 0 ? 1 : 0),
}

/**
 * A stream: rows in order of arrival, uniform on a square, by the first concept (x > 0) and, after the share `until` of them, by
 * another. The grading set is in the same order; the group is 0 before the drift and 1 after it.
 */
export function streamLaw(drift: Drift, until: number): Law {
  const place = uniformSquare(-3, 3)
  return {
    classes: 2,
    ordered: true,
    pool: [
      { weight: until, group: 0, place, label: CONCEPT.none, logDensity: everywhere },
      { weight: 1 - until, group: 1, place, label: CONCEPT[drift], logDensity: everywhere },
    ],
  }
}
