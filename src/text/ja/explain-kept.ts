import type { explainKept as en } from '../en/explain-kept.ts'
import type { Explanation } from '../format.ts'

/** 保存済みセッションの説明。 */
export const explainKept: Record<keyof typeof en, Explanation> = {
  'part.kept': {
    title: '保存済みセッション',
    what: 'いつでも戻れるセッションです。回答、設定、分岐と、プロットの小さな絵が残っています。',
    how: '変更から遅くとも0.5秒後に、ブラウザーがこのページのために持つ保存領域に書き込みます。再読み込みや異常終了があっても、書き込んだものは失われません。同じセッションに書き込むタブは必ず一方だけで、もう一方のタブは別のセッションとして続きます。',
    misleads:
      '便利な機能ですが、長期の保管場所ではありません。サイトのデータを消去すると消え、プライベートウィンドウでは閉じるまでしか残らず、ほかのブラウザーや機器からは見えません。大切なものはファイルに保存してください。',
  },
}
