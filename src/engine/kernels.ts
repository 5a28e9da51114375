import { BackendWasm, setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import {
  _FusedMatMul,
  backend,
  env,
  FusedDepthwiseConv2D,
  getKernel,
  setBackend,
  Softmax,
  Transpose,
  type KernelFunc,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  type TensorInfo,
} from '@tensorflow/tfjs-core'
import type { WasmUrls } from './protocol.ts'

/** A tensor of float32. */
export type Tensor = TensorInfo
export type Activation = 'linear' | 'sigmoid' | 'relu'
/** What is done to a product. */
interface Finish {
  readonly bias?: Tensor
  readonly activation: Activation
}

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
 * Kernels of tfjs, launched without its tape, scopes and checks, which cost more than the work of small tensors. What is made
 * inside a `scope` is freed at its end, all else by `free`.
 */
export class Kernels {
  private readonly backend: BackendWasm
  private readonly product = kernel(_FusedMatMul)
  private readonly convolution = kernel(FusedDepthwiseConv2D)
  private readonly turned = kernel(Transpose)
  private readonly normalised = kernel(Softmax)
  private made: Tensor[] | null = null

  constructor(wasm: BackendWasm) {
    this.backend = wasm
  }

  /** A copy of the values. */
  tensor(values: Float32Array, shape: number[]): Tensor {
    return this.kept({ dataId: this.backend.write(values, shape, 'float32'), shape, dtype: 'float32' })
  }

  /** The numbers of a tensor where they are: to be used before the next tensor is made, since the memory may move then. */
  values(t: Tensor): Float32Array {
    return this.backend.typedArrayFromHeap(t) as Float32Array
  }

  free(t: Tensor): void {
    this.backend.disposeData(t.dataId)
  }

  scope(work: () => void): void {
    const made: Tensor[] = (this.made = [])
    try {
      work()
    } finally {
      this.made = null
      for (const t of made) this.free(t)
    }
  }

  /** a [m, i] times b [i, j], with a bias [j]. */
  matMul(a: Tensor, b: Tensor, { bias, activation }: Finish = PLAIN): Tensor {
    const inputs = { a: as(a, [1, ...a.shape]), b: as(b, [1, ...b.shape]) }
    const attrs = { transposeA: false, transposeB: false, activation }
    const out = this.launch(this.product, bias ? { ...inputs, bias } : inputs, attrs)
    return as(out, [a.shape[0], b.shape[1]])
  }

  /** Images x [n, h, w, K], each channel with its own filters [fh, fw, K, J] and biases [K J]: [n, h - fh + 1, w - fw + 1, K J]. */
  depthwise(x: Tensor, filter: Tensor, { bias, activation }: Finish = PLAIN): Tensor {
    return this.launch(this.convolution, bias ? { x, filter, bias } : { x, filter }, {
      strides: [1, 1],
      dilations: [1, 1],
      pad: 'valid',
      dataFormat: 'NHWC',
      activation,
    })
  }

  /** Dimension d of the result is dimension perm[d] of x. */
  transpose(x: Tensor, perm: number[]): Tensor {
    return this.launch(this.turned, { x }, { perm })
  }

  /** Over the last dimension. */
  softmax(logits: Tensor): Tensor {
    return this.launch(this.normalised, { logits }, { dim: logits.shape.length - 1 })
  }

  private launch(kernelFunc: KernelFunc, inputs: NamedTensorInfoMap, attrs: NamedAttrMap): Tensor {
    return this.kept(kernelFunc({ inputs, attrs, backend: this.backend }) as Tensor)
  }

  private kept(t: Tensor): Tensor {
    this.made?.push(t)
    return t
  }
}

const PLAIN: Finish = { activation: 'linear' }

/** The same numbers in another shape. */
export const as = ({ dataId, dtype }: Tensor, shape: number[]): Tensor => ({ dataId, dtype, shape })

function kernel(name: string): KernelFunc {
  const found = getKernel(name, 'wasm')
  if (!found) throw new Error(`tfjs has no ${name} for wasm`)
  return found.kernelFunc
}
