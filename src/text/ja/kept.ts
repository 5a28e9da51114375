import type { kept as en } from '../en/kept.ts'
import { int, type Entry } from '../format.ts'

/** このブラウザーに残っているセッションと、リンクのQRコード。 */
export const kept: Record<keyof typeof en, Entry> = {
  'part.kept': '保存済みセッション',
  'kept.title': '保存済みセッション',
  'kept.note': '1回でも回答したセッションは、分岐も含めてこのブラウザーに残ります。何も送信しません。',
  'kept.most': (a) => `残るのは${int(a.n)}件までです。それを超えると、名前のない古いものから消えます。`,
  'kept.none': 'まだ何も残っていません。最初の回答から保存が始まります。',
  'kept.refused':
    'このブラウザーは、このページのデータを保存しません（プライベートウィンドウや設定による）。必要なものは「共有」からファイルに保存してください。',
  'kept.full':
    'このブラウザーの保存領域がいっぱいで、これからの操作は残りません。不要なセッションを削除するか、「共有」からこのセッションをファイルに保存してください。',
  'kept.new': '新しいセッションを始める',
  'kept.new.note': 'データ、シード、設定はそのままで、最初から始めます。今のセッションは一覧に残ります。',
  'kept.name': (a) => `セッション「${a.name}」の名前`,
  'kept.facts': (a) => `${a.data}・${a.strategy}・回答${int(a.n)}件`,
  'kept.open': '開く',
  'kept.open.name': (a) => `セッション「${a.name}」を開く`,
  'kept.here': '表示中',
  'kept.busy': '別のタブで表示中',
  'kept.delete': (a) => `セッション「${a.name}」を削除`,
  'kept.deleted': (a) => `「${a.name}」を削除しました。`,
  'kept.gone': 'このセッションはもう残っていません。',
  'kept.unwritten': 'このブラウザーでは変更を保存できませんでした。',
  'kept.copy': (a) => `${a.name}（続き）`,
  'kept.elsewhere':
    'このセッションは別のタブでも開いています。元のセッションはそのタブで続き、ここでの操作は別のセッションとして残ります。',

  'check.stopped': (a) => `記録された質問${int(a.of)}件のうち${int(a.done)}件を、今の結果と照合しました。`,
  'check.rest': (a) => `残りの${int(a.n)}件を照合`,

  'qr.show': 'QRコードを表示',
  'qr.title': 'リンクのQRコード',
  'qr.note': 'この端末で描いています。読み取った人は、今の状態のセッションを開けます。',
  'qr.alt': (a) => `リンク${a.link}のQRコード`,
  'qr.save': 'SVGで保存',
  'qr.tooLong': (a) =>
    `このリンクは${int(a.n)}文字あります。スマートフォンで読み取れるコードに入るのは${int(a.most)}文字までです。リンクをコピーするか、セッションをファイルで渡してください。`,
}
