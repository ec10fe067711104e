// Waiting for keys: the part of the line reader that knows time, signals and the terminal's end.
#ifndef CREADLINE_KEY_INPUT_H
#define CREADLINE_KEY_INPUT_H

#include "KeyFilter.h"
#include "LineReader.h"

// Begins a prompt: nothing half read, the deadline one idle time from now.
void key_input_begin(const struct line_request *request);

// Waits for the next key. True with a key; false when `key_input_reason` says why there will be none.
bool key_input_next(struct key *key);

// Whether more bytes came together with the key that was given last, as in a paste; a line feed that completes a carriage
// return is none.
bool key_input_has_more(void);

// Whether more bytes are here that came in one piece with the key that was given last; nothing is waited for.
bool key_input_is_in_piece(void);

// Milliseconds of the clock that deadlines are kept by.
int64_t key_input_now(void);

// Why there was no key.
enum line_reader_reason key_input_reason(void);

// Ends a prompt: what was typed ahead is thrown away, and a flood or a paste is let run out.
void key_input_end(void);

#endif
