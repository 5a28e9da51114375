import type { data as en } from '../en/data.ts'
import type { Entry } from '../format.ts'

export const data: Record<keyof typeof en, Entry> = {
  'data.moons.line': '2つの半円がかみ合っています。境界は2回曲がります。',
  'data.uniformLine.line': '点は正方形に一様に散らばります。ノイズはなく、1本の直線がクラスを分けます。',
  'data.twoGauss.line': '丸い群れが2つ並びます。重なりの大きさは平均の間隔で決まります。',
  'data.missedCluster.line':
    '大きなクラスターが2つと、点の15%が入る3つ目のクラスターがあります。3つ目はもう一方のクラスの向こう側にあります。',
  'data.overlapAndGap.line':
    '1つの領域では、クラスは何度尋ねてもコイン投げのままです。別の領域は、誰かが尋ねるまで空白です。',
  'data.nineBlobs.line':
    '9つのクラスターに、市松模様のようにクラスが並びます。すべてのクラスターを見つける必要があります。',
  'data.xor.line': '4つのクラスターです。対角の2つが同じクラスなので、1本の直線では分けられません。',
  'data.ring.line': '4つのクラスが円周上に並び、それぞれ両隣の2つと重なります。',
  'data.rareClass.line': 'クラスBは点の4%です。常にAと答えるモデルでも96%正解します。',
  'data.moonsOutliers.line':
    '2つの三日月を、点の12%にあたる外れ値が遠くで囲みます。外れ値のラベルはコイン投げです。',
  'data.boundaryOutliers.line':
    '群れが2つあります。点の10%は境界の延長上で上下に遠く離れ、ラベルはコイン投げです。',
  'data.moonsDuplicates.line':
    '80か所に、ほとんど同じ点が5つずつあります。バッチでは1つのことを5回尋ねかねません。',
  'data.circles.line': '1つのクラスがもう1つを囲みます。',
  'data.spirals.line': '2本の腕が互いのまわりを1.25回転します。',
  'data.chessboard.line': '3 × 3のマスを2つのクラスに分けます。ノイズはありません。',
  'data.anisoGauss.line': '幅の7倍の長さの群れが2つ並びます。',
  'data.dasguptaLine.line':
    '横軸を区切る位置を学習します。2.5%の群が、学習器を誤った側へ引き寄せます。縦の位置に意味はありません。',
  'data.threshold1d.line':
    '直線上に1,000個の点があり、0.2と0.8の間の1か所にクラスの切れ目が隠れています。縦の位置に意味はありません。',
  'data.streamSquare.line': '1,500個の点が1つずつ届きます。途中でクラスの規則を変えられます。',

  'data.penguins.line': '3種のペンギン342羽の、くちばしの長さと高さです。',
  'data.iris.line': '3種のアヤメ150株の、花弁の長さと幅です。うち2種は接しています。',
  'data.wine.line': '3つの品種のワイン178本の、アルコールとフラバノイドです。',
  'data.breastCancer.line': '良性または悪性の腫瘍569例の、半径の最悪値と凹点の最悪値です。',
  'data.digits.line':
    '数字0、3、4、7の画像380枚です。64画素を2つの主成分にまとめ、分散の44.4%を残しています。',

  'group.left': '左のクラスター',
  'group.right': '右のクラスター',
  'group.hidden': '隠れたクラスター',
  'group.pureA': 'Aだけの領域',
  'group.pureB': 'Bだけの領域',
  'group.overlap': '重なり',
  'group.gap': '空白',
  'group.lowerLeft': '左下',
  'group.lowerRight': '右下',
  'group.upperLeft': '左上',
  'group.upperRight': '右上',
  'group.rare': 'まれなクラス',
  'group.moonA': '三日月A',
  'group.moonB': '三日月B',
  'group.outlier': '外れ値',
  'group.farLeft': '左端',
  'group.innerLeft': '中央の左',
  'group.innerRight': '中央の右',
  'group.farRight': '右端',
  'group.before': '変化の前',
  'group.after': '変化の後',

  'param.noise': '点の広がり（σ）',
  'param.angle': '直線の角度（度）',
  'param.offset': '直線の位置',
  'param.separation': '群れの間隔',
  'param.hiddenShare': '隠れたクラスターの割合',
  'param.overlapShare': '重なりの割合',
  'param.gapShare': '空白の割合',
  'param.classes': 'クラス数',
  'param.radius': '半径',
  'param.rareShare': 'まれなクラスの割合',
  'param.outlierShare': '外れ値の割合',
  'param.copies': '1か所あたりの点の数',
  'param.jitter': '同じ場所の点のずれ（σ）',
  'param.innerRadius': '内側の半径',
  'param.outerRadius': '外側の半径',
  'param.turns': '回転数',
  'param.cells': '1辺のマスの数',
  'param.drift': '規則の変化',
  'option.drift.none': 'なし',
  'option.drift.remote': '境界から遠い場所で変化',
  'option.drift.rotate': '境界が90°回転',
  'param.driftAt': '変化の時点（ストリーム全体に対する割合）',
}
