import { generatorById } from '../../src/core/data/generators.ts'
import { defaultSpec, PRESETS } from '../../src/core/session/spec.ts'
import type { Settings, Spec } from '../../src/core/session/types.ts'

/** A stream of 120 points whose concept drifts half way. */
export const data = generatorById('streamSquare')!.make(3, 120, { drift: 'remote', driftAt: 0.5 })

/** The truth answers what the rule of `settings` asks about it. */
export function specOf(settings: Partial<Settings> = {}): Spec {
  const spec = defaultSpec()
  return {
    ...spec,
    data: { kind: 'made', id: 'streamSquare', n: 120, params: {} },
    mode: 'stream',
    start: { rule: 'perClass', n: 2 },
    settings: { ...spec.settings, oracle: [PRESETS.truth], budget: 120, ...settings },
  }
}
