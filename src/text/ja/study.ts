import type { study as en } from '../en/study.ts'
import { int, type Entry } from '../format.ts'

/** From so many seconds to so many, in the unit that suits the longer. */
function span(low: string | number | undefined, high: string | number | undefined): string {
  const inMinutes = Number(high) >= 100
  const [from, to] = [low, high].map((s) => Math.max(1, Math.round(Number(s) / (inMinutes ? 60 : 1))))
  return `${from < to ? `${int(from)}〜` : ''}${int(to)}${inMinutes ? '分' : '秒'}`
}

export const study: Record<keyof typeof en, Entry> = {
  'part.study': 'シードを変えた実験',
  'study.open': 'シードを変えて繰り返す',
  'study.open.running': (a) => `実験：${a.done} / ${a.of} 回`,
  'study.note':
    '1回の実行ではほとんど何も言えません。開始点とノイズは運です。ここでは、セッション全体を別のシードで繰り返し、どの戦略も同じ乱数で比べます。',
  'study.seeds': 'シード数',
  'study.last': '1回の実行の最後のラベル数',
  'study.noTruth': 'このセッションには採点用のデータがないため、実行を比べられません。',
  'study.drawn': (a) =>
    `いま描かれている平面の${int(a.n)}点を使い、${int(a.exam)}点で採点します。点は変わらず、シードごとに変わるのは開始ラベルと偶然だけです。`,
  'study.trial': '各戦略を試しに実行して、時間を測っています…',
  'study.forecast': (a) =>
    `およそ${span(a.low, a.high)}かかります（ワーカー${int(a.workers)}個。各戦略を試しに実行して測った値から）。`,
  'study.left': (a) => `、あと約${span(a.seconds, a.seconds)}`,
  'study.long':
    '長い時間がかかります。シード数かラベル数を減らすと短くなります。一時停止でき、出た結果は保存されるので、ページを再読み込みしてもその続きから再開できます。',
  'study.long.networks': 'どの実行でも、質問のたびにネットワークを学習し直します。',
  'study.first': '最初の実行を計算しています…',
  'study.empty': '戦略を選んで開始してください。比較の基準はランダムです。',
  'study.start': '開始',
  'study.again': 'もう一度実行',
  'study.pause': '一時停止',
  'study.goOn': '再開',
  'study.cancel': '中止',
  'study.progress': '終わった実行',
  'study.done': (a) => `${int(a.done)} / ${int(a.of)} 回`,
  'study.csv': 'CSVで保存',
  'study.chart': (a) => `${int(a.n)}個の戦略の平均学習曲線。数値は下の表にあります`,
  'study.axis': '使ったラベル数',
  'study.table': 'シードを変えた戦略の比較',
  'study.end': (a) => `${int(a.n)}ラベルでの正解率（%）`,
  'study.height': '曲線の平均の高さ（%）',
  'study.against': (a) => `${a.name}との差（ポイント）`,
  'study.p': 'p値（ウィルコクソン）',
  'study.wins': 'シード：勝ち – 分け – 負け',
  'study.wins.n': (a) => `${int(a.wins)}勝 ${int(a.ties)}分 ${int(a.losses)}敗`,
  'study.each': '各シードの差',
  'study.baseline': '基準',
  'study.target': '目標の正解率（%）',
  'study.targets': '平均曲線が目標に達するまでのラベル数',
  'study.column.labelsToTarget': '目標までのラベル数',
  'study.column.labelsToStay': '以後も保つまで',
  'study.column.saved': '節約したラベル数',
  'study.column.saving': '節約率',
  'study.column.utilisation': 'データ利用率',
  'study.column.deficiency': 'ディフィシェンシー',
  'study.effect': 'コーエンのd',
  'study.pT': 'p値（t検定）',
  'study.reading': (a) =>
    `帯と±は、${int(a.n)}個のシードの平均の95%信頼区間です。差は、同じ点・同じ開始点のシードごとに取ります。`,
}
