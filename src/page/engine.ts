import { Engine } from '../engine/client.ts'
import { inTurn } from './sight.ts'

export type { Engine }

/** The engine of the page or of a widget. Its worker starts at once, while the rest of what is first is loaded. */
export function startEngine(embedded: boolean): Engine {
  const engine = new Engine(embedded ? { turn: inTurn } : {})
  // Whoever asks it next hears of what went wrong.
  engine.hello().catch(() => {})
  return engine
}
