import { data } from './en/data.ts'
import { dialog } from './en/dialog.ts'
import { draw } from './en/draw.ts'
import { engine } from './en/engine.ts'
import { help } from './en/help.ts'
import { history } from './en/history.ts'
import { imports } from './en/import.ts'
import { insight } from './en/insight.ts'
import { kept } from './en/kept.ts'
import { measures } from './en/measures.ts'
import { models } from './en/models.ts'
import { page } from './en/page.ts'
import { session } from './en/session.ts'
import { settings } from './en/settings.ts'
import { stage } from './en/stage.ts'
import { standings } from './en/standings.ts'
import { strategies } from './en/strategies.ts'
import { take } from './en/take.ts'
import { study } from './en/study.ts'
import { teachers } from './en/teachers.ts'
import { stream } from './en/stream.ts'
import { training } from './en/training.ts'
import { why } from './en/why.ts'

/** All that is said in English after the first screen: a chunk of its own. A new feature adds its dictionary here and in `later-ja.ts`. */
export const later = {
  ...data,
  ...dialog,
  ...draw,
  ...engine,
  ...help,
  ...history,
  ...imports,
  ...insight,
  ...kept,
  ...measures,
  ...models,
  ...page,
  ...session,
  ...settings,
  ...stage,
  ...standings,
  ...strategies,
  ...take,
  ...study,
  ...teachers,
  ...stream,
  ...training,
  ...why,
}
