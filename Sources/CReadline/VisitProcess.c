#define _GNU_SOURCE
#include "VisitProcess.h"

#include "ChildAttributes.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { VISITOR = 1, WRONG_CODE = 2, PRIVATE_DESCRIPTORS = 16 };

int visit_process_start(
    const char *path, char *const arguments[], const void *greeting, size_t greeting_length, int memory,
    struct visit_process *visit
) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) != 0) return errno;
    ssize_t sent = send(ends[0], greeting, greeting_length, MSG_NOSIGNAL);
    (void)sent; // a few bytes always fit into a new socket
    shutdown(ends[0], SHUT_WR);

    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    child_attributes_init(&attributes, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], VISIT_PROCESS_LINK);
    // The memory has a number above both, so that the link does not take its place before it is passed on.
    if (memory >= 0) posix_spawn_file_actions_adddup2(&actions, memory, VISIT_PROCESS_MEMORY);
    posix_spawn_file_actions_addclosefrom_np(
        &actions, memory >= 0 ? VISIT_PROCESS_MEMORY + 1 : VISIT_PROCESS_LINK + 1);
    int failure = posix_spawn(
        &visit->pid, path != NULL ? path : "/proc/self/exe", &actions, &attributes, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    close(ends[1]);
    if (failure != 0) {
        close(ends[0]);
        return failure;
    }
    visit->link = ends[0];
    return 0;
}

struct visit_process_end visit_process_end(pid_t pid) {
    struct visit_process_end end = {false, -1, 0};
    int status = 0;
    pid_t found = waitpid(pid, &status, WNOHANG);
    if (found == 0 || (found < 0 && errno == EINTR)) return end;
    end.ended = true;
    if (found == pid && WIFEXITED(status)) end.exit_code = WEXITSTATUS(status);
    else if (found == pid && WIFSIGNALED(status)) end.signal = WTERMSIG(status);
    return end;
}

int visit_process_memory(const void *bytes, size_t length) {
    int made = memfd_create("anteroom", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (made < 0) return -1;
    int memory = fcntl(made, F_DUPFD_CLOEXEC, PRIVATE_DESCRIPTORS);
    close(made);
    if (memory < 0) return -1;
    for (size_t have = 0; have < length;) {
        ssize_t count = write(memory, (const char *)bytes + have, length - have);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) {
            close(memory);
            return -1;
        }
        have += (size_t)count;
    }
    if (fcntl(memory, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) != 0) {
        close(memory);
        return -1;
    }
    return memory;
}

struct visit_process_signs visit_process_signs_of_life(int link) {
    char bytes[256];
    struct visit_process_signs signs = {0, false, 0};
    for (ssize_t count; (count = read(link, bytes, sizeof bytes)) > 0;) {
        signs.count += (size_t)count;
        for (ssize_t index = 0; index < count; index++) {
            signs.visitor |= bytes[index] == VISITOR;
            signs.wrong_codes += bytes[index] == WRONG_CODE;
        }
    }
    return signs;
}

static bool say(int link, char byte) {
    ssize_t written;
    do written = write(link, &byte, 1);
    while (written < 0 && errno == EINTR);
    return written == 1;
}

void visit_process_say_visitor(int link) {
    (void)say(link, VISITOR);
}

bool visit_process_say_wrong_code(int link) {
    return say(link, WRONG_CODE);
}

ssize_t visit_process_greeting(int link, void *bytes, size_t capacity) {
    if (fcntl(link, F_SETFD, FD_CLOEXEC) != 0) return -1;
    size_t have = 0;
    while (have < capacity) {
        // The supervisor has written and closed its side before this process began, so nothing is waited for.
        ssize_t count = read(link, (char *)bytes + have, capacity - have);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        have += (size_t)count;
    }
    return (ssize_t)have;
}
