/// Starting the process that serves one visitor, on the same terminal.
#ifndef CREADLINE_VISIT_PROCESS_H
#define CREADLINE_VISIT_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/// The descriptor under which a visit finds the socket to its supervisor.
#define VISIT_PROCESS_LINK 3

/// The descriptor under which a visit finds the memory its supervisor hands to it.
#define VISIT_PROCESS_MEMORY 4

/// A running visit.
struct visit_process {
    pid_t pid;
    /// The supervisor's end of the socket: signs of life come from it. Non-blocking.
    int link;
};

/// Starts `/proc/self/exe`, or the program at `path` when that is not NULL, with the standard descriptors of this process,
/// default signals, the environment of this process and no other descriptor but the link, on which `greeting` waits, and
/// `memory` where that is not -1. 0, or errno.
int visit_process_start(
    const char *path, char *const arguments[], const void *greeting, size_t greeting_length, int memory,
    struct visit_process *visit);

/// Puts bytes into memory behind a descriptor (memfd_create) and seals it, so that whoever is handed it can only read
/// them. The descriptor, above those a visit is given, or -1 with errno.
int visit_process_memory(const void *bytes, size_t length);

/// How a visit has ended.
struct visit_process_end {
    bool ended;
    /// The exit code, or -1 when a signal ended it.
    int exit_code;
    /// The signal, or 0.
    int signal;
};

/// Whether a visit has ended, without waiting.
struct visit_process_end visit_process_end(pid_t pid);

/// What has come from a visit.
struct visit_process_signs {
    /// How many signs of life; 0 when the other end is closed or nothing came.
    size_t count;
    /// Whether one of them says that a visitor is there.
    bool visitor;
    /// How many of them say that a code was wrong.
    size_t wrong_codes;
};

/// Reads the signs of life that have come.
struct visit_process_signs visit_process_signs_of_life(int link);

/// On the side of the visit: a sign of life that says that a visitor is there.
void visit_process_say_visitor(int link);

/// On the side of the visit: a sign of life that says that a code was wrong. Whether it was taken.
bool visit_process_say_wrong_code(int link);

/// On the side of the visit: takes the greeting from the link (at most `capacity` bytes, up to the supervisor's end of
/// writing), and makes the link private to this process. The number of bytes, or -1 when there is no link.
ssize_t visit_process_greeting(int link, void *bytes, size_t capacity);

#endif
