// What a visitor is told when the line holds no more.
#ifndef CREADLINE_FULL_LINE_H
#define CREADLINE_FULL_LINE_H

#include "LineReader.h"

// Forgets that a line was full, for a new prompt.
void full_line_begin(void);

// Says that the line is full: with a bell, and once in words, after which the line is shown again.
void full_line_tell(const struct line_request *request);

// Whether a key was refused just now and that was said, so that a return comes from the same paste.
bool full_line_was_told_just_now(void);

// The line was emptied: it is not full any more.
void full_line_cleared(void);

#endif
