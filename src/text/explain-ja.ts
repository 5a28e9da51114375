import type { Explanation } from './format.ts'
import { explainStrategies } from './ja/explain-strategies.ts'

export const explanations: Readonly<Record<string, Explanation>> = { ...explainStrategies }
