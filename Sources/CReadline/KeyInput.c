#define _GNU_SOURCE
#include "KeyInput.h"

#include "ListenedKeys.h"
#include "ProgramSignals.h"
#include "TerminalMode.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum {
    HEARTBEAT_MS = 1000,
    PIECE_MS = 20,        // so long a paste may pause between two pieces
    QUIET_MS = 50,        // so long without a byte, and a paste or flood is over
    FLOOD_MS = 2000,      // no longer is waited for that
    LEISURE_MS = 10,      // so long the terminal has for showing the page before other work is done
};

static struct key_filter filter;
static unsigned char chunk[4096];
static size_t chunk_length, chunk_position;
static int64_t idle, deadline, gap_deadline;
static int columns, rows;
static enum line_reader_kind kind;
static enum line_reader_reason reason;
static int heartbeat = -1;
static volatile sig_atomic_t refresh;
static void (*leisure_work)(void *);
static void *leisure_context;

// Goes on while the machine sleeps: a page nobody has touched since is not shown to whoever wakes it.
static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_BOOTTIME, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void line_reader_set_heartbeat(int descriptor) { heartbeat = descriptor; }

void line_reader_beat(void) {
    char byte = 0;
    ssize_t ignored = heartbeat >= 0 ? write(heartbeat, &byte, 1) : 0;
    (void)ignored;
}

void key_input_begin(const struct line_request *request) {
    // After a resize the same page is shown again: half a character goes on where it was.
    if (reason != LINE_READER_RESIZE) key_filter_reset(&filter);
    chunk_length = chunk_position = 0;
    idle = request->idle_milliseconds;
    deadline = idle >= 0 ? now() + idle : INT64_MAX;
    gap_deadline = INT64_MAX;
    columns = request->columns;
    rows = request->rows;
    kind = request->kind;
    reason = LINE_READER_LINE;
    line_reader_beat();
}

enum line_reader_reason key_input_reason(void) { return reason; }

static bool stop(enum line_reader_reason why) {
    reason = why;
    return false;
}

static bool resized(void) {
    int present_columns, present_rows;
    terminal_size(&present_columns, &present_rows);
    return present_columns != columns || present_rows != rows;
}

void line_reader_refresh(void) {
    refresh = 1;
    kill(getpid(), SIGWINCH); // wakes the poll below
}

// What happened while waiting, after poll: false stops.
static bool heed_signals(void) {
    if (refresh) {
        refresh = 0;
        return stop(LINE_READER_RESIZE);
    }
    if (program_signals_hung_up()) return stop(LINE_READER_HANGUP);
    if (program_signals_terminated()) return stop(LINE_READER_TERMINATE);
    return true;
}

void line_reader_at_leisure(void (*work)(void *), void *context) {
    leisure_work = work;
    leisure_context = context;
}

static void use_leisure(void) {
    void (*work)(void *) = leisure_work;
    leisure_work = NULL;
    if (work != NULL) work(leisure_context);
}

static int wait_milliseconds(int64_t present, enum listening listening) {
    int64_t until = deadline < gap_deadline ? deadline : gap_deadline;
    int64_t wait = until - present;
    if (leisure_work != NULL && wait > LEISURE_MS) return LEISURE_MS;
    if (wait < 0) return 0;
    if (until == INT64_MAX && heartbeat < 0 && !listener_is_there()) return -1;
    // A wait does not go on while the machine sleeps, so that long ones are made of short ones.
    int longest = listening == LISTENING_QUIETLY ? HEARTBEAT_MS : LISTENED_MS;
    return wait > longest ? longest : (int)wait;
}

// Reads what is there; false stops.
static bool fill(void) {
    ssize_t count = read(STDIN_FILENO, chunk, sizeof chunk);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) return true;
    if (count <= 0) return stop(LINE_READER_HANGUP); // EIO, or the end that a closed terminal gives
    chunk_length = (size_t)count;
    chunk_position = 0;
    int64_t present = now();
    if (idle >= 0) deadline = present + idle;
    gap_deadline = INT64_MAX;
    return true;
}

// Whether an unfinished piece of input counts as over after a gap. A prompt for any key takes half a scalar as a key.
static bool minds_gap(void) {
    switch (key_filter_pending(&filter)) {
    case KEY_FILTER_IDLE: return false;
    case KEY_FILTER_ESCAPE: return true;
    case KEY_FILTER_SCALAR: return kind == LINE_READER_ANY_KEY;
    }
    return false;
}

bool key_input_next(struct key *key) {
    if (reason != LINE_READER_LINE) return false;
    for (;;) {
        while (chunk_position < chunk_length) {
            *key = key_filter_feed(&filter, chunk[chunk_position++]);
            if (key->kind != KEY_NONE) return true;
        }
        if (resized()) return stop(LINE_READER_RESIZE);
        int64_t present = now();
        if (!minds_gap()) gap_deadline = INT64_MAX;
        else if (gap_deadline == INT64_MAX) gap_deadline = present + KEY_FILTER_GAP_MS;
        // Who listens is not idle: the time counts from the end of what is said.
        enum listening listening = listener_goes_on();
        if (listening == LISTENING_SPEAKS && idle >= 0) deadline = present + idle;
        if (present >= deadline) return stop(LINE_READER_IDLE);
        if (present >= gap_deadline) {
            gap_deadline = INT64_MAX;
            *key = key_filter_gap(&filter);
            return true;
        }
        struct pollfd polled[2] = {
            {STDIN_FILENO, POLLIN, 0},
            {program_signals_descriptor(), POLLIN, 0},
        };
        int ready = poll(polled, 2, wait_milliseconds(present, listening));
        line_reader_beat();
        if (polled[1].revents != 0) program_signals_drain();
        if (!heed_signals()) return false;
        if (ready == 0) use_leisure();
        if (ready > 0 && polled[0].revents != 0 && !fill()) return false;
    }
}

int64_t key_input_now(void) { return now(); }

bool key_input_is_in_piece(void) { return chunk_position < chunk_length; }

bool key_input_has_more(void) {
    size_t rest = chunk_length - chunk_position;
    if (rest > 1 || (rest == 1 && chunk[chunk_position] != '\n')) return true;
    // A key pressed by hand comes alone; what came in a row may go on in the next piece.
    if (chunk_length - rest <= 1) return false;
    struct pollfd polled = {STDIN_FILENO, POLLIN, 0};
    return poll(&polled, 1, PIECE_MS) > 0 && (polled.revents & POLLIN) != 0;
}

enum line_reader_reason line_reader_wait(void) {
    // A terminal that is gone says so without being read. A pipe at its end is no reason to stop, but nobody left to
    // read what is shown is.
    struct pollfd polled[2] = {
        {isatty(STDIN_FILENO) ? STDIN_FILENO : STDOUT_FILENO, 0, 0},
        {program_signals_descriptor(), POLLIN, 0},
    };
    reason = LINE_READER_LINE;
    while (refresh = 0, heed_signals()) { // nothing is to be drawn anew here
        poll(polled, 2, heartbeat >= 0 ? HEARTBEAT_MS : -1);
        line_reader_beat();
        if (polled[1].revents != 0) program_signals_drain();
        if ((polled[0].revents & (POLLHUP | POLLERR)) != 0) return LINE_READER_HANGUP;
    }
    return reason;
}

void key_input_end(void) {
    // What is typed while the same page is drawn for another size still belongs to it. All that was read has been used.
    if (reason == LINE_READER_RESIZE) return;
    // A line feed after the carriage return is how some terminals send one Enter; more than that is typed ahead.
    size_t rest = chunk_length - chunk_position;
    bool ahead = rest > 1 || (rest == 1 && chunk[chunk_position] != '\n');
    int waiting = 0;
    if (ioctl(STDIN_FILENO, FIONREAD, &waiting) == 0 && waiting > 0) ahead = true;
    explicit_bzero(chunk, sizeof chunk);
    chunk_length = chunk_position = 0;
    int64_t present = now(), end = present + FLOOD_MS;
    while (ahead && present < end && reason != LINE_READER_HANGUP) {
        terminal_discard_input();
        struct pollfd polled = {STDIN_FILENO, POLLIN, 0};
        if (poll(&polled, 1, QUIET_MS) <= 0 || (polled.revents & (POLLHUP | POLLERR)) != 0) break;
        present = now();
    }
    terminal_discard_input();
    key_filter_reset(&filter);
}
