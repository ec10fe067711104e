/// Messages for staff, where standard error is the screen of the visitor.
#ifndef CREADLINE_HELD_ERRORS_H
#define CREADLINE_HELD_ERRORS_H

#include <stdbool.h>

/// Has what is written to standard error wait in memory until this process exits, where it would be shown on the terminal of
/// standard output; what is started from here on writes there too. False where it is not held: standard error is something
/// else, or the memory cannot be had. Of more than 256 KiB the end is lost.
bool held_errors_begin(void);

#endif
