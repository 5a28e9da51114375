import { typedTrainer } from '../core/model/trainer.ts'
import type { NetTrainer } from '../core/model/types.ts'
import type { WasmUrls } from './protocol/api.ts'

/** Loads the part of the engine that holds tfjs. */
export type LoadTfjs = () => Promise<typeof import('./tfjs.ts')>

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
 * tfjs where it can be loaded and starts, the typed arrays elsewhere. Never rejects: a refused or missing
 * wasm program is a reason, not an error.
 */
export async function chooseTrainer(load: LoadTfjs | null, wasm: WasmUrls | null): Promise<Choice> {
  if (!load || !wasm) return { trainer: typedTrainer, failure: null, tensors: none }
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('tfjs did not load in time')), PATIENCE)
  })
  try {
    const tfjs = await Promise.race([load(), late])
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
