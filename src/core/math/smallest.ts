/** The k smallest of the values that are offered, smallest first; of equal ones the first that was offered. */
export class Smallest {
  readonly k: number
  /** The values, of which the first `found` count, and what they belong to. */
  readonly values: Float64Array
  readonly owners: Int32Array
  found = 0

  constructor(k: number) {
    this.k = k
    this.values = new Float64Array(k)
    this.owners = new Int32Array(k)
  }

  clear(): void {
    this.found = 0
  }

  offer(value: number, owner: number): void {
    const { k, values, owners } = this
    if (k === 0 || (this.found === k && value >= values[k - 1])) return
    let at = this.found < k ? this.found++ : k - 1
    for (; at > 0 && values[at - 1] > value; at--) {
      values[at] = values[at - 1]
      owners[at] = owners[at - 1]
    }
    values[at] = value
    owners[at] = owner
  }
}
