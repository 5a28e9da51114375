import type { Baseline } from './curve-parts.ts'

/** Bytes of named classes that are kept at most. */
const MEMORY = 32 * 1024 * 1024

/** What is known of the models of one session, by their names. */
export class Graded {
  private readonly accuracies = new Map<string, number>()
  /** The class that a model names for each point of the pool; least recently used first. */
  private readonly named = new Map<string, Uint8Array>()
  private readonly shares = new Map<string, number>()
  /** Accuracy of a model of all labels. */
  all: number | null = null
  random: Baseline | null = null
  /** What `all` and `random` were computed for. */
  baselines = { of: '', last: 0 }
  private bytes = 0
  private readonly memory: number

  constructor(memory = MEMORY) {
    this.memory = memory
  }

  has = (key: string): boolean => this.accuracies.has(key)
  accuracy = (key: string): number | undefined => this.accuracies.get(key)
  grade(key: string, accuracy: number): void {
    this.accuracies.set(key, accuracy)
  }

  /** Memory is bounded: classes that were named longest ago are given up, what was found by them stays. */
  name(key: string, classes: Uint8Array): void {
    this.bytes += classes.byteLength - (this.named.get(key)?.byteLength ?? 0)
    this.named.delete(key)
    this.named.set(key, classes)
    for (const [oldest, { byteLength }] of this.named) {
      if (this.bytes <= this.memory || oldest === key) return
      this.named.delete(oldest)
      this.bytes -= byteLength
    }
  }

  /** Share of the pool that both models name the same way; undefined while that is not known. */
  agreement(a: string, b: string): number | undefined {
    const pair = `${a}|${b}`
    const known = this.shares.get(pair)
    if (known !== undefined) return known
    const [before, now] = [this.named.get(a), this.named.get(b)]
    if (!before || !now || before.length !== now.length) return undefined
    let same = 0
    for (let k = 0; k < now.length; k++) if (before[k] === now[k]) same++
    const share = same / (now.length || 1)
    this.shares.set(pair, share)
    return share
  }
}
