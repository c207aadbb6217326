#include "CAssets.h"

static const unsigned char train_images[] = {
#embed "../../assets/mnist/train-images-idx3-ubyte.gz"
};
static const unsigned char train_labels[] = {
#embed "../../assets/mnist/train-labels-idx1-ubyte.gz"
};
static const unsigned char test_images[] = {
#embed "../../assets/mnist/t10k-images-idx3-ubyte.gz"
};
static const unsigned char test_labels[] = {
#embed "../../assets/mnist/t10k-labels-idx1-ubyte.gz"
};

CAsset casset_mnist_train_images(void) { return (CAsset){train_images, sizeof train_images}; }
CAsset casset_mnist_train_labels(void) { return (CAsset){train_labels, sizeof train_labels}; }
CAsset casset_mnist_test_images(void) { return (CAsset){test_images, sizeof test_images}; }
CAsset casset_mnist_test_labels(void) { return (CAsset){test_labels, sizeof test_labels}; }
