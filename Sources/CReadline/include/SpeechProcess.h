/// Speech as two processes, a synthesizer and a player with a pipe between them.
#ifndef CREADLINE_SPEECH_PROCESS_H
#define CREADLINE_SPEECH_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/// What is being said; 0 stands for a process that is not there.
struct speech_process {
    pid_t synthesizer, player;
    /// Whether one of them ended otherwise than with 0, so that perhaps nothing was heard.
    bool failed;
};

/// The longest text that is taken, in bytes: what a pipe holds.
#define SPEECH_PROCESS_LONGEST 16384

/// Starts both with this text on the synthesizer's standard input; it stands in no argument, no file and no variable of the
/// environment. What they write besides sound goes to `/dev/null`. The first argument of each is its path. 0, or errno.
int speech_process_start(
    char *const synthesizer[], char *const player[], const void *text, size_t length, struct speech_process *speech);

/// Whether sound is still made; takes the status of what has ended.
bool speech_process_is_running(struct speech_process *speech);

/// Silence at once: both are killed and gone when this returns.
void speech_process_stop(struct speech_process *speech);

#endif
