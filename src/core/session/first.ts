import { catalogue } from './catalogue.ts'
import { baseSpec } from './spec.ts'
import type { Spec } from './types.ts'

/** The session that the page opens with, all parameters filled in: plain data that the build puts in, as in `rules.ts`. */
export const FIRST_SPEC: Spec = baseSpec(catalogue)
