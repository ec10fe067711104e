// What was typed at one prompt, until it is forgotten: the only copy that outlives readline's own buffer.
#ifndef CREADLINE_TYPED_LINE_H
#define CREADLINE_TYPED_LINE_H

#include <stddef.h>
#include <stdint.h>

// The text so far, ending with 0, and its bytes; NULL where nothing was appended or there is no memory.
extern char *typed_line;
extern size_t typed_line_length;

// Adds bytes; an old copy that grew too small is overwritten before it is given back.
void typed_line_append(const char *text, size_t length);

// Takes away the last character, all its bytes.
void typed_line_remove_last(void);

// How many characters the text has.
int32_t typed_line_count(void);

// Overwrites the text.
void typed_line_forget(void);

// How many characters a UTF-8 text has.
int32_t scalar_count(const char *text, size_t length);

#endif
