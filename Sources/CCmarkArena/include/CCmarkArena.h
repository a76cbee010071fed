#ifndef CCMARKARENA_H
#define CCMARKARENA_H

#include <stddef.h>

// A bump allocator for libcmark, one to a thread.
//
// libcmark's allocator callbacks get no context, so the arena they draw from is thread-local. Parsing a document and
// reading its nodes must happen on one thread, between `cmark_arena_reset` calls, without suspension.

// The three callbacks of a `struct cmark_mem`.
void *cmark_arena_calloc(size_t count, size_t size);
void *cmark_arena_realloc(void *pointer, size_t size);
void cmark_arena_free(void *pointer);

// Gives back all that this thread has drawn, and keeps one chunk of up to 4 MiB for the next document.
void cmark_arena_reset(void);

#endif
