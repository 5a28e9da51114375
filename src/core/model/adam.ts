const BETA1 = 0.9
const BETA2 = 0.999
const EPSILON = 1e-8

/**
 * Steps of Adam (Kingma & Ba 2015, algorithm 1, with its constants) on parameters and moments that the caller keeps:
 *   m = beta1 m + (1 - beta1) g;  v = beta2 v + (1 - beta2) g^2
 *   theta -= rate * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)
 */
export class Adam {
  private readonly rate: number
  private power1 = 1
  private power2 = 1

  constructor(rate: number) {
    this.rate = rate
  }

  /** Begins the next step, t, of all parameters. */
  next(): void {
    // Running products: a power function would differ in the last bit between engines.
    this.power1 *= BETA1
    this.power2 *= BETA2
  }

  /** Takes `theta` the present step against `gradient`; `m` and `v` are its moments, 0 before the first step. */
  update(theta: Float64Array, gradient: Float64Array, m: Float64Array, v: Float64Array): void {
    const unbias1 = 1 / (1 - this.power1)
    const unbias2 = 1 / (1 - this.power2)
    for (let i = 0; i < theta.length; i++) {
      const g = gradient[i]
      m[i] = BETA1 * m[i] + (1 - BETA1) * g
      v[i] = BETA2 * v[i] + (1 - BETA2) * g * g
      theta[i] -= (this.rate * (m[i] * unbias1)) / (Math.sqrt(v[i] * unbias2) + EPSILON)
    }
  }
}
