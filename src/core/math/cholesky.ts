/**
 * Symmetric positive definite systems, row-major, in the caller's arrays (nothing is allocated). Golub & Van Loan, "Matrix
 * Computations" (4th ed., 2013), algorithms 4.2.1 and 3.1.1 f.
 */

/**
 * Overwrites the lower triangle of the n x n matrix A with L, A = L L'. Only the lower triangle of A is read; the upper one is
 * left as it is. Returns false, with A partly overwritten, unless every pivot is positive and finite.
 */
export function cholesky(A: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) {
    const row = i * n
    for (let j = 0; j <= i; j++) {
      const other = j * n
      let sum = A[row + j]
      for (let k = 0; k < j; k++) sum -= A[row + k] * A[other + k]
      if (j < i) A[row + j] = sum / A[other + j]
      else if (sum > 0 && sum < Infinity) A[row + j] = Math.sqrt(sum)
      else return false
    }
  }
  return true
}

/** Overwrites b (n) with the solution of L x = b. */
export function solveLower(L: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i++) {
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
