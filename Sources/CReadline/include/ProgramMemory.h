/// What of this program's memory others may see, and what of it is kept.
#ifndef CREADLINE_PROGRAM_MEMORY_H
#define CREADLINE_PROGRAM_MEMORY_H

/// Refuses core files and the attaching of debuggers by the same user: `RLIMIT_CORE` 0 and `PR_SET_DUMPABLE` 0.
void program_hide_memory(void);

/// Gives back to the system what `malloc` holds and does not need now.
void program_release_memory(void);

/// Lets go of the pages of this program's code, after work that needs much code and is not done again. What is needed
/// later is mapped anew from the file.
void program_release_code(void);

#endif
