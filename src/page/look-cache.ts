import type { Grid } from '../engine/protocol/state.ts'
import type { State } from '../core/session/types.ts'
import type { Look } from './look.ts'

/** Bytes of looks that are kept. */
const MEMORY = 96 * 1024 * 1024

const bytesOf = (look: Look): number => {
  const grid = (g: Grid | undefined) => g?.values.byteLength ?? 0
  let sum = 2048 + grid(look.fine?.grid) + look.candidateIds.byteLength + look.poolIds.byteLength
  if (look.model) sum += grid(look.model.probability) + look.model.poolP.byteLength
  if (look.committee) {
    sum += grid(look.committee.disagreement) + look.committee.poolM.byteLength
    for (const member of look.committee.members) sum += grid(member)
  }
  for (const entry of look.scores.values()) sum += entry.scores.byteLength
  return sum
}

/** Finished looks by state and by what was asked of it, so that the past can be leafed through. Memory is bounded. */
export class LookCache {
  /** Least recently used first. */
  private readonly kept = new Map<string, { readonly look: Look; readonly bytes: number }>()
  private readonly names = new WeakMap<State, number>()
  private count = 0
  private bytes = 0
  private readonly memory: number

  constructor(memory = MEMORY) {
    this.memory = memory
  }

  /** How many looks are kept. */
  get size(): number {
    return this.kept.size
  }

  private key(state: State, wanted: string): string {
    let name = this.names.get(state)
    if (name === undefined) this.names.set(state, (name = this.count++))
    return `${name} ${wanted}`
  }

  get(state: State, wanted: string): Look | undefined {
    const key = this.key(state, wanted)
    const found = this.kept.get(key)
    if (!found) return undefined
    this.kept.delete(key)
    this.kept.set(key, found)
    return found.look
  }

  /** Keeps a look that is complete. One that alone is larger than all memory is not kept. */
  set(state: State, wanted: string, look: Look): void {
    const key = this.key(state, wanted)
    const bytes = bytesOf(look)
    this.drop(key)
    if (bytes > this.memory) return
    this.kept.set(key, { look, bytes })
    this.bytes += bytes
    for (const oldest of this.kept.keys()) {
      if (this.bytes <= this.memory) return
      this.drop(oldest)
    }
  }

  private drop(key: string): void {
    this.bytes -= this.kept.get(key)?.bytes ?? 0
    this.kept.delete(key)
  }

  clear(): void {
    this.kept.clear()
    this.bytes = 0
  }
}
