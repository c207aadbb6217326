// The data sets, lessons and messages of assets/, carried in the binary, byte for byte. A data set is of gzipped IDX files, a lesson is
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

/// Lessons in English and in Chinese, from 0 to below their count.
size_t casset_lesson_count(void);
CAsset casset_lesson_en(size_t index);
CAsset casset_lesson_zh(size_t index);

/// Messages in Chinese: rows of English, a tab, Chinese.
CAsset casset_messages_zh(void);

#endif
