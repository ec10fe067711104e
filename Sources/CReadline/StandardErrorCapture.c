#define _GNU_SOURCE
#include "StandardErrorCapture.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CAPACITY = 256 << 10 };

static int screen = -1;

static bool is_screen(void) {
    struct stat output, errors;
    return isatty(STDOUT_FILENO) && isatty(STDERR_FILENO) && fstat(STDOUT_FILENO, &output) == 0
        && fstat(STDERR_FILENO, &errors) == 0 && output.st_rdev == errors.st_rdev;
}

// Puts standard error back and writes there what has waited.
static void show(void) {
    int memory = dup(STDERR_FILENO);
    if (screen < 0 || memory < 0) return;
    dup2(screen, STDERR_FILENO);
    // Everyone who wrote shares one position, which is the end.
    off_t length = lseek(memory, 0, SEEK_CUR), have = 0;
    char bytes[4096];
    while (have < length) {
        size_t wanted = (size_t)(length - have) < sizeof bytes ? (size_t)(length - have) : sizeof bytes;
        ssize_t count = pread(memory, bytes, wanted, have);
        if (count <= 0) return;
        for (ssize_t written = 0, part; written < count; written += part) {
            part = write(STDERR_FILENO, bytes + written, (size_t)(count - written));
            if (part < 0) return; // also where a signal breaks it off: the terminal takes nothing
        }
        have += count;
    }
}

bool standard_error_capture_begin(void) {
    if (screen >= 0 || !is_screen()) return false;
    int memory = memfd_create("messages", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (memory < 0) return false;
    signal(SIGXFSZ, SIG_IGN); // where files may not grow, this one may not either
    bool bounded = ftruncate(memory, CAPACITY) == 0 && fcntl(memory, F_ADD_SEALS, F_SEAL_GROW | F_SEAL_SHRINK) == 0;
    if (bounded) screen = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (screen >= 0 && (atexit(show) != 0 || dup2(memory, STDERR_FILENO) < 0)) {
        close(screen);
        screen = -1;
    }
    close(memory);
    return screen >= 0;
}
