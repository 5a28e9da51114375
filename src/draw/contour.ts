import type { Grid } from '../engine/protocol/state.ts'
import type { Path } from './list.ts'

/**
 * Marching squares over any number of classes. Each node of the lattice belongs to one class; a line crosses every edge whose
 * ends differ, once, at the place where the two classes are level. Cells where three or four classes meet get a junction. So
 * each piece of border exists once, whatever the number of classes.
 */
interface Partition {
  readonly w: number
  readonly h: number
  readonly owner: Uint8Array
  /** Where between node a (0) and node b (1), of different owners, they are level. */
  crossing(a: number, b: number): number
  /** The owner, of these two, in the middle of the cell whose top left node is `node`. */
  centre(node: number, one: number, other: number): number
  /** The owner, of all, in the middle of that cell. */
  centreOfAll(node: number): number
}

/** Borders between the regions of the most probable class. Channels = classes. Frame units. */
export function boundaries(grid: Grid): Path[] {
  const { w, h, channels: C, values: p } = grid
  const owner = new Uint8Array(w * h)
  for (let i = 0; i < owner.length; i++) {
    let best = 0
    for (let c = 1; c < C; c++) if (p[i * C + c] > p[i * C + best]) best = c
    owner[i] = best
  }
  const sum = (node: number, c: number) =>
    p[node * C + c] + p[(node + 1) * C + c] + p[(node + w) * C + c] + p[(node + w + 1) * C + c]
  return trace(grid, {
    w,
    h,
    owner,
    crossing(a, b) {
      const A = owner[a]
      const B = owner[b]
      return share(p[a * C + A] - p[a * C + B], p[b * C + B] - p[b * C + A])
    },
    centre: (node, one, other) => (sum(node, one) >= sum(node, other) ? one : other),
    centreOfAll(node) {
      let best = 0
      for (let c = 1; c < C; c++) if (sum(node, c) > sum(node, best)) best = c
      return best
    },
  })
}

/** Lines where one channel has the value `level`. Frame units. */
export function levelLines(grid: Grid, channel: number, level: number): Path[] {
  const { w, h, channels: C, values: v } = grid
  const owner = new Uint8Array(w * h)
  for (let i = 0; i < owner.length; i++) owner[i] = v[i * C + channel] > level ? 1 : 0
  const at = (node: number) => v[node * C + channel]
  const middle = (node: number) =>
    (at(node) + at(node + 1) + at(node + w) + at(node + w + 1)) / 4 > level ? 1 : 0
  return trace(grid, {
    w,
    h,
    owner,
    crossing: (a, b) => share(Math.abs(at(a) - level), Math.abs(at(b) - level)),
    centre: middle,
    centreOfAll: middle,
  })
}

/** Confidence (p of the winner from 1/C = 0 to 1 = 1) of the lines that accompany the boundary: p = .3, .7 and p = .1, .9 of two. */
const CONFIDENCES = [0.4, 0.8]

/** Lines of equal confidence. Of two classes they are the lines p = .1, .3, .7 and .9. */
export function confidenceLines(grid: Grid): Path[] {
  const { channels: C } = grid
  // With two classes the lines of one class's probability stay right where certainty changes within one cell.
  if (C === 2) return [0.1, 0.3, 0.7, 0.9].flatMap((p) => levelLines(grid, 1, p))
  const top = winners(grid)
  return CONFIDENCES.flatMap((c) => levelLines(top, 0, 1 / C + c * (1 - 1 / C)))
}

/** The winner's probability. */
function winners(grid: Grid): Grid {
  const { w, h, channels: C, values: p } = grid
  const values = new Float32Array(w * h)
  for (let i = 0; i < values.length; i++) {
    let best = p[i * C]
    for (let c = 1; c < C; c++) if (p[i * C + c] > best) best = p[i * C + c]
    values[i] = best
  }
  return { w, h, box: grid.box, channels: 1, values }
}

/** Zero of a line that falls from `above` at 0 to -`below` at 1. */
const share = (above: number, below: number): number => (above + below > 0 ? above / (above + below) : 0.5)

/**
 * Points are numbered: the crossing of the edge from node i to the right = i, downwards = n + i, the junction of the cell with top
 * left node i = 2n + i.
 */
function trace(grid: Grid, part: Partition): Path[] {
  const { w, h, owner } = part
  const n = w * h
  const links = new Map<number, number[]>()
  const link = (a: number, b: number) => {
    neighbours(links, a).push(b)
    neighbours(links, b).push(a)
  }
  for (let j = 0; j < h - 1; j++)
    for (let i = 0; i < w - 1; i++) {
      const node = j * w + i
      const a = owner[node]
      if (a === owner[node + 1] && a === owner[node + w] && a === owner[node + w + 1]) continue
      linkCell(part, node, link)
    }
  return join(links, n).map((path) => ({ closed: path.closed, xy: place(grid, part, path.points) }))
}

function neighbours(links: Map<number, number[]>, point: number): number[] {
  let list = links.get(point)
  if (!list) links.set(point, (list = []))
  return list
}

/** Crossings on the edges of the cell with top left node `node`, clockwise from the top. */
function crossingsOf({ w, h, owner }: Partition, node: number): number[] {
  const n = w * h
  const crossed: number[] = []
  if (owner[node] !== owner[node + 1]) crossed.push(node)
  if (owner[node + 1] !== owner[node + w + 1]) crossed.push(n + node + 1)
  if (owner[node + w] !== owner[node + w + 1]) crossed.push(node + w)
  if (owner[node] !== owner[node + w]) crossed.push(n + node)
  return crossed
}

/** Links the crossings of one cell with each other, or all with a junction. */
function linkCell(part: Partition, node: number, link: (a: number, b: number) => void): void {
  const { w, h, owner } = part
  const crossed = crossingsOf(part, node)
  const [top, right, bottom, left] = crossed
  if (crossed.length === 2) return link(top, right)
  if (crossed.length === 4) {
    const a = owner[node]
    const b = owner[node + 1]
    const falling = a === owner[node + w + 1]
    const rising = b === owner[node + w]
    const centre = falling && rising ? part.centre(node, a, b) : part.centreOfAll(node)
    if (falling && centre === a) {
      link(top, right)
      return link(bottom, left)
    }
    if (rising && centre === b) {
      link(left, top)
      return link(right, bottom)
    }
  }
  for (const point of crossed) link(point, 2 * w * h + node)
}

/** Takes the graph apart into lines from end to end or junction to junction, and rings. */
function join(links: Map<number, number[]>, n: number): { points: number[]; closed: boolean }[] {
  const lines: { points: number[]; closed: boolean }[] = []
  const ends = [...links].filter(([, next]) => next.length !== 2).map(([point]) => point)
  for (const end of ends)
    while (links.get(end)?.length) lines.push({ points: follow(links, end, n), closed: false })
  for (const point of links.keys())
    if (links.get(point)?.length) {
      const points = follow(links, point, n)
      points.pop()
      lines.push({ points, closed: true })
    }
  return lines
}

/** Walks from `start` until nothing is left or a junction is reached, and removes what it walked. */
function follow(links: Map<number, number[]>, start: number, n: number): number[] {
  const points = [start]
  let at = start
  for (;;) {
    const next = links.get(at)?.pop()
    if (next === undefined) return points
    const back = neighbours(links, next)
    back.splice(back.indexOf(at), 1)
    points.push(next)
    if (next >= 2 * n) return points
    at = next
  }
}

/** Points of a line in frame units. */
function place(grid: Grid, part: Partition, points: readonly number[]): Float64Array {
  const { w, h, box } = grid
  const n = w * h
  const xy = new Float64Array(2 * points.length)
  const dx = (box.x1 - box.x0) / (w - 1)
  const dy = (box.y1 - box.y0) / (h - 1)
  points.forEach((point, k) => {
    const [i, j] = point < 2 * n ? crossingAt(part, point) : junctionAt(part, point - 2 * n)
    xy[2 * k] = box.x0 + i * dx
    xy[2 * k + 1] = box.y1 - j * dy
  })
  return xy
}

/** Column and row of a crossing. */
function crossingAt(part: Partition, point: number): [number, number] {
  const { w, h } = part
  const down = point >= w * h
  const node = down ? point - w * h : point
  const t = part.crossing(node, down ? node + w : node + 1)
  const i = node % w
  const j = (node - i) / w
  return down ? [i, j + t] : [i + t, j]
}

/** Column and row of a junction: the mean of the crossings of its cell. */
function junctionAt(part: Partition, node: number): [number, number] {
  const at = crossingsOf(part, node).map((point) => crossingAt(part, point))
  const mean = (k: 0 | 1) => at.reduce((sum, p) => sum + p[k], 0) / at.length
  return [mean(0), mean(1)]
}
