import type { first as en } from '../en/first.ts'
import { int, num, type Entry } from '../format.ts'

export const first: Record<keyof typeof en, Entry> = {
  'app.title': 'アクティブラーニング サンドボックス',

  'part.question': '質問',
  'part.missing': 'この部分を読み込めませんでした。失われたものはありません。',

  'action.undo': '元に戻す',
  'action.retry': 'もう一度試す',

  'class.name': (a) => `クラス${a.name}`,

  'question.title': 'この点はどのクラスですか？',
  'question.meta': (a) => `質問${int(a.n)}`,
  'question.asks': (a) => `${a.strategy}が質問`,
  'question.you': 'あなたが選んだ点',
  'question.spent': (a) => `${a.unit || 'ラベル'} ${int(a.used)} / ${int(a.budget)} 使用`,
  'question.spent.short': (a) => `${int(a.used)} / ${int(a.budget)}`,
  'question.point': '点',
  'question.skip': 'スキップ',
  'question.unsure': 'わからない',
  'question.sure': '自信',
  'question.sure.1': '勘',
  'question.sure.2': 'まあまあ',
  'question.sure.3': '確実',
  'question.batch': (a) => `このラウンドの${int(a.n)}点中${int(a.i)}点目`,
  'question.chosen': (a) => `点${a.id}を選んでいます。答えるか、Escapeキーで元の質問に戻ります。`,
  'question.already': (a) => `この点のラベルは${a.label}です。新しい答えに置き換わります。`,
  'question.thinking': '戦略が次の点を選んでいます。',
  'question.empty': (a) => `プールが空です。${int(a.n)}点すべてにラベルがあります。`,
  'question.budget': (a) =>
    `予算（${a.unit || 'ラベル'} ${int(a.n)}）を使い切りました。続けるには「停止基準」で予算を増やしてください。`,
  'question.done': '質問はありません',
  'question.nolabels': (a) =>
    `まだラベルがないため、${int(a.n)}点すべてが同点です。最初の点はシードで決まります。`,
  'question.after': (a) =>
    `${a.label}とラベル付けしました。正解率は${num(a.before)}から${num(a.now)}になりました。`,
  'question.stop': 'ここで終了できます。',

  'stage.label': (a) =>
    `${a.data}のプロット。未ラベル${int(a.pool)}点、ラベル付き${int(a.labelled)}点。矢印キーで隣の点へ、NとPで順位の順に移動します。`,
  'stage.point': (a) => `点${a.id}、${a.x} ${num(a.xv, 2)}、${a.y} ${num(a.yv, 2)}。${a.state}`,
  'stage.state.pool': '未ラベル',
  'stage.state.labelled': (a) => `ラベルは${a.label}`,
  'stage.state.asked': '質問中',
  'stage.busy': '計算中',
  'stage.drop': 'ここにドロップするとファイルを開きます',

  'letter.you': '自分',

  'tab.ask': '質問',
  'tab.why': '理由',
  'tab.strategies': '戦略',
  'tab.committee': '委員会',
  'tab.curve': '曲線',
  'tab.stream': 'ストリーム',
}
