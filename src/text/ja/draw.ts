import type { draw as en } from '../en/draw.ts'
import { int, type Entry } from '../format.ts'

/** 平面に描く。 */
export const draw: Record<keyof typeof en, Entry> = {
  'data.drawing.line': '何もない平面です。クラスごとに点を描くと、それを見分ける学習が始まります。',
  'draw.empty': 'まだ質問できません。プロットに、少なくとも2つのクラスの点を描いてください。',

  'draw.own.note': '何もない平面です。2つのクラスの点がそろうと学習が始まります。',

  'part.drawing': '描画',
  'draw.open': 'プロットに描く',
  'draw.done': '完了',
  'draw.stream': 'ストリームの点は開始時に決まるため、描き足せません。',
  'draw.plane': (a) => `描画用の平面。ツール：${a.tool}。`,
  'draw.keys':
    '矢印キーでツールを動かします（Shiftで大きく）。Enterで使います。Escapeで途中の操作をやめ、もう一度押すとツールを閉じます。文字キーでツール、数字キーでクラス、角括弧で大きさ、コンマとピリオドで点の数を選びます。',

  'draw.tool': 'ツール',
  'draw.tool.brush': 'ブラシ',
  'draw.tool.eraser': '消しゴム',
  'draw.tool.flip': 'クラスの反転',
  'draw.tool.select': '投げ縄',
  'draw.tool.move': '移動',
  'draw.tool.duplicate': '複製',
  'draw.tool.boundary': '境界',
  'draw.hint.brush': 'クリックまたはドラッグ：1回ごとに、このクラスの点を円の中に散らします。',
  'draw.hint.eraser': '点の上をドラッグして消します。評価用の隠れた点は、自分で描いたものだけ消えます。',
  'draw.hint.flip': '点の上をドラッグすると次のクラスに変わります。ラベルがあれば、それも変わります。',
  'draw.hint.select': '点を囲むか、1点をクリックします。Shiftで選択に加えます。',
  'draw.hint.move': '選択した点、またはもっとも近い点を別の場所へドラッグします。',
  'draw.hint.duplicate': '選択した点、または円の中の点のコピーを置き場所までドラッグします。',
  'draw.hint.boundary':
    '線を描くと、進む向きの左側がこのクラス、右側が次のクラスになります。始点に戻る線は、このクラスを囲みます。',
  'draw.class': 'クラス',
  'draw.class.add': 'クラスを追加',
  'draw.size': '大きさ',
  'draw.points': '1回の点の数',
  'draw.holds': '3点に1点を評価用にする',
  'draw.reveals': '隠れたクラスをすべて表示',
  'draw.reveals.many': (a) => `${int(a.n)}点を超えると表示できません。`,
  'draw.legend': '小さい塗り：質問の候補。輪郭のみ：評価専用。大きい印：ラベルあり。',

  'draw.selected': (a) => `${int(a.n)}点を選択中`,
  'draw.selection.flip': '反転',
  'draw.selection.erase': '消去',
  'draw.selection.none': '選択を解除',
  'draw.boundary.on': '描いた境界が隠れたクラスを決めています。',
  'draw.boundary.swap': '両側を入れ替える',
  'draw.boundary.drop': '取り除く',

  'draw.said.added': (a) => `${int(a.n)}点を描きました。`,
  'draw.said.added.exam': (a) => `${int(a.n)}点を描きました。うち${int(a.exam)}点は評価専用です。`,
  'draw.said.moved': (a) => `${int(a.n)}点を移動しました。`,
  'draw.said.removed': (a) => `${int(a.n)}点を消しました。`,
  'draw.said.flipped': (a) => `${int(a.n)}点を次のクラスに変えました。`,
  'draw.said.selected': (a) => `${int(a.n)}点を選択しました。`,
  'draw.said.boundary': '境界を描きました。すべての点の隠れたクラスを決めます。',
  'draw.said.boundary.none': '境界を取り除きました。隠れたクラスはそのままです。',
  'draw.said.line': 'ここから線を引きます。Enterで次の位置を決め、同じ位置でもう一度押すと終わります。',
  'draw.said.held': (a) => `${int(a.n)}点を持っています。動かしてEnterを押すと置きます。`,
  'draw.said.nothing': 'ここには対象となる点がありません。',
  'draw.said.short': '境界には短すぎます。',

  'draw.sum.nothing': '何も描いていません',
  'draw.sum.added': (a) => `描いた点 ${int(a.n)}`,
  'draw.sum.changed': (a) => `変更 ${int(a.n)}`,
  'draw.sum.removed': (a) => `消去 ${int(a.n)}`,
  'draw.sum.boundary': '描いた境界 1',
  'draw.exam': '評価への影響',
  'draw.exam.none': 'このセッションには評価用のデータがないため、描いた点は評価されません。',
  'draw.exam.paid': '検証セットは開始時に選ばれたもので、そのあとに描いた点を含みません。',
  'draw.exam.empty': '評価に使う点がまだありません。一部を評価用にするまで、正解率は表示できません。',
  'draw.exam.own': (a) =>
    `${int(a.n)}点のうち${int(a.exam)}点は評価専用です。描くたびに評価用のデータが変わるため、その前後の正解率は別々の評価によるものです。`,
  'draw.exam.same': (a) =>
    `評価に使うのはデータセットの${int(a.m)}点のままで、開始後に描いた点は評価されません。`,
  'draw.exam.mixed': (a) =>
    `評価用のデータは${int(a.m)}点になり、うち${int(a.exam)}点は開始後に描いたものです。その前後の正解率は別々の評価によるものです。`,
  'draw.exam.boundary': '境界は、評価用の点のクラスも決めます。',
}
