/**
 * Symmetric positive definite systems, row-major, in the caller's arrays (nothing is allocated). Golub & Van Loan, "Matrix
 * Computations" (4th ed., 2013), algorithms 4.2.1 and 3.1.1 f.
 */

/**
 * Overwrites the lower triangle of the n x n matrix A with L, A = L L'. Only the lower triangle of A is read; the upper one is
 * left as it is. Returns false, with A partly overwritten, unless every pivot is positive and finite.
 */
export function cholesky(A: Float64Array, n: number): boolean {
  let j = 0
  for (; j + 1 < n; j += 2) if (!pairOfColumns(A, n, j)) return false
  if (j === n) return true
  const at = j * n
  let pivot = A[at + j]
  for (let k = 0; k < j; k++) pivot -= A[at + k] * A[at + k]
  if (!isPivot(pivot)) return false
  A[at + j] = Math.sqrt(pivot)
  return true
}

const isPivot = (sum: number): boolean => sum > 0 && sum < Infinity

/**
 * Columns j and j + 1 of L, four rows at a time: eight sums that do not wait for each other, each in the order of the textbook, so
 * the bits are those of the plain triple loop.
 */
function pairOfColumns(A: Float64Array, n: number, j: number): boolean {
  const p = j * n
  const q = p + n
  let pp = A[p + j]
  let qp = A[q + j]
  let qq = A[q + j + 1]
  for (let k = 0; k < j; k++) {
    const x = A[p + k]
    const y = A[q + k]
    pp -= x * x
    qp -= y * x
    qq -= y * y
  }
  if (!isPivot(pp)) return false
  const first = Math.sqrt(pp)
  const below = qp / first
  qq -= below * below
  if (!isPivot(qq)) return false
  const second = Math.sqrt(qq)
  A[p + j] = first
  A[q + j] = below
  A[q + j + 1] = second

  let i = j + 2
  for (; i + 3 < n; i += 4) {
    const r0 = i * n
    const r1 = r0 + n
    const r2 = r1 + n
    const r3 = r2 + n
    let s0 = A[r0 + j]
    let s1 = A[r1 + j]
    let s2 = A[r2 + j]
    let s3 = A[r3 + j]
    let t0 = A[r0 + j + 1]
    let t1 = A[r1 + j + 1]
    let t2 = A[r2 + j + 1]
    let t3 = A[r3 + j + 1]
    for (let k = 0; k < j; k++) {
      const x = A[p + k]
      const y = A[q + k]
      const a0 = A[r0 + k]
      const a1 = A[r1 + k]
      const a2 = A[r2 + k]
      const a3 = A[r3 + k]
      s0 -= a0 * x
      s1 -= a1 * x
      s2 -= a2 * x
      s3 -= a3 * x
      t0 -= a0 * y
      t1 -= a1 * y
      t2 -= a2 * y
      t3 -= a3 * y
    }
    s0 /= first
    s1 /= first
    s2 /= first
    s3 /= first
    A[r0 + j] = s0
    A[r1 + j] = s1
    A[r2 + j] = s2
    A[r3 + j] = s3
    A[r0 + j + 1] = (t0 - s0 * below) / second
    A[r1 + j + 1] = (t1 - s1 * below) / second
    A[r2 + j + 1] = (t2 - s2 * below) / second
    A[r3 + j + 1] = (t3 - s3 * below) / second
  }
  for (; i < n; i++) {
    const r = i * n
    let s = A[r + j]
    let t = A[r + j + 1]
    for (let k = 0; k < j; k++) {
      s -= A[r + k] * A[p + k]
      t -= A[r + k] * A[q + k]
    }
    s /= first
    A[r + j] = s
    A[r + j + 1] = (t - s * below) / second
  }
  return true
}

/** Overwrites b (n) with the solution of L x = b; four rows at a time, each sum in the order of the plain loop. */
export function solveLower(L: Float64Array, n: number, b: Float64Array): void {
  let i = 0
  for (; i + 3 < n; i += 4) {
    const r0 = i * n
    const r1 = r0 + n
    const r2 = r1 + n
    const r3 = r2 + n
    let s0 = b[i]
    let s1 = b[i + 1]
    let s2 = b[i + 2]
    let s3 = b[i + 3]
    for (let k = 0; k < i; k++) {
      const x = b[k]
      s0 -= L[r0 + k] * x
      s1 -= L[r1 + k] * x
      s2 -= L[r2 + k] * x
      s3 -= L[r3 + k] * x
    }
    const x0 = s0 / L[r0 + i]
    const x1 = (s1 - L[r1 + i] * x0) / L[r1 + i + 1]
    const x2 = (s2 - L[r2 + i] * x0 - L[r2 + i + 1] * x1) / L[r2 + i + 2]
    b[i] = x0
    b[i + 1] = x1
    b[i + 2] = x2
    b[i + 3] = (s3 - L[r3 + i] * x0 - L[r3 + i + 1] * x1 - L[r3 + i + 2] * x2) / L[r3 + i + 3]
  }
  for (; i < n; i++) {
    const row = i * n
    let sum = b[i]
    for (let k = 0; k < i; k++) sum -= L[row + k] * b[k]
    b[i] = sum / L[row + i]
  }
}

/** Overwrites b (n) with the solution of L' x = b: a standard normal b becomes a draw of N(0, (L L')^-1). */
export function solveLowerT(L: Float64Array, n: number, b: Float64Array): void {
  for (let i = n - 1; i >= 0; i--) {
    const row = i * n
    const x = b[i] / L[row + i]
    b[i] = x
    for (let k = 0; k < i; k++) b[k] -= L[row + k] * x
  }
}

/** Overwrites b (n) with the solution of A x = b, L from `cholesky`. */
export function solveCholesky(L: Float64Array, n: number, b: Float64Array): void {
  solveLower(L, n, b)
  solveLowerT(L, n, b)
}
