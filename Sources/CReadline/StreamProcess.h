// A program between two descriptors, in a process group of its own.
#ifndef CREADLINE_STREAM_PROCESS_H
#define CREADLINE_STREAM_PROCESS_H

#include <sys/types.h>

// Starts a program that reads from one descriptor and writes to another; -1 is /dev/null, where its errors go too. The first argument
// is its path. It leads a process group, so that what it starts in turn is killed with it. 0, or errno.
int stream_process_start(char *const arguments[], int input, int output, pid_t *pid);

// Kills it with all it started, and waits until it is gone; nothing where there is none (0).
void stream_process_kill(pid_t *pid);

#endif
