/// Somebody who hears each key before the line does: the voice, which is silent at a key and has keys of its own.
#ifndef CREADLINE_KEY_LISTENER_H
#define CREADLINE_KEY_LISTENER_H

#include "KeyFilter.h"

#include <stdbool.h>

/// Where a key was pressed.
struct key_place {
    /// Whether a line is typed here, and not any key pressed.
    bool is_line;
    /// Whether nothing is in the line yet.
    bool is_empty;
    /// Whether what is typed is shown as stars and never said.
    bool is_secret;
    /// Whether more came in the same piece of input, as in a paste.
    bool has_more;
};

/// What a listener is doing.
enum listening {
    /// Nothing that has to be looked after more than once a second.
    LISTENING_QUIETLY,
    /// It has to be looked after at least every `LISTENED_MS`.
    LISTENING_CLOSELY,
    /// The same, and something is said, in which nobody is idle.
    LISTENING_SPEAKS,
};

/// Milliseconds after which a listener that has to be looked after is called again; silence comes no later once headphones are gone.
#define LISTENED_MS 200

/// The functions are called on the thread that reads, and must not `longjmp`.
struct key_listener {
    void *context;
    /// Told of each key; true where the line is not to see it.
    bool (*take)(void *context, const struct key *key, struct key_place place);
    /// Called at least every second while a key is waited for.
    enum listening (*goes_on)(void *context);
};

/// Has somebody hear each key, from the next on.
void line_reader_set_listener(struct key_listener listener);

/// Lets the listener go on where no key is read, as with a pipe for input.
void line_reader_listener_goes_on(void);

#endif
