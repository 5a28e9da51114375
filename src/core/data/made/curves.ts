import { cos, sin } from '../../math/trig.ts'
import { LANE, normal, type Chance, type Law, type Part, type Place } from './law.ts'

/** An invertible map of the plane. */
interface Stretch {
  readonly there: (place: Place) => Place
  readonly back: (place: Place) => Place
}
const same: Stretch = { there: (p) => p, back: (p) => p }

/** A part of equal weight for each class, around its own curve. */
export function curves(noise: number, at: readonly ((u: Chance) => Place)[], end = same): Law {
  const part = (label: number): Part => ({
    weight: 1,
    group: label,
    place: (u) => {
      const [x, y] = at[label](u)
      return end.there([x + noise * normal(u, LANE.x), y + noise * normal(u, LANE.y)])
    },
    label,
    curve: { noise, at: at[label], back: end.back },
  })
  return { classes: at.length, pool: at.map((_, label) => part(label)) }
}

/** Two half circles that hold each other, stretched to the size of the plane. */
export function moonsLaw(noise: number): Law {
  const angle = (u: Chance) => Math.PI * u(LANE.along)
  return curves(
    noise,
    [(u) => [cos(angle(u)), sin(angle(u))], (u) => [1 - cos(angle(u)), 0.5 - sin(angle(u))]],
    { there: ([x, y]) => [(x - 0.5) * 1.6, (y - 0.25) * 2], back: ([x, y]) => [x / 1.6 + 0.5, y / 2 + 0.25] },
  )
}
