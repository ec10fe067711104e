/// A pseudo-terminal with a program on it: what Swift cannot call itself (`posix_openpt` and its kin, spawn attributes).
#ifndef PSEUDOTERMINAL_H
#define PSEUDOTERMINAL_H

#include <stddef.h>
#include <sys/types.h>

/// A program under test.
struct pty_program {
    pid_t pid;
    /// The master side of its terminal.
    int master;
    /// The reading end of its standard error, or -1 when that is the terminal too.
    int errors;
};

/// What is different from the usual at the start of a program.
enum pty_option {
    /// Standard error is a pipe of its own.
    PTY_ERRORS_APART = 1,
    PTY_INPUT_CLOSED = 2,
    PTY_OUTPUT_CLOSED = 4,
};

/// Starts a program as leader of a session of its own whose controlling terminal is a new pseudo-terminal. Arguments
/// and environment end with NULL. 0, or errno.
int pty_spawn(
    const char *path, char *const arguments[], char *const environment[], const char *directory, int columns, int rows,
    int options, struct pty_program *program);

/// Changes the size of the terminal (`TIOCSWINSZ`), which sends SIGWINCH.
int pty_resize(int master, int columns, int rows);

/// Waits up to `milliseconds` until one of two descriptors has output; -1 stands for none.
void pty_await(int first, int second, int milliseconds);

/// Reads output that is there: the number of bytes, 0 when there is nothing, -1 when the terminal or the pipe has ended.
ssize_t pty_read(int descriptor, void *bytes, size_t capacity);

/// Writes as much as fits within `milliseconds`; the number of bytes, or -1.
ssize_t pty_write(int descriptor, const void *bytes, size_t length, int milliseconds);

/// Whether the terminal is in line mode with echo, as a shell expects it: 1, 0, or -1.
int pty_is_cooked(int master);

/// Waits up to `milliseconds` for the program to end: its wait status, or -1 when it still runs.
int pty_wait(pid_t pid, int milliseconds);

/// Whether a wait status is an exit, and with which code; -signal for a signal.
int pty_exit_code(int status);

#endif
