// A line of which only stars are shown, such as the code by which staff leave a page.
#ifndef CREADLINE_MASKED_LINE_H
#define CREADLINE_MASKED_LINE_H

#include "LineReader.h"

// Reads until Enter, or until `key_input_reason` says why there is no key; what was typed is in `typed_line`.
void masked_line_read(const struct line_request *request);

#endif
