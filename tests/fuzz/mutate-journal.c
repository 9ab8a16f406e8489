/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Journals changed as journals: records and their operations are left out, doubled, moved and
 * exchanged, and what is written has right checksums, since with wrong ones nothing that lies
 * behind them is ever looked at. Now and then the bytes are changed as they are. */

#include "mutate-journal.h"

#include "alur-journal-private.h"
#include "mutate-xml.h"

#include <string.h>

#define MOST_CHANGES 3u

/* A record: what stands before its operations, and these (GBytes). */
typedef struct
{
  GByteArray *head;
  GPtrArray *operations;
} Record;

typedef struct
{
  guint64 random;
  GPtrArray *records;
} Change;

static guint64
next_random (Change *self)
{
  guint64 z = self->random += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return z ^ (z >> 31);
}

static guint
pick (Change *self, guint n)
{
  return (guint) (next_random (self) % n);
}

static void
record_free (Record *self)
{
  g_byte_array_unref (self->head);
  g_ptr_array_unref (self->operations);
  g_free (self);
}

static Record *
record_new (void)
{
  Record *self = g_new0 (Record, 1);

  self->head = g_byte_array_new ();
  self->operations = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return self;
}

static Record *
record_copy (const Record *record)
{
  Record *copy = record_new ();

  g_byte_array_append (copy->head, record->head->data, record->head->len);
  for (guint i = 0; i < record->operations->len; i++)
    g_ptr_array_add (copy->operations, g_bytes_ref (g_ptr_array_index (record->operations, i)));
  return copy;
}

/* --- Taking apart ----------------------------------------------------------------------------- */

static void
skip_texts (AlurJournalCursor *cursor, guint64 n_texts)
{
  for (; n_texts > 0 && !cursor->bad; n_texts--)
    g_free (alur_journal_read_name (cursor));
}

static void
skip_value (AlurJournalCursor *cursor)
{
  switch (alur_journal_read_byte (cursor))
    {
    case 'i':
      skip_texts (cursor, alur_journal_read_number (cursor));
      break;
    case 'r':
      skip_texts (cursor, 2);
      break;
    case 'n':
      alur_journal_read_fixed (cursor, 8);
      break;
    case 'd':
      alur_journal_read_signed (cursor);
      alur_journal_read_signed (cursor);
      break;
    case 'g':
    case 'y':
      alur_journal_read_signed (cursor);
      break;
    default:
      skip_texts (cursor, 1);
      break;
    }
}

static void
skip_operation (AlurJournalCursor *cursor)
{
  guint8 operation = alur_journal_read_byte (cursor);

  alur_journal_read_number (cursor);
  switch (operation)
    {
    case ALUR_JOURNAL_CREATE:
      skip_texts (cursor, 2);
      break;
    case ALUR_JOURNAL_COPY:
      skip_texts (cursor, 1);
      alur_journal_read_number (cursor);
      alur_journal_read_number (cursor);
      break;
    case ALUR_JOURNAL_WRAPPER:
      alur_journal_read_number (cursor);
      skip_texts (cursor, 1);
      break;
    case ALUR_JOURNAL_PLACE:
      alur_journal_read_number (cursor);
      alur_journal_read_number (cursor);
      break;
    case ALUR_JOURNAL_SET:
      skip_texts (cursor, 1);
      skip_value (cursor);
      break;
    case ALUR_JOURNAL_FOREIGN:
      skip_texts (cursor, 2 * (alur_journal_read_number (cursor) & 0xFFFF));
      break;
    default:
      skip_texts (cursor, 1);
      break;
    }
}

static void
skip_head (AlurJournalCursor *cursor)
{
  guint8 type = alur_journal_read_byte (cursor);

  if (type == ALUR_JOURNAL_COMMIT)
    {
      alur_journal_read_byte (cursor);
      skip_texts (cursor, 2);
    }
  if (type != ALUR_JOURNAL_BASE)
    return;
  skip_texts (cursor, 4);
  for (guint64 i = alur_journal_read_number (cursor); i > 0 && !cursor->bad; i--)
    alur_journal_read_signed (cursor);
}

/* What can't be told apart is one operation. */
static Record *
read_record (const guint8 *data, gsize size)
{
  Record *record = record_new ();
  AlurJournalCursor cursor = { data, size, 0, FALSE };

  skip_head (&cursor);
  if (cursor.bad)
    cursor.at = MIN (cursor.at, size);
  g_byte_array_append (record->head, data, (guint) cursor.at);
  while (cursor.at < size)
    {
      gsize from = cursor.at;

      if (!cursor.bad)
        skip_operation (&cursor);
      if (cursor.bad || cursor.at == from)
        cursor.at = size;
      g_ptr_array_add (record->operations, g_bytes_new (data + from, cursor.at - from));
    }
  return record;
}

static GPtrArray *
read_records (const uint8_t *data, size_t size)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) record_free);
  gsize at = ALUR_JOURNAL_MAGIC_LENGTH;

  while (at + ALUR_JOURNAL_HEAD_LENGTH < size)
    {
      AlurJournalCursor head = { data + at, 4, 0, FALSE };
      gsize length = alur_journal_read_fixed (&head, 4);

      at += ALUR_JOURNAL_HEAD_LENGTH;
      length = CLAMP (length, 1, size - at);
      g_ptr_array_add (records, read_record (data + at, length));
      at += length;
    }
  return records;
}

/* --- Putting together ------------------------------------------------------------------------- */

static void
write_record (const Record *record, GByteArray *out, guint64 *checksum)
{
  guint start = out->len;
  guint8 head[ALUR_JOURNAL_HEAD_LENGTH] = { 0 };
  gsize length;

  g_byte_array_append (out, head, sizeof head);
  g_byte_array_append (out, record->head->data, record->head->len);
  for (guint i = 0; i < record->operations->len; i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (g_ptr_array_index (record->operations, i), &size);

      g_byte_array_append (out, data, (guint) size);
    }
  length = out->len - start - sizeof head;
  *checksum = alur_journal_checksum (*checksum, out->data + start + sizeof head, length);
  for (guint i = 0; i < 4; i++)
    out->data[start + i] = (guint8) (length >> (8 * i));
  for (guint i = 0; i < 8; i++)
    out->data[start + 4 + i] = (guint8) (*checksum >> (8 * i));
}

/* What does not fit is left out at the end. */
static size_t
write_all (
    const GPtrArray *records, const uint8_t *text, size_t text_size, uint8_t *out, size_t max_size)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint64 checksum = ALUR_JOURNAL_FIRST_CHECKSUM;
  guint whole;

  g_byte_array_append (bytes, text, (guint) text_size);
  g_byte_array_append (bytes, (const guint8 *) ALUR_JOURNAL_MAGIC, ALUR_JOURNAL_MAGIC_LENGTH);
  whole = bytes->len;
  for (guint i = 0; i < records->len && bytes->len <= max_size; i++)
    {
      whole = bytes->len;
      write_record (g_ptr_array_index (records, i), bytes, &checksum);
    }
  if (bytes->len <= max_size)
    whole = bytes->len;
  if (whole > max_size)
    return 0;
  memcpy (out, bytes->data, whole);
  return whole;
}

/* --- Changes ---------------------------------------------------------------------------------- */

static Record *
pick_record (Change *self)
{
  return g_ptr_array_index (self->records, pick (self, self->records->len));
}

static GBytes *
pick_operation (Change *self)
{
  for (guint i = 0; i < 8; i++)
    {
      Record *record = pick_record (self);

      if (record->operations->len > 0)
        return g_ptr_array_index (record->operations, pick (self, record->operations->len));
    }
  return NULL;
}

static void
move_record (Change *self)
{
  guint index = pick (self, self->records->len);

  g_ptr_array_insert (self->records, (int) pick (self, self->records->len + 1),
                      record_copy (g_ptr_array_index (self->records, index)));
  if (pick (self, 2) == 0)
    g_ptr_array_remove_index (self->records, pick (self, self->records->len));
}

static void
remove_record (Change *self)
{
  if (self->records->len > 1)
    g_ptr_array_remove_index (self->records, pick (self, self->records->len));
}

static void
insert_operation (Change *self)
{
  Record *record = pick_record (self);
  GBytes *operation = pick_operation (self);

  if (operation != NULL)
    g_ptr_array_insert (record->operations, (int) pick (self, record->operations->len + 1),
                        g_bytes_ref (operation));
}

static void
remove_operation (Change *self)
{
  Record *record = pick_record (self);

  if (record->operations->len > 0)
    g_ptr_array_remove_index (record->operations, pick (self, record->operations->len));
}

/* What is done to one element is done to another. */
static void
swap_serial (Change *self)
{
  Record *record = pick_record (self);
  GBytes *other = pick_operation (self);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  AlurJournalCursor mine = { 0 };
  AlurJournalCursor its = { 0 };
  gpointer *place;

  if (record->operations->len == 0 || other == NULL)
    return;
  place = &record->operations->pdata[pick (self, record->operations->len)];
  mine.data = g_bytes_get_data (*place, &mine.length);
  its.data = g_bytes_get_data (other, &its.length);
  alur_journal_read_byte (&mine);
  alur_journal_read_number (&mine);
  alur_journal_read_byte (&its);
  alur_journal_read_number (&its);
  if (mine.bad || its.bad)
    return;
  g_byte_array_append (bytes, mine.data, 1);
  g_byte_array_append (bytes, its.data + 1, (guint) its.at - 1);
  g_byte_array_append (bytes, mine.data + mine.at, (guint) (mine.length - mine.at));
  g_bytes_unref (*place);
  *place = g_bytes_new (bytes->data, bytes->len);
}

static void
shake_operation (Change *self)
{
  Record *record = pick_record (self);
  g_autofree guint8 *bytes = NULL;
  const guint8 *data;
  gpointer *place;
  gsize size;

  if (record->operations->len == 0)
    return;
  place = &record->operations->pdata[pick (self, record->operations->len)];
  data = g_bytes_get_data (*place, &size);
  bytes = g_malloc0 (size + 16);
  memcpy (bytes, data, size);
  size = LLVMFuzzerMutate (bytes, size, size + 16);
  g_bytes_unref (*place);
  *place = g_bytes_new (bytes, size);
}

static void
shake_head (Change *self)
{
  Record *record = pick_record (self);
  guint size = record->head->len;

  if (size == 0 || pick (self, 3) > 0)
    return;
  g_byte_array_set_size (record->head, size + 16);
  memset (record->head->data + size, 0, 16);
  g_byte_array_set_size (record->head,
                         (guint) LLVMFuzzerMutate (record->head->data, size, size + 16));
}

static void
change_once (Change *self)
{
  static void (*const changes[]) (Change *)
      = { move_record,      remove_record,   insert_operation, insert_operation,
          remove_operation, swap_serial,     swap_serial,      shake_operation,
          shake_operation,  shake_operation, shake_head };

  changes[pick (self, G_N_ELEMENTS (changes))](self);
}

size_t
mutate_journal (uint8_t *data, size_t size, size_t max_size, unsigned int seed)
{
  Change self = { .random = seed };
  const uint8_t *nul = memchr (data, '\0', size);
  size_t changed;

  if (nul == NULL || pick (&self, 10) == 0)
    return LLVMFuzzerMutate (data, size, max_size);
  nul++;
  self.records = read_records (nul, size - (size_t) (nul - data));
  for (guint i = 1 + pick (&self, MOST_CHANGES); i > 0 && self.records->len > 0; i--)
    change_once (&self);
  changed = write_all (self.records, data, (size_t) (nul - data), data, max_size);
  g_ptr_array_unref (self.records);
  return changed > 0 ? changed : LLVMFuzzerMutate (data, size, max_size);
}

/* The first journal with records of the second, here and there. */
size_t
marry_journals (const uint8_t *a,
                size_t a_size,
                const uint8_t *b,
                size_t b_size,
                uint8_t *out,
                size_t max_size,
                unsigned int seed)
{
  Change self = { .random = seed };
  const uint8_t *a_nul = memchr (a, '\0', a_size);
  const uint8_t *b_nul = memchr (b, '\0', b_size);
  g_autoptr (GPtrArray) others = NULL;
  size_t married;

  if (a_nul == NULL || b_nul == NULL)
    return 0;
  a_nul++;
  b_nul++;
  self.records = read_records (a_nul, a_size - (size_t) (a_nul - a));
  others = read_records (b_nul, b_size - (size_t) (b_nul - b));
  for (guint i = 1 + pick (&self, MOST_CHANGES); i > 0 && others->len > 0; i--)
    g_ptr_array_insert (self.records, (int) pick (&self, self.records->len + 1),
                        record_copy (g_ptr_array_index (others, pick (&self, others->len))));
  married = write_all (self.records, a, (size_t) (a_nul - a), out, max_size);
  g_ptr_array_unref (self.records);
  return married;
}
