import { logisticMeta } from './logistic-meta.ts'
import type { CommitteeId, CommitteeMeta, ModelId, ModelMeta } from './types.ts'

/** What the page and links know of models and committees. No code of a model is loaded with it. */

const neural: readonly CommitteeId[] = ['seeds', 'bayesianBootstrap', 'dropout', 'kinds']
const reweighted: readonly CommitteeId[] = ['bayesianBootstrap', 'kinds']

/** Every model, in the order of the page. The first committee of each is the one it starts with. */
export const models: readonly ModelMeta[] = [
  logisticMeta,
  {
    id: 'network',
    params: [
      { key: 'layers', kind: 'integer', default: 2, min: 1, max: 3 },
      { key: 'units', kind: 'integer', default: 16, min: 2, max: 32 },
      { key: 'activation', kind: 'choice', default: 'tanh', options: ['tanh', 'relu'] },
      { key: 'decay', kind: 'number', default: 0, min: 0, max: 0.1, step: 0.001 },
      { key: 'dropout', kind: 'number', default: 0, min: 0, max: 0.8, step: 0.05 },
      { key: 'learningRate', kind: 'number', default: 0.05, min: 1e-4, max: 1, step: 1e-4, log: true },
      { key: 'steps', kind: 'integer', default: 80, min: 0, max: 1000 },
    ],
    exact: false,
    committees: neural,
    source: 'Rumelhart, Hinton & Williams 1986; Glorot & Bengio 2010; Kingma & Ba 2015 (Adam)',
  },
  {
    id: 'knn',
    params: [
      { key: 'k', kind: 'integer', default: 5, min: 1, max: 50 },
      { key: 'weights', kind: 'choice', default: 'distance', options: ['uniform', 'distance'] },
    ],
    exact: true,
    committees: reweighted,
    source: 'Cover & Hart 1967; distance weights: Dudani 1976',
  },
  {
    id: 'naiveBayes',
    params: [
      { key: 'varSmoothing', kind: 'number', default: 1e-9, min: 1e-12, max: 1, step: 1e-12, log: true },
    ],
    exact: true,
    committees: reweighted,
    source: 'Hand & Yu 2001; Gaussian per class and axis',
  },
  {
    id: 'parzen',
    params: [
      { key: 'gamma', kind: 'number', default: 2, min: 0.01, max: 100, step: 0.01, log: true },
      { key: 'classPrior', kind: 'number', default: 0.01, min: 0, max: 10, step: 0.01 },
    ],
    exact: true,
    committees: reweighted,
    source: 'Parzen 1962; Chapelle 2005',
  },
  {
    id: 'gaussianProcess',
    params: [
      { key: 'lengthScale', kind: 'number', default: 1, min: 0.05, max: 10, step: 0.05, log: true },
      { key: 'variance', kind: 'number', default: 4, min: 0.05, max: 100, step: 0.05, log: true },
      { key: 'maxPoints', kind: 'integer', default: 200, min: 20, max: 500, step: 20 },
    ],
    exact: true,
    committees: reweighted,
    source: 'Rasmussen & Williams 2006, algorithms 3.1 and 3.2',
  },
  {
    id: 'classMean',
    params: [],
    exact: true,
    committees: reweighted,
    source: 'Rocchio 1971; nearest class mean',
  },
  {
    id: 'threshold',
    params: [
      { key: 'orientation', kind: 'choice', default: 'rising', options: ['rising', 'falling', 'either'] },
      { key: 'from', kind: 'number', default: -4, min: -20, max: 20, step: 0.5 },
      { key: 'to', kind: 'number', default: 4, min: -20, max: 20, step: 0.5 },
      { key: 'width', kind: 'number', default: 0.5, min: 0.01, max: 5, step: 0.01, log: true },
    ],
    exact: true,
    committees: reweighted,
    source: 'Mitchell 1982 (version space); Dasgupta 2011, section 1',
  },
]

/** Every committee: where the members of each differ. */
export const committees: readonly CommitteeMeta[] = [
  { id: 'posterior', params: [], source: 'MacKay 1992 (Laplace approximation); Houlsby et al. 2011' },
  { id: 'bayesianBootstrap', params: [], source: 'Rubin 1981' },
  { id: 'seeds', params: [], source: 'Lakshminarayanan, Pritzel & Blundell 2017' },
  { id: 'kinds', params: [], source: 'Seung, Opper & Sompolinsky 1992; Settles 2012, section 3' },
  {
    id: 'dropout',
    params: [{ key: 'rate', kind: 'number', default: 0.2, min: 0.05, max: 0.8, step: 0.05 }],
    source: 'Gal & Ghahramani 2016',
  },
]

/** Metadata of one model. */
export const modelMeta = (id: ModelId): ModelMeta => models.find((m) => m.id === id)!
/** Metadata of one committee. */
export const committeeMeta = (id: CommitteeId): CommitteeMeta => committees.find((c) => c.id === id)!
