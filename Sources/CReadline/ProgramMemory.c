#define _GNU_SOURCE
#include "ProgramMemory.h"

#include <stdint.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

extern const char __executable_start, etext; // the linker's

void program_hide_memory(void) {
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

void program_release_memory(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

void program_release_code(void) {
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t start = ((uintptr_t)&__executable_start + page - 1) & ~(page - 1);
    uintptr_t end = (uintptr_t)&etext & ~(page - 1);
    // Nobody writes to these pages, so that nothing is lost with them.
    if (start < end) madvise((void *)start, end - start, MADV_DONTNEED);
}
