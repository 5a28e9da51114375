import type { Explanation } from '../format.ts'

/**
 * The longer explanations of generators and shipped data sets. Accuracies are means over at least 30 seeds with the model that the
 * data set starts with, graded on fresh points; for shipped sets on the half of the rows that is held out.
 */
export const explainData = {
  'data.moons': {
    title: 'Two moons',
    what: 'Two half circles that hold each other. The boundary bends twice, so a straight line is not enough.',
    how: 'A place on a half circle is drawn evenly and moved by normal noise of σ 0.15, then the plane is stretched by 1.6 and 2.0. 400 points are the pool, 1,000 fresh ones grade.',
    misleads:
      'It is kind to margin, because each class is one piece and the noise is low: 26 labels come within 1 point of all labels (98.4%), random needs 148. With σ 0.3 it is 46 against 104. Few real data sets are this kind.',
  },
  'data.uniformLine': {
    title: 'Straight line',
    what: 'Points spread evenly over a square, divided by one straight line without noise.',
    how: 'Both coordinates are uniform between −3 and 3. The class is the side of a line through the middle at 30°.',
    misleads:
      'Nothing here can go wrong for margin: 19 labels come within 1 point of all labels, random needs 113. That is a saving of 83%, and with noise or hidden groups it can fall below 0.',
  },
  'data.twoGauss': {
    title: 'Two clouds',
    what: 'Two round clouds of 200 points, one per class. The separation sets how much they overlap.',
    how: 'Both clouds are normal with σ 1. Their means are 4 apart unless you change it.',
    misleads:
      'The well-known figure on these data shows 70% with 30 random labels and 90% with 30 chosen ones. Here random has 96.4% and margin 97.5%; in 100 runs 70% never occurred. With a separation of 1, margin needs 103 labels where random needs 76.',
  },
  'data.missedCluster': {
    title: 'Missed cluster',
    what: 'Two large clusters and a third one on the far side of the other class. A model that starts with labels of the large ones is sure and wrong there.',
    how: 'Of 400 points, 160 and 180 form the large clusters and 60 the hidden one. All are normal clouds.',
    misleads:
      'The accuracy looks settled while the hidden cluster is unknown. Margin leaves it unasked in about 80% of the runs at 30 labels and has 83.5% at 20, random 92.2%. The effect belongs to the model: with a Gaussian process margin has 94.5%.',
  },
  'data.overlapAndGap': {
    title: 'Overlap and gap',
    what: 'In one region the class is a coin flip for ever, another region is unknown until somebody asks there. It sets noise that stays against ignorance that labels end.',
    how: '4 groups: pure A and pure B with 30% of the points each, an overlap of both classes with 25%, a gap with 15%. All are normal clouds of σ 0.5.',
    misleads:
      'No model can pass about 87.5%, since half of the overlap is always wrong. From a start of 3, 3 and 8 labels without the gap, entropy spends about 80% of its questions in the overlap and has 79.4% at 18 labels; mean KL on posterior draws has 87.2%.',
  },
  'data.nineBlobs': {
    title: 'Nine blobs',
    what: 'A 3 × 3 lattice of clusters with the classes of a chessboard. Every cluster has to be found.',
    how: '300 points in 9 normal clouds of σ 0.45, 2 apart.',
    misleads:
      'The boundary between 2 known clusters says nothing about the other 7. Where no label is, the model fills in what it knows and asks nothing: at 10 labels margin has 61.0%, random 67.1% and TypiClust 89.3%.',
  },
  'data.xor': {
    title: 'XOR',
    what: 'Four clusters, in which opposite corners share a class. No straight line divides them.',
    how: '400 points in 4 normal clouds of σ 0.6 around (±1.5, ±1.5).',
    misleads:
      'At the start margin loses: 74.8% at 10 labels, random 90.6%. With linear features it seems to win (72% against 55%), but a linear model on all labels has 50%: margin has only given up one corner.',
  },
  'data.ring': {
    title: 'Ring of classes',
    what: 'Four classes around a circle, each overlapping its neighbours. It shows how the 3 measures of uncertainty differ when there are more than 2 classes.',
    how: '400 points in 4 normal clouds of σ 0.8, evenly on a circle of radius 1.7.',
    misleads:
      'In the middle all classes meet. Entropy likes it there, although most errors happen between 2 neighbours: at 30 labels it has 81.4%, margin 84.7%. With 2 classes the difference vanishes.',
  },
  'data.rareClass': {
    title: 'Rare class',
    what: 'Two large clusters of class A and a small one of class B with 4% of the points.',
    how: '500 points: 240, 240 and 20, all normal clouds. 2,000 fresh points grade.',
    misleads:
      'A model that always says A has an accuracy of 96%, so look at the balanced accuracy or the recall. From 5 random labels margin has a balanced accuracy of 97.9% at 30, random 86.5%. Margin succeeds because the rare class lies where the model is unsure; deep inside a sure region it would be missed.',
  },
  'data.moonsOutliers': {
    title: 'Moons with outliers',
    what: 'Two moons inside a far ring of outliers whose labels are coin flips.',
    how: 'Moons with σ 0.2 and 48 of 400 points at a distance of 4.5 to 7 from the middle. The points that grade have no outliers.',
    misleads:
      'The victim is not the one that is often named: at 20 labels entropy has 92.1% and random 87.5%, but k-centre has 81.3%, because outliers are farthest from everything. Density weighting avoids them and still has only 79.0%.',
  },
  'data.boundaryOutliers': {
    title: 'Outliers on the boundary',
    what: 'Two clouds, and outliers far above and below where the boundary runs between them.',
    how: '360 points in 2 normal clouds of σ 0.5, and 40 outliers with |y| between 4 and 7 and coin-flip labels. The points that grade have no outliers.',
    misleads:
      'Entropy spends 31% to 37% of its first 20 questions on outliers, density weighting at most 1%. This hardly shows in the accuracy: in 15 variants the largest gain of density weighting was about 0.6 points.',
  },
  'data.moonsDuplicates': {
    title: 'Moons with near copies',
    what: 'Moons whose points come in groups of near copies, as in data with repeats.',
    how: '80 places on two moons, each taken by 5 points that a normal jitter of σ 0.03 keeps apart.',
    misleads:
      'A batch of the highest scores asks one thing several times. With batches of 10, top-k margin has 84.6% at 24 labels, cluster margin 94.0% and BADGE 94.5%. One question at a time does not have the problem.',
  },
  'data.circles': {
    title: 'Two circles',
    what: 'One class surrounds the other.',
    how: '400 points on circles of radius 1 and 2.2, moved by normal noise of σ 0.3.',
    misleads:
      'Margin needs 26 labels to come within 1 point of all labels, random 46. If 40 labels are chosen by a linear model and given to this one, it ends 6 points below 40 random labels.',
  },
  'data.spirals': {
    title: 'Two spirals',
    what: 'Two arms that wind around each other. A long thin boundary, with no large region to be sure of.',
    how: '400 points along 2 arms of 1.25 turns, moved by normal noise of σ 0.12. The model has 8 × 8 narrow bumps.',
    misleads:
      'There is no boundary to refine before the arms are known: at 20 labels k-centre has 94.9%, margin 87.6% and random 81.3%. At 40 labels k-centre and margin are level at 99%.',
  },
  'data.chessboard': {
    title: 'Chessboard',
    what: 'Squares in 2 classes without noise. Much boundary, and many regions to find.',
    how: '400 points spread evenly over 3 × 3 squares. The model has 8 × 8 narrow bumps.',
    misleads:
      'Clean data are not always easy: at 40 labels margin has 75.5%, random 83.9% and k-centre 87.1%. At 100 labels margin and random are level at 92%.',
  },
  'data.anisoGauss': {
    title: 'Two long clouds',
    what: 'Two clouds, 7 times as long as wide, side by side. Only the horizontal place matters.',
    how: '400 points in 2 normal clouds with σ 0.35 across and 2.5 along, 1 apart.',
    misleads:
      'Distances count both axes alike, so k-centre walks along the axis that says nothing: 37 labels come within 1 point of all labels, random needs 30 and margin 19.',
  },
  'data.dasguptaLine': {
    title: 'Four groups on a line',
    what: 'Four stretches of a line with classes A, B, A, B. The best single cut gives up the group of 2.5%.',
    how: 'Groups of 45%, 5%, 2.5% and 47.5% of 400 points. The model is a threshold; the vertical place is there for the eye only.',
    misleads:
      'Once margin cuts inside the wrong gap, all its questions fall there and nothing corrects it: 47% of the runs stay at 95.0%, where 97.5% is possible, however many labels follow. With logistic regression the failure does not appear.',
  },
  'data.threshold1d': {
    title: 'Threshold',
    what: '1,000 points on a line with one hidden cut. Asking in the middle of what is still possible is a binary search.',
    how: 'Points are uniform between 0 and 1. The seed draws the cut between 0.2 and 0.8; the vertical place is there for the eye only.',
    misleads:
      'After 10 labels margin has an error of 0.05%, random 4%, and 0.5% after 100. Such a gain needs no noise, one boundary and a model that can be exactly right. None of the three is usual.',
  },
  'data.streamSquare': {
    title: 'Stream',
    what: '1,500 points that arrive one after another. Each is asked about when it comes or never.',
    how: 'Points are uniform on a square from −3 to 3, the class is B for x > 0. From the time of the change on, the far part x > 1.8 changes its class, or the boundary turns by 90°.',
    misleads:
      'A rule that saves most while nothing changes can fail when something does: the fixed threshold has 99.7% with 76 labels without a change, and stays near 80% after one, with its budget unspent.',
  },

  'data.penguins': {
    title: 'Palmer penguins',
    what: 'Bill length and depth of 342 penguins: Adelie, Chinstrap and Gentoo. Three clusters that touch a little.',
    how: '2 of the 344 rows have no measurements and are left out. Both axes are standardised. Half of each species is held out and grades.',
    misleads:
      'With 172 points that grade, 1 point is 0.6% of accuracy. At 20 labels margin has 96.1% and random 93.8%; a single run can turn this round. The sex and the island of a bird are in the file, but the model does not see them.',
  },
  'data.iris': {
    title: 'Iris',
    what: 'Petal length and width of 150 irises of 3 species. One species stands apart, two touch.',
    how: 'Both axes are standardised. Half of each species is held out and grades.',
    misleads:
      'It is too easy to show a saving: at 20 labels margin and random both have 95.7%. With 75 points that grade, 1 point is 1.3% of accuracy. Many flowers have the same measurements, so ties are common.',
  },
  'data.wine': {
    title: 'Wine',
    what: 'Alcohol and flavanoids of 178 wines from 3 cultivars.',
    how: 'Both axes are standardised, since their units differ. Half of each cultivar is held out and grades.',
    misleads:
      'Margin gains little: 90.1% at 20 labels, random 88.8%. The plane shows 2 of 13 columns, and what looks like noise here may be clear in the others. With 90 points that grade, 1 point is 1.1% of accuracy.',
  },
  'data.breastCancer': {
    title: 'Breast cancer',
    what: 'Worst radius and worst concave points of 569 tumours, 357 benign and 212 malignant.',
    how: 'Both axes are standardised. Half of each class is held out and grades.',
    misleads:
      'Accuracy counts a missed tumour like a false alarm, so look at the recall. The border is noisy and the saving small: at 20 labels margin has 94.3%, random 93.6%. Nothing here may be used for a diagnosis.',
  },
  'data.digits': {
    title: 'Handwritten digits',
    what: '380 images of the digits 0, 3, 4 and 7 with 8 × 8 pixels, joined to 2 axes.',
    how: 'The axes are the first 2 principal components of the 64 pixels, with 44.4% of their variance, then standardised. Half of each digit is held out and grades.',
    misleads:
      'The components are computed from all images, those that grade included, though never from their labels. The 4 digits were chosen and are easy to tell apart: at 20 labels margin has 98.7%, random 96.7%.',
  },
} satisfies Record<string, Explanation>
