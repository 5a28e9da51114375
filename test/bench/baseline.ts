/**
 * The unit of the bench, frozen: one frame of a small network made of one object per neuron and per connection, the shape of
 * classic browser demonstrations. 2-16-16-1, tanh, squared loss, batches of 10: one epoch over 500 points, its losses on those
 * and on 500 others, and a heat map of 100 x 100 nodes that keeps the output of every neuron. Never tune it.
 */
class Connection {
  weight: number
  gradient = 0
  readonly from: Neuron
  readonly to: Neuron
  constructor(from: Neuron, to: Neuron, weight: number) {
    this.from = from
    this.to = to
    this.weight = weight
  }
}

class Neuron {
  readonly id: string
  readonly ins: Connection[] = []
  readonly outs: Connection[] = []
  bias = 0.1
  biasGradient = 0
  sum = 0
  output = 0
  delta = 0
  constructor(id: string) {
    this.id = id
  }

  activate(): number {
    this.sum = this.bias
    for (const c of this.ins) this.sum += c.weight * c.from.output
    this.output = Math.tanh(this.sum)
    return this.output
  }
}

type Network = Neuron[][]
interface Example {
  readonly x: number
  readonly y: number
  readonly label: number
}

const SIZES = [2, 16, 16, 1]
const BATCH = 10
const RATE = 0.03
const POINTS = 500
const MAP = 100

/** A generator of chance with a state: the baseline shares nothing with the engine. */
function chance(state: number): () => number {
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

function build(random: () => number): Network {
  const network = SIZES.map((size, l) => Array.from({ length: size }, (_, i) => new Neuron(`${l}-${i}`)))
  for (let l = 1; l < network.length; l++)
    for (const to of network[l])
      for (const from of network[l - 1]) {
        const c = new Connection(from, to, random() - 0.5)
        from.outs.push(c)
        to.ins.push(c)
      }
  return network
}

function examples(random: () => number): Example[] {
  return Array.from({ length: POINTS }, () => {
    const x = 12 * random() - 6
    const y = 12 * random() - 6
    return { x, y, label: x * y > 0 ? 1 : -1 }
  })
}

function forward(network: Network, x: number, y: number): number {
  network[0][0].output = x
  network[0][1].output = y
  for (let l = 1; l < network.length; l++) for (const neuron of network[l]) neuron.activate()
  return network[network.length - 1][0].output
}

function backward(network: Network, label: number): void {
  for (let l = network.length - 1; l > 0; l--)
    for (const neuron of network[l]) {
      let error = 0
      if (l === network.length - 1) error = neuron.output - label
      else for (const c of neuron.outs) error += c.weight * c.to.delta
      neuron.delta = error * (1 - neuron.output * neuron.output)
      neuron.biasGradient += neuron.delta
      for (const c of neuron.ins) c.gradient += neuron.delta * c.from.output
    }
}

function update(network: Network): void {
  for (let l = 1; l < network.length; l++)
    for (const neuron of network[l]) {
      neuron.bias -= (RATE / BATCH) * neuron.biasGradient
      neuron.biasGradient = 0
      for (const c of neuron.ins) {
        c.weight -= (RATE / BATCH) * c.gradient
        c.gradient = 0
      }
    }
}

function loss(network: Network, data: readonly Example[]): number {
  let total = 0
  for (const e of data) {
    const error = forward(network, e.x, e.y) - e.label
    total += (error * error) / 2
  }
  return total / data.length
}

function heatMap(network: Network): Map<string, number[][]> {
  const outputs = new Map<string, number[][]>()
  for (const layer of network)
    for (const neuron of layer)
      outputs.set(
        neuron.id,
        Array.from({ length: MAP }, () => new Array<number>(MAP)),
      )
  for (let i = 0; i < MAP; i++)
    for (let j = 0; j < MAP; j++) {
      forward(network, (12 * i) / MAP - 6, (12 * j) / MAP - 6)
      for (const layer of network)
        for (const neuron of layer) {
          const rows = outputs.get(neuron.id)
          if (rows) rows[i][j] = neuron.output
        }
    }
  return outputs
}

/** A function that computes one frame and returns the sum of its two losses. */
export function baseline(): () => number {
  const random = chance(1)
  const network = build(random)
  const train = examples(random)
  const test = examples(random)
  return () => {
    train.forEach((e, i) => {
      forward(network, e.x, e.y)
      backward(network, e.label)
      if ((i + 1) % BATCH === 0) update(network)
    })
    const sum = loss(network, train) + loss(network, test)
    heatMap(network)
    return sum
  }
}
