import type { engine as en } from '../en/engine.ts'
import type { Entry } from '../format.ts'

export const engine: Record<keyof typeof en, Entry> = {
  'error.need-data': 'エンジンにこのデータがありません。ページを再読み込みしてください。',
  'error.not-finite': (a) =>
    `計算結果が数値になりませんでした（${a.where}）。ラベルは失われていません。直前の変更を取り消すか、別のモデルを選んでください。`,
  'error.memory':
    'ブラウザーのメモリーが足りません。ラベルは失われていません。委員会を小さくするか、点を減らしてください。',
  'error.part-missing': 'ページの一部を読み込めませんでした。接続を確認して、もう一度お試しください。',
  'error.internal':
    'エンジンでエラーが起きました。ラベルは失われていません。直前の変更を取り消すか、ページを再読み込みしてください。',
  'error.engine-stopped':
    'この計算でエンジンが3回停止しました。ラベルは失われていません。委員会を小さくするか別のモデルを選ぶと、エンジンが再び起動します。',
  'error.worker-died': '答える前にエンジンが停止しました。もう一度お試しください。',
  'error.no-engine':
    'エンジンを読み込めませんでした。接続を確認して、ページを再読み込みしてください。ラベルは失われていません。',
  'error.no-look': 'まだ何も計算されていません。',
  'error.unknown-strategy': (a) =>
    `このバージョンには「${a.id}」というクエリ戦略がありません。別の戦略を選んでください。`,
  'error.need-bytes': 'ファイルがメモリーに残っていません。もう一度開いてください。',
  'error.unreadable':
    'ファイルを読めなくなりました（移動、変更、または権限がありません）。もう一度開いてください。',
  'error.superseded': '新しい要求があったため、この要求は中止されました。',
  'status.restarted': 'エンジンが停止したため、再起動しました。失われたものはありません。',
  'status.typed-after-crash':
    'エンジンが2回停止しました。以後はTensorFlow.jsを使わずに学習します。ネットワークのクエリが変わることがあります。',
  'status.in-page':
    'ここではバックグラウンドのワーカーを使えません。エンジンはページ内で動き、ネットワークはTensorFlow.jsを使わずに学習します。',
  'note.trainer-typed': 'ここではTensorFlow.jsを起動できません。ネットワークは内蔵の学習器で学習します。',
  'note.missing': (a) =>
    a.need === 'committee'
      ? `${a.strategy}には委員会が必要です。このモデルに合う委員会を選んでください。`
      : `${a.strategy}にはロジスティックモデルが必要です。選ぶとスコアが表示されます。`,
  'note.no-committee': 'この委員会はこのモデルと組み合わせられません。別の委員会かモデルを選んでください。',
}
