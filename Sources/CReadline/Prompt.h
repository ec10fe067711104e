/// What stands before the cursor.
#ifndef CREADLINE_PROMPT_H
#define CREADLINE_PROMPT_H

#include "LineReader.h"

/// Writes the prompt of a request, its text in bright letters if it is to be, as a string into a buffer of `size` bytes.
///
/// For readline, sequences stand between `\001` and `\002`, so that it knows how wide the rest is.
void prompt_write(const struct line_request *request, char *buffer, size_t size, bool for_readline);

/// Shows the prompt of a request.
void prompt_show(const struct line_request *request);

#endif
