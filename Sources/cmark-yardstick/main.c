/* The yardstick that Kith's speed is measured against: the CommonMark parser alone, on one core, with its default
   allocator, over notes that already lie in memory. Only the parsing is timed, not the walk and not the reading.

   usage: cmark-yardstick DIR
   prints: 812.4 ms, 10018 notes, 80123456 bytes */

#define _GNU_SOURCE
#include <cmark.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct note {
    char *bytes;
    size_t size;
};

struct notes {
    struct note *items;
    size_t count, capacity, bytes;
};

static void fail(const char *what, const char *where) {
    fprintf(stderr, "cmark-yardstick: %s: %s: %s\n", where, what, strerror(errno));
    exit(2);
}

static void *claim(void *memory) {
    if (!memory) fail("out of memory", "malloc");
    return memory;
}

static void read_note(struct notes *notes, int folder, const char *name) {
    int file = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    struct stat status;
    if (file < 0 || fstat(file, &status) < 0) fail("cannot be opened", name);
    struct note note = {.size = (size_t)status.st_size};
    note.bytes = claim(malloc(note.size + 1));
    for (size_t done = 0; done < note.size;) {
        ssize_t got = read(file, note.bytes + done, note.size - done);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail("cannot be read", name);
        if (got == 0) note.size = done;
        done += (size_t)got;
    }
    close(file);
    if (notes->count == notes->capacity) {
        notes->capacity = notes->capacity ? notes->capacity * 2 : 1024;
        notes->items = claim(realloc(notes->items, notes->capacity * sizeof(struct note)));
    }
    notes->items[notes->count++] = note;
    notes->bytes += note.size;
}

static int is_note_name(const char *name) {
    size_t length = strlen(name);
    return length > 3 && strcasecmp(name + length - 3, ".md") == 0;
}

/* Reads every note below an open folder, which it closes; symbolic links and names that start with a dot are passed
   over, as the vault format says. */
static void read_folder(struct notes *notes, int folder, const char *where) {
    DIR *entries = folder < 0 ? NULL : fdopendir(folder);
    if (!entries) fail("cannot be opened", where);
    for (;;) {
        errno = 0;
        struct dirent *entry = readdir(entries);
        if (!entry && errno) fail("cannot be read", where);
        if (!entry) break;
        if (entry->d_name[0] == '.') continue;
        struct stat status;
        if (fstatat(folder, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) < 0) fail("cannot be read", entry->d_name);
        if (S_ISDIR(status.st_mode)) {
            int inner = openat(folder, entry->d_name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
            read_folder(notes, inner, entry->d_name);
        } else if (S_ISREG(status.st_mode) && is_note_name(entry->d_name)) {
            read_note(notes, folder, entry->d_name);
        }
    }
    closedir(entries);
}

/* The offset just behind the line that starts at `offset`. */
static size_t next_line(const struct note *note, size_t offset) {
    while (offset < note->size && note->bytes[offset] != '\n' && note->bytes[offset] != '\r') offset++;
    if (offset + 1 < note->size && note->bytes[offset] == '\r' && note->bytes[offset + 1] == '\n') offset++;
    return offset < note->size ? offset + 1 : offset;
}

static int is_fence(const struct note *note, size_t start, size_t end) {
    if (end - start < 3 || memcmp(note->bytes + start, "---", 3) != 0) return 0;
    for (size_t i = start + 3; i < end; i++)
        if (!strchr(" \t\r\n", note->bytes[i]) || !note->bytes[i]) return 0;
    return 1;
}

/* Where the Markdown begins: behind a byte order mark and front matter that has its closing line. */
static size_t body_start(const struct note *note) {
    size_t start = note->size >= 3 && memcmp(note->bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    size_t line = next_line(note, start);
    if (!is_fence(note, start, line)) return start;
    while (line < note->size) {
        size_t end = next_line(note, line);
        if (is_fence(note, line, end)) return end;
        line = end;
    }
    return start;
}

static double milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: cmark-yardstick DIR\n");
        return 64;
    }
    struct notes notes = {0};
    read_folder(&notes, open(argv[1], O_RDONLY | O_DIRECTORY | O_CLOEXEC), argv[1]);
    for (size_t i = 0; i < notes.count; i++) {
        struct note *note = &notes.items[i];
        size_t start = body_start(note);
        note->bytes += start;
        note->size -= start;
    }

    double started = milliseconds();
    for (size_t i = 0; i < notes.count; i++) {
        cmark_node *document = cmark_parse_document(notes.items[i].bytes, notes.items[i].size, CMARK_OPT_DEFAULT);
        cmark_node_free(document);
    }
    printf("%.1f ms, %zu notes, %zu bytes\n", milliseconds() - started, notes.count, notes.bytes);
    return 0;
}
