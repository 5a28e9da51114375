import { describe, expect, it } from 'vitest'
import { catalogue } from '../../src/core/session/catalogue.ts'
import { check } from '../../src/core/session/check.ts'
import { begin } from '../../src/core/session/begin.ts'
import { defaultSpec } from '../../src/core/session/spec.ts'
import { TEAMS, teamOf } from '../../src/core/session/teams.ts'
import { generatorById } from '../../src/core/data/generators.ts'

const spec = defaultSpec()
const state = begin(spec, generatorById('moons')!.make(spec.seed, 400, { noise: 0.15 }))

describe('teams of annotators', () => {
  it.each(TEAMS)('$id may answer, and is known again', ({ id, settings }) => {
    expect(check(state, { t: 'set', patch: settings }, catalogue)).toBeNull()
    expect(teamOf({ ...spec.settings, ...settings })?.id).toBe(id)
    const other = settings.oracle.map((a) => ({ ...a, error: 0.5 }))
    expect(teamOf({ ...spec.settings, oracle: other })?.id).toBe(id)
  })

  it('has enough people for its votes, each with a name of their own', () => {
    for (const { settings } of TEAMS) {
      expect(settings.oracle.length).toBeGreaterThanOrEqual(settings.votesPerPoint)
      expect(new Set(settings.oracle.map((a) => a.id)).size).toBe(settings.oracle.length)
    }
  })

  it('does not take another list for one of them', () => {
    const { oracle } = TEAMS.find((t) => t.id === 'crowd')!.settings
    expect(teamOf({ ...spec.settings, oracle: oracle.slice(1) })).toBeUndefined()
  })
})
