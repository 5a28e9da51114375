import type { standings as english } from '../en/standings.ts'
import type { Entry } from '../format.ts'

/** One point under all strategies. */
export const standings: Record<keyof typeof english, Entry> = {
  'standings.all': 'すべての戦略でのスコアと順位',
  'standings.shown': '表示中の戦略だけにする',
  'standings.waiting': 'ほかの戦略のスコアを計算しています。',
  'standings.costly': (a) =>
    `点ごとにモデルを学習し直すため、時間がかかる次の戦略は省いています：${a.names}。`,
  'standings.more': '省いた戦略も計算する',
  'standings.lacking': (a) =>
    `現在のモデルと委員会では計算できないため、次の戦略にはスコアがありません：${a.names}。`,
  'standings.unscored': (a) => `次の戦略は、この点にスコアを付けていません：${a.names}。`,
  'scores.loss': '損失',
}
