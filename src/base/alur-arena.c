/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Memory that is given back all at once.
 *
 * The first touch of a page is what costs time when a large document is read, so elements, ids and
 * texts lie packed in chunks that only the end of the document frees. What an edit replaces stays:
 * the undo history needs it anyway. An arena that has become large goes on in chunks as large as
 * the large pages of the processor, which are touched once instead of 512 times. */

#include "alur-arena.h"

#include "alur-large-pages.h"

#include <string.h>

#define CHUNK_SIZE ((gsize) 64 * 1024 - 64)
#define LARGE_FROM                                                                                 \
  ((gsize) 512 * 1024) /* bytes that an arena has before it asks for large pages                   \
                        */

typedef struct Chunk Chunk;

struct Chunk
{
  Chunk *previous;
  gboolean is_large;
};

struct _AlurArena
{
  gatomicrefcount references;
  Chunk *chunk;
  char *cursor;
  char *end;
  gsize size;
};

/**
 * alur_arena_new:
 *
 * Returns: (transfer full): an arena without memory of its own yet
 */
AlurArena *
alur_arena_new (void)
{
  AlurArena *self = g_new0 (AlurArena, 1);

  g_atomic_ref_count_init (&self->references);
  return self;
}

/**
 * alur_arena_ref:
 * @self: an arena
 *
 * What was taken lives until alur_arena_free() was called once more; also by another thread, which
 * may read it, but take nothing.
 *
 * Returns: (transfer full): @self
 */
AlurArena *
alur_arena_ref (AlurArena *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * alur_arena_free:
 * @self: an arena
 *
 * Gives back the arena and all that was taken from it, unless somebody else has a reference.
 */
void
alur_arena_free (AlurArena *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  while (self->chunk != NULL)
    {
      Chunk *previous = self->chunk->previous;

      if (self->chunk->is_large)
        alur_large_pages_free (self->chunk);
      else
        g_free (self->chunk);
      self->chunk = previous;
    }
  g_free (self);
}

static Chunk *
make_chunk (gsize size, gboolean is_large)
{
  Chunk *chunk = is_large ? alur_large_pages_alloc (size) : g_malloc (size);

  chunk->is_large = is_large;
  return chunk;
}

static void
add_chunk (AlurArena *self, gsize wanted)
{
  gboolean is_large = self->size >= LARGE_FROM && wanted <= ALUR_LARGE_PAGE / 8;
  gsize size = is_large ? ALUR_LARGE_PAGE : sizeof (Chunk) + MAX (wanted, CHUNK_SIZE);
  Chunk *chunk = make_chunk (size, is_large);

  chunk->previous = self->chunk;
  self->chunk = chunk;
  self->cursor = (char *) (chunk + 1);
  self->end = (char *) chunk + size;
  self->size += size;
}

static char *
take (AlurArena *self, gsize size)
{
  char *result;

  if ((gsize) (self->end - self->cursor) < size)
    add_chunk (self, size);
  result = self->cursor;
  self->cursor += size;
  return result;
}

/**
 * alur_arena_alloc0:
 * @self: an arena
 * @size: bytes wanted
 *
 * Returns: (transfer none): zeroed memory, aligned for pointers and doubles, alive as long as @self
 */
gpointer
alur_arena_alloc0 (AlurArena *self, gsize size)
{
  gsize misaligned = GPOINTER_TO_SIZE (self->cursor) & 7;

  if (misaligned != 0 && (gsize) (self->end - self->cursor) >= 8)
    self->cursor += 8 - misaligned;
  else if (misaligned != 0)
    self->cursor = self->end = NULL;
  return memset (take (self, (MAX (size, 1) + 7) & ~(gsize) 7), 0, size);
}

/**
 * alur_arena_strndup:
 * @self: an arena
 * @text: bytes to copy
 * @length: how many
 *
 * Returns: (transfer none): a copy of @text with a NUL behind it, alive as long as @self
 */
char *
alur_arena_strndup (AlurArena *self, const char *text, gsize length)
{
  char *copy = take (self, length + 1);

  memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

/**
 * alur_arena_get_size:
 * @self: an arena
 *
 * Returns: the bytes that the arena has taken from the system
 */
gsize
alur_arena_get_size (AlurArena *self)
{
  return self->size;
}
