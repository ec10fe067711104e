/// What a short program writes, read without waiting for it: `amixer`, which tells what is plugged in.
#ifndef CREADLINE_PROGRAM_OUTPUT_H
#define CREADLINE_PROGRAM_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/// A program that runs; all zero is none.
struct program_output {
    pid_t pid;
    /// Where its output comes from.
    int descriptor;
};

/// Starts a program without input; its errors go to `/dev/null`. The first argument is its path. 0, or errno.
int program_output_start(char *const arguments[], struct program_output *output);

/// Takes what it has written so far.
///
/// The number of bytes; 0 once it has closed its output and is gone; -1 where nothing is there yet.
ssize_t program_output_read(struct program_output *output, void *bytes, size_t length);

/// Kills it, where it still runs.
void program_output_end(struct program_output *output);

#endif
