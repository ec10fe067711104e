/// Messages for staff, where standard error is the screen of the visitor.
#ifndef CREADLINE_STANDARD_ERROR_CAPTURE_H
#define CREADLINE_STANDARD_ERROR_CAPTURE_H

#include <stdbool.h>

/// Has what is written to standard error wait in memory until this process exits, where it would be shown on the terminal of
/// standard output; what is started from here on writes there too. False where it is not held: standard error is something
/// else, or the memory cannot be had. Of more than 256 KiB the end is lost.
bool standard_error_capture_begin(void);

#endif
