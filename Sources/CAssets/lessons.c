#include "CAssets.h"

static const unsigned char lesson_1[] = {
#embed "../../assets/lessons/1-one-digit-is-one-point.md"
};
static const unsigned char lesson_2[] = {
#embed "../../assets/lessons/2-tighter-or-only-smaller.md"
};
static const unsigned char lesson_3[] = {
#embed "../../assets/lessons/3-who-follows-whom.md"
};
static const unsigned char lesson_4[] = {
#embed "../../assets/lessons/4-broken-on-purpose.md"
};
static const unsigned char lesson_5[] = {
#embed "../../assets/lessons/5-what-it-is-for.md"
};

CAsset casset_lesson_1(void) { return (CAsset){lesson_1, sizeof lesson_1}; }
CAsset casset_lesson_2(void) { return (CAsset){lesson_2, sizeof lesson_2}; }
CAsset casset_lesson_3(void) { return (CAsset){lesson_3, sizeof lesson_3}; }
CAsset casset_lesson_4(void) { return (CAsset){lesson_4, sizeof lesson_4}; }
CAsset casset_lesson_5(void) { return (CAsset){lesson_5, sizeof lesson_5}; }
