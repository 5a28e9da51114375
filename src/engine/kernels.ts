import { BackendWasm, setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import {
  _FusedMatMul,
  backend,
  env,
  FusedDepthwiseConv2D,
  getKernel,
  setBackend,
  Softmax,
  type KernelFunc,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  type TensorInfo,
} from '@tensorflow/tfjs-core'
import type { WasmUrls } from './protocol/api.ts'

/** A tensor of float32 with a place of its own in the memory of tfjs. */
export interface Tensor extends TensorInfo {
  readonly dataId: Place
}
/** What tfjs keeps of a tensor, and its numbers as they are seen from here. */
interface Place {
  readonly id: number
  readonly memoryOffset: number
  readonly shape: number[]
  /** As the backend knows it. */
  readonly known: TensorInfo
  view: Float32Array
}
export type Activation = 'linear' | 'sigmoid' | 'relu'
interface Finish {
  readonly activation?: Activation
  /** Whether the weights are. */
  readonly fixed?: boolean
  readonly bias?: Tensor
}
/** A kernel with its tensors: a call computes the result anew, in its place. */
export type Launch = () => void

let running: BackendWasm | null = null

/** Tensors that tfjs holds at this moment. */
export const tensors = (): number => running?.numDataIds() ?? 0

/**
 * Starts tfjs on its wasm backend.
 * @throws Error where wasm is refused or cannot be fetched; tfjs itself only answers false.
 */
export async function startKernels(wasm: WasmUrls): Promise<Kernels> {
  // Threads need an isolated page, and their glue does not survive minification.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  setWasmPaths({
    'tfjs-backend-wasm.wasm': wasm.plain,
    'tfjs-backend-wasm-simd.wasm': wasm.simd,
    'tfjs-backend-wasm-threaded-simd.wasm': wasm.simd,
  })
  const started = await setBackend('wasm')
  const chosen = backend()
  if (!started || !(chosen instanceof BackendWasm)) throw new Error('the wasm backend of tfjs did not start')
  running = chosen
  return new Kernels(chosen)
}

/**
 * Kernels of tfjs, launched without its tape, scopes and checks, which cost more than the work of small tensors. Tensors are made once
 * and written again and again: making them, and clearing up behind them, would cost as much again.
 */
export class Kernels {
  private readonly backend: BackendWasm
  private readonly product = kernel(_FusedMatMul)
  private readonly convolution = kernel(FusedDepthwiseConv2D)
  private readonly normalised = kernel(Softmax)
  /** What kernels use of a backend: they find tensors by their places, and the one that is asked to be the result. */
  private readonly store
  private result: Tensor | null = null

  constructor(wasm: BackendWasm) {
    this.backend = wasm
    this.store = { dataIdMap: { get: (place: Place) => place }, makeOutput: () => this.result }
  }

  /** A tensor with whatever numbers are there; `free` gives its place back. */
  tensor(shape: number[]): Tensor {
    const dtype = 'float32'
    const known = { dataId: this.backend.write(null, shape, dtype), shape, dtype } as const
    const { id, memoryOffset } = this.backend.dataIdMap.get(known.dataId)
    return { dataId: { id, memoryOffset, shape, known, view: NOWHERE }, shape, dtype }
  }

  /** The numbers of a tensor where they are: to be used before the next launch, since the memory may move then. */
  values({ dataId }: Tensor): Float32Array {
    // What is seen of memory that has moved has no numbers.
    if (dataId.view.length === 0) dataId.view = this.backend.typedArrayFromHeap(dataId.known) as Float32Array
    return dataId.view
  }

  free({ dataId }: Tensor): void {
    this.backend.disposeData(dataId.known.dataId)
  }

  /** a [m, i] times b [i, j], plus a bias [j]. What is `fixed` does not change from launch to launch. */
  matMul(a: Tensor, b: Tensor, out: Tensor, { activation = 'linear', fixed = false, bias }: Finish): Launch {
    const inputs = { a: as(a, [1, ...a.shape]), b: as(b, [1, ...b.shape]), ...(bias && { bias }) }
    const attrs = { transposeA: false, transposeB: false, activation }
    return this.launch(this.product, inputs, attrs, out, fixed ? null : b)
  }

  /** Images x [n, h, w, K], each channel with its own filters [fh, fw, K, J]: [n, h - fh + 1, w - fw + 1, K J]. */
  depthwise(x: Tensor, filter: Tensor, out: Tensor, activation: Activation = 'linear'): Launch {
    const attrs = { strides: [1, 1], dilations: [1, 1], pad: 'valid', dataFormat: 'NHWC', activation }
    return this.launch(this.convolution, { x, filter }, attrs, out, filter)
  }

  /** Over the last dimension. */
  softmax(logits: Tensor, out: Tensor): Launch {
    return this.launch(this.normalised, { logits }, { dim: logits.shape.length - 1 }, out, null)
  }

  private launch(
    kernelFunc: KernelFunc,
    inputs: NamedTensorInfoMap,
    attrs: NamedAttrMap,
    out: Tensor,
    weights: Tensor | null,
  ): Launch {
    const call = { inputs, attrs, backend: this.store }
    return () => {
      if (weights) this.forget(weights)
      this.result = out
      kernelFunc(call)
    }
  }

  /** XNNPACK keeps a packed copy of weights as long as their tensor is registered. */
  private forget({ dataId: { id, memoryOffset, shape } }: Tensor): void {
    const { tfjs } = this.backend.wasm
    tfjs.disposeData(id)
    tfjs.registerTensor(id, sizeOf(shape), memoryOffset)
  }
}

const NOWHERE = new Float32Array(0)
const sizeOf = (shape: readonly number[]): number => shape.reduce((size, d) => size * d, 1)

/** The same numbers in another shape. */
export const as = ({ dataId, dtype }: Tensor, shape: number[]): Tensor => ({ dataId, dtype, shape })

function kernel(name: string): KernelFunc {
  const found = getKernel(name, 'wasm')
  if (!found) throw new Error(`tfjs has no ${name} for wasm`)
  return found.kernelFunc
}
