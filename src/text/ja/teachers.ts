import type { teachers as en } from '../en/teachers.ts'
import { int, num, pct, type Entry } from '../format.ts'

const duration = (seconds: string | number | undefined): string => {
  const s = Number(seconds)
  if (s < 100) return `${num(s, Number.isInteger(s) ? 0 : 1)}秒`
  return s < 5400 ? `${num(s / 60, 1)}分` : `${num(s / 3600, 1)}時間`
}

export const teachers: Record<keyof typeof en, Entry> = {
  'part.annotators': 'アノテーター',
  'part.balance': 'バランス',
  'part.validation': '検証',

  'who.you': 'あなた',
  'who.truth': '正解',
  'who.noisy': '誤ることのあるアノテーター',
  'who.tired': '疲れるアノテーター',
  'who.crowd': 'クラウドワーカー',
  'who.expert': '専門家',
  'who.start': '開始時',

  'annotators.n': (a) => `${int(a.n)}人`,
  'annotators.kappa': (a) => `${int(a.n)}人・κ ${num(a.kappa, 2)}`,
  'annotators.who': '回答者',
  'annotators.answers': '回答数',
  'annotators.right': '正解率',
  'annotators.cost': 'コスト',
  'annotators.seconds': '時間',
  'annotators.time': (a) => duration(a.seconds),
  'annotators.unsure': (a) => `わからない ${int(a.n)}`,
  'annotators.agreement': '同じ点での一致',
  'annotators.pair': '組み合わせ',
  'annotators.points': '点数',
  'annotators.equal': '一致率',
  'annotators.self': (a) => `${a.who}（再質問）`,
  'annotators.fleiss': (a) => `全体：フライスの κ ${num(a.kappa, 2)}。`,
  'annotators.alone':
    '一致を測るには、複数のアノテーターから、または同じアノテーターからもう一度判定された点が必要です。',
  'annotators.course': '直近10回答の誤りと時間',
  'annotators.error': '誤り',
  'annotators.courseOf': (a) =>
    `${a.name}：${int(a.n)}回答後、直近10回答の誤りは${a.error}、1回答あたり${num(a.seconds, 1)}秒`,

  'balance.range': (a) => `${int(a.least)}〜${int(a.most)}%`,
  'balance.of.pool': (a) => `プール（${int(a.n)}）`,
  'balance.of.labelled': (a) => `ラベル（${int(a.n)}）`,
  'balance.of.asked': (a) => `質問（${int(a.n)}）`,
  'balance.region': '領域',
  'balance.region.pool': 'プール中',
  'balance.region.asked': '質問中',
  'balance.unknown': '隠れた正解がわかりません',
  'balance.none': 'まだありません',
  'balance.rare': (a) =>
    `${a.label}はラベルの${pct(a.share)}だけです。モデルがほとんど学べないことがあります。再現率を確かめ、「モデル」でクラスの重みを「均等」にしてみてください。`,
  'balance.weights': 'クラスの重み',
  'balance.exam': '採点用の点での値',
  'balance.paid': '有料の検証セットでの値',
  'balance.recall': '再現率',
  'exam.truth': '隠れた正解',
  'exam.paid': '有料の点',
  'exam.none': 'なし',
  'weights.none': 'なし',

  'validation.summary': '自己採点とテストデータ',
  'validation.self': (a) => `自己採点：ラベル${int(a.n)}個での${int(a.folds)}分割交差検証`,
  'validation.gap': (a) =>
    Math.abs(Number(a.gap)) < 0.0005
      ? '自己採点は、隠れた点での正解率と同じです。'
      : `自己採点は、隠れた点での正解率より${num(100 * Math.abs(Number(a.gap)), 1)}ポイント${Number(a.gap) < 0 ? '低い' : '高い'}値です。`,
  'validation.note':
    '戦略が選んだラベルはデータの標本ではないため、モデルはそれで自分を採点できません。不確実な点ばかりだと実際より悪く見え、だれも質問していない領域はどの分割にも入りません。無作為に選んだ点なら信頼できます。',
  'validation.paid': (a) => `有料の${int(a.n)}点での正解率`,
  'validation.hidden': (a) => `隠れた${int(a.n)}点での正解率`,
  'validation.noHidden': 'このデータには、比べるための隠れた正解がありません。',
  'validation.noExam': '評価用に取り分けた点がないため、比べるものがありません。',
  'validation.interval': (a) =>
    `${int(a.n)}点の場合、本当の正解率は、このような検証セット100組のうち95組で、${num(a.lo)}から${num(a.hi)}の間にあります。`,
  'validation.inside': (a) => `隠れた値${a.value}はその中にあります。`,
  'validation.outside': (a) => `隠れた値${a.value}はその外にあります。`,
  'validation.waiting': (a) => `検証用の${int(a.n)}点が、まだ回答を待っています。`,
  'validation.cost': (a) => `${int(a.n)}回答を、学習ではなく検証に使いました。`,
}
