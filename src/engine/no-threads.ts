// Stands in for the threaded build of the wasm backend, which the engine never starts.
export default function noThreads(): never {
  throw new Error('the threaded wasm build is not shipped')
}
export const wasmWorkerContents = ''
