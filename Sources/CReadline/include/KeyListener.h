/// Somebody who hears each key before the line does: the voice, which is silent at a key and has keys of its own.
#ifndef CREADLINE_KEY_LISTENER_H
#define CREADLINE_KEY_LISTENER_H

#include "KeyFilter.h"

#include <stdbool.h>

/// Where a key was pressed.
struct key_place {
    /// Whether nothing is in the line, and a line is what is typed here.
    bool line_is_empty;
    /// Whether what is typed is shown as stars and never said.
    bool is_secret;
    /// Whether more came in the same piece of input, as in a paste.
    bool has_more;
};

/// The functions are called on the thread that reads, and must not `longjmp`.
struct key_listener {
    void *context;
    /// Told of each key; true where the line is not to see it.
    bool (*take)(void *context, const struct key *key, struct key_place place);
    /// Called at least every second while a key is waited for; true while something is said, in which nobody is idle.
    bool (*goes_on)(void *context);
};

/// Has somebody hear each key, from the next on.
void line_reader_set_listener(struct key_listener listener);

/// Lets the listener go on where no key is read, as with a pipe for input.
void line_reader_listener_goes_on(void);

#endif
