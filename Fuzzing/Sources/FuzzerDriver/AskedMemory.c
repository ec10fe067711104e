#include "FuzzerDriver.h"

#include <stdlib.h>

static uint64_t asked;

uint64_t memory_asked_for(void) {
    return __atomic_load_n(&asked, __ATOMIC_RELAXED);
}

_Noreturn void stop_as_found(void) {
    abort();
}

#if defined(__GLIBC__) && !defined(WITH_ADDRESS_SANITIZER)
// glibc allows a program to take its allocator's place; these only count on the way to it. Every call counts for the least that
// an allocator hands out, so that the sum also bounds how often it was called.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t number, size_t size);
extern void *__libc_realloc(void *memory, size_t size);

static void count(size_t size) {
    __atomic_add_fetch(&asked, size < 32 ? 32 : size, __ATOMIC_RELAXED);
}

void *malloc(size_t size) {
    count(size);
    return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
    count(number * size);
    return __libc_calloc(number, size);
}

void *realloc(void *memory, size_t size) {
    count(size);
    return __libc_realloc(memory, size);
}
#endif
