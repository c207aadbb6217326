#include "CAssets.h"

static const unsigned char en_1[] = {
#embed "../../assets/lessons/1-one-digit-is-one-point.md"
};
static const unsigned char en_2[] = {
#embed "../../assets/lessons/2-tighter-or-only-smaller.md"
};
static const unsigned char en_3[] = {
#embed "../../assets/lessons/3-who-follows-whom.md"
};
static const unsigned char en_4[] = {
#embed "../../assets/lessons/4-broken-on-purpose.md"
};
static const unsigned char en_5[] = {
#embed "../../assets/lessons/5-what-it-is-for.md"
};
static const unsigned char en_6[] = {
#embed "../../assets/lessons/6-a-step-by-hand.md"
};
static const unsigned char zh_1[] = {
#embed "../../assets/lessons/zh/1-one-digit-is-one-point.md"
};
static const unsigned char zh_2[] = {
#embed "../../assets/lessons/zh/2-tighter-or-only-smaller.md"
};
static const unsigned char zh_3[] = {
#embed "../../assets/lessons/zh/3-who-follows-whom.md"
};
static const unsigned char zh_4[] = {
#embed "../../assets/lessons/zh/4-broken-on-purpose.md"
};
static const unsigned char zh_5[] = {
#embed "../../assets/lessons/zh/5-what-it-is-for.md"
};
static const unsigned char zh_6[] = {
#embed "../../assets/lessons/zh/6-a-step-by-hand.md"
};
static const unsigned char messages_zh[] = {
#embed "../../assets/messages/zh.tsv"
};

static const CAsset lessons_en[] = {
    {en_1, sizeof en_1},
    {en_2, sizeof en_2},
    {en_3, sizeof en_3},
    {en_4, sizeof en_4},
    {en_5, sizeof en_5},
    {en_6, sizeof en_6},
};
static const CAsset lessons_zh[] = {
    {zh_1, sizeof zh_1},
    {zh_2, sizeof zh_2},
    {zh_3, sizeof zh_3},
    {zh_4, sizeof zh_4},
    {zh_5, sizeof zh_5},
    {zh_6, sizeof zh_6},
};

size_t casset_lesson_count(void) { return sizeof lessons_en / sizeof *lessons_en; }
CAsset casset_lesson_en(size_t index) { return lessons_en[index]; }
CAsset casset_lesson_zh(size_t index) { return lessons_zh[index]; }
CAsset casset_messages_zh(void) { return (CAsset){messages_zh, sizeof messages_zh}; }
