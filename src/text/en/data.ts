import type { Entry } from '../format.ts'

/** Generators, shipped data sets, their groups and parameters. */
export const data = {
  'data.moons.line': '2 half circles that hold each other. The boundary bends twice.',
  'data.uniformLine.line': 'Points spread evenly over a square. 1 line divides the classes without noise.',
  'data.twoGauss.line': '2 round clouds side by side. The separation sets how much they overlap.',
  'data.missedCluster.line':
    '2 large clusters and a third with 15% of the points, on the far side of the other class.',
  'data.overlapAndGap.line':
    'In 1 region the class is a coin flip for ever. Another region is empty until somebody asks there.',
  'data.nineBlobs.line': '9 clusters with the classes of a chessboard. Every cluster has to be found.',
  'data.xor.line': '4 clusters. Opposite corners share a class, so no straight line divides them.',
  'data.ring.line': '4 classes around a circle, each overlapping its 2 neighbours.',
  'data.rareClass.line': '4% of the points belong to class B. A model that always says A is 96% right.',
  'data.moonsOutliers.line':
    '2 moons and a far ring of outliers, 12% of the points. Their labels are coin flips.',
  'data.boundaryOutliers.line':
    '2 clouds. 10% of the points lie far above and below, where the boundary runs, with coin-flip labels.',
  'data.moonsDuplicates.line':
    '80 places, each taken by 5 points that hardly differ. A batch can ask 1 thing 5 times.',
  'data.circles.line': '1 class surrounds the other.',
  'data.spirals.line': '2 arms wind around each other 1.25 times.',
  'data.chessboard.line': '3 × 3 squares in 2 classes, without noise.',
  'data.anisoGauss.line': '2 clouds, 7 times as long as wide, side by side.',
  'data.dasguptaLine.line':
    'A cut on the horizontal axis is to be learned. A group of 2.5% pulls the learner to the wrong side. Height means nothing.',
  'data.threshold1d.line': '1,000 points on a line, 1 hidden cut between 0.2 and 0.8. Height means nothing.',
  'data.streamSquare.line':
    '1,500 points arrive one after another. Half-way the rule of the classes can change.',

  'data.penguins.line': 'Bill length and depth of 342 penguins of 3 species.',
  'data.iris.line': 'Petal length and width of 150 irises of 3 species. 2 of them touch.',
  'data.wine.line': 'Alcohol and flavanoids of 178 wines from 3 cultivars.',
  'data.breastCancer.line': '569 tumours, benign or malignant, by worst radius and worst concave points.',
  'data.digits.line':
    '380 images of the digits 0, 3, 4 and 7. 64 pixels are joined to 2 principal components with 44.4% of the variance.',

  'group.left': 'left cluster',
  'group.right': 'right cluster',
  'group.hidden': 'hidden cluster',
  'group.pureA': 'pure A',
  'group.pureB': 'pure B',
  'group.overlap': 'overlap',
  'group.gap': 'gap',
  'group.lowerLeft': 'lower left',
  'group.lowerRight': 'lower right',
  'group.upperLeft': 'upper left',
  'group.upperRight': 'upper right',
  'group.rare': 'rare class',
  'group.moonA': 'moon A',
  'group.moonB': 'moon B',
  'group.outlier': 'outliers',
  'group.farLeft': 'far left',
  'group.innerLeft': 'inner left',
  'group.innerRight': 'inner right',
  'group.farRight': 'far right',
  'group.before': 'before the drift',
  'group.after': 'after the drift',

  'param.noise': 'Spread of the points (σ)',
  'param.angle': 'Angle of the line (degrees)',
  'param.offset': 'Offset of the line',
  'param.separation': 'Separation of the clouds',
  'param.hiddenShare': 'Share of the hidden cluster',
  'param.overlapShare': 'Share of the overlap',
  'param.gapShare': 'Share of the gap',
  'param.classes': 'Classes',
  'param.radius': 'Radius',
  'param.rareShare': 'Share of the rare class',
  'param.outlierShare': 'Share of outliers',
  'param.copies': 'Points per place',
  'param.jitter': 'Distance between copies (σ)',
  'param.innerRadius': 'Inner radius',
  'param.outerRadius': 'Outer radius',
  'param.turns': 'Turns',
  'param.cells': 'Squares per side',
  'param.drift': 'Change of the rule',
  'option.drift.none': 'none',
  'option.drift.remote': 'far from the boundary',
  'option.drift.rotate': 'boundary turns by 90°',
  'param.driftAt': 'Time of the change (share of the stream)',
} satisfies Record<string, Entry>
