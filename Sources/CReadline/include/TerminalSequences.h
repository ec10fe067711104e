/// What the terminal's description (terminfo, by `TERM`) has for the look of a page: the bytes to write, without padding.
#ifndef CREADLINE_TERMINAL_SEQUENCES_H
#define CREADLINE_TERMINAL_SEQUENCES_H

#include <stdbool.h>
#include <stddef.h>

/// The sequences of a terminal; an empty one does nothing.
struct terminal_sequences {
    /// Whether text can be put into any row and column (`cup`).
    bool places;
    /// Bright letters (`bold`), letters on a ground of their own (`rev`), and the end of both (`sgr0`).
    char bold[32], reverse[32], normal[32];
    /// The colours of a bar: white on blue. Empty unless the terminal has eight colours, fills a cleared line with the ground
    /// (`bce`), and `NO_COLOR` is empty or not set.
    char bar[64];
    /// Clears to the end of the line (`el`).
    char clear_line[32];
    /// Keep the cursor's place, and go back to it (`sc`, `rc`).
    char keep_place[32], back_to_place[32];
};

/// Those of the terminal; all empty before `terminal_describe`, and on one that has none (`TERM=dumb`).
const struct terminal_sequences *terminal_sequences(void);

/// Writes what puts the cursor into a row and a column, both from 0, into a buffer of `size` bytes.
///
/// Returns its length; 0 where the terminal cannot do that.
size_t terminal_place(int row, int column, char *buffer, size_t size);

/// Looks the sequences up. Call once, on the main thread, after the terminal's description has been read.
void terminal_sequences_read(bool as_xterm);

#endif
