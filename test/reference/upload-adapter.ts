import { exportCell } from '../../src/core/data/export.ts'
import { chooseColumns, parseTable } from '../../src/core/data/table/importer.ts'
import { standardise } from '../../src/core/data/table/standardise.ts'
import type { Imported, Refused } from '../../src/core/data/table/types.ts'
import { run } from '../../src/core/job.ts'
import { imports } from '../../src/text/en/import.ts'
import type { Args, Entry } from '../../src/text/format.ts'

export { exportCell }

/** The English sentence of a reason or of a warning. */
export function sentence(key: string, args: Args): string {
  const entry: Entry = imports[key as keyof typeof imports]
  return typeof entry === 'function' ? entry(args) : entry
}

/** What the product's importer makes of a file, in the fields of test/fixtures/upload-cases/expected.json. */
export async function describeUpload(bytes: Uint8Array, fileName: string): Promise<object> {
  const parsed = run(parseTable(bytes, fileName))
  const result = 'outcome' in parsed ? parsed : run(chooseColumns(parsed))
  const read = {
    format: result.read.format?.value,
    encoding: result.read.encoding?.value,
    delimiter: result.read.delimiter?.value,
    decimal: result.read.decimal?.value,
    header: result.read.header?.value,
    columns: result.columns.map((c) => c.name),
    date_columns: result.columns.filter((c) => c.kind === 'date').map((c) => c.name),
  }
  if (result.outcome === 'error') return { ...read, ...describeRefused(result) }
  const values = 'outcome' in parsed ? [] : parsed.columns.filter((c) => c.numbers)
  return {
    ...read,
    ...describeImported(result),
    values: Object.fromEntries(values.map((c) => [c.name, Array.from(c.numbers ?? [])])),
  }
}

function describeRefused(r: Refused): object {
  return {
    outcome: 'error',
    error: r.code,
    detected: r.detected,
    message: sentence(`import.error.${r.code}`, r.args),
  }
}

function describeImported(r: Imported): object {
  return {
    outcome: 'ok',
    n_rows: r.nRows,
    numeric_columns: r.numericColumns,
    label_column: r.labelColumn,
    x: r.x,
    y: r.y,
    pca_columns: r.usable,
    classes: Object.fromEntries(r.classes.map((c) => [c.name, c.count])),
    class_order: r.classOrder,
    n_classes: r.classes.length,
    unlabelled: r.unlabelled,
    dropped: r.dropped,
    n_points: r.points.rows.length,
    warnings: r.warnings.map((w) => w.code).sort(),
    z: Object.fromEntries([
      [r.x, Array.from(standardise(r.points.x).z)],
      [r.y, Array.from(standardise(r.points.y).z)],
    ]),
  }
}
