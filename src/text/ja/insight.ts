import { int, num, pct, type Entry } from '../format.ts'
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

  'strategies.sort': '並び順',
  'strategies.sort.family': '系統順',
  'strategies.sort.cost': '計算時間順',
  'strategies.sort.name': '名前順',
  'strategies.about': (a) =>
    `約${Number(a.ms) < 1000 ? `${Number(a.ms) < 10 ? num(a.ms, 1) : int(Math.round(Number(a.ms)))} ms` : `${num(Number(a.ms) / 1000, 1)} 秒`}`,
  'strategies.most': (a) => `${int(a.of)}点中${int(a.n)}点だけ採点`,
  'strategies.refits': '1点ごとに再学習',
  'strategies.picking': (a) => `${int(a.of)}点中${int(a.done)}点を選択`,
  'strategies.later': (a) =>
    `${int(Number(a.n) / 10000)}万点なら${Number(a.ms) < 1000 ? `${Number(a.ms) < 10 ? num(a.ms, 1) : int(Math.round(Number(a.ms)))} ms` : `${num(Number(a.ms) / 1000, 1)} 秒`}`,

  'advice.short': 'おすすめ',
  'advice.open': (a) => `おすすめ ${a.letter}：${a.name}`,
  'advice.title': (a) => `いまのおすすめ：${a.name}`,
  'advice.asks': 'すでにこの戦略が質問しています。',
  'advice.note': 'ラベルだけから決めた目安です。正解は知らないため、このデータには合わないことがあります。',
  'recommend.cold': (a) =>
    `${int(a.classes)}クラスに対してラベルは${int(a.labels)}件です。モデルの確率はまだあてにならないので、多くの点を代表する点から始めます。`,
  'recommend.missing': (a) =>
    `ラベルがあるのは${int(a.classes)}クラス中${int(a.seen)}クラスだけです。残りのクラスがありそうな、どのラベルからも遠い点を質問します。`,
  'recommend.batch': (a) =>
    `1ラウンド${int(a.batch)}問では、上位の点は互いに似た質問になります。クラスターごとに1点ずつ選びます。`,
  'recommend.batchNetwork': (a) =>
    `ネットワークに1ラウンド${int(a.batch)}問です。長く、向きの異なる勾配を選ぶと、バッチが広がります。`,
  'recommend.noise': (a) =>
    `答えの${pct(a.noise)}が誤りです。境界のそばのノイズはなくなりませんが、メンバーの不一致は解消できます。`,
  'recommend.rare': (a) =>
    `もっとも少ないクラスのラベルは${int(a.labels)}件中${int(a.rarest)}件です。質問の一部を無作為にして、このクラスの点に出会えるようにします。`,
  'recommend.unexplored': (a) =>
    `ラベルは${int(a.labels)}件で、メンバーは事後分布から引かれています。まだ知らない領域でメンバーの意見が分かれます。`,
  'recommend.known': (a) =>
    `ラベルは${int(a.labels)}件、${int(a.classes)}クラスすべてにあり、1問ずつで、ノイズも少ない状況です。境界を細かく決めます。`,

  'part.batch': 'このバッチの質問',
  'batch.back': '前の質問',
  'batch.next': '次の質問',
  'batch.pick': (a) => `${a.letter}${int(a.i)}：質問 ${int(a.i)} / ${int(a.n)}、点${a.id}`,
  'batch.redundancy': '重複度',
  'bandit.title': (a) => `各戦略が選ばれる確率（${int(a.n)}ラウンド）`,
  'bandit.label': (a) => `${int(a.n)}ラウンドの間の、各戦略が選ばれる確率`,

  'committee.fewer': 'メンバーを減らして表示',
  'committee.from': 'メンバーの由来',

  'part.simplex': '確率の三角形',
  'simplex.summary': '3クラス',
  'simplex.measure': '不確実性の尺度',
  'simplex.label': (a) => `クラスの確率の三角形に置いた、プールの${int(a.n)}点`,
  'simplex.none': '点は選ばれていません。矢印キーで点から点へ移動します。',
  'simplex.note':
    '頂点は確信、中央は五分五分です。最小確信度とエントロピーは中央だけで最大になり、マージンは2クラスの境すべてで最大になります。',

  'part.calibration': '較正',
  'reliability.summary': '評価用の点で',
  'reliability.waiting': '評価用の点を予測しています。',
  'reliability.none': '評価用の点がないため、確率を比べる相手がありません。',
  'reliability.label': (a) => `評価用の${int(a.n)}点の信頼度図。期待較正誤差は${num(a.error)}`,
  'reliability.error': (a) => `評価用の${int(a.n)}点での期待較正誤差は${num(a.error)}です。`,
  'reliability.note':
    '横軸は答えたクラスについてのモデルの自信、縦軸はそこでの正解率です。破線の上なら自信どおり、下なら自信過剰です。大きい丸ほど多くの点を含みます。',
}
