import { int, plural, type Args, type Entry } from '../format.ts'

type Words = Readonly<Record<string, string>>
const word = (words: Words, key: string | number | undefined): string => {
  const k = String(key)
  return Object.hasOwn(words, k) ? words[k] : k
}

const binary: Words = {
  'zip/xlsx':
    'This is an Excel workbook or another zip archive, not a text table. In Excel or LibreOffice choose Save As, "CSV UTF-8", and open that file.',
  'ole2/xls':
    'This is an old Excel workbook (.xls) or another Office document, not a text table. In Excel choose Save As, "CSV UTF-8", and open that file.',
  png: 'This is a PNG picture, not a text table. Open the file that holds the numbers, saved as CSV.',
  jpeg: 'This is a JPEG picture, not a text table. Open the file that holds the numbers, saved as CSV.',
  pdf: 'This is a PDF document, not a text table. Copy the table into a spreadsheet and save it as "CSV UTF-8".',
  gzip: 'This is a gzip archive. Unpack it and open the file inside.',
  parquet: 'This is a Parquet file, not a text table. In pandas, write it with to_csv and open that file.',
  sqlite: 'This is an SQLite database, not a text table. Export one table as CSV and open that file.',
  unknown:
    'This is a binary file, not a text table: it holds bytes that no text has. Save the table as "CSV UTF-8" and open that file.',
}
const unsupported: Words = {
  arff: 'This is an ARFF file of Weka, which is not read here. In Weka choose Save, "CSV data files", and open that file.',
  rtf: 'This is a formatted document (RTF), not a text table. Copy its table into a spreadsheet and save it as "CSV UTF-8".',
  libsvm:
    'This is a LIBSVM file (index:value), which is not read here. Write the table as CSV, one column per feature, and open that file.',
  xml: 'This is an XML file, not a table of rows. Open it in a spreadsheet and save it as "CSV UTF-8".',
}
const expected: Words = {
  value: 'a value',
  key: 'a name in double quotes',
  colon: 'a colon',
  'object-end': 'a comma or "}"',
  'array-end': 'a comma or "]"',
  'string-end': 'a closing double quote',
  escape: 'a valid escape after the backslash',
  end: 'the end of the file or a new line',
  depth: 'at most 64 nested levels',
}
const shapes = (a: Args): string =>
  word(
    {
      scalar: 'This JSON is a single value, not a table.',
      scalars: 'This JSON is a list of single values, not a table.',
      mixed: `Item ${int(a.item)} of this JSON has another shape than the first one.`,
      object: 'This JSON is an object without a table in it.',
    },
    a.found,
  )
const options: Words = { label: 'the label', x: 'X', y: 'Y', pca: 'PCA' }
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
  c === '' ? 'the file ends' : c === '\n' ? 'the line ends' : `there is ${String(c)}`
const rows = (v: string | number | undefined): string => plural(v, 'row', 'rows')
const has = (v: string | number | undefined): string => (Number(v) === 1 ? 'has' : 'have')
const is = (v: string | number | undefined): string => (Number(v) === 1 ? 'is' : 'are')
const megabytes = (v: string | number | undefined): string => `${int(Math.ceil(Number(v) / 1e6))} MB`

/** What probably keeps a table from being numbers: a cell that is none, rows that are longer than the names. */
const because = (a: Args): string =>
  (a.example === undefined
    ? ''
    : ` In ${a.column}, "${a.example}" cannot be read as a number: take units, signs and words out of such cells.`) +
  (Number(a.long ?? 0) === 0
    ? ''
    : ` ${rows(a.long)} ${has(a.long)} more cells than there are names, and ${Number(a.long) === 1 ? 'was' : 'were'} left out: check the separator and the quotes.`)

/** Columns of numbers that tell rows apart rather than measure anything: left out, unless a person wants them. */
const countsRows = (a: Args): string =>
  !a.counts
    ? ''
    : ` ${a.counts} only ${String(a.counts).includes(', ') ? 'name' : 'names'} the rows; choose it as X or Y if it measures something.`

/** What the import says: how a file was read, what was noticed, why it could not be used. */
export const imports = {
  'import.error.empty-file':
    'The file is empty. Choose a file with a row of names and at least 3 rows of data.',
  'import.error.too-large': (a) =>
    `The file has ${megabytes(a.bytes)}; the limit is ${megabytes(a.limit)}. Save a part of its rows or columns and open that.`,
  'import.error.binary-file': (a) => word(binary, a.detected),
  'import.error.html-file':
    'This is a web page (HTML), not a text table. If it was a download, it probably led to a sign-in or preview page: get the data file itself. If a program made it for Excel, open it there and save it as "CSV UTF-8".',
  'import.error.unsupported-format': (a) => word(unsupported, a.detected),
  'import.error.unclosed-quote': (a) =>
    `A double quote opens on line ${int(a.line)} and never closes, so the rows after it cannot be told apart. Close the quote in the file, or read quotes as ordinary characters.`,
  'import.error.json-syntax': (a) =>
    `The JSON breaks on line ${int(a.line)}, column ${int(a.column)}: ${word(expected, a.expected)} was expected, but ${found(a.found)}. Correct that place and open the file again.`,
  'import.error.json-shape': (a) =>
    `${shapes(a)} Write an array of objects such as [{"x": 1, "y": 2, "label": "a"}], an array of rows, or one object per line.`,
  'import.error.no-data-rows': (a) =>
    Number(a.n) === 0
      ? 'The file has no rows. Add at least 3 rows of data.'
      : `The file has ${plural(a.n, 'column name', 'column names')} (${a.names}) but no rows below. Add at least 3 rows; if this row is data, say that the first row is not names.`,
  'import.error.too-many-columns': (a) =>
    `The file has ${int(a.n)} columns; the limit is ${int(a.limit)}. Choose another separator, or save fewer columns.`,
  'import.error.no-numeric-columns': (a) =>
    `No column holds numbers, and the plane needs two.${a.names === '' ? '' : ` Found: ${a.names}.`} Add numbers, or change the separator or the decimal mark.${because(a)}`,
  'import.error.need-two-numeric-columns': (a) =>
    `The plane needs two number columns. ${int(a.n)} ${is(a.n)} fit for an axis${Number(a.n) === 0 ? '' : ` (${a.found})`} among ${a.names}. Add a column, or change the separator, the decimal mark or the label column.${countsRows(a)}${because(a)}`,
  'import.error.no-variation': (a) =>
    String(a.names).includes(', ')
      ? `There is nothing to tell the rows apart: each of ${a.names} holds a single value. Choose columns whose values differ.`
      : `The plane needs two number columns whose values differ, but ${a.names} holds a single value. Choose or add another column.`,
  'import.error.too-few-rows': (a) =>
    `${int(a.n)} of ${rows(a.of)} can become a point; at least ${int(a.least)} are needed. Add rows, or choose columns with fewer gaps.${because(a)}`,

  'import.warning.encoding-guessed': (a) =>
    `The encoding was guessed: ${word(encodings, a.encoding)}. If letters look wrong, choose another one.`,
  'import.warning.encoding-damaged': (a) =>
    `${plural(a.n, 'character', 'characters')} could not be read as ${word(encodings, a.encoding)}. Choose another encoding.`,
  'import.warning.comment-lines': (a) =>
    Number(a.n) === 1
      ? 'The line at the top that begins with # was read as a comment.'
      : `The ${int(a.n)} lines at the top that begin with # were read as comments.`,
  'import.warning.title-lines': (a) =>
    Number(a.n) === 1
      ? 'The first line was read as a title: it has a single cell above the names of the columns.'
      : `The first ${int(a.n)} lines were read as a title: they have a single cell above the names of the columns.`,
  'import.warning.no-header': (a) =>
    `The first row holds numbers, so it was read as data and the ${int(a.n)} columns were numbered. If it holds names, say so.`,
  'import.warning.empty-header': (a) =>
    `${plural(a.n, 'column has', 'columns have')} no name and got a number: ${a.names}.`,
  'import.warning.duplicate-header': (a) =>
    `${plural(a.n, 'name occurs', 'names occur')} more than once (${a.names}). The later columns got a number after the name.`,
  'import.warning.empty-column-dropped': (a) =>
    `${plural(a.n, 'column without name and values was', 'columns without name and values were')} left out (number ${a.columns}).`,
  'import.warning.ragged-short': (a) =>
    `${rows(a.n)} ${has(a.n)} fewer cells than there are columns (row ${a.rows}). The rest was read as missing.`,
  'import.warning.ragged-long': (a) =>
    `${rows(a.n)} ${has(a.n)} more cells than there are columns (row ${a.rows}) and ${is(a.n)} left out, since the cells may be shifted. Check the separator and the quotes.`,
  'import.warning.json-nan': (a) =>
    `${plural(a.n, 'bare NaN or Infinity was', 'bare NaN or Infinity were')} read as missing. JSON has no such values; write null.`,
  'import.warning.decimal-comma':
    'Numbers are read with a decimal comma: 5,1 is 5.1. If that is wrong, choose the point.',
  'import.warning.thousands-separators': (a) =>
    `Marks between thousands were read in ${plural(a.n, 'column', 'columns')} (${a.names}). If they are decimals, change the decimal mark.`,
  'import.warning.label-trimmed': (a) =>
    `Blanks around ${plural(a.n, 'label', 'labels')} in ${a.column} were removed.`,
  'import.warning.label-case-variants': (a) =>
    `Some classes differ only in capitals: ${a.names}. Give them one name to join them.`,
  'import.warning.unlabelled-rows': (a) =>
    `${plural(a.n, 'point has', 'points have')} no label in ${a.column} and no hidden answer: you label ${Number(a.n) === 1 ? 'it' : 'them'}.`,
  'import.warning.no-labels': (a) =>
    a.column === ''
      ? 'No column holds labels. You are the oracle: name the classes and answer yourself.'
      : `The column ${a.column} holds no label yet. You are the oracle: name the classes and answer yourself.`,
  'import.warning.na-label': (a) =>
    `${plural(a.n, 'label', 'labels')} "NA" in ${a.column} ${Number(a.n) === 1 ? 'was' : 'were'} read as missing. If NA is a class, say so.`,
  'import.warning.one-class': (a) =>
    `All labels in ${a.column} are ${a.name}. One class leaves nothing to learn; add a class or choose another label column.`,
  'import.warning.too-many-classes': (a) =>
    `${a.column} has ${int(a.n)} classes, more than ${int(a.limit)}: it may hold names or numbers rather than classes. Choose another label column, or none.`,
  'import.warning.id-column-skipped': (a) =>
    `${a.name} counts or names the rows, so it is no axis. You can still choose it.`,
  'import.warning.constant-column': (a) =>
    `${a.name} holds a single value (${a.value}), so it is no axis. You can still choose it.`,
  'import.warning.rows-dropped': (a) =>
    `${rows(a.n)} of ${int(a.of)} ${is(a.n)} left out: no number in a column of the plane.`,
  'import.warning.sampled': (a) =>
    `${int(a.n)} of ${int(a.of)} rows were drawn at random with the seed. The others are not used.`,
  'import.warning.pca-limited': (a) =>
    `PCA joins the first ${int(a.n)} of the ${int(a.of)} columns. Tick fewer to choose which.`,
  'import.warning.choice-ignored': (a) =>
    `There is no number column ${a.name} for ${word(options, a.what)}, so it was chosen automatically.`,

  'import.reason.missing-feature': 'a value of the plane is missing',
  'import.reason.non-numeric': 'a value of the plane is not a number',
  'import.reason.non-finite': 'a value of the plane is infinite',
  'import.reason.too-many-fields': 'more cells than columns',
  'import.kind.number': 'number',
  'import.kind.text': 'text',
  'import.kind.date': 'date',
  'import.kind.empty': 'empty',
  'import.format': (a) => word({ csv: 'CSV', json: 'JSON', ndjson: 'JSON lines' }, a.format),
  'import.encoding': (a) => word(encodings, a.encoding),
  'import.delimiter': (a) => word({ '\t': 'tab', ' ': 'blanks' }, a.delimiter),
  'import.missing': 'missing',
} satisfies Record<string, Entry>
