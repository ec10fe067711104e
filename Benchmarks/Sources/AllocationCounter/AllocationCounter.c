#include "AllocationCounter.h"

#include <stdlib.h>

static unsigned long count;

unsigned long allocation_count(void) {
    return __atomic_load_n(&count, __ATOMIC_RELAXED);
}

#ifdef __GLIBC__
// glibc allows a program to take its allocator's place; these only count on the way to it.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t number, size_t size);
extern void *__libc_realloc(void *memory, size_t size);

void *malloc(size_t size) {
    __atomic_add_fetch(&count, 1, __ATOMIC_RELAXED);
    return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
    __atomic_add_fetch(&count, 1, __ATOMIC_RELAXED);
    return __libc_calloc(number, size);
}

void *realloc(void *memory, size_t size) {
    __atomic_add_fetch(&count, 1, __ATOMIC_RELAXED);
    return __libc_realloc(memory, size);
}
#endif
