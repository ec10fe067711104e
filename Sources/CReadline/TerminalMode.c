#define _GNU_SOURCE
#include "TerminalMode.h"

#include "ProgramSignals.h"
#include "TerminalSequences.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <readline/readline.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static struct termios found;
static volatile sig_atomic_t changed;

int terminal_mode_raw(void) {
    struct termios raw;
    static bool registered;
    if (tcgetattr(STDIN_FILENO, &raw) != 0) return errno;
    if (!changed) found = raw;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHOE | ECHOK | ECHONL | ISIG | IEXTEN);
    raw.c_iflag &= ~(tcflag_t)(IXON | IXOFF | IXANY | ICRNL | INLCR | IGNCR | ISTRIP | INPCK | BRKINT | PARMRK);
    raw.c_iflag |= IGNBRK;
    raw.c_oflag |= OPOST | ONLCR;
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    if (!registered) registered = atexit(terminal_mode_restore) == 0;
    changed = 1;
    if (tcsetattr(STDIN_FILENO, TCSANOW, &raw) != 0) return errno;
    terminal_discard_input();
    return 0;
}

void terminal_mode_restore(void) {
    if (!changed) return;
    changed = 0;
    tcflush(STDIN_FILENO, TCIFLUSH);
    tcsetattr(STDIN_FILENO, TCSANOW, &found);
}

void terminal_discard_input(void) { tcflush(STDIN_FILENO, TCIFLUSH); }

void terminal_size(int *columns, int *rows) {
    struct winsize size = {0, 0, 0, 0};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) ioctl(STDIN_FILENO, TIOCGWINSZ, &size);
    *columns = size.ws_col > 0 ? size.ws_col : 80;
    *rows = size.ws_row > 0 ? size.ws_row : 24;
}

static char clear_bytes[128];
static size_t clear_length;

// Appends a capability without its padding ($<50>); 9600 baud terminals of 1978 are not waited for.
static void append_capability(const char *capability) {
    for (const char *at = capability; at != NULL && *at != 0; at++) {
        if (at[0] == '$' && at[1] == '<') {
            const char *end = strchr(at, '>');
            if (end == NULL) return;
            at = end;
            continue;
        }
        if (clear_length < sizeof clear_bytes) clear_bytes[clear_length++] = *at;
    }
}

// Whether a terminal is one of the emulators that all clear screen and scrollback by the sequences of xterm, although its
// description is often not installed, or says nothing of the scrollback.
static bool clears_as_xterm(void) {
    static const char *const names[] = {
        "xterm", "linux", "tmux", "screen", "rxvt", "putty", "konsole", "alacritty", "kitty", "foot", "st-",
        "gnome", "vte", "wezterm", "ghostty", "iterm", "contour", "mintty",
    };
    const char *term = getenv("TERM");
    for (size_t i = 0; term != NULL && i < sizeof names / sizeof names[0]; i++) {
        if (strncmp(term, names[i], strlen(names[i])) == 0) return true;
    }
    return false;
}

void terminal_describe(void) {
    clear_length = 0;
    const char *term = getenv("TERM");
    // console-setup leaves the Linux console in the character set that it guessed, where ñ is two wrong letters.
    if (term != NULL && strncmp(term, "linux", 5) == 0) append_capability("\033%G");
    if (rl_get_termcap("cl") == NULL) rl_reset_terminal(NULL); // reads the description without setting up readline
    const char *clear = rl_get_termcap("cl");
    append_capability(clear);
    bool as_xterm = clears_as_xterm();
    terminal_sequences_read(as_xterm);
    if (clear == NULL && as_xterm) append_capability("\033[H\033[2J");
    if (clear_length == 0) return;
    const char *scrollback = rl_get_termcap("E3");
    append_capability(scrollback != NULL || !as_xterm ? scrollback : "\033[3J");
}

const char *terminal_clear_sequence(size_t *length) {
    *length = clear_length;
    return clear_bytes;
}

bool terminal_write(const void *bytes, size_t length) {
    const char *at = bytes;
    while (length > 0) {
        ssize_t written = write(STDOUT_FILENO, at, length);
        if (written > 0) {
            at += written;
            length -= (size_t)written;
            continue;
        }
        if (program_signals_terminated() || program_signals_hung_up()) return false;
        if (written < 0 && errno == EINTR) continue;
        if (written < 0 && errno == EAGAIN) {
            struct pollfd writable = {STDOUT_FILENO, POLLOUT, 0};
            poll(&writable, 1, 1000);
            continue;
        }
        return false;
    }
    return true;
}
