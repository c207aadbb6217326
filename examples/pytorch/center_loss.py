"""Center loss in PyTorch: Wen, Zhang, Li and Qiao, "A Discriminative Feature Learning Approach for Deep Face
Recognition", ECCV 2016, https://doi.org/10.1007/978-3-319-46478-7_31.

    L   = L_S + λ L_C                           the softmax loss, and center loss (Eq. 5):
    L_C = 1/(2B) Σ_i ‖x_i − c_(y_i)‖²           each feature is pulled to its class's center (Eq. 2)
    c_j ← c_j + α Σ_(y_i=j) (x_i − c_j) / (1 + n_j)      and each center follows its features (Eq. 4)

x_i is the feature of sample i, y_i its label, c_j the center of class j, n_j how many samples of class j are in the
batch; B is the size of the batch, d that of a feature, K the number of classes. λ is `center_weight`, α `center_rate`.
The paper sums over the batch, in L_S too; with the mean in both, λ weighs them alike.

    center_loss = CenterLoss(class_count=10, feature_size=2, center_weight=0.1)
    for inputs, labels in batches:
        features = embed(inputs)
        loss = F.cross_entropy(classify(features), labels) + center_loss(features, labels)
        center_loss.move_centers(features, labels)

        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

A step costs O(B·d), and B log B for sorting the labels, however many classes there are.
"""
import enum
import math

import torch
from torch import Tensor, nn


class CenterLossFunction(torch.autograd.Function):
    """`L_C = 1/(2B) Σ_i ‖x_i − c_(y_i)‖²`, a scalar, with its derivative written by hand.

    Called as `CenterLossFunction.apply(features, centers[labels])`, both `[B, d]`: indexing takes only the rows that
    the batch needs, and copies them, so that the centers may move before backward has run. O(B·d) either way.
    """

    @staticmethod
    def forward(features: Tensor, centers_of_labels: Tensor) -> Tensor:
        return (features - centers_of_labels).pow(2).sum() / (2 * len(features))

    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.save_for_backward(*inputs)

    @staticmethod
    def backward(ctx, upstream: Tensor):
        """`∂L_C/∂x_i = (x_i − c_(y_i)) / B` (Eq. 3), and its negative for `c_(y_i)`, each times `upstream`."""
        features, centers_of_labels = ctx.saved_tensors
        gradient = upstream / len(features) * (features - centers_of_labels)
        return gradient, -gradient if ctx.needs_input_grad[1] else None


class CenterRule(enum.Enum):
    """How centers follow the features of a batch: every rule moves c_j along `S_j = Σ_(y_i=j) (x_i − c_j)`, and they
    differ only in how far. The center of a class that is not in the batch stays where it is."""

    PAPER = "paper"
    """`c_j += α S_j / (1 + n_j)`: Eq. 4 and Algorithm 1 of the paper. λ does not enter. Stable for α < 2 (1 + n) / n."""

    GRADIENT = "gradient"
    """`c_j += α λ S_j / B`: plain gradient descent on the joint loss, as if centers were parameters. None at λ = 0."""

    CLASS_MEAN = "class-mean"
    """`c_j += α S_j / n_j`: a moving average of the class's means in the batches. λ does not enter."""

    def step(self, sums: Tensor, counts: Tensor, batch_size: int, center_weight: float) -> Tensor:
        """What is added to centers, without α, from S `[m, d]` and n `[m, 1]` of the m classes in the batch."""
        if self is CenterRule.PAPER:
            return sums / (1 + counts)
        if self is CenterRule.GRADIENT:
            return sums * (center_weight / batch_size)
        return sums / counts


class CenterLoss(nn.Module):
    """`λ L_C`, what center loss adds to the softmax loss, and the centers that it owns.

    `centers` is a buffer `[K, d]` that starts at the origin: it is saved and moved to devices with the module, but no
    optimizer knows it, and only `move_centers` changes it. `center_weight` (λ), `center_rate` (α) and `rule` may be
    changed between any two steps.
    """

    def __init__(
        self, class_count: int, feature_size: int, *,
        center_weight: float = 0.1, center_rate: float = 0.5, rule: CenterRule | str = CenterRule.PAPER,
    ):
        super().__init__()
        if class_count < 1 or feature_size < 1:
            raise ValueError(f"centers cannot be {class_count} classes of {feature_size} numbers")
        for name, value in ("center_weight", center_weight), ("center_rate", center_rate):
            if not 0 <= value < math.inf:
                raise ValueError(f"{name} is {value}: it must be a finite number, 0 or more")
        self.center_weight = center_weight
        self.center_rate = center_rate
        self.rule = CenterRule(rule)
        self.register_buffer("centers", torch.zeros(class_count, feature_size))

    def forward(self, features: Tensor, labels: Tensor) -> Tensor:
        """`λ/(2B) Σ_i ‖x_i − c_(y_i)‖²`, a scalar, of features x `[B, d]` and labels y `[B]`, integers from 0 to K − 1.

        Its derivative reaches the features alone. O(B·d). Raises ValueError for shapes or labels that do not fit.
        """
        labels = self._checked(features, labels)
        return self.center_weight * CenterLossFunction.apply(features, self.centers[labels])

    @torch.no_grad()
    def move_centers(self, features: Tensor, labels: Tensor) -> None:
        """Moves the centers of the classes in the batch, one step of `rule`.

        Once a step, with the features `[B, d]` and labels `[B]` that the loss was computed from. O(B·d + B log B).
        Raises ValueError for shapes or labels that do not fit.
        """
        labels = self._checked(features, labels)
        classes, index, counts = labels.unique(return_inverse=True, return_counts=True)
        differences = features - self.centers[labels]
        sums = differences.new_zeros(len(classes), features.shape[1]).index_add_(0, index, differences)
        step = self.rule.step(sums, counts[:, None], len(labels), self.center_weight)
        self.centers[classes] += self.center_rate * step

    def _checked(self, features: Tensor, labels: Tensor) -> Tensor:
        """The labels as int64, which alone index in every version; or a ValueError that says what does not fit."""
        class_count, feature_size = self.centers.shape
        if features.dim() != 2 or features.shape[1] != feature_size:
            raise ValueError(f"features are {list(features.shape)}: they must be [batch, {feature_size}]")
        if len(features) == 0:
            raise ValueError("the batch is empty: it needs at least one sample")
        if labels.shape != features.shape[:1]:
            raise ValueError(f"labels are {list(labels.shape)}: they must be [{len(features)}], one for each feature")
        if labels.dtype == torch.bool or labels.is_floating_point() or labels.is_complex():
            raise ValueError(f"labels are {labels.dtype}: they must be integers")
        labels = labels.long()
        stray = ((labels < 0) | (labels >= class_count)).nonzero()
        if len(stray):
            index = stray[0].item()
            raise ValueError(
                f"label {labels[index].item()} of sample {index} is none of the {class_count} classes: "
                f"it must be 0 to {class_count - 1}")
        return labels

    def extra_repr(self) -> str:
        class_count, feature_size = self.centers.shape
        return (f"class_count={class_count}, feature_size={feature_size}, center_weight={self.center_weight}, "
                f"center_rate={self.center_rate}, rule={self.rule.value}")
