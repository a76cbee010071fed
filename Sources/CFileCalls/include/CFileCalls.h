#ifndef KITH_FILE_CALLS_H
#define KITH_FILE_CALLS_H

#include <stddef.h>
#include <sys/types.h>

// Calls that Swift can't make itself: the systems differ in them, or their constants need _GNU_SOURCE. Each gives what the
// system's call gives, with errno; where the system has no such call, -1 with ENOSYS.

// Renames where nothing has the new name; both names are below open folders, as with `renameat`.
int kith_rename_exclusive(int from_folder, const char *from, int to_folder, const char *to);

// Lets two names swap what they stand for, at once.
int kith_rename_exchange(int one_folder, const char *one, int other_folder, const char *other);

// `openat` that leaves neither the folder nor follows a symbolic link anywhere on the way.
int kith_open_beneath(int folder, const char *path, int flags);

// A write lease: while this process has it, whoever else opens the file waits.
int kith_take_lease(int file);
int kith_release_lease(int file);

// 1 while the lease is whole; 0 when it is gone or somebody waits for it.
int kith_holds_lease(int file);

// Extended attributes of an open file. The names are each closed by a NUL.
ssize_t kith_list_attributes(int file, char *names, size_t size);
ssize_t kith_get_attribute(int file, const char *name, void *value, size_t size);
int kith_set_attribute(int file, const char *name, const void *value, size_t size);
int kith_remove_attribute(int file, const char *name);

// Has a file on disk, also past the cache of the disk itself where the system tells the two apart.
int kith_synchronize(int file);

#endif
