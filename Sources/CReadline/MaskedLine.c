#include "MaskedLine.h"

#include "KeyInput.h"
#include "ListenedKeys.h"
#include "Prompt.h"
#include "TerminalMode.h"
#include "TypedLine.h"

#include <string.h>

// The stars that fit behind the prompt on one row; more characters are taken and not shown.
static int32_t star_columns(const struct line_request *request) {
    int32_t free_columns = request->columns - scalar_count(request->prompt, strlen(request->prompt)) - 1;
    return free_columns > 0 ? free_columns : 0;
}

static void take_back_star(const struct line_request *request) {
    if (typed_line_length == 0) return;
    if (typed_line_count() <= star_columns(request)) terminal_write("\b \b", 3);
    typed_line_remove_last();
}

static void add_star(const struct line_request *request, const struct key *key) {
    int32_t count = typed_line_count();
    if (count >= request->maximum_length) {
        terminal_write("\a", 1);
        return;
    }
    typed_line_append((const char *)key->bytes, key->length);
    if (count < star_columns(request)) terminal_write("*", 1);
}

void masked_line_read(const struct line_request *request) {
    prompt_show(request);
    typed_line_append(request->prefill, strlen(request->prefill));
    for (int32_t i = typed_line_count(); i > 0; i--) {
        if (i <= star_columns(request)) terminal_write("*", 1);
    }
    struct key key;
    struct key_place place = {.is_line = true, .is_secret = true};
    while (place.is_empty = typed_line_length == 0, listened_key_next(&key, place) && key.kind != KEY_ENTER) {
        if (key.kind == KEY_TEXT) add_star(request, &key);
        if (key.kind == KEY_BACKSPACE) take_back_star(request);
        while (key.kind == KEY_CLEAR && typed_line_length > 0) take_back_star(request);
    }
    terminal_write("\n", 1);
}
