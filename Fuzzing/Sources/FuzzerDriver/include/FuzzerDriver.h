/// What LLVM's libFuzzer offers to a program that brings its own `main`, and the memory that is asked for.
#ifndef FUZZER_DRIVER_H
#define FUZZER_DRIVER_H

#include <stddef.h>
#include <stdint.h>

/// Runs inputs through `test` until the arguments say that it is enough (`-runs`, `-max_total_time`) or something is found.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*test)(const uint8_t *data, size_t size));

/// How many bytes have been asked of the allocator since the start; 0 where AddressSanitizer has its own.
uint64_t memory_asked_for(void);

/// Ends the program as a fault that libFuzzer keeps the input of.
_Noreturn void stop_as_found(void);

#endif
