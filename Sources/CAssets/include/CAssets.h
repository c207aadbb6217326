// The data sets of assets/, carried in the binary. Each is a gzipped IDX file, byte for byte.
#ifndef CASSETS_H
#define CASSETS_H

#include <stddef.h>

/// Bytes that live as long as the program and never change.
typedef struct {
  const unsigned char *bytes;
  size_t count;
} CAsset;

CAsset casset_digits_train_images(void);
CAsset casset_digits_train_labels(void);
CAsset casset_digits_test_images(void);
CAsset casset_digits_test_labels(void);

CAsset casset_mnist_train_images(void);
CAsset casset_mnist_train_labels(void);
CAsset casset_mnist_test_images(void);
CAsset casset_mnist_test_labels(void);

#endif
