import { writeSession } from '../../core/session/file.ts'
import type { App } from '../app.svelte.ts'
import { auditCsv } from '../audit-rows.ts'
import { curveFile, labelsFile, scoresFile } from '../export.ts'
import { arrivalsFile } from '../stream-file.ts'

/** A file that can be taken home. Its name is the text `take.name.<id>`, what it holds the text `take.holds.<id>`. */
export interface TakenFile {
  readonly id: 'session' | 'labels' | 'scores' | 'curve' | 'audit' | 'arrivals'
  readonly ending: 'json' | 'csv'
  readonly type: string
  readonly write: (app: App) => string | Promise<string>
}

const csv = { ending: 'csv', type: 'text/csv;charset=utf-8' } as const

export const SESSION: TakenFile = {
  id: 'session',
  ending: 'json',
  type: 'application/json',
  write: ({ tree }) => writeSession(tree),
}

/** Every item of a stream, those that were let pass too. */
async function arrivals({ stream, dataset, state, raw }: App): Promise<string> {
  if (!stream) throw new RangeError('not a stream')
  await stream.fill()
  return arrivalsFile(stream.rows, stream.drifts, { axes: dataset.axes, classes: state.classes, place: raw })
}

export const TABLES: readonly TakenFile[] = [
  { id: 'labels', ...csv, write: ({ dataset, state }) => labelsFile(dataset, state) },
  { id: 'scores', ...csv, write: ({ dataset, state, look }) => scoresFile(dataset, state, look) },
  { id: 'curve', ...csv, write: ({ curve }) => curveFile(curve) },
  { id: 'audit', ...csv, write: auditCsv },
]
/** Of streams alone. */
export const ARRIVALS: TakenFile = { id: 'arrivals', ...csv, write: arrivals }
