/// The mode of the terminal on standard input, its size, and what it can clear.
#ifndef CREADLINE_TERMINAL_MODE_H
#define CREADLINE_TERMINAL_MODE_H

#include <stdbool.h>
#include <stddef.h>

/// Notes the present mode and sets raw mode: no echo, no line discipline, no signals or flow control from keys, breaks
/// ignored; output processing stays. Restored by `terminal_mode_restore` and at exit. 0, or errno.
int terminal_mode_raw(void);

/// Puts back the mode which `terminal_mode_raw` found; safe in a signal handler, and when nothing was changed.
void terminal_mode_restore(void);

/// Throws away input which nobody has read.
void terminal_discard_input(void);

/// The size by `TIOCGWINSZ` on standard output; 80 columns and 24 rows where it says 0 or fails.
void terminal_size(int *columns, int *rows);

/// Asks the terminal's description (`TERM`) what it can clear. Call once, on the main thread.
void terminal_describe(void);

/// The bytes that clear screen and scrollback, as far as the terminal has them; length 0 on one that cannot clear.
/// Text to be copied, not kept.
const char *terminal_clear_sequence(size_t *length);

/// Writes all bytes to standard output; false when the terminal is gone or the process is asked to end.
bool terminal_write(const void *bytes, size_t length);

#endif
