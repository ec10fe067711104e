/// One prompt at a time through GNU readline: a bare keymap, the key filter in front of it, a deadline per key on the
/// monotonic clock, and no way for anything to survive from one prompt to the next.
#ifndef CREADLINE_LINE_READER_H
#define CREADLINE_LINE_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Why reading ended.
enum line_reader_reason {
    LINE_READER_LINE = 0,
    LINE_READER_KEY,
    LINE_READER_IDLE,
    LINE_READER_RESIZE,
    LINE_READER_HANGUP,
    LINE_READER_TERMINATE,
};

/// What a prompt takes.
enum line_reader_kind {
    /// A line, edited with readline.
    LINE_READER_TEXT = 0,
    /// A line shown as stars, edited at its end only and without readline.
    LINE_READER_MASKED,
    /// The first key, which is thrown away.
    LINE_READER_ANY_KEY,
};

/// What becomes of several lines that come at once, as a paste does.
enum line_reader_lines {
    /// The first is the answer, the rest is thrown away.
    LINE_READER_FIRST_LINE = 0,
    /// They are one line, a blank between them.
    LINE_READER_JOINED_LINES,
    /// They are one text of several lines.
    LINE_READER_KEPT_LINES,
};

/// One prompt.
struct line_request {
    enum line_reader_kind kind;
    /// What stands before the cursor, as UTF-8, with the blanks that put it into its column.
    const char *prompt;
    /// Whether it is shown in bright letters, where the terminal has them.
    bool is_bold;
    /// What is in the line already, as UTF-8.
    const char *prefill;
    /// The number of Unicode scalars the line may hold.
    int32_t maximum_length;
    /// What is said, once, when a key is refused because the line is full, as UTF-8; empty where a bell is enough.
    const char *full_notice;
    /// What becomes of a paste of several lines.
    enum line_reader_lines lines;
    /// Milliseconds without a key until `LINE_READER_IDLE`; negative waits for ever.
    int64_t idle_milliseconds;
    /// The row, from 0, in which `full_notice` is said; -1 says it below the line.
    int32_t notice_row;
    /// The column, from 0, in which it begins there.
    int32_t notice_column;
    /// The size the page was laid out for; another one ends reading with `LINE_READER_RESIZE`.
    int32_t columns, rows;
};

/// What happened; the text is what was typed, whole or so far, and stands until `line_reader_forget`.
struct line_reading {
    enum line_reader_reason reason;
    const char *text;
    size_t length;
};

/// Why a terminal could not be opened.
enum line_reader_failure {
    LINE_READER_OPENED = 0,
    LINE_READER_NOT_A_TERMINAL,
    LINE_READER_NO_UTF8,
    LINE_READER_ALREADY_OPEN,
    LINE_READER_SYSTEM_CALL,
};

/// Sets up signals, environment, raw mode and readline; on the main thread, once in a process.
enum line_reader_failure line_reader_open(void);

/// Shows a prompt and reads until something happens.
struct line_reading line_reader_read(const struct line_request *request);

/// Waits without reading until `LINE_READER_TERMINATE` or `LINE_READER_HANGUP`.
enum line_reader_reason line_reader_wait(void);

/// Overwrites everything that was typed, and discards what nobody has read yet.
void line_reader_forget(void);

/// Restores the terminal.
void line_reader_close(void);

/// Ends the reading that goes on, or the next, as a resize would: what is shown is to be drawn anew. From any thread.
void line_reader_refresh(void);

/// Calls a function once, with what it is given, once a prompt is shown and has waited for a key for a moment. It must not `longjmp`.
void line_reader_at_leisure(void (*work)(void *), void *context);

/// Writes a byte to this descriptor while waiting, at least every second, as a sign of life; -1 stops it. The
/// descriptor must be non-blocking.
void line_reader_set_heartbeat(int descriptor);

/// Writes the sign of life now, if one is wanted.
void line_reader_beat(void);

#endif
