import type { explainTraining as en } from '../en/explain-training.ts'
import type { Explanation } from '../format.ts'

export const explainTraining: Readonly<Record<keyof typeof en, Explanation>> = {
  'part.training': {
    title: '学習の過程',
    what: 'プロットに表示されているネットワークが、どのようにできたかを示します。最初のステップの前、数ステップごと、最後の地図と、その下にラベルの損失があります。',
    how: '同じトレーナーで、同じ初期の重みからもう一度学習するので、最後の図はモデルそのものです。各ステップでは、すべてのラベルを一度に使い、Adamですべての重みを1回動かします。損失は、ラベルの交差エントロピーの平均です。',
    misleads:
      '損失が小さいのは、ラベルに合っているということで、ほかの場所の地図が正しいということではありません。回答の前後で重みは引き継がれず、毎回はじめから学習します。続きから学習すると、結果が回答の順序に左右されるためです。',
  },
}
