#include "CCmarkArena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A chunk holds allocations one behind the other. Each carries its size before it, which `realloc` needs.
struct chunk {
    struct chunk *previous;
    size_t capacity;
    size_t used;
    _Alignas(16) unsigned char bytes[];
};

struct header {
    size_t size;
    size_t unused; // keeps what follows aligned to 16
};

enum { first_chunk = 1024 * 1024, kept_chunk = 4 * 1024 * 1024 };

static _Thread_local struct chunk *current;

// libcmark does not check for null, and its own allocator ends the process as well.
static void out_of_memory(void) {
    fputs("kith: out of memory while parsing a note\n", stderr);
    abort();
}

static size_t aligned(size_t size) { return (size + 15) & ~(size_t)15; }

static void *draw(size_t size) {
    if (size > SIZE_MAX / 2) out_of_memory();
    size_t needed = sizeof(struct header) + aligned(size);
    if (!current || current->capacity - current->used < needed) {
        size_t capacity = current ? current->capacity * 2 : first_chunk;
        if (capacity > 64 * (size_t)kept_chunk) capacity = 64 * (size_t)kept_chunk;
        if (capacity < needed) capacity = needed;
        struct chunk *chunk = malloc(sizeof(struct chunk) + capacity);
        if (!chunk) out_of_memory();
        chunk->previous = current;
        chunk->capacity = capacity;
        chunk->used = 0;
        current = chunk;
    }
    struct header *header = (struct header *)(current->bytes + current->used);
    current->used += needed;
    header->size = size;
    return header + 1;
}

void *cmark_arena_calloc(size_t count, size_t size) {
    if (size && count > SIZE_MAX / size) out_of_memory();
    void *pointer = draw(count * size);
    memset(pointer, 0, count * size);
    return pointer;
}

void *cmark_arena_realloc(void *pointer, size_t size) {
    if (!pointer) return draw(size);
    struct header *header = (struct header *)pointer - 1;
    if (size <= header->size) return pointer;
    // The last allocation grows in place.
    unsigned char *end = (unsigned char *)pointer + aligned(header->size);
    if (current && end == current->bytes + current->used && size < SIZE_MAX / 2) {
        size_t more = aligned(size) - aligned(header->size);
        if (current->capacity - current->used >= more) {
            current->used += more;
            header->size = size;
            return pointer;
        }
    }
    void *grown = draw(size);
    memcpy(grown, pointer, header->size);
    return grown;
}

void cmark_arena_free(void *pointer) { (void)pointer; }

void cmark_arena_reset(void) {
    while (current && current->previous) {
        struct chunk *previous = current->previous;
        free(current);
        current = previous;
    }
    if (!current) return;
    current->used = 0;
    if (current->capacity > kept_chunk) {
        free(current);
        current = NULL;
    }
}
