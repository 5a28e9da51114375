import type { training as en } from '../en/training.ts'
import { int, type Entry } from '../format.ts'

export const training: Readonly<Record<keyof typeof en, Entry>> = {
  'part.training': '学習の過程',
  'training.summary': (a) => `${int(a.steps)}ステップ`,
  'training.play': '学習を見る',
  'training.pause': '学習の再生を一時停止',
  'training.step': '学習のステップ',
  'training.at': (a) => `${int(a.of)}ステップ中${int(a.step)}ステップ目`,
  'training.loss': (a) => `損失 ${a.loss}`,
  'training.atOnce': '一度に最後まで',
  'training.waiting': '過程を示すために、ネットワークをもう一度学習しています。',
}
