import { explainConcepts } from './ja/explain-concepts.ts'
import { explainParams } from './ja/explain-params.ts'
import { explainSettings } from './ja/explain-settings.ts'
import { explainTeachers } from './ja/explain-teachers.ts'
import { explainTraining } from './ja/explain-training.ts'
import { explainTerms } from './ja/explain-terms.ts'
import type { Explanation } from './format.ts'
import { titled } from './titled.ts'
import { later } from './later-ja.ts'
import { explainData } from './ja/explain-data.ts'
import { explainKept } from './ja/explain-kept.ts'
import { explainDraw } from './ja/explain-draw.ts'
import { explainMeasures } from './ja/explain-measures.ts'
import { explainModels } from './ja/explain-models.ts'
import { explainParts } from './ja/explain-parts.ts'
import { explainRules } from './ja/explain-rules.ts'
import { explainStrategies } from './ja/explain-strategies.ts'
import { explainStream } from './ja/explain-stream.ts'

/** The longer explanations in Japanese, by topic: a chunk of its own. */
export const explanations: Readonly<Record<string, Explanation>> = {
  ...explainParts,
  ...explainData,
  ...explainDraw,
  ...explainModels,
  ...explainStrategies,
  ...explainRules,
  ...explainStream,
  ...explainKept,
  ...explainMeasures,
  ...explainTeachers,
  ...explainTraining,
  ...titled({ ...explainConcepts, ...explainSettings, ...explainParams, ...explainTerms }, later),
}
