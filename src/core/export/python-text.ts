/** The part of an exported script that is the same for every session: it follows the data. */
export const PYTHON = String.raw`
# Scores may differ by this much: scikit-learn stops its solver a little short of the optimum.
TOLERANCE = 1e-5
# The accuracy may differ by this much: a point on the boundary may fall on its other side.
ACCURACY_TOLERANCE = 0.01


def features(xy):
    """What the model sees of points: a constant, then the features of the plane."""
    x, y = xy[:, 0], xy[:, 1]
    columns = [np.ones(len(xy))]
    if FEATURES["kind"] == "linear":
        columns += [x, y]
    elif FEATURES["kind"] == "quadratic":
        columns += [x, y, x * x, y * y, x * y]
    else:
        at = np.linspace(-FEATURES["extent"], FEATURES["extent"], FEATURES["grid"])
        for u in at:
            for v in at:
                columns.append(np.exp(-((x - u) ** 2 + (y - v) ** 2) / (2 * FEATURES["sigma"] ** 2)))
    return np.column_stack(columns)


# The penalty of each weight is 1 after its feature has been divided by the square root of its own.
DIM = features(X[:1]).shape[1]
SCALE = np.sqrt(np.array([BIAS_LAMBDA if BIAS_LAMBDA > 0 else 1.0] + [LAMBDA] * (DIM - 1)))
PHI = features(X) / SCALE


def fit(known):
    """Logistic regression on {point: (class, weight)}: the sum of losses and an L2 penalty. None without labels."""
    ids = sorted(i for i, (_, weight) in known.items() if weight > 0)
    if not ids:
        return None
    C = len(CLASSES)
    # One row of weight 0 per class: a class that nobody has named yet is a class too.
    phi = np.vstack([PHI[ids], np.zeros((C, DIM))])
    labels = np.array([known[i][0] for i in ids] + list(range(C)))
    weights = np.array([known[i][1] for i in ids] + [0.0] * C)
    model = LogisticRegression(C=1.0, fit_intercept=BIAS_LAMBDA == 0, solver="newton-cg", tol=1e-6, max_iter=1000)
    return model.fit(phi[:, 1:] if BIAS_LAMBDA == 0 else phi, labels, sample_weight=weights)


def probabilities(model, ids):
    if model is None:
        return np.full((len(ids), len(CLASSES)), 1 / len(CLASSES))
    return model.predict_proba(PHI[ids][:, 1:] if BIAS_LAMBDA == 0 else PHI[ids])


def entropy(p):
    return -np.sum(np.where(p > 0, p * np.log(np.where(p > 0, p, 1)), 0), axis=1)


def margin(p):
    top = np.sort(p, axis=1)
    return 1 - (top[:, -1] - top[:, -2])


def least_confident(p):
    return 1 - p.max(axis=1)


def vote_entropy(members, ids):
    """Members are rows of weights: one per class, or a single one of class 1 against class 0."""
    phi = features(X[ids])
    votes = np.zeros((len(ids), len(CLASSES)))
    for weights in members:
        logits = phi @ np.array(weights).reshape(-1, DIM).T
        named = (logits[:, 0] > 0).astype(int) if logits.shape[1] == 1 else logits.argmax(axis=1)
        votes[np.arange(len(ids)), named] += 1
    return entropy(votes / len(members))


def distances(ids, centres):
    return np.sqrt(((X[ids][:, None, :] - X[centres][None, :, :]) ** 2).sum(axis=2)).min(axis=1)


def scores(step, ids, model, labelled, chosen):
    """The strategy's score of each candidate, higher = asked first."""
    if step["by"] == "kCentre":
        centres = sorted(labelled) + chosen
        if centres:
            return distances(ids, centres)
        return 1 / (1 + np.sqrt(((X[ids] - X[POOL].mean(axis=0)) ** 2).sum(axis=1)))
    if step["by"] == "voteEntropy":
        return vote_entropy(step["members"], ids)
    measure = {"margin": margin, "entropy": entropy, "leastConfident": least_confident}[step["by"]]
    return measure(probabilities(model, ids))


def accuracy(model):
    return float((probabilities(model, EXAM).argmax(axis=1) == np.array(EXAM_CLASSES)).mean())


def check(ok, what):
    if not ok:
        raise AssertionError(what)


def main():
    train, labelled, candidates = {}, set(), set(POOL)
    questions, worst = 0, 0.0
    for number, step in enumerate(STEPS):
        for point in step.get("forget", []):
            del train[point]
        for point, label, weight in step.get("learn", []):
            train[point] = (label, weight)
        labelled |= set(step.get("labelled", []))
        candidates = (candidates - set(step.get("gone", []))) | set(step.get("back", []))
        model = fit(train)
        if "accuracy" in step:
            now = accuracy(model)
            check(
                abs(now - step["accuracy"]) <= ACCURACY_TOLERANCE + 1e-12,
                f"step {number}: accuracy {now:.4f}, in the session {step['accuracy']:.4f}",
            )
        chosen = []
        for k, point in enumerate(step.get("ask", [])):
            ids = sorted(candidates - set(chosen))
            values = scores(step, ids, model, labelled, chosen)
            score = values[ids.index(point)]
            check(
                score >= values.max() - TOLERANCE,
                f"step {number}: {step['by']} asked about point {point} ({score:.6f}), but point "
                f"{ids[int(values.argmax())]} has the score {values.max():.6f}",
            )
            if "scores" in step:
                worst = max(worst, abs(score - step["scores"][k]))
                check(
                    abs(score - step["scores"][k]) <= TOLERANCE,
                    f"step {number}: point {point} has the score {score:.6f}, in the session {step['scores'][k]:.6f}",
                )
            chosen.append(point)
            questions += 1
    print(f"{TITLE}: {questions} questions recomputed, largest difference of a score {worst:.1e}, {len(train)} labels.")
    if "accuracy" in STEPS[-1]:
        print(f"Accuracy {accuracy(fit(train)):.4f}, in the session {STEPS[-1]['accuracy']:.4f}.")


if __name__ == "__main__":
    main()
`
