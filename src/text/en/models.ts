import type { Entry } from '../format.ts'

/** Models, committees and their parameters. */
export const models = {
  'model.logistic.name': 'Logistic regression',
  'model.logistic.line':
    'One weight per feature, fitted exactly. The features decide how far the boundary can bend.',
  'model.network.name': 'Neural network',
  'model.network.line': 'One to three layers of units that learn their own features from 2 inputs.',
  'model.knn.name': 'k nearest neighbours',
  'model.knn.line': 'The k nearest labelled points vote. Nothing else is learned.',
  'model.naiveBayes.name': 'Gaussian naive Bayes',
  'model.naiveBayes.line': 'One bell curve per class and axis. The 2 axes count as independent.',
  'model.parzen.name': 'Parzen window',
  'model.parzen.line':
    'Every labelled point spreads a bump. The class with the most mass at a place wins there.',
  'model.gaussianProcess.name': 'Gaussian process',
  'model.gaussianProcess.line':
    'Smooth random functions, bent by the labels. Far from all labels it returns to even odds.',
  'model.classMean.name': 'Nearest class mean',
  'model.classMean.line': 'Each class is its mean. The nearest mean wins.',
  'model.threshold.name': 'Threshold',
  'model.threshold.line': 'One cut on the horizontal axis with the fewest errors, in the middle of its gap.',

  'committee.posterior.name': 'Posterior draws',
  'committee.posterior.line':
    'Members are drawn from the posterior of the model. They differ where the labels leave its weights open.',
  'committee.bayesianBootstrap.name': 'Bayesian bootstrap',
  'committee.bayesianBootstrap.line':
    'Each member weighs the labels anew at random. They differ where few labels decide.',
  'committee.seeds.name': 'Random starts',
  'committee.seeds.line':
    'Each network starts from other random weights. They differ where training can end in more than one way.',
  'committee.kinds.name': 'Kinds of model',
  'committee.kinds.line':
    'Each member is another kind of model. They differ where their assumptions fill the gaps between labels.',
  'committee.dropout.name': 'Dropout masks',
  'committee.dropout.line':
    'One network, trained and asked with some units switched off at random. Each mask is a member.',

  // Short, for chips and rows: model and features in one.
  'logistic.linear': 'Logistic, linear',
  'logistic.quadratic': 'Logistic, quadratic',
  'logistic.bumps-6': 'Logistic, 6 × 6 bumps',
  'logistic.bumps-6-wide': 'Logistic, 6 × 6 wide bumps',
  'logistic.bumps-7': 'Logistic, 7 × 7 bumps',
  'logistic.bumps': 'Logistic, own bumps',

  'preset.linear': 'Linear: 1, x, y',
  'preset.quadratic': 'Quadratic: x², y², xy too',
  'preset.bumps-6': 'Bumps, 6 × 6',
  'preset.bumps-6-wide': 'Bumps, 6 × 6, wide',
  'preset.bumps-7': 'Bumps, 7 × 7',
  'preset.bumps': 'Bumps, your own grid',

  'param.features': 'Features',
  'param.grid': 'Bumps per side',
  'param.extent': 'Half width of the grid',
  'param.sigma': 'Width of a bump (σ)',
  'param.lambda': 'Weight penalty (λ)',
  'param.biasLambda': 'Intercept penalty',
  'param.layers': 'Hidden layers',
  'param.units': 'Units per layer',
  'param.activation': 'Activation',
  'option.activation.tanh': 'tanh',
  'option.activation.relu': 'ReLU',
  'param.decay': 'Weight decay',
  'param.dropout': 'Dropout in training',
  'param.learningRate': 'Learning rate',
  'param.steps': 'Training steps',
  'param.k': 'Neighbours (k)',
  'param.weights': 'Votes count',
  'option.weights.uniform': 'equally',
  'option.weights.distance': 'more when nearer',
  'param.varSmoothing': 'Added variance',
  'param.gamma': 'Sharpness of a bump (γ)',
  'param.classPrior': 'Prior mass per class',
  'param.lengthScale': 'Length scale',
  'param.variance': 'Variance of the functions',
  'param.maxPoints': 'Labels used at most',
  'param.orientation': 'First class lies',
  'option.orientation.rising': 'left of the cut',
  'option.orientation.falling': 'right of the cut',
  'option.orientation.either': 'where fewer errors result',
  'param.from': 'Cut not left of',
  'param.to': 'Cut not right of',
  'param.width': 'Width of the transition',
  'param.rate': 'Share of units switched off',
} satisfies Record<string, Entry>
