#define _GNU_SOURCE
#include "PseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

int pty_resize(int master, int columns, int rows) {
    struct winsize size = {(unsigned short)rows, (unsigned short)columns, 0, 0};
    return ioctl(master, TIOCSWINSZ, &size) == 0 ? 0 : errno;
}

int pty_spawn(
    const char *path, char *const arguments[], char *const environment[], const char *directory, int columns, int rows,
    int options, struct pty_program *program
) {
    char name[128];
    int errors[2] = {-1, -1};
    int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (master < 0) return errno;
    if (grantpt(master) != 0 || unlockpt(master) != 0 || ptsname_r(master, name, sizeof name) != 0) return errno;
    pty_resize(master, columns, rows);
    if ((options & PTY_ERRORS_APART) != 0 && pipe2(errors, O_CLOEXEC) != 0) return errno;

    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    // The first terminal that a session leader opens becomes its controlling terminal.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0);
    posix_spawn_file_actions_adddup2(&actions, 0, 1);
    posix_spawn_file_actions_adddup2(&actions, errors[1] >= 0 ? errors[1] : 0, 2);
    posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    if ((options & PTY_INPUT_CLOSED) != 0) posix_spawn_file_actions_addclose(&actions, 0);
    if ((options & PTY_OUTPUT_CLOSED) != 0) posix_spawn_file_actions_addclose(&actions, 1);
    if (directory != NULL) posix_spawn_file_actions_addchdir_np(&actions, directory);
    int failure = posix_spawn(&program->pid, path, &actions, &attributes, arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (errors[1] >= 0) close(errors[1]);
    if (failure != 0) {
        close(master);
        if (errors[0] >= 0) close(errors[0]);
        return failure;
    }
    program->master = master;
    program->errors = errors[0];
    return 0;
}

void pty_await(int first, int second, int milliseconds) {
    struct pollfd polled[2] = {{first, POLLIN, 0}, {second, POLLIN, 0}};
    poll(polled, 2, milliseconds);
}

ssize_t pty_read(int descriptor, void *bytes, size_t capacity) {
    struct pollfd polled = {descriptor, POLLIN, 0};
    if (poll(&polled, 1, 0) <= 0) return 0;
    ssize_t count = read(descriptor, bytes, capacity);
    if (count < 0 && errno == EINTR) return 0;
    return count > 0 ? count : -1; // a master gives EIO when nobody has the other side open
}

ssize_t pty_write(int descriptor, const void *bytes, size_t length, int milliseconds) {
    int flags = fcntl(descriptor, F_GETFL);
    fcntl(descriptor, F_SETFL, flags | O_NONBLOCK);
    struct pollfd polled = {descriptor, POLLOUT, 0};
    ssize_t count = poll(&polled, 1, milliseconds) > 0 ? write(descriptor, bytes, length) : 0;
    int failure = errno;
    fcntl(descriptor, F_SETFL, flags);
    if (count < 0 && (failure == EAGAIN || failure == EINTR)) return 0;
    return count;
}

int pty_is_cooked(int master) {
    struct termios mode;
    if (tcgetattr(master, &mode) != 0) return -1;
    return (mode.c_lflag & (ICANON | ECHO | ISIG)) == (ICANON | ECHO | ISIG);
}

int pty_wait(pid_t pid, int milliseconds) {
    int status = 0;
    int descriptor = pidfd_open(pid, 0);
    if (descriptor >= 0) {
        struct pollfd polled = {descriptor, POLLIN, 0};
        poll(&polled, 1, milliseconds);
        close(descriptor);
    }
    return waitpid(pid, &status, WNOHANG) == pid ? status : -1;
}

int pty_exit_code(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status); }
