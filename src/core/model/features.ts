import { exp } from '../math/exp-log.ts'
import type { Params } from '../params.ts'

/** A fixed map from the plane to `dim` features; feature 0 is the constant 1. */
export interface FeatureMap {
  readonly dim: number
  /** Writes the features of (x, y) to `out[at..at+dim-1]`. */
  row(x: number, y: number, out: Float64Array, at: number): void
  /** Where every feature but the constant is a product of one factor per axis. */
  readonly factors?: Factors
}

/** Factors of a map: feature 1 + i * size + j of (x, y) is factor i of x times factor j of y. */
export interface Factors {
  readonly size: number
  /** Writes the `size` factors of a coordinate to `out[at..]`. */
  along(coordinate: number, out: Float64Array, at: number): void
}

/** [1, x, y] */
const linear: FeatureMap = {
  dim: 3,
  row(x, y, out, at) {
    out[at] = 1
    out[at + 1] = x
    out[at + 2] = y
  },
}

/** [1, x, y, x^2, y^2, xy] */
const quadratic: FeatureMap = {
  dim: 6,
  row(x, y, out, at) {
    out[at] = 1
    out[at + 1] = x
    out[at + 2] = y
    out[at + 3] = x * x
    out[at + 4] = y * y
    out[at + 5] = x * y
  },
}

/**
 * 1 and grid^2 Gaussian bumps exp(-d^2 / (2 sigma^2)) around the nodes of a square lattice over [-extent, extent]^2; bump
 * (i, j), centred at x_i and y_j, is feature 1 + i * grid + j.
 */
function bumps(grid: number, extent: number, sigma: number): FeatureMap {
  const at = Float64Array.from({ length: grid }, (_, i) => -extent + (2 * extent * i) / (grid - 1))
  const scale = -1 / (2 * sigma * sigma)
  // A bump is a product of one factor per axis, so 2 * grid exponentials are enough.
  const alongX = new Float64Array(grid)
  const alongY = new Float64Array(grid)
  const along = (coordinate: number, out: Float64Array, start: number): void => {
    for (let i = 0; i < grid; i++) {
      const d = coordinate - at[i]
      out[start + i] = exp(scale * d * d)
    }
  }
  return {
    dim: 1 + grid * grid,
    factors: { size: grid, along },
    row(x, y, out, start) {
      along(x, alongX, 0)
      along(y, alongY, 0)
      out[start] = 1
      let k = start + 1
      for (let i = 0; i < grid; i++) {
        const a = alongX[i]
        for (let j = 0; j < grid; j++) out[k++] = a * alongY[j]
      }
    },
  }
}

/** Lattice and width of the bumps that the parameters of the logistic model name, where `features` is neither linear nor quadratic. */
export function bumpsOf(params: Params): { grid: number; extent: number; sigma: number } {
  switch (params.features) {
    case 'bumps-6-wide':
      return { grid: 6, extent: 4, sigma: 1.6 }
    case 'bumps-7':
      return { grid: 7, extent: 3, sigma: 1 }
    case 'bumps':
      return { grid: Number(params.grid), extent: Number(params.extent), sigma: Number(params.sigma) }
    default:
      return { grid: 6, extent: 3, sigma: 1.2 }
  }
}

/** The map that the parameters `features`, `grid`, `extent`, `sigma` of the logistic model name. */
export function featureMap(params: Params): FeatureMap {
  switch (params.features) {
    case 'linear':
      return linear
    case 'quadratic':
      return quadratic
    default: {
      const { grid, extent, sigma } = bumpsOf(params)
      return bumps(grid, extent, sigma)
    }
  }
}

/** Features of the first n points of `xy`, n x dim. */
export function featureMatrix(map: FeatureMap, xy: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n * map.dim)
  for (let i = 0; i < n; i++) map.row(xy[2 * i], xy[2 * i + 1], out, i * map.dim)
  return out
}
