import type { Choices, Imported } from '../data/table/types.ts'
import type { FileSource } from './types.ts'

/** Longest name of a file that a session carries. */
const LONGEST_NAME = 200

/** All that a session says of how its file becomes points: the same file gives the same points again. */
export function choicesOf({ read, label, x, y, pca, names, order, naIsClass }: FileSource): Choices {
  return {
    ...read,
    label,
    plane: pca ? { kind: 'pca', columns: pca } : { kind: 'columns', x, y },
    ...(names && { classNames: names }),
    ...(order && { classOrder: order }),
    ...(naIsClass && { naIsClass }),
  }
}

/** How a session names the points that were made of a file with these choices. */
export function sourceOf(
  {
    sha256,
    name,
    x,
    y,
    labelColumn,
    plane,
  }: Pick<Imported, 'sha256' | 'name' | 'x' | 'y' | 'labelColumn' | 'plane'>,
  {
    classNames = [],
    classOrder = [],
    naIsClass,
    format,
    encoding,
    delimiter,
    decimal,
    header,
    quotes,
  }: Choices,
  truth: FileSource['truth'],
): FileSource {
  const read = Object.entries({ format, encoding, delimiter, decimal, header, quotes }).filter(
    ([, choice]) => choice !== undefined,
  )
  return {
    kind: 'file',
    sha256,
    name: name.slice(0, LONGEST_NAME),
    x,
    y,
    label: labelColumn,
    truth,
    ...(plane.kind === 'pca' && { pca: plane.columns }),
    ...(classNames.length > 0 && { names: classNames }),
    ...(classOrder.length > 0 && { order: classOrder }),
    ...(naIsClass && { naIsClass }),
    ...(read.length > 0 && { read: Object.fromEntries(read) }),
  }
}
