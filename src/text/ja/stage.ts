import type { stage as en } from '../en/stage.ts'
import { num, type Entry } from '../format.ts'

export const stage: Record<keyof typeof en, Entry> = {
  'part.field': 'マップ',
  'stage.flat': 'まだどこにも差がありません',
  'field.probability': '確率',
  'field.disagreement': '意見の不一致',
  'field.utility': '有用度',
  'field.density': '密度',
  'field.aleatoric': '偶然的な部分',
  'field.epistemic': '認識的な部分',
  'field.more': 'ほかのマップ',
  'field.more.short': 'ほか',
  'field.none': 'なし',
  'legend.most': (a) => `最大 ${num(a.v, 2)}`,
  'legend.pool': '未ラベル',
  'legend.boundary': 'モデルの境界',
  'legend.members': '委員会',
}
