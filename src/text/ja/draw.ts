import type { draw as en } from '../en/draw.ts'
import type { Entry } from '../format.ts'

/** 平面に描く。 */
export const draw: Record<keyof typeof en, Entry> = {
  'data.drawing.line': '何もない平面です。クラスごとに点を描くと、それを見分ける学習が始まります。',
  'draw.empty': 'まだ質問できません。プロットに、少なくとも2つのクラスの点を描いてください。',
}
