import type { imports as en } from '../en/import.ts'
import { int, type Args, type Entry } from '../format.ts'

type Words = Readonly<Record<string, string>>
const word = (words: Words, key: string | number | undefined): string => {
  const k = String(key)
  return Object.hasOwn(words, k) ? words[k] : k
}

const binary: Words = {
  'zip/xlsx':
    'これはExcelブックまたは別のZIPファイルで、テキストの表ではありません。ExcelまたはLibreOfficeの「名前を付けて保存」で「CSV UTF-8」を選び、そのファイルを開いてください。',
  'ole2/xls':
    'これは旧形式のExcelブック（.xls）または別のOffice文書で、テキストの表ではありません。Excelの「名前を付けて保存」で「CSV UTF-8」を選び、そのファイルを開いてください。',
  png: 'これはPNG画像で、テキストの表ではありません。数値のあるファイルをCSVで保存して開いてください。',
  jpeg: 'これはJPEG画像で、テキストの表ではありません。数値のあるファイルをCSVで保存して開いてください。',
  pdf: 'これはPDF文書で、テキストの表ではありません。表をスプレッドシートに貼り付け、「CSV UTF-8」で保存してください。',
  gzip: 'これはgzipで圧縮されています。展開して、中のファイルを開いてください。',
  parquet:
    'これはParquetファイルで、テキストの表ではありません。pandasのto_csvで書き出したファイルを開いてください。',
  sqlite: 'これはSQLiteデータベースで、テキストの表ではありません。表を1つCSVに書き出して開いてください。',
  unknown:
    'これはバイナリファイルで、テキストの表ではありません（文字ではないバイトがあります）。表を「CSV UTF-8」で保存して開いてください。',
}
const unsupported: Words = {
  arff: 'これはWekaのARFFファイルです。この形式には対応していません。Wekaの「Save」で「CSV data files」を選び、そのファイルを開いてください。',
  rtf: 'これは書式付き文書（RTF）で、テキストの表ではありません。表をスプレッドシートに貼り付け、「CSV UTF-8」で保存してください。',
  libsvm:
    'これはLIBSVM形式（番号:値）のファイルです。この形式には対応していません。特徴量ごとに1列のCSVに書き出して開いてください。',
  xml: 'これはXMLファイルで、行からなる表ではありません。スプレッドシートで開き、「CSV UTF-8」で保存してください。',
}
const expected: Words = {
  value: '値',
  key: '二重引用符で囲んだ名前',
  colon: 'コロン',
  'object-end': 'カンマまたは「}」',
  'array-end': 'カンマまたは「]」',
  'string-end': '閉じる二重引用符',
  escape: 'バックスラッシュの後の正しいエスケープ文字',
  end: 'ファイルの終わりまたは改行',
  depth: '64段以下の入れ子',
}
const shapes = (a: Args): string =>
  word(
    {
      scalar: 'このJSONは単独の値で、表ではありません。',
      scalars: 'このJSONは単独の値の並びで、表ではありません。',
      mixed: `このJSONの${int(a.item)}番目の要素は、最初の要素と形が違います。`,
      object: 'このJSONのオブジェクトには表がありません。',
    },
    a.found,
  )
const options: Words = { label: 'ラベル', x: 'X', y: 'Y', pca: 'PCA' }
const encodings: Words = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  shift_jis: 'Shift_JIS',
  'euc-jp': 'EUC-JP',
  'windows-1252': 'windows-1252',
  gb18030: 'GB18030',
  big5: 'Big5',
  'euc-kr': 'EUC-KR',
}
const found = (c: string | number | undefined): string =>
  c === '' ? 'ファイルが終わっています' : c === '\n' ? '行が終わっています' : `「${String(c)}」があります`
const megabytes = (v: string | number | undefined): string => `${int(Math.ceil(Number(v) / 1e6))} MB`

const because = (a: Args): string =>
  (a.example === undefined
    ? ''
    : `${a.column}列の「${a.example}」は数値として読めません。単位、記号、文字をセルから除いてください。`) +
  (Number(a.long ?? 0) === 0
    ? ''
    : `${int(a.long)}行はセルが列名より多いため除きました。区切り文字と引用符を確認してください。`)

const countsRows = (a: Args): string =>
  !a.counts ? '' : `${a.counts}列は行の番号とみなしました。測定値であれば、XまたはYに選んでください。`

export const imports: Record<keyof typeof en, Entry> = {
  'import.error.empty-file': 'ファイルが空です。列名の行と3行以上のデータがあるファイルを選んでください。',
  'import.error.too-large': (a) =>
    `ファイルは${megabytes(a.bytes)}で、上限の${megabytes(a.limit)}を超えています。行または列の一部を保存して開いてください。`,
  'import.error.binary-file': (a) => word(binary, a.detected),
  'import.error.html-file':
    'これはWebページ（HTML）で、テキストの表ではありません。ダウンロードした場合は、リンク先がサインインやプレビューのページだったと考えられます。データファイルそのものをダウンロードしてください。Excel用に出力されたファイルなら、Excelで開いて「CSV UTF-8」で保存してください。',
  'import.error.unsupported-format': (a) => word(unsupported, a.detected),
  'import.error.unclosed-quote': (a) =>
    `${int(a.line)}行目で始まる二重引用符が閉じていないため、それ以降の行を区切れません。ファイルで引用符を閉じるか、引用符をふつうの文字として読み込んでください。`,
  'import.error.json-syntax': (a) =>
    `JSONの${int(a.line)}行目${int(a.column)}文字目に誤りがあります。${word(expected, a.expected)}が必要ですが、${found(a.found)}。そこを直して、もう一度開いてください。`,
  'import.error.json-shape': (a) =>
    `${shapes(a)}[{"x": 1, "y": 2, "label": "a"}]のようなオブジェクトの配列、行の配列、または1行に1オブジェクトの形にしてください。`,
  'import.error.no-data-rows': (a) =>
    Number(a.n) === 0
      ? 'ファイルに行がありません。3行以上のデータを追加してください。'
      : `${int(a.n)}個の列名（${a.names}）がありますが、その下に行がありません。3行以上のデータを追加してください。この行がデータなら、「先頭行は列名」を外してください。`,
  'import.error.too-many-columns': (a) =>
    `列が${int(a.n)}あり、上限の${int(a.limit)}を超えています。別の区切り文字を選ぶか、列を減らして保存してください。`,
  'import.error.no-numeric-columns': (a) =>
    `数値の列がありません。平面には2列必要です。${a.names === '' ? '' : `見つかった列：${a.names}。`}数値を追加するか、区切り文字または小数点を変更してください。${because(a)}`,
  'import.error.need-two-numeric-columns': (a) =>
    `平面には数値の列が2つ必要です。${a.names}のうち、軸に使えるのは${int(a.n)}列${Number(a.n) === 0 ? '' : `（${a.found}）`}です。列を追加するか、区切り文字、小数点、ラベル列を変更してください。${countsRows(a)}${because(a)}`,
  'import.error.no-variation': (a) =>
    String(a.names).includes(', ')
      ? `行を区別できません。${a.names}は、それぞれ値がすべて同じです。値の異なる列を選んでください。`
      : `平面には値の異なる数値の列が2つ必要ですが、${a.names}は値がすべて同じです。別の列を選ぶか追加してください。`,
  'import.error.too-few-rows': (a) =>
    `${int(a.of)}行のうち点にできるのは${int(a.n)}行です。${int(a.least)}行以上必要です。行を追加するか、欠損の少ない列を選んでください。${because(a)}`,

  'import.warning.encoding-guessed': (a) =>
    `文字コードは${word(encodings, a.encoding)}と推定しました。文字化けしている場合は、別の文字コードを選んでください。`,
  'import.warning.encoding-damaged': (a) =>
    `${int(a.n)}文字を${word(encodings, a.encoding)}として読めませんでした。別の文字コードを選んでください。`,
  'import.warning.comment-lines': (a) => `先頭の「#」で始まる${int(a.n)}行はコメントとして読み飛ばしました。`,
  'import.warning.title-lines': (a) =>
    `先頭の${int(a.n)}行は、列名の上にセルが1つだけあるため、表題として読み飛ばしました。`,
  'import.warning.no-header': (a) =>
    `先頭行は数値なのでデータとして読み込み、${int(a.n)}列に番号を付けました。列名の場合は「先頭行は列名」を選んでください。`,
  'import.warning.empty-header': (a) => `名前のない列が${int(a.n)}列あり、番号を付けました：${a.names}。`,
  'import.warning.duplicate-header': (a) =>
    `同じ列名が${int(a.n)}組あります（${a.names}）。2列目以降は名前の後に番号を付けました。`,
  'import.warning.empty-column-dropped': (a) =>
    `名前も値もない列を${int(a.n)}列除きました（${a.columns}列目）。`,
  'import.warning.ragged-short': (a) =>
    `${int(a.n)}行はセルが列数より少ないため（${a.rows}行目）、残りを欠損として読み込みました。`,
  'import.warning.ragged-long': (a) =>
    `${int(a.n)}行はセルが列数より多く（${a.rows}行目）、値がずれているおそれがあるため除きました。区切り文字と引用符を確認してください。`,
  'import.warning.json-nan': (a) =>
    `NaNまたはInfinityを${int(a.n)}個、欠損として読み込みました。JSONにはない値です。nullを使ってください。`,
  'import.warning.decimal-comma':
    '小数点をカンマとして読み込みました（5,1は5.1）。違う場合はピリオドを選んでください。',
  'import.warning.thousands-separators': (a) =>
    `${int(a.n)}列（${a.names}）で桁区切りを読み取りました。小数の場合は小数点を変更してください。`,
  'import.warning.label-trimmed': (a) => `${a.column}のラベル${int(a.n)}個から前後の空白を除きました。`,
  'import.warning.label-case-variants': (a) =>
    `大文字と小文字だけが違うクラスがあります：${a.names}。同じ名前にすると1つにまとまります。`,
  'import.warning.unlabelled-rows': (a) =>
    `${int(a.n)}点は${a.column}にラベルがなく、隠れた正解もありません。あなたがラベルを付けます。`,
  'import.warning.no-labels': (a) =>
    a.column === ''
      ? 'ラベルの列がありません。あなたがオラクルです。クラスに名前を付けて、自分で答えてください。'
      : `${a.column}列にはまだラベルがありません。あなたがオラクルです。クラスに名前を付けて、自分で答えてください。`,
  'import.warning.na-label': (a) =>
    `${a.column}の「NA」${int(a.n)}個を欠損として読み込みました。NAがクラスの場合は、そのように指定してください。`,
  'import.warning.one-class': (a) =>
    `${a.column}のラベルはすべて${a.name}です。1クラスだけでは学習できません。クラスを追加するか、別のラベル列を選んでください。`,
  'import.warning.too-many-classes': (a) =>
    `${a.column}には${int(a.n)}クラスあり、${int(a.limit)}を超えています。クラスではなく名前や番号の列かもしれません。別のラベル列を選ぶか、ラベルなしにしてください。`,
  'import.warning.id-column-skipped': (a) =>
    `${a.name}は行の番号または識別子なので、軸には選びませんでした。手動で選ぶことはできます。`,
  'import.warning.constant-column': (a) =>
    `${a.name}は値が1種類（${a.value}）なので、軸には選びませんでした。手動で選ぶことはできます。`,
  'import.warning.rows-dropped': (a) =>
    `${int(a.of)}行のうち${int(a.n)}行を除きました。平面に使う列に数値がありません。`,
  'import.warning.sampled': (a) =>
    `${int(a.of)}行から${int(a.n)}行をシードで無作為に選びました。残りは使いません。`,
  'import.warning.pca-limited': (a) =>
    `PCAには${int(a.of)}列のうち先頭の${int(a.n)}列を使います。使う列を選ぶには、チェックを減らしてください。`,
  'import.warning.choice-ignored': (a) =>
    `${word(options, a.what)}に使える列${a.name}がないため、自動で選びました。`,

  'import.reason.missing-feature': '平面に使う値が欠損',
  'import.reason.non-numeric': '平面に使う値が数値ではない',
  'import.reason.non-finite': '平面に使う値が無限大',
  'import.reason.too-many-fields': 'セルが列数より多い',
  'import.kind.number': '数値',
  'import.kind.text': 'テキスト',
  'import.kind.date': '日付',
  'import.kind.empty': '空',
  'import.format': (a) => word({ csv: 'CSV', json: 'JSON', ndjson: 'JSON Lines' }, a.format),
  'import.encoding': (a) => word(encodings, a.encoding),
  'import.delimiter': (a) => word({ '\t': 'タブ', ' ': '空白' }, a.delimiter),
  'import.missing': '欠損',
}
