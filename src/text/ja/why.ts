import { sharesApart } from '../apart.ts'
import type { why as en } from '../en/why.ts'
import { int, num, pct, type Args, type Entry } from '../format.ts'

const first = (a: Args): boolean => Number(a.rank) === 1 && !Number(a.equal)
const among = (a: Args): string => `${int(a.of)}点の中で`

export const why: Record<keyof typeof en, Entry> = {
  'why.random': 'ランダムに選ばれました。モデルは使っていません。',
  'why.leastConfident': (a) =>
    `最有力はクラス${a.classA}で、確率は${pct(a.pA)}です。${first(a) ? `${among(a)}最小です。` : ''}`,
  'why.margin': (a) => {
    const [pA, pB] = sharesApart(a.pA, a.pB, 4)
    return `クラス${a.classA}の確率は${pA}、クラス${a.classB}は${pB}です。${first(a) ? `この差は、${among(a)}最小です。` : `差は${pct(a.gap)}です。`}`
  },
  'why.powerMargin': (a) =>
    `上位2クラスの差は${pct(a.gap)}、くじによる加算は${num(a.luck)}です。${first(a) ? `合計は${among(a)}最大です。` : ''}`,
  'why.entropy': (a) =>
    `${int(a.count)}クラスの確率のエントロピーは${num(a.h)}ナットです。${first(a) ? `${among(a)}最大です。` : ''}`,
  'why.voteEntropy': (a) =>
    `委員会では、${int(a.members)}メンバー中${int(a.votes)}メンバーが${a.classA}に投票しています（投票エントロピー${num(a.score)}）。${first(a) ? `票の割れ方は${among(a)}最大です。` : ''}`,
  'why.consensusEntropy': (a) =>
    `${int(a.members)}メンバーの平均確率のエントロピーは${num(a.score)}です。${first(a) ? `${among(a)}最大です。` : ''}`,
  'why.meanKL': (a) =>
    first(a)
      ? `メンバーの意見がもっとも分かれる点です（平均KL ${num(a.score)}）。`
      : `${int(a.members)}メンバーの意見の不一致は、平均KLで${num(a.score)}です。`,
  'why.maxDisagreement': (a) =>
    `委員会の平均からもっとも離れているのはメンバー${int(a.member)}です（KL ${num(a.score)}）。${first(a) ? `${among(a)}最大です。` : ''}`,
  'why.variationRatio': (a) =>
    `${int(a.members)}メンバー中${int(Number(a.members) - Number(a.votes))}メンバーが、最多得票のクラス${a.classA}以外に投票しています。`,
  'why.consensusMargin': (a) => {
    const [pA, pB] = sharesApart(a.pA, a.pB, 4)
    return `メンバーの平均では、クラス${a.classA}の確率は${pA}、クラス${a.classB}は${pB}です。${first(a) ? `この差は、${among(a)}最小です。` : `差は${pct(a.gap)}です。`}`
  },
  'why.gradientLength': (a) =>
    `答えが重みを動かす力の期待値（勾配の長さ）は${num(a.score)}です。${first(a) ? `${among(a)}最大です。` : ''}`,
  'why.expectedErrorReduction': (a) =>
    `この答えのあと、ほかの${int(a.judged)}点のうち${pct(a.loss)}を間違えるとモデルは見込んでいます。${first(a) ? '試した候補の中で最小です。' : ''}`,
  'why.expectedLogLoss': (a) =>
    `この答えのあと、ほかの${int(a.judged)}点での対数損失は${num(a.loss)}とモデルは見込んでいます。${first(a) ? '試した候補の中で最小です。' : ''}`,
  'why.informationDensity': (a) =>
    `エントロピーは${num(a.base)}、密度は${num(a.similarity)}です。${first(a) ? `この積は、${among(a)}最大です。` : ''}`,
  'why.densityWeighted': (a) =>
    `不確実性は${num(a.base)}、平均類似度は${num(a.similarity)}です。${first(a) ? `この積は、${among(a)}最大です。` : ''}`,
  'why.kCentre': (a) =>
    first(a)
      ? `どのラベル付きデータからももっとも遠い点です（距離${num(a.distance)}）。`
      : `もっとも近いラベル付きデータまでの距離は${num(a.distance)}です。`,
  'why.kCentre.first': (a) =>
    `まだラベルがないため、最初はプールの中心を質問します。中心までの距離は${num(a.distance)}です。`,
  'why.kMeans': (a) =>
    Number(a.size) > 0
      ? `この点のクラスターには${int(a.size)}点あり、ラベルはまだありません。中心までの距離は${num(a.distance)}です。`
      : `この点のクラスターにはすでにラベルがあります。中心までの距離は${num(a.distance)}です。`,
  'why.typiClust': (a) =>
    Number(a.size) > 0
      ? `この点のクラスターには${int(a.size)}点あり、ラベルはまだありません。その中での典型度は${num(a.typicality)}です。`
      : `この点のクラスターにはすでにラベルがあります。その中での典型度は${num(a.typicality)}です。`,
  'why.probCover': (a) =>
    `半径${num(a.delta, 2)}以内の${int(a.all)}点のうち、${int(a.fresh)}点がまだラベルに覆われていません。`,
  'why.rankedBatch': (a) =>
    `スコアの${pct(a.alpha)}は新しさ（もっとも近いラベル付きデータまでの距離${num(a.distance)}）、残りは不確実性（${num(a.base)}）です。`,
  'why.rankedBatch.first': (a) =>
    `まだラベルがないため、最初はほかのすべての点にもっとも近い点を質問します。平均距離は${num(a.distance)}です。`,
  'why.clusterMargin': (a) =>
    `上位2クラスの差は${pct(a.gap)}です。この点がある不確実な点のクラスターには、まだ質問がありません。`,
  'why.clusterMargin.closed': (a) =>
    `上位2クラスの差は${pct(a.gap)}ですが、質問を待つクラスターには入っていません。`,
  'why.badge.first': (a) =>
    `モデル自身の予測に対する勾配の長さは${num(a.length)}です。${first(a) ? `${among(a)}最大です。` : ''}`,
  'why.badge': (a) =>
    `選ばれた点の勾配から遠いほど当たりやすい抽選で選ばれました。距離は${num(a.distance)}です。`,
  'why.badge.greedy': (a) => `選ばれた点のうち、もっとも近い勾配までの距離は${num(a.distance)}です。`,
  'why.batchBald': (a) =>
    Number(a.points) === 1
      ? `答えから、モデルについて${num(a.score)}ナットの情報が得られます。`
      : `この点を加えると、${int(a.points)}点の答えから、モデルについて合わせて${num(a.score)}ナットの情報が得られます。`,
  'why.you': 'あなたが選んだ点です。',
  'why.tied': (a) => `${int(a.n)}点が同点です。シードで1点を選びました。`,

  'why.via.topK': (a) => `バッチ全体を1つのスコア（${a.strategy}）で選んでいます。`,
  'why.via.explore': (a) => `質問の${pct(a.epsilon)}はランダムに選ばれます。これはその1つです。`,
  'why.via.exploit': (a) => `${a.strategy}が質問しています。質問の${pct(a.epsilon)}はランダムに選ばれます。`,
  'why.via.before': (a) =>
    `ラベルは${int(a.labelled)}個で、${int(a.at)}個より少ないため、${a.strategy}が質問します。`,
  'why.via.after': (a) =>
    `ラベルは${int(a.labelled)}個で、${int(a.at)}個以上のため、${a.strategy}が質問します。`,
  'why.via.bandit': (a) => `このラウンドは${a.strategy}が質問します。選ばれる確率は${pct(a.chance)}でした。`,

  'term.u': 'この点が引いた乱数',
  'term.m': 'マージン（上位2クラスの差）',
  'term.γ': 'マージンのべき指数',
  'term.g': 'この点とラウンドのガンベルノイズ',
  'term.p₁': '最有力クラスの確率',
  'term.p₂': '2番目のクラスの確率',
  'term.p': 'クラスの確率',
  'term.v': '各クラスの得票数',
  'term.K': '委員会のメンバー数',
  'term.p̄': 'メンバーの平均確率',
  'term.H(p̄)': '平均確率のエントロピー',
  'term.H(pₖ)': '各メンバーのエントロピー',
  'term.KLₖ': '各メンバーの平均からの隔たり',
  'term.‖h‖': 'ここでの特徴量の長さ',
  'term.ℓ': '各答えのあとの期待損失',
  'term.U': '不確実性',
  'term.s': 'プールとの平均類似度',
  'term.β': '類似度の指数',
  'term.x': 'この点',
  'term.c': 'もっとも近いラベル付きデータまたは選ばれた点',
  'term.x̄': 'プールの平均',
  'term.n': 'クラスターの点数（ラベルがあれば0）',
  'term.k': '数える近傍の数',
  'term.Σd': '近傍までの距離の合計',
  'term.d': '距離',
  'term.n(δ)': '半径内の点数',
  'term.n₀': 'そのうち覆われている点数',
  'term.α': '未ラベルの割合',
  'term.d̄': 'ほかの点までの平均距離',
  'term.o': 'クラスターが質問を待っていれば1',
  'term.‖g‖²': '勾配の長さの二乗',
  'term.‖g′‖²': '選ばれた点のもっとも近い勾配の長さの二乗',
  'term.⟨g,g′⟩': '2つの勾配の内積',
  'term.H(y)': '答えの組のエントロピー',
  'term.E[H(y|θ)]': 'モデルがわかっても残るエントロピー',
}
