#include "ListenedKeys.h"

#include "KeyInput.h"

#include <stddef.h>

static struct key_listener listener;

void line_reader_set_listener(struct key_listener wanted) { listener = wanted; }

bool listener_is_there(void) { return listener.take != NULL; }

enum listening listener_goes_on(void) {
    return listener.goes_on != NULL ? listener.goes_on(listener.context) : LISTENING_QUIETLY;
}

void line_reader_listener_goes_on(void) { listener_goes_on(); }

bool listened_key_next(struct key *key, struct key_place place) {
    while (key_input_next(key)) {
        if (listener.take == NULL) return true;
        place.has_more = key_input_is_in_piece();
        if (!listener.take(listener.context, key, place)) return true;
    }
    return false;
}
