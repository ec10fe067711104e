#define _GNU_SOURCE
#include "TypedLine.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

char *typed_line;
size_t typed_line_length;
static size_t capacity;

static bool is_continuation(char byte) { return ((unsigned char)byte & 0xc0) == 0x80; }

int32_t scalar_count(const char *text, size_t length) {
    int32_t count = 0;
    for (size_t i = 0; i < length; i++) count += !is_continuation(text[i]);
    return count;
}

static void reserve(size_t wanted) {
    if (wanted <= capacity) return;
    char *larger = malloc(wanted);
    if (larger == NULL) return;
    if (typed_line != NULL) {
        memcpy(larger, typed_line, typed_line_length);
        explicit_bzero(typed_line, capacity);
        free(typed_line);
    }
    typed_line = larger;
    capacity = wanted;
}

void typed_line_append(const char *text, size_t length) {
    reserve(typed_line_length + length + 1);
    if (typed_line_length + length + 1 > capacity) return;
    memcpy(typed_line + typed_line_length, text, length);
    typed_line_length += length;
    typed_line[typed_line_length] = 0;
}

void typed_line_remove_last(void) {
    if (typed_line_length == 0) return;
    char last;
    do {
        last = typed_line[--typed_line_length];
        typed_line[typed_line_length] = 0;
    } while (typed_line_length > 0 && is_continuation(last));
}

int32_t typed_line_count(void) { return scalar_count(typed_line, typed_line_length); }

void typed_line_forget(void) {
    if (typed_line != NULL) explicit_bzero(typed_line, capacity);
    typed_line_length = 0;
}
