#define _GNU_SOURCE
#include "ServiceManager.h"

#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

bool service_manager_notify(const char *socket_name, const char *state) {
    struct sockaddr_un address;
    memset(&address, 0, sizeof address);
    address.sun_family = AF_UNIX;
    size_t length = strlen(socket_name);
    if (length < 2 || length > sizeof address.sun_path - 1) return false;
    memcpy(address.sun_path, socket_name, length);
    if (address.sun_path[0] == '@') address.sun_path[0] = '\0';
    int link = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (link < 0) return false;
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
    ssize_t sent = sendto(link, state, strlen(state), MSG_NOSIGNAL, (struct sockaddr *)&address, size);
    close(link);
    return sent >= 0;
}
