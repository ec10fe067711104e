#include "SystemClock.h"

#include <string.h>
#include <sys/timex.h>

bool system_clock_is_synchronized(void) {
    struct timex state;
    memset(&state, 0, sizeof state); // no modes: nothing is changed
    int result = adjtimex(&state);
    return result >= 0 && result != TIME_ERROR && (state.status & STA_UNSYNC) == 0;
}
