// Keys as the line sees them: those that the listener takes are left out.
#ifndef CREADLINE_LISTENED_KEYS_H
#define CREADLINE_LISTENED_KEYS_H

#include "KeyListener.h"

// Waits for the next key as `key_input_next` does, and lets the listener hear it.
bool listened_key_next(struct key *key, bool line_is_empty, bool is_secret);

// Whether there is a listener.
bool listener_is_there(void);

// Lets the listener go on; whether something is said.
bool listener_goes_on(void);

#endif
