import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import type { WasmUrls } from './protocol/api.ts'

/** Made absolute on the page: a worker may resolve relative addresses against its own place. */
export const wasmUrls: WasmUrls = {
  plain: new URL(plain, import.meta.url).href,
  simd: new URL(simd, import.meta.url).href,
}
