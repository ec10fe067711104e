#define _GNU_SOURCE
#include "ProgramSignals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

static volatile sig_atomic_t terminated, hung_up;
static int wake_pipe[2] = {-1, -1};

static void note(int number) {
    int saved = errno;
    if (number == SIGTERM) terminated = 1;
    if (number == SIGHUP) hung_up = 1;
    // A terminal that takes nothing holds a write for ever. One that begins after the signal is broken off too.
    if (terminated || hung_up) alarm(1);
    char byte = 0;
    ssize_t ignored = write(wake_pipe[1], &byte, 1); // a full pipe wakes just as well
    (void)ignored;
    errno = saved;
}

int program_signals_begin(void) {
    static const int noted[] = {SIGTERM, SIGHUP, SIGALRM, SIGWINCH, SIGCHLD};
    static const int ignored[] = {
        SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU, SIGPIPE, SIGXFSZ, SIGUSR1, SIGUSR2,
        SIGXCPU, SIGVTALRM, SIGPROF, SIGIO, SIGPWR, SIGSTKFLT,
    };
    if (wake_pipe[0] >= 0) return 0;
    if (pipe2(wake_pipe, O_CLOEXEC | O_NONBLOCK) != 0) return errno;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigfillset(&action.sa_mask);
    action.sa_handler = note;
    for (size_t i = 0; i < sizeof noted / sizeof noted[0]; i++) {
        // Without SA_RESTART a write to a terminal that takes nothing ends when the program is to end.
        action.sa_flags = noted[i] == SIGWINCH || noted[i] == SIGCHLD ? SA_RESTART : 0;
        sigaction(noted[i], &action, NULL);
    }
    action.sa_flags = 0;
    action.sa_handler = SIG_IGN;
    for (size_t i = 0; i < sizeof ignored / sizeof ignored[0]; i++) sigaction(ignored[i], &action, NULL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    return 0;
}

int program_signals_descriptor(void) { return wake_pipe[0]; }

void program_signals_drain(void) {
    char bytes[64];
    while (read(wake_pipe[0], bytes, sizeof bytes) > 0) {}
}

bool program_signals_terminated(void) { return terminated != 0; }

bool program_signals_hung_up(void) { return hung_up != 0; }

static void (*before_crash)(void);

static void crashed(int number) {
    before_crash();
    raise(number); // SA_RESETHAND has put the default action back
}

void program_signals_guard_crashes(void (*restore)(void)) {
    before_crash = restore;
    static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS};
    static char stack[16384]; // a stack of its own: the fault may be an overflow of the usual one
    stack_t alternative;
    memset(&alternative, 0, sizeof alternative);
    alternative.ss_sp = stack;
    alternative.ss_size = sizeof stack;
    sigaltstack(&alternative, NULL);
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_handler = crashed;
    action.sa_flags = (int)(SA_RESETHAND | SA_ONSTACK | SA_NODEFER);
    for (size_t i = 0; i < sizeof fatal / sizeof fatal[0]; i++) sigaction(fatal[i], &action, NULL);
}

bool program_end_with_parent(pid_t parent) {
    prctl(PR_SET_PDEATHSIG, SIGTERM, 0, 0, 0);
    return getppid() == parent;
}

int program_fill_standard_descriptors(void) {
    int closed = 0;
    for (int descriptor = 0; descriptor <= 2; descriptor++) {
        if (fcntl(descriptor, F_GETFD) != -1) continue;
        closed |= 1 << descriptor;
        // The lowest free number is this one, since those below are open by now.
        int opened = open("/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY);
        if (opened > descriptor) close(opened);
    }
    return closed;
}

void program_clean_environment(void) {
    setenv("INPUTRC", "/dev/null", 1);
    setenv("SWIFT_BACKTRACE", "enable=no", 1);
    static const char *const unwanted[] = {"LINES", "COLUMNS", "TERMCAP", "TERMINFO", "TERMINFO_DIRS",
        "NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"};
    for (size_t i = 0; i < sizeof unwanted / sizeof unwanted[0]; i++) unsetenv(unwanted[i]);
}
