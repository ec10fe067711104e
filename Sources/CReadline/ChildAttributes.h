// What every process that is started from here begins with.
#ifndef CREADLINE_CHILD_ATTRIBUTES_H
#define CREADLINE_CHILD_ATTRIBUTES_H

#include <spawn.h>

// Makes attributes for `posix_spawn`: no signal blocked or ignored, and what further flags say. To be destroyed.
void child_attributes_init(posix_spawnattr_t *attributes, short flags);

#endif
