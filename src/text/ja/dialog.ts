import type { dialog as en } from '../en/dialog.ts'
import { int, num, pct, type Args, type Entry } from '../format.ts'

const size = (a: Args): string => {
  const bytes = Number(a.bytes)
  return bytes < 1e6 ? `${int(Math.ceil(bytes / 1000))} kB` : `${num(bytes / 1e6, 1)} MB`
}

/** データを開くダイアログと、セッションを持ち帰るパネル。 */
export const dialog: Record<keyof typeof en, Entry> = {
  'dialog.title': 'データの読み込み',
  'dialog.note': (a) => `${a.name}・${size(a)}・この端末の中だけで読み込み、何も送信しません`,
  'dialog.reading': (a) => `${a.name}を読み込んでいます`,
  'dialog.refused': 'このファイルはこのままでは使えません。',
  'dialog.stopped': '読み込みが止まりました。',
  'dialog.another': '別のファイルを選ぶ',

  'dialog.paste': '表を貼り付ける',
  'dialog.paste.label': '表の行（先頭は列の名前）',
  'dialog.paste.read': 'このテキストを読み込む',
  'dialog.paste.name': '貼り付けた表',

  'dialog.readAs': '読み込み方',
  'dialog.format': '形式',
  'dialog.separator': '区切り',
  'dialog.decimal': '小数点',
  'dialog.encoding': '文字コード',
  'dialog.header': '1行目は列の名前',
  'dialog.quotes': '引用符を普通の文字として読む',
  'dialog.auto': (a) => `自動：${a.value}`,
  'dialog.auto.only': '自動',
  'dialog.auto.all': 'すべて自動に戻す',

  'dialog.table': (a) => `${int(a.of)}行のうち先頭の${int(a.n)}行`,
  'dialog.table.columns': (a) => `${int(a.of)}列のうち${int(a.n)}列を表示しています。`,
  'dialog.row': '行',
  'dialog.out': '使いません',
  'dialog.chip.label': 'ラベル',
  'dialog.role': (a) => `列「${a.name}」の使い方`,
  'dialog.noted': '読み込みで気づいたこと',

  'dialog.label': 'ラベル',
  'dialog.label.column': 'ラベルの列',
  'dialog.label.none': 'ラベルの列なし：自分で答える',
  'dialog.label.option': (a) => `${a.name}（${int(a.n)}種類の値）`,
  'dialog.label.many': (a) => `${a.name}（${int(a.n)}種類以上の値）`,
  'dialog.classes.others': (a) => `ほか${int(a.n)}クラス`,
  'dialog.classes.name': '回答に使うクラス',
  'dialog.classes.name.note': (a) =>
    `名前をカンマで区切ってください。クラスは全部で${int(a.least)}〜${int(a.most)}個です。`,
  'dialog.classes.mark': (a) => `${a.name}の形と色`,
  'dialog.shape.1': '丸',
  'dialog.shape.2': '四角',
  'dialog.shape.3': '三角',
  'dialog.shape.4': 'ひし形',
  'dialog.shape.5': '十字',
  'dialog.shape.6': '逆三角',
  'dialog.shape.7': '星',
  'dialog.shape.8': '六角形',
  'dialog.classes.rename': 'クラスの名前・形・色を変える',
  'dialog.classes.rename.note': '同じ名前にしたクラスは1つになります。',
  'dialog.classes.tooMany': (a) =>
    `${a.column}には${int(a.n)}クラスあります。プロットの形と色は${int(a.most)}クラス分です。別のラベル列を選ぶか、大きい順に${int(Number(a.most) - 1)}クラスを残して残りをまとめてください。`,
  'dialog.classes.join': (a) => `大きい${int(a.n)}クラスを残し、残りを「${a.other}」にまとめる`,
  'dialog.classes.other': 'その他',
  'dialog.na': (a) => `${a.names}は欠損ではなくクラスとして扱う`,
  'dialog.truth': 'ラベルの使い方',
  'dialog.truth.hidden': '隠れた正解にする',
  'dialog.truth.hidden.note': '質問にはあなたが答えます。ラベルの半分は隠したまま、モデルの採点に使います。',
  'dialog.truth.hidden.few':
    '質問にはあなたが答えます。採点用に取り分けるには行が少ないため、曲線はモデルの安定度を示します。',
  'dialog.truth.given': '付与済みのラベルとして使う',
  'dialog.truth.given.note': (a) =>
    `ラベルのある${int(a.labelled)}行でモデルを学習し、ラベルのない${int(a.unlabelled)}行について質問します。`,
  'dialog.truth.given.none': 'すべての行にラベルがあるため、質問する点が残りません。',

  'dialog.plane': '平面',
  'dialog.plane.columns': '2つの列',
  'dialog.plane.pca': 'PCA',
  'dialog.plane.ticked': (a) => `まとめる列：${int(a.of)}列中${int(a.n)}列。各列は先に標準化します。`,
  'dialog.plane.most': (a) => `まとめられるのは先頭の${int(a.n)}列までです。`,
  'dialog.plane.loadings': '列とその重み',
  'dialog.plane.column': '列',
  'dialog.plane.explained': (a) =>
    `分散の${pct(a.first)}をPC1が、${pct(a.second)}をPC2が表します（合計${pct(a.both)}）。`,
  'dialog.pairs': '列の組から選ぶ',
  'dialog.pairs.note': '灰色なのは、選ぶ時点で学習器がまだラベルを知らないからです。',
  'dialog.pair': (a) => `${a.x} × ${a.y}`,

  'dialog.used': (a) => `${int(a.of)}行中${int(a.n)}行を使います。`,
  'dialog.sampled': (a) => `使える${int(a.of)}行から無作為に選びました。`,
  'dialog.dropped': (a) => `${int(a.n)}行は使いません。`,
  'dialog.dropped.show': '該当する行を見る',
  'dialog.dropped.title': '使わない行',
  'dialog.dropped.rows': (a) => `${int(a.n)}行：${a.rows}`,
  'dialog.dropped.more': (a) => `${a.rows}、ほか${int(a.n)}行`,
  'dialog.use': (a) => `この${int(a.n)}点を使う`,

  'share.needsFile': (a) =>
    `リンクにはラベルとファイル名（${a.name}）が入ります。ファイルの中身は入らないため、開く人にも同じファイルが必要です。`,
  'share.select': 'ブラウザーがコピーを許可しません。選択した文字列をCtrl Cまたは⌘ Cでコピーしてください。',
  'share.embed.copy': 'コードをコピー',
  'share.embed.copied': 'コードをコピーしました。',
  'share.embed.file': 'リンクにはファイルの中身が入らないため、自分のファイルのセッションは埋め込めません。',
}
