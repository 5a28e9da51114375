import { int, num, pct, plural, type Args, type Entry } from '../format.ts'

const size = (a: Args): string => {
  const bytes = Number(a.bytes)
  return bytes < 1e6 ? `${int(Math.ceil(bytes / 1000))} kB` : `${num(bytes / 1e6, 1)} MB`
}

/** The dialog that opens a table, and the panel that takes a session home. */
export const dialog = {
  'dialog.title': 'Import data',
  'dialog.note': (a) => `${a.name} · ${size(a)} · read on this machine, nothing is sent`,
  'dialog.reading': (a) => `Reading ${a.name}`,
  'dialog.refused': 'This file cannot be used as it is.',
  'dialog.stopped': 'The reading stopped.',
  'dialog.another': 'Choose another file',

  'dialog.paste': 'Paste a table',
  'dialog.paste.label': 'The rows of a table, with the names of the columns first',
  'dialog.paste.read': 'Read this text',
  'dialog.paste.name': 'pasted table',

  'dialog.readAs': 'Read as',
  'dialog.format': 'format',
  'dialog.separator': 'separator',
  'dialog.decimal': 'decimal',
  'dialog.encoding': 'encoding',
  'dialog.header': 'first row is names',
  'dialog.quotes': 'quotes are ordinary characters',
  'dialog.auto': (a) => `auto: ${a.value}`,
  'dialog.auto.only': 'auto',
  'dialog.auto.all': 'Decide all of it again',

  'dialog.table': (a) => `First ${plural(a.n, 'row', 'rows')} of ${int(a.of)}`,
  'dialog.table.columns': (a) => `${int(a.n)} of ${int(a.of)} columns are shown.`,
  'dialog.row': 'row',
  'dialog.out': 'left out',
  'dialog.chip.label': 'label',
  'dialog.role': (a) => `What the column ${a.name} is for`,
  'dialog.noted': 'What was noticed',

  'dialog.label': 'Label',
  'dialog.label.column': 'Label column',
  'dialog.label.none': 'No label column: I answer myself',
  'dialog.label.option': (a) => `${a.name} (${plural(a.n, 'value', 'values')})`,
  'dialog.label.many': (a) => `${a.name} (${int(a.n)} values or more)`,
  'dialog.classes.others': (a) => `and ${plural(a.n, 'other', 'others')}`,
  'dialog.classes.name': 'Classes that you answer with',
  'dialog.classes.name.note': (a) =>
    `Separate the names by commas: at least ${int(a.least)}, at most ${int(a.most)} classes in all.`,
  'dialog.classes.mark': (a) => `Shape and colour of ${a.name}`,
  'dialog.shape.1': 'disc',
  'dialog.shape.2': 'square',
  'dialog.shape.3': 'triangle',
  'dialog.shape.4': 'diamond',
  'dialog.shape.5': 'plus',
  'dialog.shape.6': 'triangle down',
  'dialog.shape.7': 'star',
  'dialog.shape.8': 'hexagon',
  'dialog.classes.rename': 'Names, shapes and colours of classes',
  'dialog.classes.rename.note': 'Classes with the same name become one.',
  'dialog.classes.tooMany': (a) =>
    `${a.column} has ${int(a.n)} classes. The plot has shapes and colours for ${int(a.most)}. Choose another label column, or keep the ${int(Number(a.most) - 1)} largest classes and join the rest.`,
  'dialog.classes.join': (a) => `Keep the ${int(a.n)} largest, call the rest “${a.other}”`,
  'dialog.classes.other': 'other',
  'dialog.na': (a) => `${a.names} is a class, not a missing label`,
  'dialog.truth': 'What the labels are for',
  'dialog.truth.hidden': 'Hidden answers',
  'dialog.truth.hidden.note':
    'The page asks and you answer. Half of the labels stay hidden and grade the model.',
  'dialog.truth.hidden.few':
    'The page asks and you answer. There are too few rows to hold any back, so the curve shows how steady the model is.',
  'dialog.truth.given': 'Labels I already have',
  'dialog.truth.given.note': (a) =>
    `The ${int(a.labelled)} labelled rows train the model; the page asks about the ${int(a.unlabelled)} without a label.`,
  'dialog.truth.given.none': 'Every row has a label, so there would be nothing to ask.',

  'dialog.plane': 'Plane',
  'dialog.plane.columns': 'Two columns',
  'dialog.plane.pca': 'PCA',
  'dialog.plane.ticked': (a) =>
    `Columns that the plane joins: ${int(a.n)} of ${int(a.of)}. Each is standardised first.`,
  'dialog.plane.most': (a) => `The first ${int(a.n)} columns can be joined.`,
  'dialog.plane.loadings': 'Columns and their weights',
  'dialog.plane.column': 'Column',
  'dialog.plane.explained': (a) =>
    `PC1 carries ${pct(a.first)} of the variance, PC2 ${pct(a.second)}, together ${pct(a.both)}.`,
  'dialog.pairs': 'Or pick a pair',
  'dialog.pairs.note': 'Grey on purpose: the learner has no labels yet when you choose.',
  'dialog.pair': (a) => `${a.x} × ${a.y}`,

  'dialog.used': (a) => `${int(a.n)} of ${plural(a.of, 'row', 'rows')} used.`,
  'dialog.sampled': (a) => `Drawn at random from ${int(a.of)} usable rows.`,
  'dialog.dropped': (a) => `${plural(a.n, 'row is', 'rows are')} left out.`,
  'dialog.dropped.show': 'Show them',
  'dialog.dropped.title': 'Rows that are left out',
  'dialog.dropped.rows': (a) => `${plural(a.n, 'row', 'rows')}: ${a.rows}`,
  'dialog.dropped.more': (a) => `${a.rows} and ${int(a.n)} more`,
  'dialog.use': (a) => `Use ${Number(a.n) === 1 ? 'this' : 'these'} ${plural(a.n, 'point', 'points')}`,

  'share.needsFile': (a) =>
    `The link holds your labels and names the file ${a.name}. It does not hold the file: whoever opens the link opens that file too.`,
  'share.select': 'The browser does not let the page copy. The text is selected: press Ctrl C or ⌘ C.',
  'share.embed.copy': 'Copy the code',
  'share.embed.copied': 'The code is copied.',
  'share.embed.file': 'A session on your own file cannot be embedded, since a link does not hold the file.',
} satisfies Record<string, Entry>
