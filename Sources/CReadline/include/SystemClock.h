/// What the kernel knows of its clock.
#ifndef CREADLINE_SYSTEM_CLOCK_H
#define CREADLINE_SYSTEM_CLOCK_H

#include <stdbool.h>

/// Whether a program keeps the clock to a time server, by `adjtimex(2)`; any such program will do.
bool system_clock_is_synchronized(void);

#endif
