/** Every visible part of the page, once. Its name is the text `part.<id>`, its explanation `part.<id>`; `?hide=a.b` hides parts alone. */
export const PARTS = [
  'stage',
  'question',
  'strategies',
  'committee',
  'why',
  'prospects',
  'batch',
  'simplex',
  'calibration',
  'curve',
  'timeline',
  'substeps',
  'legend',
  'field',
  'data',
  'model',
  'oracle',
  'stopping',
  'study',
  'annotators',
  'balance',
  'validation',
  'training',
  'log',
  'drawing',
  'stream',
  'kept',
  'take',
] as const
export type PartId = (typeof PARTS)[number]

/** What a small window shows below its plot. */
export const TABS = ['ask', 'why', 'strategies', 'committee', 'curve'] as const
export type TabId = (typeof TABS)[number]

export const isPart = (id: string): id is PartId => (PARTS as readonly string[]).includes(id)
