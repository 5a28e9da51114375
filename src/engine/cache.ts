/** Keeps the values that were used last. Nothing may depend on a value being kept. */
export class Cache<V> {
  private readonly kept = new Map<string, V>()
  private readonly size: number
  constructor(size = 64) {
    this.size = size
  }

  get(key: string): V | undefined {
    const value = this.kept.get(key)
    if (value !== undefined) this.set(key, value)
    return value
  }

  set(key: string, value: V): void {
    this.kept.delete(key)
    this.kept.set(key, value)
    if (this.kept.size <= this.size) return
    const oldest = this.kept.keys().next()
    if (!oldest.done) this.kept.delete(oldest.value)
  }
}
