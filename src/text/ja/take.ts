import type { take as en } from '../en/take.ts'
import type { Entry } from '../format.ts'

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
}
