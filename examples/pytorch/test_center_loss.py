"""What center_loss.py promises: python -m pytest test_center_loss.py

The numbers to reproduce are those that the Swift program's own tests have to reproduce, in ../../Tests/LearningTests/Reference.
Where the program is built, or $CENTERLOSS says where it is, it is compared too.
"""
import gzip
import json
import os
import pathlib
import subprocess

import pytest
import torch
from torch import nn
from torch.nn import functional as F
from torch.utils._python_dispatch import TorchDispatchMode

import train_digits
from center_loss import CenterLoss, CenterLossFunction, CenterRule

torch.set_num_threads(1)  # The fastest for so small tensors, and hardly slower on a busy machine.

ROOT = pathlib.Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "Tests/LearningTests/Reference"
NUMBERS = json.loads((REFERENCE / "reference.json").read_text())
PROGRAM = pathlib.Path(os.environ.get("CENTERLOSS", ROOT / ".build/release/centerloss"))
TOLERANCE = {torch.float32: {"rtol": 1e-4, "atol": 1e-5}, torch.float64: {"rtol": 1e-10, "atol": 1e-10}}
DTYPES = pytest.mark.parametrize("dtype", TOLERANCE, ids=str)
RULES = pytest.mark.parametrize("rule", CenterRule, ids=lambda rule: rule.value)
SEEDS = pytest.mark.parametrize("seed", range(25))


def close(actual, expected, **tolerance):
    torch.testing.assert_close(actual, torch.as_tensor(expected, dtype=actual.dtype), **(tolerance or TOLERANCE[actual.dtype]))


def wave(*shape, dtype=torch.float64):
    """`sin(1), sin(2), …`, row by row: what the reference numbers are made from."""
    return torch.arange(1, torch.Size(shape).numel() + 1, dtype=torch.float64).sin().reshape(shape).to(dtype)


def module_of(centers, **chosen):
    """A loss with given centers, in their type."""
    loss = CenterLoss(*centers.shape, **chosen).to(centers.dtype)
    loss.centers.copy_(centers)
    return loss


def random_case(seed, dtype=torch.float64, **chosen):
    """Features, labels and a loss, all of random sizes; some classes are not in the batch, some are there many times."""
    generator = torch.Generator().manual_seed(seed)
    batch_size, class_count, feature_size = (int(torch.randint(1, high, (), generator=generator)) for high in (40, 20, 9))
    features = torch.randn(batch_size, feature_size, generator=generator, dtype=dtype)
    labels = torch.randint(class_count, (batch_size,), generator=generator)
    return features, labels, module_of(torch.randn(class_count, feature_size, generator=generator, dtype=dtype), **chosen)


# --- The numbers of others ----------------------------------------------------------------


@DTYPES
@pytest.mark.parametrize("key", ["seedTest1", "centerLossImages"])
def test_the_loss_and_both_gradients_are_those_that_autograd_derives(key, dtype):
    case = NUMBERS[key]
    labels = torch.tensor(case["labels"])
    features = torch.tensor(case["features"], dtype=dtype).flatten(1).requires_grad_()
    centers = torch.tensor(case["centers"], dtype=dtype).requires_grad_()
    loss = case["lambda"] * case["scale"] * CenterLossFunction.apply(features, centers[labels])
    loss.backward()
    close(loss.detach(), case["loss"])
    close(features.grad.reshape(torch.tensor(case["featuresGradient"]).shape), case["featuresGradient"])
    close(centers.grad, case["centersGradient"])

    module = module_of(centers.detach(), center_weight=case["lambda"] * case["scale"], center_rate=1, rule="gradient")
    close(module(features, labels).detach(), case["loss"])
    module.move_centers(features, labels)
    close(centers.detach() - module.centers, case["centersGradient"])


@DTYPES
@pytest.mark.parametrize("key", ["centerLossFunction", "centerLossFunctionUpstream"])
def test_centers_move_by_the_papers_equation_4(key, dtype):
    case = NUMBERS[key]
    features, labels = torch.tensor(case["features"], dtype=dtype), torch.tensor(case["labels"])
    loss = module_of(torch.tensor(case["centers"], dtype=dtype), center_weight=1, center_rate=case["alpha"] * case["upstream"])
    close(len(labels) * loss(features, labels), case["loss"])
    loss.move_centers(features, labels)
    close(loss.centers, case["centersAfterUpdate"])


@DTYPES
@pytest.mark.parametrize("expected", NUMBERS["trajectories"], ids=lambda t: f"{t['rule']}, λ {t['lambda']}, clip {t['clip']}")
def test_twenty_whole_training_steps_are_those_of_the_reference(expected, dtype):
    pixels, labels = (
        torch.frombuffer(bytearray(gzip.decompress((REFERENCE / f"digits-640-{name}-ubyte.gz").read_bytes())),
                         dtype=torch.uint8, offset=offset)
        for name, offset in (("images-idx3", 16), ("labels-idx1", 8)))
    pixels = (pixels.to(dtype).reshape(-1, 64) - expected["pixelMean"]) / expected["pixelDeviation"]
    embed = nn.Sequential(nn.Linear(64, 32), nn.LeakyReLU(0.1), nn.Linear(32, 2)).to(dtype)
    classify = nn.Linear(2, 10, bias=False).to(dtype)
    parameters = [*embed.parameters(), *classify.parameters()]
    for p in parameters:
        p.data = wave(*p.shape, dtype=dtype) / p.shape[-1] ** 0.5 if p.dim() == 2 else torch.zeros_like(p)
    optimizer = torch.optim.SGD(
        [{"params": [p for p in parameters if p.dim() == 2], "weight_decay": expected["weightDecay"]},
         {"params": [p for p in parameters if p.dim() == 1]}], lr=expected["learningRate"], momentum=expected["momentum"])
    center_loss = CenterLoss(
        10, 2, center_weight=expected["lambda"], center_rate=expected["alpha"], rule=expected["rule"]).to(dtype)

    log = {name: [] for name in ("crossEntropy", "centerLoss", "gradientNorm")}
    for x, y in zip(pixels.split(expected["batch"])[:expected["steps"]], labels.long().split(expected["batch"])):
        features = embed(x)
        cross_entropy = F.cross_entropy(classify(features), y)
        log["crossEntropy"].append(cross_entropy.item())
        log["centerLoss"].append(CenterLossFunction.apply(features, center_loss.centers[y]).item())
        optimizer.zero_grad()
        (cross_entropy + center_loss(features, y)).backward()
        log["gradientNorm"].append(nn.utils.clip_grad_norm_(parameters, expected["clip"]).item())
        optimizer.step()
        center_loss.move_centers(features, y)
    for name, values in log.items():
        close(torch.tensor(values, dtype=dtype), expected[name])
    close(center_loss.centers, expected["centers"])
    close(embed(pixels[:5]).detach(), expected["firstFeatures"])


@pytest.mark.skipif(not PROGRAM.is_file(), reason="centerloss is not built")
def test_the_swift_program_computes_the_same():
    output = subprocess.run([PROGRAM, "seed", "--json", "--centers", "wave"], check=True, capture_output=True).stdout
    expected = json.loads(output)["test1"]
    labels = torch.tensor(NUMBERS["seedTest1"]["labels"])
    features = torch.zeros(10, 2, requires_grad=True)
    centers = wave(10, 2, dtype=torch.float32)
    loss = module_of(centers, center_weight=0.1, center_rate=1, rule="gradient")
    value = loss(features, labels)
    loss.move_centers(features, labels)
    value.backward()
    close(value.detach(), expected["loss"])
    close(features.grad, expected["featuresGradient"])
    close(centers - loss.centers, expected["centersGradient"])


# --- The loss and its backward ------------------------------------------------------------


@SEEDS
def test_backward_is_the_derivative_and_can_be_derived_once_more(seed):
    features, labels, loss = random_case(seed, center_weight=0.7)
    features.requires_grad_()
    assert torch.autograd.gradcheck(loss, (features, labels))
    assert torch.autograd.gradgradcheck(loss, (features, labels))
    both = features, loss.centers[labels].requires_grad_()
    assert torch.autograd.gradcheck(CenterLossFunction.apply, both)


@DTYPES
@SEEDS
def test_loss_and_gradient_are_those_of_a_loop_over_samples(seed, dtype):
    features, labels, loss = random_case(seed, dtype, center_weight=0.7)
    value = loss(features.requires_grad_(), labels)
    value.backward()
    differences = [x - loss.centers[y] for x, y in zip(features.detach(), labels.tolist())]
    close(value.detach(), 0.7 * sum(difference.dot(difference) for difference in differences) / (2 * len(labels)))
    close(features.grad, 0.7 * torch.stack(differences) / len(labels))
    assert value.dtype == features.grad.dtype == dtype


@SEEDS
def test_neither_forward_nor_backward_moves_a_center(seed):
    features, labels, loss = random_case(seed)
    before = loss.centers.clone()
    loss(features.requires_grad_(), labels).backward()
    assert loss.centers.equal(before)
    assert not list(loss.parameters())


@RULES
def test_centers_may_move_before_backward_has_run(rule):
    gradients = []
    for moves_first in (True, False):
        features, labels, loss = random_case(3, rule=rule)
        value = loss(features.requires_grad_(), labels)
        if moves_first:
            loss.move_centers(features, labels)
        value.backward()
        gradients.append(features.grad)
    assert gradients[0].equal(gradients[1])


def test_at_lambda_0_features_are_not_pulled():
    features, labels, loss = random_case(1, center_weight=0)
    value = loss(features.requires_grad_(), labels)
    value.backward()
    assert value == 0 and not features.grad.any()


# --- The centers --------------------------------------------------------------------------


@RULES
@DTYPES
@SEEDS
def test_centers_move_as_in_a_loop_over_classes(seed, dtype, rule):
    features, labels, loss = random_case(seed, dtype, center_weight=0.7, center_rate=0.4, rule=rule)
    before = loss.centers.clone()
    loss.move_centers(features.requires_grad_(), labels)
    for j, center in enumerate(before):
        own = features.detach()[labels == j]
        if len(own) == 0:
            assert loss.centers[j].equal(center)
            continue
        factor = {"paper": 1 / (1 + len(own)), "gradient": 0.7 / len(labels), "class-mean": 1 / len(own)}[rule.value]
        close(loss.centers[j], center + 0.4 * factor * sum(x - center for x in own))
    assert loss.centers.dtype == dtype and not loss.centers.requires_grad


@RULES
@SEEDS
def test_the_order_of_samples_does_not_matter(seed, rule):
    features, labels, loss = random_case(seed, rule=rule)
    order = torch.randperm(len(labels), generator=torch.Generator().manual_seed(seed))
    shuffled = module_of(loss.centers)
    shuffled.rule = rule
    close(shuffled(features[order], labels[order]), loss(features, labels))
    loss.move_centers(features, labels)
    shuffled.move_centers(features[order], labels[order])
    close(shuffled.centers, loss.centers)


@SEEDS
def test_at_lambda_0_centers_follow_under_all_rules_but_gradient(seed):
    for rule in CenterRule:
        features, labels, loss = random_case(seed, center_weight=0, rule=rule)
        before = loss.centers.clone()
        loss.move_centers(features, labels)
        moved = (loss.centers != before).any(1)
        assert moved.nonzero().flatten().equal(labels.unique() if rule != CenterRule.GRADIENT else labels[:0])


@SEEDS
def test_gradient_is_a_step_of_sgd_on_centers_that_are_parameters(seed):
    features, labels, loss = random_case(seed, center_weight=0.7, center_rate=0.4, rule="gradient")
    parameters = nn.Parameter(loss.centers.clone())
    (0.7 * (features - parameters[labels]).pow(2).sum(1).mean() / 2).backward()
    torch.optim.SGD([parameters], lr=0.4).step()
    loss.move_centers(features, labels)
    close(loss.centers, parameters.detach())


@SEEDS
def test_class_mean_at_alpha_1_puts_centers_on_the_means_of_the_batch(seed):
    features, labels, loss = random_case(seed, center_rate=1, rule=CenterRule.CLASS_MEAN)
    loss.move_centers(features, labels)
    for j in labels.unique():
        close(loss.centers[j], features[labels == j].mean(0))


# --- What it costs ------------------------------------------------------------------------


class Allocations(TorchDispatchMode):
    """Counts the elements of every tensor that an operation returns, but for views and changes of `centers`."""

    def __init__(self, centers):
        super().__init__()
        self.own, self.sizes = centers.untyped_storage().data_ptr(), []

    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        result = function(*args, **(kwargs or {}))
        for tensor in result if isinstance(result, (tuple, list)) else [result]:
            if isinstance(tensor, torch.Tensor) and tensor.untyped_storage().data_ptr() != self.own:
                self.sizes.append(tensor.untyped_storage().nbytes() // tensor.element_size())
        return result


@RULES
def test_a_step_allocates_as_much_with_a_million_classes_as_with_ten(rule):
    features, labels = wave(256, 2), torch.arange(256) % 10
    sizes = {}
    for class_count in (10, 1_000_000):
        loss = CenterLoss(class_count, 2, rule=rule).double()
        with Allocations(loss.centers) as allocations:
            loss(features.detach().requires_grad_(), labels).backward()
            loss.move_centers(features, labels)
        sizes[class_count] = allocations.sizes
        assert loss.centers.count_nonzero() == 20
    assert sizes[10] == sizes[1_000_000]
    assert max(sizes[10]) == features.numel()


# --- What it is given ---------------------------------------------------------------------


@pytest.mark.parametrize("features, labels, message", [
    (torch.zeros(4, 3), torch.zeros(4).long(), r"features are \[4, 3\]: they must be \[batch, 2\]"),
    (torch.zeros(4, 1, 2), torch.zeros(4).long(), r"features are \[4, 1, 2\]: they must be \[batch, 2\]"),
    (torch.zeros(2), torch.tensor(0), r"features are \[2\]: they must be \[batch, 2\]"),
    (torch.zeros(0, 2), torch.zeros(0).long(), "the batch is empty: it needs at least one sample"),
    (torch.zeros(4, 2), torch.zeros(3).long(), r"labels are \[3\]: they must be \[4\], one for each feature"),
    (torch.zeros(4, 2), torch.zeros(4, 1).long(), r"labels are \[4, 1\]: they must be \[4\], one for each feature"),
    (torch.zeros(2, 2), torch.zeros(2), "labels are torch.float32: they must be integers"),
    (torch.zeros(2, 2), torch.tensor([True, False]), "labels are torch.bool: they must be integers"),
    (torch.zeros(3, 2), torch.tensor([9, 10, -1]), "label 10 of sample 1 is none of the 10 classes: it must be 0 to 9"),
    (torch.zeros(2, 2), torch.tensor([9, -1]), "label -1 of sample 1 is none of the 10 classes: it must be 0 to 9"),
])
def test_what_does_not_fit_is_one_error_and_moves_nothing(features, labels, message):
    loss = CenterLoss(10, 2)
    for call in (loss, loss.move_centers):
        with pytest.raises(ValueError, match=f"^{message}$"):
            call(features, labels)
    assert not loss.centers.any()


@pytest.mark.parametrize("sizes, chosen, message", [
    ((0, 2), {}, "centers cannot be 0 classes of 2 numbers"),
    ((10, 0), {}, "centers cannot be 10 classes of 0 numbers"),
    ((10, 2), {"center_weight": -1}, "center_weight is -1: it must be a finite number, 0 or more"),
    ((10, 2), {"center_weight": float("nan")}, "center_weight is nan: it must be a finite number, 0 or more"),
    ((10, 2), {"center_rate": float("inf")}, "center_rate is inf: it must be a finite number, 0 or more"),
    ((10, 2), {"rule": "newton"}, "'newton' is not a valid CenterRule"),
])
def test_what_cannot_be_chosen_is_an_error(sizes, chosen, message):
    with pytest.raises(ValueError, match=f"^{message}$"):
        CenterLoss(*sizes, **chosen)


@pytest.mark.parametrize("dtype", [torch.uint8, torch.int8, torch.int16, torch.int32])
def test_labels_may_be_integers_of_any_size(dtype):
    features, labels, loss = random_case(5)
    same = module_of(loss.centers)
    assert same(features, labels.to(dtype)).equal(loss(features, labels))
    loss.move_centers(features, labels)
    same.move_centers(features, labels.to(dtype))
    assert same.centers.equal(loss.centers)


def test_centers_keep_their_own_precision_in_mixed_precision():
    features = wave(4, 2, dtype=torch.bfloat16).requires_grad_()
    loss = CenterLoss(3, 2)
    loss(features, torch.tensor([0, 1, 2, 0])).backward()
    loss.move_centers(features, torch.tensor([0, 1, 2, 0]))
    assert features.grad.dtype == torch.bfloat16
    assert loss.centers.dtype == torch.float32 and loss.centers.all()


def test_centers_are_saved_with_the_module():
    features, labels, loss = random_case(5)
    loss.move_centers(features, labels)
    loaded = CenterLoss(*loss.centers.shape).double()
    loaded.load_state_dict(loss.state_dict())
    assert loaded.centers.equal(loss.centers)


# --- Training -----------------------------------------------------------------------------


def test_digits_are_learned_and_center_loss_makes_their_clusters_tighter():
    softmax_alone, joint = (train_digits.train(center_weight, steps=300) for center_weight in (0, 1))
    assert min(softmax_alone["testAccuracy"], joint["testAccuracy"]) > 0.9
    assert joint["nearestCenterAccuracy"] > 0.9
    assert joint["ratio"] < 0.7 * softmax_alone["ratio"]
