import type { models as en } from '../en/models.ts'
import type { Entry } from '../format.ts'

export const models: Record<keyof typeof en, Entry> = {
  'model.logistic.name': 'ロジスティック回帰',
  'model.logistic.line':
    '特徴量ごとに1つの重みを持ち、最適解を正確に求めます。境界がどこまで曲がるかは特徴量で決まります。',
  'model.network.name': 'ニューラルネットワーク',
  'model.network.line': '1～3層のユニットが、2つの入力から特徴量を自分で学習します。',
  'model.knn.name': 'k近傍法',
  'model.knn.line': 'もっとも近いk個のラベル付きの点が投票します。ほかに学習するものはありません。',
  'model.naiveBayes.name': 'ガウシアンナイーブベイズ',
  'model.naiveBayes.line': 'クラスと軸ごとに1つの正規分布を当てはめます。2つの軸は独立とみなします。',
  'model.parzen.name': 'パルツェン窓',
  'model.parzen.line':
    'ラベル付きの点がそれぞれ山を作ります。その場所で山の合計がもっとも高いクラスを選びます。',
  'model.gaussianProcess.name': 'ガウス過程',
  'model.gaussianProcess.line':
    '滑らかなランダム関数をラベルに合わせます。ラベルから遠い場所では、どのクラスも同じ確率に戻ります。',
  'model.classMean.name': '最近傍クラス平均',
  'model.classMean.line': '各クラスを平均の1点で表し、もっとも近い平均のクラスを選びます。',
  'model.threshold.name': 'しきい値',
  'model.threshold.line': '横軸を1か所で区切ります。誤りがもっとも少ない区間の中央を使います。',

  'committee.posterior.name': '事後分布からのサンプル',
  'committee.posterior.line':
    'モデルの事後分布からメンバーを抽出します。ラベルだけでは重みが決まらない場所で意見が分かれます。',
  'committee.bayesianBootstrap.name': 'ベイジアンブートストラップ',
  'committee.bayesianBootstrap.line':
    'メンバーごとにラベルの重みをランダムに付け直します。少数のラベルで決まる場所で意見が分かれます。',
  'committee.seeds.name': 'ランダムな初期値',
  'committee.seeds.line':
    'ネットワークごとに異なる初期値から学習します。学習結果が1つに定まらない場所で意見が分かれます。',
  'committee.kinds.name': '異なる種類のモデル',
  'committee.kinds.line':
    'メンバーごとに種類の違うモデルを使います。ラベルのすき間を各モデルの仮定で埋める場所で意見が分かれます。',
  'committee.dropout.name': 'ドロップアウトマスク',
  'committee.dropout.line':
    '1つのネットワークで、学習時にも予測時にも一部のユニットをランダムに止めます。マスク1つがメンバー1つです。',

  'logistic.linear': 'ロジスティック（線形）',
  'logistic.quadratic': 'ロジスティック（2次）',
  'logistic.bumps-6': 'ロジスティック 6×6',
  'logistic.bumps-6-wide': 'ロジスティック 6×6 広',
  'logistic.bumps-7': 'ロジスティック 7×7',
  'logistic.bumps': 'ロジスティック（格子指定）',

  'preset.linear': '線形：1、x、y',
  'preset.quadratic': '2次：x²、y²、xyを追加',
  'preset.bumps-6': 'ガウス型 6 × 6',
  'preset.bumps-6-wide': 'ガウス型 6 × 6（広い）',
  'preset.bumps-7': 'ガウス型 7 × 7',
  'preset.bumps': 'ガウス型（格子を指定）',

  'param.features': '特徴量',
  'param.grid': '1辺の山の数',
  'param.extent': '格子の半幅',
  'param.sigma': '山の幅（σ）',
  'param.lambda': '重みの正則化（λ）',
  'param.biasLambda': '切片の正則化',
  'param.layers': '隠れ層の数',
  'param.units': '1層のユニット数',
  'param.activation': '活性化関数',
  'option.activation.tanh': 'tanh',
  'option.activation.relu': 'ReLU',
  'param.decay': '重み減衰',
  'param.dropout': '学習時のドロップアウト率',
  'param.learningRate': '学習率',
  'param.steps': '学習ステップ数',
  'param.k': '近傍の数（k）',
  'param.weights': '票の重み',
  'option.weights.uniform': '均等',
  'option.weights.distance': '近いほど重い',
  'param.varSmoothing': '加える分散',
  'param.gamma': '山の鋭さ（γ）',
  'param.classPrior': 'クラスごとの事前の重み',
  'param.lengthScale': '長さスケール',
  'param.variance': '関数の分散',
  'param.maxPoints': '使うラベルの上限',
  'param.orientation': '最初のクラスの位置',
  'option.orientation.rising': 'しきい値の左',
  'option.orientation.falling': 'しきい値の右',
  'option.orientation.either': '誤りが少ない側',
  'param.from': 'しきい値の下限',
  'param.to': 'しきい値の上限',
  'param.width': '確率が変わる幅',
  'param.rate': '止めるユニットの割合',
}
