import type { settings as en } from '../en/settings.ts'
import { sharesApart } from '../apart.ts'
import { int, num, type Entry } from '../format.ts'

export const settings: Record<keyof typeof en, Entry> = {
  'setting.reset': (a) => `${a.name}を${a.value}に戻す`,
  'setting.on': 'オン',
  'setting.off': 'オフ',

  'setting.n': '点の数',
  'setting.seed': 'シード',
  'setting.axes': '軸',
  'axis.x': '横軸',
  'axis.y': '縦軸',
  'setting.start': '初期ラベル',
  'setting.start.n': '開始時の数',
  'setting.exam': '評価の方法',
  'setting.share': '評価用に取り分ける割合',
  'setting.paid.n': '購入する検証点の数',
  'setting.classes': 'クラス名',
  'setting.classes.nth': (a) => `クラス${int(a.n)}の名前`,
  'setting.classes.add': 'クラスを追加',
  'setting.classes.new': (a) => `クラス${int(a.n)}`,

  'setting.classWeights': 'クラスの重み',
  'option.classWeights.none': 'なし（どのラベルも同じ重み）',
  'option.classWeights.balanced': '均等（どのクラスも同じ重み）',
  'setting.k': 'メンバー数',
  'setting.batch': '1ラウンドの質問数',
  'setting.retrainEvery': '再学習までの回答数（0＝ラウンドごと）',
  'setting.candidates': '重い戦略がスコアを計算する候補の数',

  'setting.oracle': 'アノテーター（質問する順）',
  'setting.kind': '回答の出どころ',
  'setting.name': '名前',
  'setting.price': (a) =>
    `1回${num(a.cost, Number.isInteger(a.cost) ? 0 : 1)}・${num(a.seconds, Number.isInteger(a.seconds) ? 0 : 1)}秒`,
  'setting.earlier': (a) => `${a.name}への質問を早める`,
  'setting.earlier.short': '前へ',
  'setting.later': (a) => `${a.name}への質問を遅らせる`,
  'setting.later.short': '後へ',
  'setting.remove': (a) => `${a.name}を外す`,
  'setting.remove.short': '外す',
  'setting.error.each': 'クラスごとに誤り率を決める',
  'setting.error.of': (a) => `${a.label}での誤り`,
  'param.nearBoundary': '境界付近で増える誤り',
  'param.fatigue': '回答1回ごとの誤りの増加',
  'param.cost': '回答1回のコスト',
  'param.seconds': '回答1回の秒数',
  'setting.votesPerPoint': '1点あたりの投票数',
  'setting.turns': '最初に質問する相手',
  'option.turns.list': 'リストの先頭',
  'option.turns.rotate': '交代で',
  'asked.always': 'すべての点について質問されます',
  'asked.inTurn': (a) => `交代で、${int(a.n)}点のうち${int(a.votes)}点について質問されます`,
  'asked.unsure': '前の人が「わからない」と答えたときに質問されます',
  'asked.never': '質問されません。前の人がすべての点に必ず答えるためです',
  'asked.rotate': '交代で質問する',
  'setting.merge': '投票からラベルを決める方法',
  'option.merge.last': '最後の投票',
  'option.merge.majority': '多数決',
  'option.merge.weighted': '自信と誤り率で重み付けした多数決',

  'setting.budgetIn': '予算の単位',
  'setting.budget': '予算',
  'option.budgetIn.answers': '回答数',
  'option.budgetIn.points': 'ラベル付きの点の数',
  'option.budgetIn.cost': 'コスト',
  'option.budgetIn.minutes': '時間（分）',
  'settings.budget.answers': (a) => `ラベル${int(a.n)}個`,
  'settings.budget.points': (a) => `${int(a.n)}点`,
  'settings.budget.cost': (a) => `コスト${int(a.n)}`,
  'settings.budget.minutes': (a) => `${int(a.n)}分`,
  'spent.points': '点',
  'spent.cost': 'コスト',
  'spent.minutes': '分',

  'hand.n': (a) => `${int(a.n)}点を選択中。`,
  'hand.begin': 'プロットで選ぶ',
  'hand.now': (a) =>
    `開始時のラベルにする点をクリックするか、Enterで選びます。もう一度クリックすると外れます。選択中：${int(a.n)}点。`,
  'hand.end': '完了',

  'setting.briefing': '回答の前に',
  'briefing.guideline': '各質問に表示するガイドライン',
  'briefing.guideline.short': 'ガイドライン：',
  'briefing.belief.show': 'モデルの予想を表示する',
  'briefing.belief': '現在の予想：',
  'briefing.believed': (a) => {
    const [pA, pB] = sharesApart(a.pA, a.pB, 4)
    return `クラス${a.classA}が${pA}、クラス${a.classB}が${pB}です。`
  },
  'briefing.wait': '計算中です…',

  'setting.audit': 'ラベル付きの点を再質問',
  'audit.n': '再質問する点の数',
  'audit.ask': (a) => `${int(a.n)}個のラベルを再質問する`,

  'question.again': '再質問',
  'question.again.note':
    'この点にはすでにラベルがあります。それを見ずに、もう一度判断してください。2つの回答を比べます。',
  'letter.again': '再',
  'question.stale': (a) => `モデルは${int(a.n)}回答分古い状態です。次の学習で反映されます。`,

  'strategies.params': (a) => `パラメーター${int(a.n)}個`,
}
