import type { Job } from '../job.ts'

/** Sweeps after which the rotations have certainly converged; 6 to 10 are usual. */
const SWEEPS = 50
/** Rows rotated between two yields, about. */
const ROWS = 20000

export interface Eigen {
  /** n, largest first. */
  readonly values: Float64Array
  /** n x n, row k = unit eigenvector of `values[k]`. */
  readonly vectors: Float64Array
}

/**
 * Eigenvalues and eigenvectors of the symmetric n x n matrix A, row-major, by cyclic Jacobi rotations (Golub & Van Loan 2013,
 * section 8.5). The sign of each vector is such that its largest component, the first of equals, is positive. A is not changed.
 */
export function* symmetricEigen(A: Float64Array, n: number): Job<Eigen> {
  const a = A.slice()
  const v = new Float64Array(n * n)
  for (let i = 0; i < n; i++) v[i * n + i] = 1
  let total = 0
  for (let i = 0; i < n * n; i++) total += a[i] * a[i]
  let work = 0
  for (let sweep = 0; sweep < SWEEPS && 2 * offDiagonal(a, n) > 1e-30 * total; sweep++)
    for (let p = 0; p < n - 1; p++)
      for (let q = p + 1; q < n; q++) {
        if (a[p * n + q] === 0) continue
        rotate(a, v, n, p, q)
        work += n
        if (work >= ROWS) {
          work = 0
          yield
        }
      }
  return sorted(a, v, n)
}

/** Sum of the squares above the diagonal. */
function offDiagonal(a: Float64Array, n: number): number {
  let sum = 0
  for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) sum += a[p * n + q] * a[p * n + q]
  return sum
}

/** Makes a[p][q] zero by a rotation in the plane of p and q, and rotates rows p and q of v. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q]
  const tau = (a[q * n + q] - a[p * n + p]) / (2 * apq)
  const t = (tau < 0 ? -1 : 1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau))
  const c = 1 / Math.sqrt(1 + t * t)
  const s = t * c
  for (let k = 0; k < n; k++) {
    if (k === p || k === q) continue
    const x = a[p * n + k]
    const y = a[q * n + k]
    a[p * n + k] = a[k * n + p] = c * x - s * y
    a[q * n + k] = a[k * n + q] = s * x + c * y
  }
  a[p * n + p] -= t * apq
  a[q * n + q] += t * apq
  a[p * n + q] = a[q * n + p] = 0
  for (let k = 0; k < n; k++) {
    const x = v[p * n + k]
    const y = v[q * n + k]
    v[p * n + k] = c * x - s * y
    v[q * n + k] = s * x + c * y
  }
}

function sorted(a: Float64Array, v: Float64Array, n: number): Eigen {
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => a[j * n + j] - a[i * n + i] || i - j)
  const vectors = new Float64Array(n * n)
  order.forEach((from, k) => {
    const row = v.subarray(from * n, from * n + n)
    let largest = 0
    for (let i = 1; i < n; i++) if (Math.abs(row[i]) > Math.abs(row[largest]) + 1e-9) largest = i
    const sign = row[largest] < 0 ? -1 : 1
    for (let i = 0; i < n; i++) vectors[k * n + i] = sign * row[i]
  })
  return { values: Float64Array.from(order, (i) => a[i * n + i]), vectors }
}
