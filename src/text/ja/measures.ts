import { apart, sharesApart } from '../apart.ts'
import type { measures as en } from '../en/measures.ts'
import { int, num, pct, type Entry } from '../format.ts'

export const measures: Record<keyof typeof en, Entry> = {
  'measure.accuracy.name': '正解率',
  'measure.accuracy.line': 'テストデータのうち、モデルが正しく分類した割合です。',
  'measure.balanced.name': '均衡正解率',
  'measure.balanced.line': 'テストデータにあるクラスの再現率の平均です。どのクラスも同じ重みです。',
  'measure.logLoss.name': '対数損失',
  'measure.logLoss.line':
    '真のクラスの −log p の平均（nat）です。10⁻¹⁵ より小さいpは 10⁻¹⁵ とみなします。自信のある誤りがもっとも高くつきます。',
  'measure.recall.name': '再現率',
  'measure.recall.line': 'あるクラスの点のうち、モデルが正しく分類した割合です。',
  'measure.confusion.name': '混同行列',
  'measure.confusion.line': '真のクラス（行）が、どのクラス（列）に分類されたかの回数です。',
  'measure.calibration.name': '較正誤差',
  'measure.calibration.line':
    '10区間で見た、予測確率と実際の正解率の差の平均です。0なら、80%の自信は80%当たります。',
  'measure.classShares.name': '質問したクラス',
  'measure.classShares.line': 'ラベルに占める各クラスの割合です。',
  'measure.groupShares.name': '質問した領域',
  'measure.groupShares.line': 'クエリがデータの各領域に入った割合です。',
  'measure.agreement.name': '一致率',
  'measure.agreement.line': 'プールのうち、2つのモデルが同じクラスに分類した割合です。',
  'measure.kappa.name': 'カッパ係数（κ）',
  'measure.kappa.line':
    'クラスの割合だけから生じる一致を除いた一致度です。1は完全な一致、0は偶然と同じです。',
  'measure.area.name': '学習曲線下面積',
  'measure.area.line': '最初のラベル数から最後のラベル数まで、正解率をラベル数にわたって足し合わせた値です。',
  'measure.meanHeight.name': '曲線の平均の高さ',
  'measure.meanHeight.line': '面積をラベル数の幅で割った値で、途中の正解率の平均です。',
  'measure.labelsToTarget.name': '目標到達ラベル数',
  'measure.labelsToTarget.line': '目標にはじめて届いたラベル数です。あとで下回っても変わりません。',
  'measure.labelsToStay.name': '目標維持ラベル数',
  'measure.labelsToStay.line': 'それ以降、目標を一度も下回らないラベル数です。',
  'measure.utilisation.name': 'データ利用率',
  'measure.utilisation.line': '目標までに戦略が必要とするラベル数を、ランダムのラベル数で割った値です。',
  'measure.saved.name': '節約したラベル数',
  'measure.saved.line': '目標までにランダムが必要とするラベル数から、戦略のラベル数を引いた値です。',
  'measure.saving.name': '節約率',
  'measure.saving.line': '節約した数の、ランダムに対する割合（%）です。負なら、戦略のほうが多く必要です。',
  'measure.deficiency.name': 'ディフィシェンシー',
  'measure.deficiency.line':
    'ランダムの最終正解率に足りない分を合計し、ランダムの合計で割った値です。1未満なら学習が速いことを示します。',
  'measure.interval.name': '平均と95%信頼区間',
  'measure.interval.line': '同じ実験を100回行うと、95回は区間が真の平均を含みます（スチューデントのt）。',
  'measure.pairedT.name': '対応のあるt検定',
  'measure.pairedT.line': '2つの方法が同等だとしたとき、これ以上の平均差が（正負どちらかに）出る確率です。',
  'measure.wilcoxon.name': 'ウィルコクソンの符号順位検定',
  'measure.wilcoxon.line': '同じ問いを差の順位で調べます。p値は正確な値です。',
  'measure.effect.name': 'コーエンのd（対応あり）',
  'measure.effect.line': '平均差を、差の標準偏差で割った値です。',
  'measure.wins.name': '勝ち数',
  'measure.wins.line': '1番目の方法が上回ったシードの数と、同じだったシードの数です。',

  'stop.budget.name': '予算',
  'stop.budget.line': 'ラベリング予算を使い切ったら終了します。',
  'stop.target.name': '目標に到達',
  'stop.target.line': '有料の検証データで、望む正解率に届いたら終了します。',
  'stop.plateau.name': '頭打ち',
  'stop.plateau.line': '直近のラウンドに意味のある進歩がなければ終了します。',
  'stop.uncertainty.name': '不確実な点がない',
  'stop.uncertainty.line': '質問できるどの点にもモデルの自信が十分なら終了します。',
  'stop.stable.name': '予測の安定',
  'stop.stable.line': '続くモデルがプールを同じように分類したら終了します。ラベルは要りません。',
  'stop.gain.name': '期待される改善',
  'stop.gain.line': '最良の質問でも、期待誤差の減り方が小さすぎれば終了します。',

  'param.target': '望む正解率',
  'param.watch': '見る値',
  'option.watch.paid': '有料の検証データの正解率',
  'option.watch.confidence': 'プールでの平均確信度',
  'param.window': 'さかのぼるラウンド数',
  'param.progress': '意味のある進歩',
  'param.most': '残ってよい不確実性',
  'param.kappa': '望むカッパ係数（κ）',
  'param.worth': 'ラベル1つに見合う誤差の減少',

  'why.stop.budget.stop': (a) => `予算（${a.unit || 'ラベル'} ${int(a.threshold)}）をすべて使いました。`,
  'why.stop.budget.go': (a) =>
    `予算（${a.unit || 'ラベル'} ${int(a.threshold)}）のうち${int(a.value)}を使いました。`,
  'why.stop.target.stop': (a) => {
    const [value, wanted] = sharesApart(a.value, a.threshold)
    return `ラベル${int(a.labelled)}個で、有料の検証データの正解率は${value}です。目標は${wanted}でした。`
  },
  'why.stop.target.go': (a) => {
    const [value, wanted] = sharesApart(a.value, a.threshold)
    return `有料の検証データの正解率は${value}で、目標の${wanted}に届いていません。`
  },
  'why.stop.target.unknown': '答えのある有料の検証データがないため、目標を確かめられません。',
  'why.stop.plateau.stop': (a) => {
    const [value, wanted] = apart(a.value, a.threshold)
    return `直近${int(a.window)}ラウンドの最高値の伸びは${value}で、${wanted}未満です。`
  },
  'why.stop.plateau.go': (a) => {
    const [value, wanted] = apart(a.value, a.threshold)
    return `直近${int(a.window)}ラウンドの最高値の伸びは${value}で、${wanted}以上です。`
  },
  'why.stop.plateau.unknown': (a) => `頭打ちの判定には、${int(a.window)}ラウンドより多くの測定が必要です。`,
  'why.stop.uncertainty.stop': (a) => {
    const [value, wanted] = sharesApart(1 - Number(a.value), 1 - Number(a.threshold))
    return `質問できる点の確信度は、どれも${value}以上です。基準は${wanted}です。`
  },
  'why.stop.uncertainty.go': (a) => {
    const [value, wanted] = sharesApart(1 - Number(a.value), 1 - Number(a.threshold))
    return `もっとも確信度の低い点は${value}で、基準の${wanted}を下回っています。`
  },
  'why.stop.uncertainty.unknown': '質問できる点が残っていません。',
  'why.stop.stable.stop': (a) =>
    Number(a.window) === 1
      ? `直近2つのモデルはプールの${pct(a.agreement)}で一致しています（κ = ${num(a.value)}）。`
      : `直近${int(a.window)}ラウンドでは、続くモデルどうしがプールの${pct(a.agreement)}で一致しています（平均κ = ${num(a.value)}）。`,
  'why.stop.stable.go': (a) => {
    const [value, wanted] = apart(a.value, a.threshold)
    return Number(a.window) === 1
      ? `直近2つのモデルはプールの${pct(a.agreement)}で一致しています。κ = ${value}で、目標は${wanted}です。`
      : `直近${int(a.window)}ラウンドのモデルはプールの${pct(a.agreement)}で一致しています。平均κ = ${value}で、目標は${wanted}です。`
  },
  'why.stop.stable.unknown': (a) =>
    `安定の判定には、2つ以上のクラスを使うモデルが${int(Number(a.window) + 1)}個必要です。`,
  'why.stop.gain.stop': (a) => {
    const [value, wanted] = sharesApart(a.value, a.threshold)
    return `最良の質問で見込まれる期待誤差の減少は${value}で、${wanted}未満です。`
  },
  'why.stop.gain.go': (a) => {
    const [value, wanted] = sharesApart(a.value, a.threshold)
    return `最良の質問で見込まれる期待誤差の減少は${value}で、${wanted}以上です。`
  },
  'why.stop.gain.unknown': '期待誤差削減を計算していないため、見込まれる改善がわかりません。',

  'stream.random.name': 'ランダム',
  'stream.random.line': 'どんなデータでも、決まった割合だけ質問します。',
  'stream.fixed.name': '固定しきい値',
  'stream.fixed.line': 'モデルの確信度が、動かないしきい値以下のときに質問します。',
  'stream.variable.name': '可変しきい値',
  'stream.variable.line': '質問するとしきい値を下げ、しないと上げて、予算を使うようにします。',
  'stream.randomisedVariable.name': 'ランダム化した可変しきい値',
  'stream.randomisedVariable.line': '可変しきい値に乱数を掛け、自信のあるデータにもときどき質問します。',
  'stream.split.name': '分割',
  'stream.split.line': '一部は偶然で決め、残りは可変しきい値で決めます。',
  'stream.budget.name': '予算管理',
  'stream.budget.line': '予算で決めた割合のデータがしきい値を下回るように動かし、予算をちょうど使います。',
  'stream.cal.name': '意見の不一致（CAL）',
  'stream.cal.line': '委員会の意見が一致しないデータには、すべて質問します。',

  'param.budget': '質問してよい割合',
  'param.w': '予算がさかのぼるデータ数',
  'param.memory': '学習に使う最新ラベル数（0 = すべて）',
  'param.theta0': 'はじめのしきい値（θ）',
  'param.s': 'しきい値の刻み',
  'param.spread': '乱数のばらつき',
  'param.v': '偶然で決める割合',
  'param.above': '無視する不一致',

  'why.stream.spent.pass': (a) => {
    const [share, budget] = sharesApart(a.share, a.budget)
    return `質問しません。最近のデータの${share}に質問しており、予算は${budget}です。`
  },
  'why.stream.drawn.ask': (a) => `偶然により質問します。このようなデータの${pct(a.budget)}に質問します。`,
  'why.stream.drawn.pass': (a) =>
    `質問しません。偶然で質問するのは、このようなデータの${pct(a.budget)}です。`,
  'why.stream.under.ask': (a) => {
    const [confidence, threshold] = apart(a.confidence, a.threshold)
    return `質問します。確信度${confidence}は、しきい値${threshold}を上回りません。`
  },
  'why.stream.under.pass': (a) => {
    const [confidence, threshold] = apart(a.confidence, a.threshold)
    return `質問しません。確信度${confidence}は、しきい値${threshold}を下回りません。`
  },
  'why.stream.disagreement.ask': (a) => `質問します。委員会の意見の不一致は${num(a.u)}です。`,
  'why.stream.disagreement.pass': (a) => {
    const [u, above] = apart(a.u, a.above)
    return Number(a.u) > 0
      ? `質問しません。委員会の不一致は${u}で、${above}までは無視します。`
      : '質問しません。委員会の全メンバーの意見が一致しています。'
  },
}
