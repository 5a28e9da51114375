import type { Slots } from '../titled.ts'

/** What each parameter of data, models, committees and strategies does, how it is used, and where it misleads. */
export const explainParams = {
  'param.angle': [
    'The direction of the line between the classes.',
    'It is given in degrees from the horizontal axis.',
    'It changes nothing for the learner: the problem is as hard in any direction.',
  ],
  'param.offset': [
    'How far the line is moved from the middle.',
    'It moves at right angles to itself; the points stay, their classes change.',
    'Far from the middle one class becomes rare, which is another problem than a straight line.',
  ],
  'param.separation': [
    'The distance between the clouds.',
    'Their spread stays, so a smaller distance means more overlap.',
    'Where clouds overlap no model can be right on all points: more labels do not help there.',
  ],
  'param.hiddenShare': [
    'The share of points in the cluster that the start does not know.',
    'The points of the main clusters make up the rest.',
    'A small cluster is found late by any strategy, and costs little accuracy while it is missed.',
  ],
  'param.overlapShare': [
    'The share of points where the two classes lie on top of each other.',
    'There the class of a point is a coin toss of the generator.',
    'Questions there teach nothing, though the model is most uncertain there.',
  ],
  'param.gapShare': [
    'The share of points in the region that has no label at first.',
    'These points have a clear class; only labels are missing.',
    'The model may be sure about the gap and wrong: probability does not show that nothing is known.',
  ],
  'param.noise': [
    'How far points stray from their place.',
    'It is the standard deviation of a normal draw for each coordinate.',
    'Beyond the distance of the classes it makes them overlap, and the best reachable accuracy falls.',
  ],
  'param.classes': [
    'How many classes lie on the ring.',
    'Each has a cloud of its own, at equal distances.',
    'With more classes each has fewer labels, and the chance of a blind guess falls: accuracies cannot be compared.',
  ],
  'param.radius': [
    'The radius of the ring on which the clouds lie.',
    'The spread of the clouds stays, so a smaller ring means more overlap.',
    'A wide ring is so easy that all strategies look alike.',
  ],
  'param.rareShare': [
    'The share of points of the rare class.',
    'The other class has the rest.',
    'Accuracy hides the rare class: a model that never names it is right on all the others. Look at recall.',
  ],
  'param.outlierShare': [
    'The share of points far from all others.',
    'They are drawn around the clusters and belong to a class like any point.',
    'Strategies that look for distance or uncertainty may spend their questions on them.',
  ],
  'param.copies': [
    'How many near copies of each place there are.',
    'Every place is drawn once and repeated with a small shift.',
    'The pool looks large but holds few different points. A batch without diversity asks about copies.',
  ],
  'param.jitter': [
    'How far near copies lie apart.',
    'It is the standard deviation of the shift.',
    'From some distance on they are no copies any more, and the set is the two moons.',
  ],
  'param.innerRadius': [
    'The radius of the inner circle.',
    'Points are drawn along the circle and stray by the spread.',
    'Close to the outer radius the classes overlap.',
  ],
  'param.outerRadius': [
    'The radius of the outer circle.',
    'Points are drawn along the circle and stray by the spread.',
    'The outer circle is longer, so its points lie less densely than those of the inner one.',
  ],
  'param.turns': [
    'How often each spiral winds around the middle.',
    'The arms get longer and closer to each other with it.',
    'A model with few wide bumps cannot follow many turns, whatever is asked.',
  ],
  'param.cells': [
    'How many squares the board has along each side.',
    'Neighbouring squares have different classes.',
    'With many squares a few labels say nothing about most of them: random is then hard to beat.',
  ],
  'param.drift': [
    'Whether the rule of the classes changes in the course of the stream, and where.',
    'Far from the boundary: a region changes its class. Turning: the boundary turns.',
    'A change where the model is sure is not seen by strategies that ask about uncertain items only.',
  ],
  'param.driftAt': [
    'When the rule changes, as a share of the stream.',
    'Items before it follow the old rule, items after it the new one.',
    'The model is graded by the rule of the present item, so the accuracy falls at once, before any label tells of it.',
  ],

  'param.features': [
    'What the logistic model makes of the two coordinates.',
    'Linear gives a straight boundary, quadratic a curved one, bumps a boundary of any shape on a grid of Gaussians.',
    'Rich features need more labels. Away from all bumps the model falls back to its intercept.',
  ],
  'param.grid': [
    'How many bumps lie along each side of the grid.',
    'Their number is the square of it; each has a weight per class.',
    'A fine grid with narrow bumps remembers points instead of learning regions.',
  ],
  'param.extent': [
    'How far the grid of bumps reaches from the middle.',
    'It is measured in the units of the model, which are standardised for real data.',
    'Points outside the grid look all alike to the model.',
  ],
  'param.sigma': [
    'How wide a bump is.',
    'It is the standard deviation of the Gaussian around its place.',
    'Narrow bumps leave holes between them; wide ones make all features nearly equal.',
  ],
  'param.lambda': [
    'How strongly large weights are penalised.',
    'Half of it times the sum of squared weights is added to the sum of the losses.',
    'It does not shrink as labels come: with few labels it decides how sure the model dares to be.',
  ],
  'param.biasLambda': [
    'How strongly the intercept is penalised.',
    'As the weight penalty, for the constant alone.',
    'At 0 and with labels of one class only, the intercept has no end: the model says that everything is this class.',
  ],
  'param.layers': [
    'How many hidden layers the network has.',
    'Each layer has the same number of units.',
    'A deeper network is harder to train in the few steps that a round allows.',
  ],
  'param.units': [
    'How many units each hidden layer has.',
    'Every unit is connected to all of the layer before.',
    'Many units fit any labels, the wrong ones included.',
  ],
  'param.activation': [
    'The function that each hidden unit applies.',
    'Tanh gives smooth boundaries, ReLU boundaries with straight pieces.',
    'Far from all labels tanh levels off, while ReLU goes on and gets ever surer.',
  ],
  'param.decay': [
    'How strongly large weights are pulled to zero.',
    'Each step makes the weights a little smaller.',
    'Too much of it makes the map flat: all scores are then nearly tied.',
  ],
  'param.dropout': [
    'The share of units that a training step leaves out.',
    'Which ones is drawn anew for each step, by the seed.',
    'With few units little is left, and the training becomes a matter of luck.',
  ],
  'param.learningRate': [
    'How large each training step is.',
    'It is the step of Adam.',
    'Too large, and the training never settles; too small, and it does not arrive in the given steps.',
  ],
  'param.steps': [
    'How many training steps each fit makes.',
    'Every fit starts from the seed, never from the last model.',
    'Few steps leave an unfinished model; members then differ by where they happen to stand, not by what is unknown.',
  ],
  'param.k': [
    'How many of the nearest labels vote.',
    'The class probabilities are their shares.',
    'As long as there are fewer labels than this, all vote everywhere and the map is flat.',
  ],
  'param.weights': [
    'Whether near labels count more than far ones.',
    'Equally, or by one divided by the distance.',
    'On top of a label its own vote then outweighs all others, so the model is sure at every label.',
  ],
  'param.varSmoothing': [
    'What is added to each variance.',
    'This share of the largest variance is added, so that a class with equal points has a width.',
    'Large values make all classes look alike.',
  ],
  'param.gamma': [
    'How sharp the bump around each label is.',
    'Each label adds exp(−γ times the squared distance) to its class.',
    'Sharp bumps leave most of the plane without any mass: there only the prior speaks.',
  ],
  'param.classPrior': [
    'The mass that each class has everywhere.',
    'It is added to the sum of the bumps before the shares are taken.',
    'At 0 the model is sure wherever a single label reaches, however faintly.',
  ],
  'param.lengthScale': [
    'How far a label speaks for its surroundings.',
    'It is the width of the kernel of the Gaussian process.',
    'A long scale makes one label decide far away; a short one leaves everything open.',
  ],
  'param.variance': [
    'How far the hidden functions may stray from zero.',
    'It is the height of the kernel.',
    'A large value allows sure predictions after very few labels.',
  ],
  'param.maxPoints': [
    'How many labels the Gaussian process uses at most.',
    'Its cost grows with the cube of the labels, so a drawn part is used beyond this.',
    'Labels that are left out cost their answer and teach nothing in that round.',
  ],
  'param.orientation': [
    'On which side of the cut the first class lies.',
    'Given, or chosen by the fewer errors.',
    'A given side that is wrong leaves a model that no label can mend.',
  ],
  'param.from': [
    'The leftmost place where the cut may be.',
    'Before any label the cut lies in the middle between both ends.',
    'A cut outside the limits cannot be found.',
  ],
  'param.to': [
    'The rightmost place where the cut may be.',
    'Before any label the cut lies in the middle between both ends.',
    'A cut outside the limits cannot be found.',
  ],
  'param.width': [
    'How soft the change from one class to the other is.',
    'Probabilities follow a sigmoid of this width around the cut.',
    'It is a way of drawing: the labels alone do not tell how soft the change is.',
  ],
  'param.rate': [
    'The share of units that each member switches off.',
    'Every member is the same network with other units missing, drawn by the seed.',
    'With a small share all members agree; with a large one they differ everywhere, near labels too.',
  ],

  'param.norm': [
    'How the length of the gradient is measured.',
    'The root of the sum of squares, or the sum of absolute values.',
    'The order of the points can change with it, though both mean how much a model would move.',
  ],
  'param.bias': [
    'Whether the constant feature counts too.',
    'With it every gradient has one more part, the same for all points with the same probabilities.',
    'Without it points where all features are near zero look as if they taught nothing.',
  ],
  'param.candidates': [
    'How many points are tried as the next question.',
    'They are drawn by the seed, others in each round. Each is tried with every likely answer.',
    'The best of a few is not the best of all; the time grows in step with their number.',
  ],
  'param.evaluate': [
    'On how many unlabelled points the expected error is measured.',
    'They are drawn by the seed for each round.',
    'With few points the difference between candidates drowns in chance.',
  ],
  'param.newton': [
    'How many Newton steps each trial training makes.',
    'They start from the present model, with one label more.',
    'Few steps underestimate what a surprising answer would change.',
  ],
  'param.skip': [
    'Answers that the model thinks less likely than this are not tried.',
    'The likeliest answer is always tried; the others are weighted by their probability.',
    'Where the model is sure and wrong, the answer that would teach most is the one left out.',
  ],
  'param.on': [
    'On which points the expected error is measured.',
    'On the unlabelled ones, with or without the candidate itself, or on all.',
    'With the candidate included, asking looks a little better everywhere, since its own error goes.',
  ],
  'param.beta': [
    'How much density counts beside uncertainty.',
    'The uncertainty is multiplied by the mean similarity to this power.',
    'Large values ask in the middle of the largest cluster again and again; 0 is plain uncertainty.',
  ],
  'param.bandwidth': [
    'How far similarity reaches.',
    'It is the width of the Gaussian of the distance.',
    'A wide one makes all points equally similar; a narrow one makes each point alone.',
  ],
  'param.base': [
    'The measure of uncertainty that the strategy builds on.',
    'It is computed for every candidate first.',
    'With two classes, least confident, margin and entropy give the same order; with more they differ.',
  ],
  'param.similarity': [
    'How alike two points are.',
    'By their distance, or by the angle between them as seen from the middle.',
    'Angles ignore the distance from the middle: far and near points in one direction count as alike.',
  ],
  'param.neighbours': [
    'How many neighbours make a point typical.',
    'One divided by the mean distance to these neighbours inside its cluster.',
    'A small number finds dense pairs rather than typical places.',
  ],
  'param.delta': [
    'How far a label covers its surroundings.',
    'Points within this radius of a label count as covered.',
    'A small radius makes it random, since no point covers another; a large one covers everything with one label.',
  ],
  'param.shortlist': [
    'How many of the most uncertain points are considered per question of the batch.',
    'They are clustered, and the clusters take turns.',
    'At 1 it is plain margin; a long list brings in points about which the model is sure.',
  ],
  'param.greedy': [
    'Whether the farthest point is taken instead of a drawn one.',
    'Drawn: with a chance by the squared distance from the picks so far.',
    'The farthest point is often an outlier.',
  ],
  'param.combinations': [
    'Up to how many combinations of answers the batch is scored exactly.',
    'Beyond it a drawn sample of combinations is used.',
    'A small number makes large batches a matter of chance.',
  ],
  'param.power': [
    'How strongly the margin decides against the noise.',
    'The score is this power of the margin’s gain, times drawn noise.',
    'A large power gives plain top-k back, with its near copies.',
  ],
  'param.epsilon': [
    'The share of questions that are drawn at random.',
    'A draw by the seed decides in each round.',
    'Random questions find what the model does not know of, and cost sharpness at the boundary.',
  ],
  'param.first': [
    'The strategy that asks at first.',
    'It asks until the number of labels is reached at which the second one takes over.',
    'Which is best at first depends on the data: nobody knows beforehand.',
  ],
  'param.then': [
    'The strategy that asks afterwards.',
    'It takes over at the number of labels that is set.',
    'Handing over early can leave a cluster unseen.',
  ],
  'param.at': [
    'At how many labels the second strategy takes over.',
    'The labels of the start count too.',
    'A number that suits one data set can be far off for another.',
  ],
  'param.explore': [
    'How evenly the bandit tries its strategies.',
    'This share of the chances is spread equally, the rest by past reward.',
    'At 0 the first lucky strategy may win for ever; at 1 nothing is learned.',
  ],
} satisfies Record<string, Slots>
