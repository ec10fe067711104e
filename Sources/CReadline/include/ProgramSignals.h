/// Signals as something to poll for: SIGTERM, SIGHUP, SIGALRM, SIGWINCH and SIGCHLD are noted and wake whoever polls
/// `program_signals_descriptor`; the signals of the keyboard, of job control, of limits and of what nobody here asked for are
/// ignored.
#ifndef CREADLINE_PROGRAM_SIGNALS_H
#define CREADLINE_PROGRAM_SIGNALS_H

#include <stdbool.h>
#include <sys/types.h>

/// Installs the handlers once; 0, or errno.
int program_signals_begin(void);

/// The reading end of a pipe which holds a byte whenever one of the signals came; -1 before `program_signals_begin`.
int program_signals_descriptor(void);

/// Empties the pipe, so that polling waits for the next signal.
void program_signals_drain(void);

/// Whether SIGTERM has come.
bool program_signals_terminated(void);

/// Whether SIGHUP has come.
bool program_signals_hung_up(void);

/// Calls what restores the terminal, which must be safe in a signal handler, then lets a fatal signal (a trap, a bad access)
/// end the process as before, without a core file and without the Swift runtime's report, which prints memory.
void program_signals_guard_crashes(void (*restore)(void));

/// Ends this process when its parent ends, by `PR_SET_PDEATHSIG` SIGTERM; false when the parent is gone already.
bool program_end_with_parent(pid_t parent);

/// Opens `/dev/null` in the place of closed standard descriptors, so that no file of ours is ever opened as number 0,
/// 1 or 2. Bit n of the answer says that descriptor n was closed.
int program_fill_standard_descriptors(void);

/// The environment that this program and what it starts may see: `INPUTRC=/dev/null`, no `LINES`, `COLUMNS` or private
/// terminfo, no way to the service manager, and no report of the Swift runtime about a crash, which would print memory.
void program_clean_environment(void);

#endif
