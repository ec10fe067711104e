/// Words to the service manager of the machine, as `sd_notify(3)` defines them, without its library.
#ifndef CREADLINE_SERVICE_MANAGER_H
#define CREADLINE_SERVICE_MANAGER_H

#include <stdbool.h>

/// Sends a state such as "READY=1" to the socket of that path or, with '@' before it, that abstract name; false where it cannot
/// be sent. Never waits.
bool service_manager_notify(const char *socket, const char *state);

#endif
