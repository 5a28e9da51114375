import type { Explanation } from '../format.ts'

/** The longer explanations of the parts of the page and of its maps. */
export const explainParts = {
  'part.stage': {
    title: 'Plot',
    what: 'Grey dots are unlabelled points, shapes in colour are labels. The thick line is the model’s boundary, thin lines are those of the committee, rings with letters are what the strategies would ask next, the glowing point is the question.',
    how: 'The model is trained on the labels alone and asked at every place of a lattice over the plane. Generated data are shown in their own units; files and real data are standardised for the model, and the axes keep their units.',
    misleads:
      'Places without labels are coloured too: there the model continues what it has seen elsewhere. You see the clusters of grey dots, the model does not. It knows the 2 coordinates of the plot and no other column.',
  },
  'part.question': {
    title: 'Question',
    what: 'The point that the asking strategy would learn most from, by its own score. Your answer is the label.',
    how: 'All points that may be asked are scored, the highest is asked, and ties are settled by the seed. An answer counts 0.4 as a guess, 0.7 as fairly sure and 1 as certain. “Skip” is free, “Not sure” costs one answer; for 10 rounds the point is not asked again.',
    misleads:
      'Chosen points are no sample of the pool: their class shares and their accuracy are not those of the data. On 40 points that margin chose, cross-validation says 66% where the truth is 90%. In a real project you would see an image or a text, not a place in a plane.',
  },
  'part.strategies': {
    title: 'Query strategies',
    what: 'What each strategy thinks of the unlabelled points, and what computing it costs.',
    how: 'Each line shows the best score, how many points share it, the time on this machine and the distribution of all scores. Above a limit a drawn subset is scored, and the line says so. Only the asking strategy uses your parameters, the others their defaults.',
    misleads:
      'Scores of different strategies have different scales, so a larger number is not a better strategy. Which one asks best depends on data, model and number of labels: none is ahead on all sets here.',
  },
  'part.committee': {
    title: 'Committee',
    what: 'Several models that fit the same labels. Where they differ, a label decides between them.',
    how: 'Each tile is the map of one member with its vote on the point. The last tile is the disagreement: the mean KL divergence of the members from their mean, in nats. Where members come from is set with the model.',
    misleads:
      'Members that agree can be wrong together. By 20 labels on the missed cluster, 5 networks never ask in the hidden cluster, while 20 posterior draws do so in every run of 30.',
  },
  'part.why': {
    title: 'Why this point',
    what: 'The reason for one point’s score in a sentence; opened, all numbers behind it and its rank under each strategy, shown or not.',
    how: 'The asking strategy’s formula with this point’s values. The result is the score itself, not a second estimate. A bar is the place of a score between the lowest and the highest of its strategy, since scores of different strategies have different units. Density is the mean of exp(−d²/2σ²) over the pool with σ 0.7.',
    misleads:
      'It says why the point was chosen, not whether the choice will help. The probabilities in it are the model’s own, and a model that is sure and wrong gives a good reason for asking elsewhere.',
  },
  'part.prospects': {
    title: 'What each answer would change',
    what: 'The model before and after each answer that could be given about this point. This is what expected model change and expected error reduction weigh.',
    how: 'For every class the model is trained anew with that label added, as it would be after your answer with the chosen confidence. Compared are the unlabelled points without this one (at most 2,000, drawn). The expected error is the mean of 1 − the largest probability; the gradient is the length of p − e times that of the features. The row of means weights each answer by the probability that the model gives it.',
    misleads:
      'All of it is the model’s own opinion: a model that is sure and wrong expects little change. The strategies take shortcuts to score a whole pool (3 Newton steps and 120 points for expected error), so their numbers differ a little from these.',
  },
  'part.batch': {
    title: 'Questions of this batch',
    what: 'All questions of the present round in their order, and how much they repeat each other.',
    how: 'Step through them; any may be answered first. Redundancy is 1 minus the mean distance from a question to its nearest fellow divided by that of as many points drawn at random: 0 = spread at least like random ones, 1 = copies of one another.',
    misleads:
      'Spread is not use: a batch without any redundancy may lie where the model is sure. Distances are those of the plane, and near points can still have different answers.',
  },
  'part.simplex': {
    title: 'Probability triangle',
    what: 'For three classes: every point of the pool at the place of its three class probabilities. A corner is certainty of one class.',
    how: 'The place is the mean of the corners weighted by the probabilities. The field is the chosen measure of uncertainty, from 0 at the corners to its largest value. Pointing at a point here points at it in the plot.',
    misleads:
      'It shows what the model believes, not where the points lie: neighbours here may be far apart in the plane. Points on top of each other are not counted by eye.',
  },
  'part.calibration': {
    title: 'Calibration',
    what: 'Whether the model is right as often as it says. Uncertainty strategies take its probabilities at their word.',
    how: 'Held-out points are put into 10 bins by the probability of the class that the model names. Each bin shows the share that is right against the mean probability. The expected calibration error is the mean distance of both, weighted by the number of points.',
    misleads:
      'Few points in a bin scatter by chance alone. A model can be well calibrated and useless, and the held-out points are fairer than the places where questions are asked.',
  },
  'part.curve': {
    title: 'Learning curve',
    what: 'The accuracy on held-out points against the labels spent, with the mean of random and the level of all labels.',
    how: 'Each model on the way to the present label is graded. The band is the middle 80% of 20 random runs from the same start (5 with a network). The line for all labels trains on the pool, at most on 3,000 of its points (300 with a network). Without hidden answers the curve shows the agreement of successive models.',
    misleads:
      'Your curve is one run. At 30 labels margin beats random in 93% of the runs on the straight line, but in 65% to 79% on two clouds. The held-out points belong to the demonstration: in a real project you would have to pay for them.',
  },
  'part.timeline': {
    title: 'Time line',
    what: 'Every label in the order in which it was given, under the curve that it made. Drag along it, or use the arrow keys, to see any round again: the plot, the settings and the question of that moment.',
    how: 'The session is a tree of events, and each state is computed from the events before it. Looking back changes nothing. An answer or a setting changed at a past round starts a branch there; what followed before stays as a grey curve.',
    misleads:
      'An early answer has shaped all later questions, so labels cannot be exchanged afterwards. A branch shares its first rounds with the run that it left, so the two are not independent runs.',
  },
  'part.substeps': {
    title: 'Round',
    what: 'The steps that repeat: train, score, rank, ask, label, update, check. In the words of textbooks: after the initialisation come model training, query selection (score, rank, ask), labelling by the oracle, the update of the data set and the convergence check, and then all of it again.',
    how: 'Each round the model starts anew from zero or from the seed and is trained on all labels. The same labels always give the same model, in whatever order they came. Stepping by hand shows one step at a time; the engine has computed all of them before.',
    misleads:
      'With more than 1 question per round the model waits: asking 10 at a time has 89.9% at 24 labels on the moons, one by one 98.1%. One by one, a person waits for every training.',
  },
  'part.log': {
    title: 'Audit trail',
    what: 'Every question with the strategy and its parameters, score, rank and ties, the model, its exam before the question, who answered what in which time, and the label that came of it; and every change of the settings between. A click shows that moment.',
    how: 'The rows are read from the recorded events. The last column compares each recorded question with what the same strategy finds in the same state now: the same point, a tied one that the seed would have to part, or another one, with score and rank then and now.',
    misleads:
      'A question that comes out the same says that the computation can be repeated, not that it was a good one. “Different” need not mean that somebody changed the file: another version of the algorithms or another trainer of networks does it too.',
  },
  'part.legend': {
    title: 'Legend',
    what: 'The signs of the plot, and the ends of the scale where the map has one.',
    how: 'Each of the first 8 classes has its own shape as well as a colour, so that colour is not needed. The scale begins at 0, or at the lowest value where there are negative ones, and ends at the highest value in view.',
    misleads:
      'The scale is fitted anew for every state: the same shade can stand for another value after the next label. Read the numbers at its ends.',
  },
  'part.field': {
    title: 'Map',
    what: 'Which value colours the plane: class probability, disagreement of the committee, utility for the asking strategy; under More, density and the two parts of the uncertainty.',
    how: 'The value is computed at the nodes of a lattice and smoothed between them, coarse first and then finer.',
    misleads:
      'A map has a value everywhere, also where no point can be asked. Only points of the pool are candidates.',
  },
  'part.data': {
    title: 'Data',
    what: 'The points that can be asked: a generator, a real data set or your own file, and the labels at the start.',
    how: 'Generated points follow from the seed: the same seed gives the same points on every machine. Labels of the start count as spent. A file stays on this machine.',
    misleads:
      'A plane is kind: most real data have tens of columns, and what can be seen here cannot be seen there. A result on one data set says little about the next, so change the data before you believe it.',
  },
  'part.model': {
    title: 'Model',
    what: 'What learns from the labels, and the committee around it.',
    how: 'The model is trained anew after every round, with its parameters as they stand here. Each data set starts with the model that its examples use.',
    misleads:
      'A strategy is never good by itself, it is good with a model: on the missed cluster margin has 83.5% at 20 labels with wide bumps and 94.5% with a Gaussian process. Labels that one model chose may serve another badly.',
  },
  'part.oracle': {
    title: 'Oracle',
    what: 'Who answers: you, the hidden truth, or a simulated annotator who errs.',
    how: 'The annotator gives any wrong class with the chance that you set. The draw hangs on the point and the seed, so every strategy hears the same answer about the same point. Labels of the start are true.',
    misleads:
      'Real annotators err where classes are close and when they are tired, not evenly. With 20% even errors margin still leads on the straight line at 36 labels (97.7%, random 89.5%); with errors among the labels of the start, single runs collapse.',
  },
  'part.stopping': {
    title: 'Stopping',
    what: 'The labelling budget, and rules that say when another label is no longer worth its cost.',
    how: 'Rules see the models, the unlabelled points and a paid validation set, never the hidden truth. The first rule that is met says that you can stop.',
    misleads:
      'No rule knows what it has not seen. On the missed cluster the stability of predictions stops at 31 labels with 84.7%, where 120 labels would give 95.8%.',
  },
  'part.study': {
    title: 'Study over seeds',
    what: 'The session repeated many times with other seeds, for several strategies, so that luck and skill can be told apart.',
    how: 'Each seed draws its own points, start and noise, the same for all strategies. The truth or the simulated annotators answer. Runs are graded on the held-out points at about twenty label counts; means have 95% intervals, and differences are taken seed by seed and tested by Wilcoxon’s exact signed-rank test. Networks are trained by the typed arrays.',
    misleads:
      'It holds for these data, this model and this budget. Shipped sets and files have one set of points: there seeds vary the start and the split alone. With many strategies compared at once, one small p is likely by chance.',
  },
  'part.take': {
    title: 'Take home',
    what: 'Files of this session: all of it to go on with, its tables, its plot, and a script that computes it again in Python.',
    how: 'Everything is written from what is on screen, by this page, on this machine. The script holds the points, the labels in their order and every question. It trains the same logistic regression with scikit-learn, scores the pool as the strategy does, and compares.',
    misleads:
      'A script that agrees shows that the arithmetic is right, not that the labels are. For vote entropy it takes the members as they were trained here: their random draws are not repeated in Python.',
  },
  'part.settings': {
    title: 'Settings',
    what: 'Data, model, oracle and stopping: what the session consists of.',
    how: 'Model, oracle and stopping can be changed at any moment; the change is an event of the session and can be undone. Other data, another seed or another start begin a new session. All of it is in the link.',
    misleads:
      'If you try settings until the curve looks good, you have chosen by the held-out points, and the accuracy is too good. Judge a setting on other seeds.',
  },

  'field.probability': {
    title: 'Probability',
    what: 'The class that the model names at each place, and how sure it is.',
    how: 'The colour is that of the likeliest class. It is stronger the further its probability is above even odds; at even odds there is no colour.',
    misleads:
      'Strong colour is confidence, not correctness. Far from all labels many models are surest of all.',
  },
  'field.disagreement': {
    title: 'Disagreement',
    what: 'Where the members of the committee contradict each other: what more labels could settle.',
    how: 'The mean KL divergence of the members’ probabilities from their mean, in nats. Members that are all unsure in the same way give 0.',
    misleads:
      'The strongest shade is the largest value in view, however small it is: look at the scale. A dark place far from all points can never be asked about.',
  },
  'field.utility': {
    title: 'Utility',
    what: 'How much the asking strategy would like a question at each place.',
    how: 'The strategy’s own score, higher first, as if a candidate lay there. Where a score has a meaning only for points of the pool, the points are tinted and the plane stays plain.',
    misleads:
      'It is the view of one strategy, not the true gain of a label. The scale is fitted anew for every state, so shades of two rounds cannot be compared.',
  },
  'field.density': {
    title: 'Density',
    what: 'Where the points of the pool are crowded.',
    how: 'The mean of exp(−d²/2σ²) over all points of the pool, labelled or not, with σ 0.7. 1 would mean that all lie at this place.',
    misleads:
      'It depends on σ and on the units: a smaller σ shows every point by itself, a larger one a single hill. Crowded does not mean unknown.',
  },
  'field.aleatoric': {
    title: 'Aleatoric part',
    what: 'Uncertainty that every member of the committee shares: the classes overlap here, and more labels will not end it.',
    how: 'The mean of the members’ entropies, in nats. With the epistemic part it adds up to the entropy of their mean. Both maps have the same scale, from 0 to the entropy of even odds, so that they compare.',
    misleads:
      'The split is the committee’s, not nature’s: a model too stiff for the data takes its own misfit for overlap, and few labels leave members unsure in the same way.',
  },
  'field.epistemic': {
    title: 'Epistemic part',
    what: 'Uncertainty that comes from not knowing the model: members are sure, but of different answers. Labels can end it.',
    how: 'The entropy of the members’ mean minus the mean of their entropies: the mutual information of answer and model (BALD), in nats. It is the same number as the disagreement, here on the scale of the aleatoric part.',
    misleads:
      'A committee whose members all come from one kind of model knows only the doubts of that kind. Where none of them expects a class, the part is 0 and the answer may still surprise.',
  },
  'field.none': {
    title: 'None',
    what: 'The plane without colour: points, boundary and question alone.',
    how: 'Nothing is computed for it. The boundary and the strategies go on as before.',
    misleads: 'Without a map the sides of the boundary look equally sure everywhere. They are not.',
  },
} satisfies Record<string, Explanation>
