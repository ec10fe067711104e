#define _GNU_SOURCE
#include "FullLine.h"

#include "KeyInput.h"
#include "TerminalMode.h"
#include "TerminalSequences.h"

#include <stdio.h>
#include <string.h>
#include <readline/readline.h>

// A return so soon after a key that was refused comes from the same paste, and not from somebody who read that the line is full.
enum { FULL_MS = 300 };

// When a key was last refused because the line is full, and whether that was said.
static int64_t since;
static bool told;

void full_line_begin(void) {
    since = 0;
    told = false;
}

void full_line_cleared(void) {
    since = 0;
}

bool full_line_was_told_just_now(void) {
    return told && key_input_now() - since < FULL_MS;
}

// In a row of the page, where there is one to spare; the line stays where it is.
static void tell_above(const struct line_request *request) {
    const struct terminal_sequences *look = terminal_sequences();
    char place[64];
    size_t length = terminal_place(request->notice_row, request->notice_column, place, sizeof place);
    terminal_write(look->keep_place, strlen(look->keep_place));
    terminal_write(place, length);
    terminal_write(look->clear_line, strlen(look->clear_line));
    terminal_write(look->bold, strlen(look->bold));
    terminal_write(request->full_notice, strlen(request->full_notice));
    terminal_write(look->normal, strlen(look->normal));
    terminal_write(look->back_to_place, strlen(look->back_to_place));
}

// Under the line.
static void tell_below(const struct line_request *request) {
    rl_point = rl_end;
    rl_redisplay();
    terminal_write("\n", 1);
    terminal_write(request->full_notice, strlen(request->full_notice));
    terminal_write("\n", 1);
    rl_on_new_line();
    rl_redisplay();
}

void full_line_tell(const struct line_request *request) {
    int64_t present = key_input_now();
    if (since == 0 || present - since > FULL_MS) terminal_write("\a", 1);
    since = present;
    if (told || request->full_notice[0] == 0) return;
    told = true;
    if (request->notice_row >= 0) tell_above(request);
    else tell_below(request);
}
