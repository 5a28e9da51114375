import { typedTrainer } from '../core/model/network.ts'
import type { NetTrainer } from '../core/model/types.ts'
import type { WasmUrls } from './protocol.ts'

/** The trainer that a worker settled on, and why it is not tfjs where it should have been. */
export interface Choice {
  readonly trainer: NetTrainer
  readonly failure: string | null
  /** Tensors that it holds. */
  readonly tensors: () => number
}

const none = () => 0
const PATIENCE = 20_000

/**
 * tfjs where it starts, the typed arrays elsewhere. Its chunk is loaded by the first call. Never rejects: a refused or missing
 * wasm program is a reason, not an error.
 */
export async function chooseTrainer(wasm: WasmUrls | null): Promise<Choice> {
  if (!wasm) return { trainer: typedTrainer, failure: null, tensors: none }
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('tfjs did not load in time')), PATIENCE)
  })
  try {
    const tfjs = await Promise.race([import('./tfjs.ts'), late])
    return {
      trainer: await Promise.race([tfjs.createTrainer(wasm), late]),
      failure: null,
      tensors: tfjs.tensors,
    }
  } catch (e) {
    return { trainer: typedTrainer, failure: e instanceof Error ? e.message : String(e), tensors: none }
  } finally {
    clearTimeout(timer)
  }
}
