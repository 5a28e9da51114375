import type { ParamSpec } from '../params.ts'
import type { ModelMeta } from './types.ts'

const features: readonly ParamSpec[] = [
  {
    key: 'features',
    kind: 'choice',
    default: 'bumps-6',
    options: ['linear', 'quadratic', 'bumps-6', 'bumps-6-wide', 'bumps-7', 'bumps'],
  },
  { key: 'grid', kind: 'integer', default: 6, min: 2, max: 10 },
  { key: 'extent', kind: 'number', default: 3, min: 1, max: 8, step: 0.5 },
  { key: 'sigma', kind: 'number', default: 1.2, min: 0.1, max: 5, step: 0.1 },
]

/** What the page and links know of logistic regression: apart from the other models, which come later. */
export const logisticMeta: ModelMeta = {
  id: 'logistic',
  params: [
    ...features,
    { key: 'lambda', kind: 'number', default: 0.1, min: 1e-6, max: 1e4, step: 1e-6, log: true },
    { key: 'biasLambda', kind: 'number', default: 0.01, min: 0, max: 10, step: 0.01 },
  ],
  exact: true,
  committees: ['posterior', 'bayesianBootstrap', 'kinds'],
  source: 'Cox 1958; Hastie, Tibshirani & Friedman 2009, section 4.4; bumps: Broomhead & Lowe 1988',
}
