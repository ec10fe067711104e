#define _GNU_SOURCE
#include "SpeechProcess.h"

#include "ChildAttributes.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

// Starts a program that reads from one descriptor and writes to another; -1 is /dev/null. It leads a process group, so that
// what it starts in turn is killed with it.
static int start(char *const arguments[], int input, int output, pid_t *pid) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    child_attributes_init(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    if (output >= 0) posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    else posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    int failure = posix_spawn(pid, arguments[0], &actions, &attributes, arguments, environ);
    if (failure != 0) *pid = 0;
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return failure;
}

int speech_process_start(
    char *const synthesizer[], char *const player[], const void *text, size_t length, struct speech_process *speech
) {
    speech->synthesizer = speech->player = 0;
    speech->failed = false;
    int words[2], sound[2];
    if (pipe2(words, O_CLOEXEC) != 0) return errno;
    if (pipe2(sound, O_CLOEXEC) != 0) {
        int failure = errno;
        close(words[0]);
        close(words[1]);
        return failure;
    }
    // A pipe that nobody reads yet takes all of it at once: nothing is waited for.
    ssize_t written = length <= SPEECH_PROCESS_LONGEST ? write(words[1], text, length) : -1;
    close(words[1]);
    int failure = written == (ssize_t)length ? 0 : EMSGSIZE;
    if (failure == 0) failure = start(player, sound[0], -1, &speech->player);
    if (failure == 0) failure = start(synthesizer, words[0], sound[1], &speech->synthesizer);
    close(words[0]);
    close(sound[0]);
    close(sound[1]);
    if (failure != 0) speech_process_stop(speech);
    return failure;
}

static void take_status(pid_t *pid, bool *failed) {
    int status = 0;
    if (*pid == 0) return;
    pid_t found = waitpid(*pid, &status, WNOHANG);
    if (found == 0 || (found < 0 && errno == EINTR)) return;
    if (found < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) *failed = true;
    *pid = 0;
}

bool speech_process_is_running(struct speech_process *speech) {
    take_status(&speech->synthesizer, &speech->failed);
    take_status(&speech->player, &speech->failed);
    return speech->player != 0;
}

static void end(pid_t *pid) {
    if (*pid == 0) return;
    kill(-*pid, SIGKILL);
    while (waitpid(*pid, NULL, 0) < 0 && errno == EINTR) {}
    *pid = 0;
}

void speech_process_stop(struct speech_process *speech) {
    if (speech->synthesizer != 0) kill(-speech->synthesizer, SIGKILL);
    end(&speech->player);
    end(&speech->synthesizer);
}

void speech_process_hold(const struct speech_process *speech, bool held) {
    int number = held ? SIGSTOP : SIGCONT;
    if (speech->player != 0) kill(-speech->player, number);
    if (speech->synthesizer != 0) kill(-speech->synthesizer, number);
}
