#define _GNU_SOURCE
#include "LineReader.h"

#include "FullLine.h"
#include "KeyInput.h"
#include "ListenedKeys.h"
#include "MaskedLine.h"
#include "ProgramMemory.h"
#include "ProgramSignals.h"
#include "Prompt.h"
#include "TerminalMode.h"
#include "TerminalSequences.h"
#include "TypedLine.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <readline/readline.h>
#include <unistd.h>

// What the delete key is for readline; control-D, the usual one, would be the end of input on an empty line.
enum { DELETE_BYTE = 0x0e };

// What the end of a line inside a text is for readline.
enum { LINE_END_BYTE = 0x0f };

static bool opened;
static const struct line_request *request; // while a prompt is open

// What readline is to see for one key.
static unsigned char queue[4];
static size_t queue_length, queue_position;

// MARK: What readline calls

static void enqueue(unsigned char byte) {
    queue[0] = byte;
    queue_length = 1;
    queue_position = 0;
}

// The end of a line: of the answer, or of a line of several that came at once.
static bool enqueue_return(void) {
    bool in_paste = request->lines != LINE_READER_FIRST_LINE && key_input_has_more();
    if (!in_paste) {
        if (full_line_was_told_just_now()) return false;
        enqueue('\r');
        return true;
    }
    if (scalar_count(rl_line_buffer, (size_t)rl_end) >= request->maximum_length) {
        full_line_tell(request);
        return false;
    }
    enqueue(request->lines == LINE_READER_KEPT_LINES ? LINE_END_BYTE : ' ');
    return true;
}

// Turns a key into what the keymap below binds; false when the key does nothing.
static bool enqueue_key(const struct key *key) {
    switch (key->kind) {
    case KEY_TEXT:
        if (scalar_count(rl_line_buffer, (size_t)rl_end) >= request->maximum_length) {
            full_line_tell(request);
            return false;
        }
        if (key->line_end && request->lines == LINE_READER_KEPT_LINES) {
            enqueue(LINE_END_BYTE);
            return true;
        }
        memcpy(queue, key->bytes, key->length);
        queue_length = key->length;
        queue_position = 0;
        return true;
    case KEY_ENTER: return enqueue_return();
    case KEY_BACKSPACE: enqueue(0x7f); return true;
    case KEY_DELETE: enqueue(DELETE_BYTE); return true;
    case KEY_LEFT: enqueue(0x02); return true;
    case KEY_RIGHT: enqueue(0x06); return true;
    case KEY_HOME: enqueue(0x01); return true;
    case KEY_END: enqueue(0x05); return true;
    case KEY_CLEAR:
        full_line_cleared();
        enqueue(0x15);
        return true;
    case KEY_NONE: case KEY_OTHER: return false;
    }
    return false;
}

// rl_getc_function. Readline asks again after an end, so the reason is kept until the next prompt.
static int next_byte(FILE *stream) {
    (void)stream;
    if (queue_position < queue_length) return queue[queue_position++];
    struct key key;
    while (listened_key_next(&key, (struct key_place){.is_line = true, .is_empty = rl_end == 0})) {
        if (enqueue_key(&key)) return queue[queue_position++];
    }
    return RL_ISSTATE(RL_STATE_READCMD) ? READERR : EOF;
}

static int nothing_is_available(void) { return 0; }

static char *no_completion(const char *text, int state) {
    (void)text;
    (void)state;
    return NULL;
}

static char **no_completions(const char *text, int start, int end) {
    (void)text;
    (void)start;
    (void)end;
    rl_attempted_completion_over = 1;
    return NULL;
}

static int insert_prefill(void) {
    rl_insert_text(request->prefill);
    return 0;
}

// Begins another line of a text.
static int insert_line_end(int count, int key) {
    (void)count;
    (void)key;
    rl_insert_text("\n");
    return 0;
}

// Deletes the character under the cursor; at the end of the line nothing, never end of input.
static int delete_forward(int count, int key) {
    return rl_point < rl_end ? rl_delete(count, key) : 0;
}

// Empties the line without readline's kill ring, which cannot be emptied.
static int clear_line(int count, int key) {
    (void)count;
    (void)key;
    rl_delete_text(0, rl_end);
    rl_point = 0;
    return 0;
}

// MARK: Opening and closing

static void bind_keys(void) {
    Keymap keys = rl_make_bare_keymap();
    for (int byte = 0x20; byte < 0x100; byte++) {
        if (byte != 0x7f) rl_bind_key_in_map(byte, rl_insert, keys);
    }
    rl_bind_key_in_map('\r', rl_newline, keys);
    rl_bind_key_in_map(0x7f, rl_rubout, keys);
    rl_bind_key_in_map(0x01, rl_beg_of_line, keys);
    rl_bind_key_in_map(0x05, rl_end_of_line, keys);
    rl_bind_key_in_map(0x02, rl_backward_char, keys);
    rl_bind_key_in_map(0x06, rl_forward_char, keys);
    rl_bind_key_in_map(DELETE_BYTE, delete_forward, keys);
    rl_bind_key_in_map(0x15, clear_line, keys);
    rl_bind_key_in_map(LINE_END_BYTE, insert_line_end, keys);
    rl_set_keymap(keys);
}

static void set_up_readline(void) {
    static const char *const variables[][2] = {
        {"editing-mode", "emacs"}, // first: it resets the keymap
        {"bind-tty-special-chars", "off"}, {"enable-bracketed-paste", "off"}, {"enable-meta-key", "off"},
        {"enable-keypad", "off"}, {"convert-meta", "off"}, {"input-meta", "on"}, {"output-meta", "on"},
        {"disable-completion", "on"}, {"history-size", "0"}, {"blink-matching-paren", "off"},
        {"echo-control-characters", "off"}, {"show-mode-in-prompt", "off"}, {"bell-style", "none"},
        {"enable-active-region", "off"}, {"horizontal-scroll-mode", "off"},
    };
    rl_readline_name = "anteroom";
    rl_catch_signals = 0;
    rl_catch_sigwinch = 0;
    rl_change_environment = 0;
    rl_instream = stdin;
    rl_outstream = stdout;
    rl_prep_term_function = NULL;
    rl_deprep_term_function = NULL;
    rl_getc_function = next_byte;
    rl_input_available_hook = nothing_is_available;
    rl_inhibit_completion = 1;
    rl_completion_entry_function = no_completion;
    rl_attempted_completion_function = no_completions;
    rl_initialize();
    for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++) {
        rl_variable_bind(variables[i][0], variables[i][1]);
    }
    bind_keys();
}

enum line_reader_failure line_reader_open(void) {
    if (opened) return LINE_READER_ALREADY_OPEN;
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return LINE_READER_NOT_A_TERMINAL;
    if (setlocale(LC_CTYPE, "C.UTF-8") == NULL || MB_CUR_MAX == 1) return LINE_READER_NO_UTF8;
    program_clean_environment();
    program_hide_memory();
    if (program_signals_begin() != 0) return LINE_READER_SYSTEM_CALL;
    if (terminal_mode_raw() != 0) return LINE_READER_SYSTEM_CALL;
    program_signals_guard_crashes(terminal_mode_restore);
    set_up_readline();
    terminal_describe();
    opened = true;
    return LINE_READER_OPENED;
}

void line_reader_close(void) {
    line_reader_forget();
    terminal_mode_restore();
    opened = false;
}

// MARK: Reading

static void read_text(void) {
    rl_set_screen_size(request->rows, request->columns);
    rl_startup_hook = request->prefill[0] != 0 ? insert_prefill : NULL;
    rl_tty_set_echoing(1);
    rl_done = 0;
    char prompt[512];
    prompt_write(request, prompt, sizeof prompt, true);
    char *line = readline(prompt);
    rl_startup_hook = NULL;
    if (line != NULL) {
        typed_line_append(line, strlen(line));
        explicit_bzero(line, strlen(line));
        free(line);
    } else {
        typed_line_append(rl_line_buffer, (size_t)rl_end);
    }
    explicit_bzero(rl_line_buffer, (size_t)rl_end + 1);
}

static enum line_reader_reason read_key(void) {
    prompt_show(request);
    typed_line_append(request->prefill, strlen(request->prefill));
    struct key key;
    return listened_key_next(&key, (struct key_place){.is_line = false}) ? LINE_READER_KEY : key_input_reason();
}

struct line_reading line_reader_read(const struct line_request *wanted) {
    line_reader_forget();
    request = wanted;
    queue_length = queue_position = 0;
    full_line_begin();
    key_input_begin(request);
    typed_line_append("", 0);
    struct line_reading reading = {LINE_READER_HANGUP, "", 0};
    switch (request->kind) {
    case LINE_READER_TEXT: read_text(); reading.reason = key_input_reason(); break;
    case LINE_READER_MASKED: masked_line_read(request); reading.reason = key_input_reason(); break;
    case LINE_READER_ANY_KEY: reading.reason = read_key(); break;
    }
    key_input_end();
    request = NULL;
    if (typed_line != NULL) {
        reading.text = typed_line;
        reading.length = typed_line_length;
    }
    return reading;
}

void line_reader_forget(void) {
    typed_line_forget();
    explicit_bzero(queue, sizeof queue);
    if (opened && rl_line_buffer != NULL) explicit_bzero(rl_line_buffer, (size_t)rl_end + 1);
}
