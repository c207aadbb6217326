"""Writes open-set.json: how well distances tell unseen classes from known ones, and pairs of one class from pairs of two, as
scikit-learn measures it (float64).

Needs: numpy, scipy, scikit-learn.  Run: python open_set.py > open-set.json

The features are principal components of scikit-learn's digits, rounded as `rounded` says and kept as 32-bit floats. Centers
are class means, rounded in the same way; those of unseen classes lie amid the features, to show that nobody looks at them.
"""
import json
import sys

import numpy as np
from scipy.spatial.distance import cdist, pdist
from sklearn import __version__, metrics
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA


def largest_true_share(is_far, distances, most_false=0.05):
    """The largest share of true positives on the ROC curve at no more than that of false ones."""
    false_share, true_share, _ = metrics.roc_curve(is_far, distances, drop_intermediate=False)
    return true_share[false_share <= most_false].max()


def pairs_auroc(features, labels):
    """pdist goes through pairs a < b in the order of np.triu_indices."""
    a, b = np.triu_indices(len(labels), 1)
    return metrics.roc_auc_score(labels[a] != labels[b], pdist(features))


def case(name, size, count, unseen, rounded):
    digits = load_digits()
    components = PCA(size, svd_solver="full").fit_transform(digits.data)[:count]
    labels = digits.target[:count]
    features = rounded(components).astype(np.float32)
    centers = np.array([components[labels == j].mean(0) if j not in unseen else [0] * size for j in range(10)])
    centers = rounded(centers).astype(np.float32)

    wide = features.astype(np.float64)
    known_centers = np.delete(centers.astype(np.float64), unseen, axis=0)
    distances = cdist(wide, known_centers).min(1)
    is_unseen = np.isin(labels, unseen)
    known, other = distances[~is_unseen], distances[is_unseen]
    reach = (0, distances.max())
    known_features, known_labels = wide[~is_unseen], labels[~is_unseen]
    some = np.arange(100) * len(known_labels) // 100
    return {
        "name": name, "featureSize": size, "unseen": unseen, "labels": labels.tolist(),
        "features": [float(f"{x:.9g}") for x in features.ravel()],
        "centers": [float(f"{x:.9g}") for x in centers.ravel()],
        "nearest": float(distances.min()), "farthest": float(distances.max()),
        "unseenAUROC": metrics.roc_auc_score(is_unseen, distances),
        "threshold": float(np.percentile(known, 95, method="inverted_cdf")),
        "unseenRejectedAt95": largest_true_share(is_unseen, distances),
        "knownInTwelveBins": np.histogram(known, 12, reach)[0].tolist(),
        "unseenInTwelveBins": np.histogram(other, 12, reach)[0].tolist(),
        "pairsAUROC": pairs_auroc(known_features, known_labels),
        "pairsAUROCOfAHundred": pairs_auroc(known_features[some], known_labels[some]),
        "pairsAUROCOfAll": pairs_auroc(wide, labels),
    }


json.dump({
    "madeWith": {"scikit-learn": __version__},
    "cases": [
        case("plane", 2, 320, [3], lambda x: np.round(x, 3)),
        case("five components, two classes unseen", 5, 250, [1, 8], lambda x: np.round(x, 3)),
        # On a grid of whole fours many distances are equal, exactly.
        case("ties", 2, 320, [3], lambda x: 4 * np.round(x / 4)),
    ],
}, sys.stdout, indent=None, separators=(",", ":"))
print()
