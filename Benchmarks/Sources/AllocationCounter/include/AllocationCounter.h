#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

/// How many times memory has been taken from the allocator; 0 where it cannot be told.
unsigned long allocation_count(void);

#endif
