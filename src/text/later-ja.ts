import { data } from './ja/data.ts'
import { dialog } from './ja/dialog.ts'
import { draw } from './ja/draw.ts'
import { engine } from './ja/engine.ts'
import { help } from './ja/help.ts'
import { history } from './ja/history.ts'
import { imports } from './ja/import.ts'
import { insight } from './ja/insight.ts'
import { kept } from './ja/kept.ts'
import { measures } from './ja/measures.ts'
import { models } from './ja/models.ts'
import { page } from './ja/page.ts'
import { session } from './ja/session.ts'
import { settings } from './ja/settings.ts'
import { stage } from './ja/stage.ts'
import { standings } from './ja/standings.ts'
import { strategies } from './ja/strategies.ts'
import { take } from './ja/take.ts'
import { study } from './ja/study.ts'
import { teachers } from './ja/teachers.ts'
import { stream } from './ja/stream.ts'
import { training } from './ja/training.ts'
import { why } from './ja/why.ts'
import type { Later } from './index.ts'

/** The same in Japanese. */
export const later: Later = {
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
