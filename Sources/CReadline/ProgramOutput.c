#define _GNU_SOURCE
#include "ProgramOutput.h"

#include "StreamProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

int program_output_start(char *const arguments[], struct program_output *output) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return errno;
    int failure = stream_process_start(arguments, -1, ends[1], &output->pid);
    close(ends[1]);
    if (failure == 0 && fcntl(ends[0], F_SETFL, O_NONBLOCK) != 0) failure = errno;
    output->descriptor = ends[0];
    if (failure != 0) program_output_end(output);
    return failure;
}

ssize_t program_output_read(struct program_output *output, void *bytes, size_t length) {
    ssize_t count = read(output->descriptor, bytes, length);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return -1;
    if (count <= 0) program_output_end(output);
    return count > 0 ? count : 0;
}

void program_output_end(struct program_output *output) {
    stream_process_kill(&output->pid);
    if (output->descriptor > 0) close(output->descriptor);
    output->descriptor = 0;
}
