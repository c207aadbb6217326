#include "CAssets.h"

static const unsigned char train_images[] = {
#embed "../../assets/digits/train-images-idx3-ubyte.gz"
};
static const unsigned char train_labels[] = {
#embed "../../assets/digits/train-labels-idx1-ubyte.gz"
};
static const unsigned char test_images[] = {
#embed "../../assets/digits/t10k-images-idx3-ubyte.gz"
};
static const unsigned char test_labels[] = {
#embed "../../assets/digits/t10k-labels-idx1-ubyte.gz"
};

CAsset casset_digits_train_images(void) { return (CAsset){train_images, sizeof train_images}; }
CAsset casset_digits_train_labels(void) { return (CAsset){train_labels, sizeof train_labels}; }
CAsset casset_digits_test_images(void) { return (CAsset){test_images, sizeof test_images}; }
CAsset casset_digits_test_labels(void) { return (CAsset){test_labels, sizeof test_labels}; }
