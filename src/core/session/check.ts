import { checkAsking, checkPoint, no, type Sight } from './asking.ts'
import { shown, type Bad } from './read.ts'
import { readPatch } from './shape.ts'
import { LIMITS } from './limits.ts'
import { filledSettings, mergePatch } from './spec.ts'
import { ROLE, type Catalogue, type Event, type Refusal } from './types.ts'

/**
 * Why `event` cannot happen in this state, or null if it can. With a catalogue, names and parameters of settings are checked
 * too. Never throws; the fold applies exactly the events that pass.
 */
export function check(s: Sight, event: Event, catalogue?: Catalogue): Refusal | null {
  switch (event.t) {
    case 'set':
      return checkSet(s, event.patch, catalogue)
    case 'classes':
      return checkClasses(s, event.names)
    case 'points':
      return checkPoints(s, event)
    case 'advance':
      return checkAdvance(s, event.n)
    default:
      return checkAsking(s, event)
  }
}

/** The refusal that names the first value that does not fit. */
const badSetting = (bad: Bad): Refusal =>
  no('bad-setting', { at: bad.at.replace(/^settings\./, ''), given: shown(bad.given) })

function checkSet(s: Sight, raw: unknown, catalogue: Catalogue | undefined): Refusal | null {
  const { patch, bad } = readPatch(raw)
  if (bad.length > 0) return badSetting(bad[0])
  if (Object.keys(patch).length === 0) return no('nothing-set')
  const next = mergePatch(s.settings, patch)
  if (next.stream?.rule === '') return badSetting({ at: 'stream.rule', given: '', allowed: { kind: 'form' } })
  const foreign = catalogue ? filledSettings(next, catalogue).bad : []
  return foreign.length > 0 ? badSetting(foreign[0]) : null
}

function checkClasses(s: Sight, names: readonly string[]): Refusal | null {
  if (names.length < s.classes.length) return no('fewer-classes', { classes: s.classes.length })
  if (names.length > LIMITS.classes[1]) return no('too-many-classes', { most: LIMITS.classes[1] })
  const usable = names.every((n) => typeof n === 'string' && n.trim() !== '' && n.length <= 80)
  return usable && new Set(names).size === names.length ? null : no('bad-classes')
}

function checkPoints(s: Sight, e: Extract<Event, { t: 'points' }>): Refusal | null {
  const { add = [], move = [], remove = [], flip = [], boundary } = e
  const ids = [...move, ...flip].map((m) => m.id).concat(remove)
  if (add.length + ids.length === 0 && boundary === undefined) return no('bad-event', { at: 'points' })
  if (s.role.length + add.length > LIMITS.id[1] + 1) return no('too-many-points', { most: LIMITS.id[1] + 1 })
  if (new Set(ids).size < ids.length) return no('asked-twice')
  for (const id of ids) {
    // Points of the exam are hidden, those that were drawn are not.
    const drawn = id >= s.rows && s.role[id] === ROLE.exam
    const wrong = drawn
      ? null
      : (checkPoint(s, id) ?? (s.role[id] === ROLE.paid ? no('exam-point', { id }) : null))
    if (wrong) return wrong
  }
  const { line = [], classes = [], closed } = boundary ?? {}
  const unlike = line.every((at, i) => i === 0 || at[0] !== line[i - 1][0] || at[1] !== line[i - 1][1])
  if (boundary && (!unlike || line.length < (closed ? 3 : 2))) return no('bad-place')
  if (boundary && classes[0] === classes[1]) return no('bad-event', { at: 'points.boundary.classes' })
  for (const xy of [...[...add, ...move].map((p) => p.xy), ...line])
    if (!xy.every((v) => v >= LIMITS.place[0] && v <= LIMITS.place[1])) return no('bad-place')
  const C = s.classes.length
  for (const truth of [...[...add, ...flip].map((p) => p.truth ?? 0), ...classes])
    if (!Number.isInteger(truth) || truth < 0 || truth >= C)
      return no('bad-label', { label: truth, classes: C })
  return null
}

function checkAdvance(s: Sight, n: number): Refusal | null {
  if (!s.stream || !s.arrivals) return no('not-a-stream')
  const left = s.arrivals.length - s.stream.t
  return Number.isInteger(n) && n >= 1 && n <= left ? null : no('stream-end', { left })
}
