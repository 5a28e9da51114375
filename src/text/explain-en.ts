import { explainConcepts } from './en/explain-concepts.ts'
import { explainParams } from './en/explain-params.ts'
import { explainSettings } from './en/explain-settings.ts'
import { explainData } from './en/explain-data.ts'
import { explainKept } from './en/explain-kept.ts'
import { explainDraw } from './en/explain-draw.ts'
import { explainMeasures } from './en/explain-measures.ts'
import { explainModels } from './en/explain-models.ts'
import { explainParts } from './en/explain-parts.ts'
import { explainRules } from './en/explain-rules.ts'
import { explainStrategies } from './en/explain-strategies.ts'
import { explainStream } from './en/explain-stream.ts'
import { explainTeachers } from './en/explain-teachers.ts'
import { explainTraining } from './en/explain-training.ts'
import { explainTerms } from './en/explain-terms.ts'
import type { Explanation } from './format.ts'
import { titled } from './titled.ts'
import { later } from './later-en.ts'

/** The longer explanations in English, by topic: a chunk of its own. */
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
