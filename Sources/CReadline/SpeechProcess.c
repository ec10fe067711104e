#define _GNU_SOURCE
#include "SpeechProcess.h"

#include "StreamProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

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
    if (failure == 0) failure = stream_process_start(player, sound[0], -1, &speech->player);
    if (failure == 0) failure = stream_process_start(synthesizer, words[0], sound[1], &speech->synthesizer);
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

void speech_process_stop(struct speech_process *speech) {
    if (speech->synthesizer != 0) kill(-speech->synthesizer, SIGKILL);
    stream_process_kill(&speech->player);
    stream_process_kill(&speech->synthesizer);
}
