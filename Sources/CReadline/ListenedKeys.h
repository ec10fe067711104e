// Keys as the line sees them: those that the listener takes are left out.
#ifndef CREADLINE_LISTENED_KEYS_H
#define CREADLINE_LISTENED_KEYS_H

#include "KeyListener.h"

// Waits for the next key as `key_input_next` does, and lets the listener hear it; whether more came with it is found out here.
bool listened_key_next(struct key *key, struct key_place place);

// Whether there is a listener.
bool listener_is_there(void);

// Lets the listener go on; what it is doing.
enum listening listener_goes_on(void);

#endif
