/**
 * The eight class shapes, scaled so that each has about the area of a disc of radius r: disc, square, triangle up, diamond, plus,
 * triangle down, star, hexagon.
 */

/** x0, y0, x1, y1, ... for r = 1, y down; null for the disc. */
const UNIT: readonly (readonly number[] | null)[] = [
  null,
  [-0.886, -0.886, 0.886, -0.886, 0.886, 0.886, -0.886, 0.886],
  [0, -1.274, 1.3, 0.936, -1.3, 0.936],
  [0, -1.26, 1.26, 0, 0, 1.26, -1.26, 0],
  plus(1.2, 0.42),
  [0, 1.274, -1.3, -0.936, 1.3, -0.936],
  spokes(10, (i) => (i % 2 ? 0.62 : 1.4)),
  spokes(6, () => 1.1),
]

function plus(arm: number, half: number): number[] {
  const quarter = [-half, -arm, half, -arm, half, -half]
  const corners: number[] = []
  for (let turn = 0; turn < 4; turn++)
    for (let k = 0; k < 6; k += 2) {
      const [x, y] = quarterTurn(quarter[k], quarter[k + 1], turn)
      corners.push(x, y)
    }
  return corners
}

function quarterTurn(x: number, y: number, turns: number): [number, number] {
  return turns === 0 ? [x, y] : quarterTurn(-y, x, turns - 1)
}

function spokes(n: number, radius: (i: number) => number): number[] {
  return Array.from({ length: n }, (_, i) => {
    const angle = -Math.PI / 2 + (2 * Math.PI * i) / n
    return [radius(i) * Math.cos(angle), radius(i) * Math.sin(angle)]
  }).flat()
}

/** Corners of the shape of class `shape` (0..7) around the origin, or null for the disc. */
export const corners = (shape: number): readonly number[] | null => UNIT[shape]

/** Two decimals, no trailing zeros: the numbers of SVG. */
export const short = (v: number): string => String(Math.round(v * 100) / 100 + 0)

/** SVG path of a class shape of radius r around (x, y). */
export function classPath(shape: number, r: number, x = 0, y = 0): string {
  const unit = corners(shape)
  if (!unit) {
    const d = short(2 * r)
    return `M${short(x - r)} ${short(y)}a${short(r)} ${short(r)} 0 1 0 ${d} 0a${short(r)} ${short(r)} 0 1 0 -${d} 0Z`
  }
  let path = ''
  for (let k = 0; k < unit.length; k += 2)
    path += `${k ? 'L' : 'M'}${short(x + r * unit[k])} ${short(y + r * unit[k + 1])}`
  return path + 'Z'
}
