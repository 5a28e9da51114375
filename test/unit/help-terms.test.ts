import { describe, expect, it } from 'vitest'
import { entriesOf, search } from '../../src/page/help/entries.ts'
import { PLACES, type FieldPath } from '../../src/page/settings/places.ts'
import { explanations as en } from '../../src/text/explain-en.ts'
import { explanations as ja } from '../../src/text/explain-ja.ts'

const lists = { en: entriesOf(en, 'en'), ja: entriesOf(ja, 'ja') }

/** The words of the field that the page uses, in both languages, and where each is explained. */
const GLOSSARY: readonly (readonly [en: string, ja: string, topic: string])[] = [
  ['active learning', 'アクティブラーニング', 'concept.activeLearning'],
  ['query strategy', 'クエリ戦略', 'concept.strategy'],
  ['oracle', 'オラクル', 'concept.oracle'],
  ['annotator', 'アノテーター', 'part.annotators'],
  ['pool', '未ラベルプール', 'concept.pool'],
  ['labelled set', 'ラベル付きデータ', 'concept.labelledSet'],
  ['held-out set', 'テストデータ', 'concept.heldOut'],
  ['seed set', '初期ラベル', 'concept.seedSet'],
  ['round', 'ラウンド', 'concept.round'],
  ['budget', '予算', 'setting.budget'],
  ['uncertainty sampling', '不確実性サンプリング', 'concept.uncertainty'],
  ['least confident', '最小確信度', 'strategy.leastConfident'],
  ['margin', 'マージン', 'strategy.margin'],
  ['entropy', 'エントロピー', 'strategy.entropy'],
  ['query by committee', '委員会によるクエリ', 'concept.committee'],
  ['member', 'メンバー', 'concept.committee'],
  ['disagreement', '不一致', 'concept.committee'],
  ['vote entropy', '投票エントロピー', 'strategy.voteEntropy'],
  ['consensus entropy', '合意エントロピー', 'strategy.consensusEntropy'],
  ['mean KL', '平均KL', 'strategy.meanKL'],
  ['BALD', 'BALD', 'strategy.meanKL'],
  ['expected model change', '期待されるモデル変更', 'concept.modelChange'],
  ['gradient length', '勾配の長さ', 'strategy.gradientLength'],
  ['expected error reduction', '期待誤差削減', 'strategy.expectedErrorReduction'],
  ['information density', '情報密度', 'concept.informationDensity'],
  ['diversity-based', '多様性ベース', 'concept.diversity'],
  ['k-centre', 'k-センター', 'strategy.kCentre'],
  ['core-set', 'コアセット', 'strategy.kCentre'],
  ['batch mode', 'バッチモード', 'concept.batchMode'],
  ['pool-based', 'プールベース', 'concept.pool'],
  ['stream', 'ストリーム', 'concept.streamBased'],
  ['exploration', '探索', 'concept.exploration'],
  ['exploitation', '活用', 'concept.exploration'],
  ['decision boundary', '決定境界', 'concept.boundary'],
  ['region', '決定領域', 'concept.boundary'],
  ['map', 'マップ', 'part.field'],
  ['utility', '有用度', 'field.utility'],
  ['learning curve', '学習曲線', 'part.curve'],
  ['labels to target', '目標到達ラベル数', 'measure.labelsToTarget'],
  ['area under the learning curve', '学習曲線下面積', 'measure.area'],
  ['stopping criterion', '停止基準', 'concept.stopping'],
  ['aleatoric', '偶然的', 'field.aleatoric'],
  ['epistemic', '認識的', 'field.epistemic'],
  ['class imbalance', 'クラス不均衡', 'concept.imbalance'],
  ['oracle noise', 'オラクルノイズ', 'concept.noise'],
  ['agreement', '一致', 'measure.agreement'],
  ['kappa', 'カッパ係数', 'measure.kappa'],
  ['audit trail', '監査証跡', 'part.log'],
  ['time line', 'タイムライン', 'part.timeline'],
  ['branch', '分岐', 'concept.branch'],
  ['widget', '埋め込みウィジェット', 'concept.widget'],
]

describe('a word of the field', () => {
  it.each(GLOSSARY)('%s (%s) is found, and explained by %s', (english, japanese, topic) => {
    for (const [list, word] of [
      [lists.en, english],
      [lists.ja, japanese],
    ] as const) {
      const found = search(list, word).map((entry) => entry.topic)
      expect(found, word).toContain(topic)
      const { title, what, how } = list.find((entry) => entry.topic === topic)!.text
      expect(`${title} ${what} ${how}`.toLowerCase(), word).toContain(word.toLowerCase())
    }
  })
})

/** Where each field of a session that the page has a control for is explained. */
const FIELDS: Readonly<Record<FieldPath, string | null>> = {
  seed: 'setting.seed',
  mode: 'concept.streamBased',
  classes: 'setting.classes',
  data: 'part.data',
  'data.id': 'part.data',
  'data.n': 'setting.n',
  'data.params': 'param.noise',
  'data.x': 'setting.axes',
  'data.y': 'setting.axes',
  'data.label': null,
  'data.sha256': null,
  'data.name': null,
  'data.truth': null,
  'data.pca': null,
  'data.names': null,
  'data.order': null,
  'data.naIsClass': null,
  'data.read': null,
  exam: 'setting.exam',
  'exam.share': 'setting.share',
  'exam.n': 'setting.paid.n',
  'start.rule': 'setting.start',
  'start.n': 'setting.start.n',
  'start.ids': 'setting.start',
  'start.counts': 'setting.start',
  'strategy.id': 'part.strategies',
  'strategy.params': 'param.beta',
  batch: 'setting.batch',
  retrainEvery: 'setting.retrainEvery',
  candidates: 'setting.candidates',
  'model.id': 'part.model',
  'model.params': 'param.lambda',
  classWeights: 'setting.classWeights',
  'committee.id': 'part.committee',
  'committee.k': 'setting.k',
  'committee.params': 'param.rate',
  oracle: 'setting.oracle',
  'oracle.id': 'setting.name',
  'oracle.kind': 'setting.kind',
  'oracle.error': 'param.error',
  'oracle.nearBoundary': 'param.nearBoundary',
  'oracle.fatigue': 'param.fatigue',
  'oracle.unsure': 'param.unsure',
  'oracle.cost': 'param.cost',
  'oracle.seconds': 'param.seconds',
  merge: 'setting.merge',
  votesPerPoint: 'setting.votesPerPoint',
  turns: 'setting.turns',
  budget: 'setting.budget',
  budgetIn: 'setting.budgetIn',
  stop: 'part.stopping',
  'stream.rule': 'concept.streamBased',
  'stream.params': 'param.theta0',
}

it('every field that the page can set is explained in both languages', () => {
  for (const [field, place] of Object.entries(PLACES)) {
    const topic = FIELDS[field as FieldPath]
    expect(topic !== null, field).toBe('panel' in place)
    if (topic !== null) for (const all of [en, ja]) expect(all, field).toHaveProperty([topic])
  }
})
