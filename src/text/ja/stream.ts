import { int, num, type Entry } from '../format.ts'
import type { stream as english } from '../en/stream.ts'

export const stream = {
  'part.stream': 'ストリーム',
  'stream.view': '下に表示する内容',
  'stream.count': (a) => `${int(a.n)} / ${int(a.total)}点が到着 · 質問${int(a.asked)}件`,
  'stream.strip': 'ストリームに到着したデータ。矢印キーでさかのぼれます。',
  'stream.none': 'まだ何も到着していません。',
  'stream.item': (a) => `到着${int(a.t)}番、点${a.id}：${a.outcome}。`,
  'stream.asked': '質問しました',
  'legend.passed': '見送り',
  'stream.passed': '見送りました',
  'stream.deciding': '現在のデータ',
  'stream.drift': 'ドリフト',
  'stream.limit': (a) => `${num(a.value)}超で質問`,
  'stream.accuracy': (a) => `正解率 ${num(a.value)}`,
  'stream.noTruth': '正解率は不明',
  'stream.whole': (a) => `ストリーム全体（${int(a.n)}点）`,
  'stream.memory': (a) => `ラベル${int(a.n)}個を記憶`,
  'stream.spent': (a) => `使用 ${a.spent} / ${a.allowed}`,

  'stream.since': (a) => `前の質問から${int(a.n)}点を見送りました。`,
  'stream.now': (a) => `点${a.id}。`,
  'stream.next': '次のデータ',
  'stream.play': 'ストリームを流す',
  'stream.pause': '一時停止',
  'stream.title': (a) => `到着${int(a.t)}番（全${int(a.total)}点）`,
  'stream.ended': (a) =>
    `ストリームは終わりました。${int(a.n)}点が届き、そのうち${int(a.asked)}点を質問しました。`,
  'stream.decides': (a) => `${a.rule}が判断`,
  'stream.asks': (a) => `${a.rule}が質問`,
  'stream.yours': 'この点はあなたの回答を待っています。',
  'stream.spoken': (a) => `${int(a.n)}点を見送りました。${a.why}`,

  'stream.why.title': (a) => `到着${int(a.t)}番、規則：${a.rule}`,
  'stream.why.you': 'あなたが自分で選んだ点です。規則は使っていません。',
  'stream.why.unknown': '理由を計算し直しています。',
  'stream.why.score': (a) =>
    `${a.strategy}の値は${num(a.score)}です。1 − pの尺度では有用度u = ${num(a.u)}になります。`,
  'stream.goto': 'この時点へ移動',

  'stream.mode': 'データの届き方',
  'stream.mode.pool': 'プール',
  'stream.mode.stream': 'ストリーム',
  'stream.drawn':
    '自分で描いたデータはプールになります。点に到着順がないため、1点ずつ届くストリームにはできません。ストリームには別のデータを選んでください。',
  'stream.data.remote': 'ストリーム（離れた場所のドリフト）',
  'stream.data.rotate': 'ストリーム（回転するドリフト）',
  'stream.rule': '質問を決める規則',
  'stream.rule.open': (a) => `質問を決める規則：${a.letter} ${a.rule}`,
  'stream.utility': '有用度',
} satisfies Record<keyof typeof english, Entry>
