// The data sets and lessons of assets/, carried in the binary, byte for byte. A data set is of gzipped IDX files, a lesson is
// Markdown.
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

CAsset casset_lesson_1(void);
CAsset casset_lesson_2(void);
CAsset casset_lesson_3(void);
CAsset casset_lesson_4(void);
CAsset casset_lesson_5(void);

#endif
