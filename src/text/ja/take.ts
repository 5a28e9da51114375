import type { take as en } from '../en/take.ts'
import { int, type Entry } from '../format.ts'

/** データの持ち込み、描画、持ち帰り。 */
export const take: Record<keyof typeof en, Entry> = {
  'take.file': 'ファイルから',
  'take.file.note':
    'CSV、TSV、JSON（一般的な文字コードすべて、50 MBまで）、またはセッションのファイル。ページのどこにドロップしても開けます。',
  'take.file.choose': 'ファイルを選ぶ',
  'take.sample': 'サンプルで試す',
  'take.sample.note': 'ページに付属の表を、自分のデータと同じ手順で開きます。',
  'take.paste.note':
    '表計算ソフトの行をコピーしてここに貼り付けるか、ページのどこでもCtrl V（⌘ V）を押してください。',

  'error.python-strategy': (a) =>
    `${a.name}はPythonに書き出せません。書き出せるのは、ロジスティックモデルでのマージン、エントロピー、最小確信度、k-センター、投票エントロピーです。`,
  'error.python-model':
    'このモデルはPythonに書き出せません。書き出せるのは、ロジスティックモデルでのマージン、エントロピー、最小確信度、k-センター、投票エントロピーです。',
  'error.python-committee':
    '種類の異なるモデルからなる委員会はPythonに書き出せません。事後分布またはベイジアンブートストラップの委員会なら書き出せます。',
  'error.python-model-changed':
    '質問の途中でモデルが変わっています。Pythonのスクリプトが扱うモデルは1つだけです。変更前の時点から書き出してください。',
  'error.python-stream': 'ストリームのセッションはPythonに書き出せません。',
  'error.python-edited':
    '最初の質問のあとで点が編集されています。先に描いてから質問を始めたセッションだけをPythonに書き出せます。',
  'error.python-points': (a) =>
    `スクリプトに入れられるのは${int(a.most)}点までです（このセッションは${int(a.n)}点）。`,
}
