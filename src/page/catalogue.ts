import { generators } from '../core/data/generators.ts'
import { thumbnail, type Thumbnail } from '../core/data/made/thumbnail.ts'

export { shippedSets } from '../core/data/shipped.ts'
export { generators }
export { committees, models } from '../core/model/catalogue.ts'
export { STOP_METAS as stopRules } from '../core/session/rules.ts'

const made = new Map<string, Thumbnail>()

/** A small draw by the generator itself, kept. */
export function thumbnailOf(id: string, seed: number): Thumbnail {
  const key = `${id} ${seed}`
  let picture = made.get(key)
  if (!picture) {
    const generator = generators.find((g) => g.id === id)
    if (!generator) throw new RangeError(`no generator ${id}`)
    picture = thumbnail(generator, seed)
    made.set(key, picture)
  }
  return picture
}
