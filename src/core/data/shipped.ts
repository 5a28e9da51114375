/** A data set that comes with the page: a table in `public/data`, and what to take from it. */
export interface ShippedSet {
  readonly id: string
  /** Name of the file in `data/` beside the page. */
  readonly file: string
  /** Rows with both axes. */
  readonly n: number
  /** Columns of the axes; PC1 and PC2 are the principal components of `pca`. */
  readonly x: string
  readonly y: string
  /** Column of the classes. */
  readonly label: string
  /** Columns that the axes join, in their own units, where they are principal components. */
  readonly pca?: readonly string[]
  readonly licence: 'CC0-1.0' | 'BSD-3-Clause'
  /** Where the file came from and what was changed. */
  readonly provenance: string
  readonly citation: string
}

const SKLEARN =
  'scikit-learn 1.2.1 (sklearn/datasets/data, copyright the scikit-learn developers), originally UCI Machine Learning Repository'

const pixels = Array.from({ length: 64 }, (_, i) => `px_${Math.floor(i / 8)}_${i % 8}`)

export const shippedSets: readonly ShippedSet[] = [
  {
    id: 'penguins',
    file: 'penguins.csv',
    n: 342,
    x: 'bill_length_mm',
    y: 'bill_depth_mm',
    label: 'species',
    licence: 'CC0-1.0',
    provenance:
      'extdata/penguins.csv of the R package palmerpenguins 0.1.1, unchanged; 2 of 344 rows have no measurements',
    citation:
      'Gorman, Williams & Fraser 2014, PLoS ONE 9(3) e90081; Horst, Hill & Gorman 2020, palmerpenguins: Palmer Archipelago (Antarctica) penguin data',
  },
  {
    id: 'iris',
    file: 'iris.csv',
    n: 150,
    x: 'petal_length_cm',
    y: 'petal_width_cm',
    label: 'species',
    licence: 'BSD-3-Clause',
    provenance: `${SKLEARN}; column and class names written out. Differs from the UCI file in two points and equals the paper`,
    citation:
      'Fisher 1936, The use of multiple measurements in taxonomic problems, Annals of Eugenics 7(2), 179-188',
  },
  {
    id: 'wine',
    file: 'wine.csv',
    n: 178,
    x: 'alcohol',
    y: 'flavanoids',
    label: 'cultivar',
    licence: 'BSD-3-Clause',
    provenance: `${SKLEARN}; column and class names written out`,
    citation: 'Aeberhard & Forina 1991, Wine, UCI Machine Learning Repository',
  },
  {
    id: 'breastCancer',
    file: 'breast_cancer.csv',
    n: 569,
    x: 'radius_worst',
    y: 'concave_points_worst',
    label: 'diagnosis',
    licence: 'BSD-3-Clause',
    provenance: `${SKLEARN}; 9 of 30 features, column and class names written out`,
    citation:
      'Wolberg, Street & Mangasarian 1995, Breast Cancer Wisconsin (Diagnostic), UCI Machine Learning Repository',
  },
  {
    id: 'digits',
    file: 'digits_4class_64px.csv',
    n: 380,
    x: 'PC1',
    y: 'PC2',
    label: 'digit',
    pca: pixels,
    licence: 'BSD-3-Clause',
    provenance: `${SKLEARN}; the first 95 images each of 0, 3, 4 and 7, column names written out`,
    citation:
      'Alpaydin & Kaynak 1998, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository',
  },
]
