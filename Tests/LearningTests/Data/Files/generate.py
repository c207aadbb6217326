"""Makes the NumPy files in numpy/ that the tests read, as NumPy itself writes them.

    pip install numpy && python Tests/LearningTests/Data/Files/generate.py

Six samples throughout, of three classes. Images are 2×2 with pixels k, k + 1, k + 2, k + 3 in sample k; features
are k + 0.5 and -k.
"""

import pathlib

import numpy as np

FOLDER = pathlib.Path(__file__).parent / "numpy"
FOLDER.mkdir(exist_ok=True)

images = (np.arange(6)[:, None] + np.arange(4)).astype(np.uint8).reshape(6, 2, 2)
features = np.stack([np.arange(6) + 0.5, -np.arange(6.0)], axis=1)
labels = np.array([2, 0, 1, 2, 0, 1])
words = np.array(["naïve", "ape", "cat", "naïve", "ape", "cat"])

np.savez(FOLDER / "stored.npz", x_train=images[:4], y_train=labels[:4], x_test=images[4:], y_test=labels[4:])
np.savez_compressed(FOLDER / "deflated.npz", X=features, y=words)
for kind in ["<f2", "<f4", "<f8", ">f4", ">f8", "<i2", ">i4", "<i8"]:
    np.save(FOLDER / f"features-{kind[1:]}-{'little' if kind[0] == '<' else 'big'}.npy", features.astype(kind))
np.save(FOLDER / "column-major.npy", np.asfortranarray(np.arange(24, dtype=np.int32).reshape(2, 3, 4)))
np.save(FOLDER / "words-ascii.npy", np.array([b"ape", b"cat", b"ox"]))
np.save(FOLDER / "booleans.npy", np.array([True, False, True]))
np.save(FOLDER / "colour-last.npy", np.arange(2 * 2 * 2 * 3, dtype=np.uint8).reshape(2, 2, 2, 3))
np.save(FOLDER / "objects.npy", np.array(["a", 1], dtype=object))
np.save(FOLDER / "complex.npy", np.array([1j, 2]))

# Columns that 32 bits cannot hold before they are standardised, and what scikit-learn's StandardScaler makes of them.
#
#     pip install scikit-learn
from sklearn.preprocessing import StandardScaler

STANDARDIZED = pathlib.Path(__file__).parent / "standardized"
STANDARDIZED.mkdir(exist_ok=True)
k = np.arange(12.0)
columns = {
    "seconds": 1.7e9 + k,
    "milliseconds": 1.7e12 + 40 * k,
    "nanoseconds": 1.7e18 + 1e6 * k * k,
    "tiny": 1e-46 * (1 + k % 5),
    "denormal": 1e-40 * (k % 3),
    "huge": 1e39 * (k - 4),
    "signs": 1e150 * np.where(k % 2 == 0, 1, -1),
    "constant": 0.1 + 0 * k,
    "plain": k % 4,
}
table = np.stack(list(columns.values()), axis=1)
labels = np.where(k % 2 == 0, "a", "b")
for name in ["train", "test"]:
    with open(STANDARDIZED / f"{name}.csv", "w") as file:
        print(",".join([*columns, "label"]), file=file)
        for row, label in zip(table, labels):
            print(",".join([*(repr(float(value)) for value in row), label]), file=file)
np.savetxt(STANDARDIZED / "expected.txt", StandardScaler().fit_transform(table), fmt="%.9g", delimiter=",")
