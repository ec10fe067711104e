#define _GNU_SOURCE
#include "TerminalSequences.h"

#include <stdlib.h>
#include <string.h>
#include <term.h>

static struct terminal_sequences sequences;
static const char *placing;

// Copies a capability without its padding ($<50>), which the terminals of 1978 needed; one too long for its place is left out.
static size_t copy(const char *capability, char *target, size_t size) {
    size_t length = 0;
    for (const char *at = capability; *at != 0; at++) {
        const char *end = at[0] == '$' && at[1] == '<' ? strchr(at, '>') : NULL;
        if (end != NULL) {
            at = end;
        } else if (length + 1 < size) {
            target[length++] = *at;
        } else {
            length = 0;
            break;
        }
    }
    target[length] = 0;
    return length;
}

// A capability by its name, or what an emulator of xterm does without a description of its own; NULL where there is none.
static const char *find(const char *name, const char *of_xterm) {
    const char *found = tigetstr(name);
    if (found == NULL || found == (const char *)-1) return of_xterm;
    return found;
}

static void read(const char *name, const char *of_xterm, char *target, size_t size) {
    const char *found = find(name, of_xterm);
    if (found != NULL) copy(found, target, size);
}

// The colours of a bar, one behind the other.
static void read_bar(void) {
    const char *plain = getenv("NO_COLOR");
    if (plain != NULL && plain[0] != 0) return;
    if (tigetnum("colors") < 8 || tigetflag("bce") <= 0 || sequences.clear_line[0] == 0) return;
    const char *letters = find("setaf", NULL), *ground = find("setab", NULL);
    if (letters == NULL || ground == NULL) return;
    const char *white = tiparm(letters, 7);
    size_t length = white != NULL ? copy(white, sequences.bar, sizeof sequences.bar) : 0;
    const char *blue = length > 0 ? tiparm(ground, 4) : NULL;
    if (blue == NULL || copy(blue, sequences.bar + length, sizeof sequences.bar - length) == 0) {
        sequences.bar[0] = 0;
    }
}

void terminal_sequences_read(bool as_xterm) {
    memset(&sequences, 0, sizeof sequences);
    placing = find("cup", as_xterm ? "\033[%i%p1%d;%p2%dH" : NULL);
    char probe[64];
    sequences.places = terminal_place(0, 0, probe, sizeof probe) > 0;
    read("sgr0", as_xterm ? "\033[m" : NULL, sequences.normal, sizeof sequences.normal);
    if (sequences.normal[0] == 0) return;
    read("bold", as_xterm ? "\033[1m" : NULL, sequences.bold, sizeof sequences.bold);
    read("rev", as_xterm ? "\033[7m" : NULL, sequences.reverse, sizeof sequences.reverse);
    read("el", as_xterm ? "\033[K" : NULL, sequences.clear_line, sizeof sequences.clear_line);
    read("sc", as_xterm ? "\0337" : NULL, sequences.keep_place, sizeof sequences.keep_place);
    read("rc", as_xterm ? "\0338" : NULL, sequences.back_to_place, sizeof sequences.back_to_place);
    read_bar();
}

const struct terminal_sequences *terminal_sequences(void) { return &sequences; }

size_t terminal_place(int row, int column, char *buffer, size_t size) {
    const char *bytes = placing != NULL ? tiparm(placing, row, column) : NULL;
    return bytes != NULL ? copy(bytes, buffer, size) : 0;
}
