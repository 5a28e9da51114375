import { int, pct, type Entry } from '../format.ts'
import type { insight as english } from '../en/insight.ts'

/** 状態を詳しく見るための言葉。 */
export const insight: Readonly<Record<keyof typeof english, Entry>> = {
  'legend.truth': '真の境界',
  'legend.wrong': (a) => `誤ったラベル ${int(a.n)}件`,

  'stage.closer': '拡大（+）',
  'stage.further': '縮小（−）',
  'stage.all': '全体を表示（0）',
  'stage.show': 'プロットに表示',
  'stage.show.lines': '委員会の線（C）',
  'stage.show.truth': '正解：真の境界と誤ったラベル',
  'stage.show.held': '評価用の点',
  'stage.show.trail': '質問の軌跡（番号付き）',
  'stage.show.note': '点線は、データを作った法則でクラスが入れ替わる場所です。どのモデルもこれを知りません。',
  'stage.show.noLaw': '実データでは真の境界が分からないため、誤ったラベルだけを示します。',
  'stage.show.noTruth': 'このデータには隠れた答えがありません。',

  'part.prospects': '答えごとの変化',
  'prospects.answer': '答えが次の場合',
  'prospects.changed': 'クラスが変わる点',
  'prospects.error': '期待誤差',
  'prospects.gradient': '勾配',
  'prospects.expected': '期待値',
  'prospects.now': (a) => `いまモデルは、ほかの${int(a.of)}点のうち${pct(a.error)}を誤ると予想しています。`,
  'prospects.note':
    '破線はいまの境界、実線はその答えで学習し直したあとの境界です。期待されるモデル変更は勾配の期待値が最大の点を、期待誤差削減は期待誤差の平均が最小の点を質問します。どちらも答えを確率で重み付けします。',
  'prospects.waiting': 'それぞれの答えを試しています。',
}
