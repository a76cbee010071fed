#define _GNU_SOURCE

#include "CFileCalls.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/syscall.h>
#if __has_include(<linux/openat2.h>)
#include <linux/openat2.h>
#endif
#endif

static inline int missing(void) {
    errno = ENOSYS;
    return -1;
}

#if defined(__linux__) && defined(SYS_renameat2)
enum { no_replace = 1, exchange = 2 };

int kith_rename_exclusive(int from_folder, const char *from, int to_folder, const char *to) {
    return (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, no_replace);
}

int kith_rename_exchange(int one_folder, const char *one, int other_folder, const char *other) {
    return (int)syscall(SYS_renameat2, one_folder, one, other_folder, other, exchange);
}
#elif defined(__APPLE__)
int kith_rename_exclusive(int from_folder, const char *from, int to_folder, const char *to) {
    return renameatx_np(from_folder, from, to_folder, to, RENAME_EXCL);
}

int kith_rename_exchange(int one_folder, const char *one, int other_folder, const char *other) {
    return renameatx_np(one_folder, one, other_folder, other, RENAME_SWAP);
}
#else
int kith_rename_exclusive(int from_folder, const char *from, int to_folder, const char *to) { return missing(); }
int kith_rename_exchange(int one_folder, const char *one, int other_folder, const char *other) { return missing(); }
#endif

int kith_open_beneath(int folder, const char *path, int flags) {
#if defined(__linux__) && defined(SYS_openat2) && defined(RESOLVE_BENEATH)
    struct open_how how;
    memset(&how, 0, sizeof how);
    how.flags = (unsigned long long)(unsigned int)flags;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS;
    return (int)syscall(SYS_openat2, folder, path, &how, sizeof how);
#else
    return missing();
#endif
}

#ifdef F_SETLEASE
int kith_take_lease(int file) { return fcntl(file, F_SETLEASE, F_WRLCK); }
int kith_release_lease(int file) { return fcntl(file, F_SETLEASE, F_UNLCK); }
int kith_holds_lease(int file) { return fcntl(file, F_GETLEASE) == F_WRLCK; }
#else
int kith_take_lease(int file) { return missing(); }
int kith_release_lease(int file) { return missing(); }
int kith_holds_lease(int file) { return 0; }
#endif

#ifdef __APPLE__
ssize_t kith_list_attributes(int file, char *names, size_t size) { return flistxattr(file, names, size, 0); }

ssize_t kith_get_attribute(int file, const char *name, void *value, size_t size) {
    return fgetxattr(file, name, value, size, 0, 0);
}

int kith_set_attribute(int file, const char *name, const void *value, size_t size) {
    return fsetxattr(file, name, value, size, 0, 0);
}

int kith_remove_attribute(int file, const char *name) { return fremovexattr(file, name, 0); }
#else
ssize_t kith_list_attributes(int file, char *names, size_t size) { return flistxattr(file, names, size); }

ssize_t kith_get_attribute(int file, const char *name, void *value, size_t size) {
    return fgetxattr(file, name, value, size);
}

int kith_set_attribute(int file, const char *name, const void *value, size_t size) {
    return fsetxattr(file, name, value, size, 0);
}

int kith_remove_attribute(int file, const char *name) { return fremovexattr(file, name); }
#endif

int kith_synchronize(int file) {
#ifdef F_FULLFSYNC
    // File systems that have no such thing refuse it.
    if (fcntl(file, F_FULLFSYNC) == 0) return 0;
#endif
    return fsync(file);
}
