/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The records of a journal, as bytes. See alur-journal-private.h for what they look like.
 *
 * Elements are called by their serials in the writing program. Where a journal starts, it says
 * which serial each element of the text has, in the order of the text, and adds what can come to
 * matter without being in the text: comments that the text leaves out, and where the elements stand
 * that only hold others and hold nothing. What had been removed by then cannot change, and is told
 * when undoing or redoing is about to bring it back: of most of it that never happens. Any other
 * element that the records do not know is a newborn one, which has nothing but an id, so that
 * replaying needs nothing but the records. */

#include "alur-journal-private.h"

#include "alur-stage-copy.h"
#include "alur-writer.h"

#include <string.h>

#define PRIME G_GUINT64_CONSTANT (0x100000001B3)
#define KNOWN_BLOCK 4096u
#define ROOM 256u
#define AHEAD 8u
#define MOST_OF_NUMBER 10u /* bytes */

/**
 * alur_journal_kind_name: (skip)
 *
 * Returns: (transfer none): a name that only this kind has, other than that in files
 */
const char *
alur_journal_kind_name (AlurKind kind)
{
#define ELEMENT(KIND, ...) #KIND,
#define FIELD(...)
#define END(KIND)
  static const char *const names[] = {
#include "alur-fields.h"
    "FOREIGN"
  };
#undef ELEMENT
#undef FIELD
#undef END

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == ALUR_N_KINDS);
  return names[kind];
}

/**
 * alur_journal_checksum: (skip)
 * @before: that of the record before, or ALUR_JOURNAL_FIRST_CHECKSUM
 * @data: the payload of a record
 *
 * FNV-1a of 64 bits: enough to tell a torn record from a whole one. REMOVED may have many
 * megabytes, and is summed up by eight bytes at a time, as numbers; each step can be taken back, so
 * that no change of one of them is lost.
 */
guint64
alur_journal_checksum (guint64 before, const guint8 *data, gsize length)
{
  guint64 sum = before;
  gsize at = 0;

  for (; length > 0 && *data == ALUR_JOURNAL_REMOVED && length - at >= 8; at += 8)
    {
      guint64 word;

      memcpy (&word, data + at, 8);
      sum = (sum ^ GUINT64_FROM_LE (word)) * PRIME;
      sum ^= sum >> 32;
    }
  for (; at < length; at++)
    sum = (sum ^ data[at]) * PRIME;
  return sum;
}

/* Where @n_bytes more can be put. The array is longer than what it holds as long as a record is
 * open: growing it for each number and text would cost more than all else. */
static inline guint8 *
make_room (AlurJournalEncoder *self, gsize n_bytes)
{
  if (self->bytes->len - self->end < n_bytes)
    g_byte_array_set_size (self->bytes, (guint) (self->end + self->end / 2 + n_bytes + ROOM));
  return self->bytes->data + self->end;
}

static inline void
put_byte (AlurJournalEncoder *self, guint8 byte)
{
  *make_room (self, 1) = byte;
  self->end++;
}

static void
put_fixed (AlurJournalEncoder *self, guint64 number, guint n_bytes)
{
  guint8 *bytes = make_room (self, n_bytes);

  for (guint i = 0; i < n_bytes; i++)
    bytes[i] = (guint8) (number >> (8 * i));
  self->end += n_bytes;
}

static inline void
put_number (AlurJournalEncoder *self, guint64 number)
{
  guint8 *bytes = make_room (self, MOST_OF_NUMBER);
  guint n_bytes = 0;

  for (; number > 0x7F; number >>= 7)
    bytes[n_bytes++] = (guint8) (number | 0x80);
  bytes[n_bytes++] = (guint8) number;
  self->end += n_bytes;
}

static void
put_signed (AlurJournalEncoder *self, gint64 number)
{
  put_number (self, ((guint64) number << 1) ^ (number < 0 ? G_MAXUINT64 : 0));
}

static void
put_text (AlurJournalEncoder *self, const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  put_number (self, text != NULL ? length + 1 : 0);
  if (length == 0)
    return;
  memcpy (make_room (self, length), text, length);
  self->end += length;
}

static void
begin_record (AlurJournalEncoder *self, AlurJournalRecord type)
{
  self->record = self->end = self->bytes->len;
  make_room (self, ALUR_JOURNAL_HEAD_LENGTH);
  self->end += ALUR_JOURNAL_HEAD_LENGTH; /* filled in when it ends */
  put_byte (self, (guint8) type);
}

static void
end_record (AlurJournalEncoder *self)
{
  guint8 *head = self->bytes->data + self->record;
  const guint8 *payload = head + ALUR_JOURNAL_HEAD_LENGTH;
  gsize length = self->end - self->record - ALUR_JOURNAL_HEAD_LENGTH;

  g_byte_array_set_size (self->bytes, (guint) self->end);
  self->checksum = alur_journal_checksum (self->checksum, payload, length);
  for (guint i = 0; i < 4; i++)
    head[i] = (guint8) (length >> (8 * i));
  for (guint i = 0; i < 8; i++)
    head[4 + i] = (guint8) (self->checksum >> (8 * i));
}

static gboolean
is_known (const AlurJournalEncoder *self, const AlurElement *element)
{
  return element->serial < self->known->len && self->known->data[element->serial] != 0;
}

static void
make_range_known (AlurJournalEncoder *self, guint first, guint n)
{
  guint old = self->known->len;

  if (first + n > old)
    {
      g_byte_array_set_size (self->known, first + n + KNOWN_BLOCK);
      memset (self->known->data + old, 0, self->known->len - old);
    }
  memset (self->known->data + first, 1, n);
}

static void
make_known (AlurJournalEncoder *self, const AlurElement *element)
{
  make_range_known (self, element->serial, 1);
}

static void
put_ids (AlurJournalEncoder *self, const AlurIds *ids)
{
  guint n_ids = ids != NULL ? ids->n_ids : 0;

  put_number (self, n_ids);
  for (guint i = 0; i < n_ids; i++)
    put_text (self, ids->ids[i]);
}

static void
put_double (AlurJournalEncoder *self, double number)
{
  guint64 bits;

  memcpy (&bits, &number, sizeof bits);
  put_fixed (self, bits, 8);
}

static const char *
name_of_word (const AlurField *field, guint word)
{
  return word != 0 ? field->words[word].name : NULL;
}

static void
put_value (AlurJournalEncoder *self, const AlurField *field, AlurValue value)
{
  switch (field->type)
    {
    case ALUR_FIELD_REFERENCES:
      put_byte (self, 'i');
      put_ids (self, value.ids);
      break;
    case ALUR_FIELD_WORD:
      put_byte (self, 'w');
      put_text (self, name_of_word (field, value.word));
      break;
    case ALUR_FIELD_ROLES:
      put_byte (self, 'r');
      put_text (self, name_of_word (field, value.word & 0xFF));
      put_text (self, name_of_word (field, value.word >> 8));
      break;
    case ALUR_FIELD_DECIMAL:
      put_byte (self, 'n');
      put_double (self, value.number);
      break;
    case ALUR_FIELD_INTEGER:
      put_byte (self, 'g');
      put_signed (self, value.integer);
      break;
    case ALUR_FIELD_DURATION:
      put_byte (self, 'd');
      put_signed (self, value.duration.days);
      put_signed (self, value.duration.seconds);
      break;
    case ALUR_FIELD_DATE:
      put_byte (self, 'y');
      put_signed (self, value.date);
      break;
    case ALUR_FIELD_TEXT:
    case ALUR_FIELD_VERSION:
    case ALUR_FIELD_LANGUAGE:
    case ALUR_FIELD_CURRENCY:
    case ALUR_FIELD_KEY:
    case ALUR_FIELD_IDENTIFIER:
    case ALUR_FIELD_REFERENCE:
    default:
      put_byte (self, 't');
      put_text (self, value.text);
      break;
    }
}

static void
put_operation (AlurJournalEncoder *self, AlurJournalOperation operation, const AlurElement *element)
{
  put_byte (self, (guint8) operation);
  put_number (self, element->serial);
}

static void
put_create (AlurJournalEncoder *self, const AlurElement *element)
{
  put_operation (self, ALUR_JOURNAL_CREATE, element);
  put_text (self, alur_journal_kind_name (element->kind));
  put_text (self, alur_element_get_id (element));
  make_known (self, element);
}

/* The serials of a stage and of all that is in it follow each other. Returns whether it is known of
 * what it is a copy, and whether there is room for it. */
static gboolean
put_copy (AlurJournalEncoder *self, const AlurElement *stage, const AlurStageOrigin *origin)
{
  if (!is_known (self, origin->source)
      || origin->n_elements > ALUR_JOURNAL_MOST_COPIED - self->n_copied)
    return FALSE;
  self->n_copied += origin->n_elements;
  put_operation (self, ALUR_JOURNAL_COPY, stage);
  put_text (self, alur_element_get_id (stage));
  put_number (self, origin->source->serial);
  put_number (self, origin->n_elements);
  make_range_known (self, stage->serial, origin->n_elements);
  return TRUE;
}

/* Something that the records can't call yet. */
static gboolean
put_new (AlurJournalEncoder *self, AlurDocument *document, const AlurElement *element)
{
  const AlurStageOrigin *origin = alur_stage_copy_get_origin (document, element);

  if (origin != NULL)
    return put_copy (self, element, origin);
  /* An older one is not empty, and should have been told of before it came back. */
  g_return_val_if_fail (element->serial >= self->n_old, FALSE);
  put_create (self, element);
  return TRUE;
}

static void
put_place (AlurJournalEncoder *self, const AlurElement *element, AlurPlace place)
{
  put_operation (self, ALUR_JOURNAL_PLACE, element);
  put_number (self, place.parent != NULL ? place.parent->serial + 1u : 0);
  put_number (self, place.next != NULL ? place.next->serial + 1u : 0);
}

static void
put_set (AlurJournalEncoder *self, const AlurElement *element, guint field, AlurValue value)
{
  const AlurField *declared = &alur_element_type (element->kind)->fields[field];

  put_operation (self, ALUR_JOURNAL_SET, element);
  put_text (self, declared->name);
  put_value (self, declared, value);
}

static void
put_content (AlurJournalEncoder *self, const AlurElement *element, const char *text)
{
  put_operation (self, ALUR_JOURNAL_TEXT, element);
  put_text (self, text);
}

static void
put_foreign (AlurJournalEncoder *self, const AlurElement *element, const AlurForeign *first)
{
  guint n_attributes = 0;

  for (const AlurForeign *foreign = first; foreign != NULL; foreign = foreign->next)
    n_attributes++;
  put_operation (self, ALUR_JOURNAL_FOREIGN, element);
  put_number (self, n_attributes);
  for (const AlurForeign *foreign = first; foreign != NULL; foreign = foreign->next)
    {
      put_text (self, foreign->name);
      put_text (self, foreign->value);
    }
}

/* What of the document its text tells, and what it does not, each in the order of the document.
 * Half a million elements are gone through once only. */
static void
sort_out (AlurJournalEncoder *self, AlurElement *root, GArray *told, GPtrArray *untold)
{
  for (AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    {
      if (!alur_writer_tells (e))
        {
          g_ptr_array_add (untold, e);
          continue;
        }
      g_array_append_val (told, e->serial);
      make_known (self, e);
    }
}

static void
put_serials (AlurJournalEncoder *self, const GArray *serials)
{
  gint64 expected = 0;

  put_number (self, serials->len);
  for (guint i = 0; i < serials->len; i++)
    {
      gint64 serial = (gint64) g_array_index (serials, guint, i);

      put_signed (self, serial - expected);
      expected = serial + 1;
    }
}

/* What stands in the document and not in its text. Places are given from the last to the first,
 * because each names what it stands before. */
static void
put_untold (AlurJournalEncoder *self, const GPtrArray *untold)
{
  for (guint i = 0; i < untold->len; i++)
    {
      const AlurElement *element = g_ptr_array_index (untold, i);

      if (element->kind == ALUR_KIND_FOREIGN)
        {
          put_create (self, element);
          put_content (self, element, element->text);
          continue;
        }
      put_operation (self, ALUR_JOURNAL_WRAPPER, element);
      put_number (self, element->parent->serial);
      put_text (self, alur_journal_kind_name (element->kind));
      make_known (self, element);
    }
  for (guint i = untold->len; i > 0; i--)
    {
      const AlurElement *element = g_ptr_array_index (untold, i - 1);

      put_place (self, element, (AlurPlace){ element->parent, element->next });
    }
}

static void
put_whole (AlurJournalEncoder *self, const AlurElement *element)
{
  const AlurElementType *type = alur_element_type (element->kind);

  put_create (self, element);
  for (guint i = type->has_id ? 1 : 0; i < type->n_fields; i++)
    {
      if (!alur_value_equal (&type->fields[i], element->values[i], type->fields[i].initial))
        put_set (self, element, i, element->values[i]);
    }
  if (element->text != NULL)
    put_content (self, element, element->text);
  if (element->foreign != NULL)
    put_foreign (self, element, element->foreign);
}

static void
put_removed (AlurJournalEncoder *self, AlurElement *top)
{
  for (AlurElement *e = top; e != NULL; e = alur_element_walk (e, top))
    {
      put_whole (self, e);
      if (e != top)
        put_place (self, e, (AlurPlace){ e->parent, NULL });
    }
}

/**
 * alur_journal_encoder_init: (skip)
 */
void
alur_journal_encoder_init (AlurJournalEncoder *self)
{
  self->bytes = g_byte_array_new ();
  self->known = g_byte_array_new ();
  alur_journal_encoder_restart (self);
}

/**
 * alur_journal_encoder_clear: (skip)
 */
void
alur_journal_encoder_clear (AlurJournalEncoder *self)
{
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_clear_pointer (&self->known, g_byte_array_unref);
  alur_journal_encoder_drop_base (self);
}

static void
put_beginning (AlurJournalEncoder *self)
{
  g_byte_array_set_size (self->bytes, 0);
  g_byte_array_append (self->bytes, (const guint8 *) ALUR_JOURNAL_MAGIC, ALUR_JOURNAL_MAGIC_LENGTH);
  self->checksum = ALUR_JOURNAL_FIRST_CHECKSUM;
}

/**
 * alur_journal_encoder_restart: (skip)
 *
 * Begins a new journal.
 */
void
alur_journal_encoder_restart (AlurJournalEncoder *self)
{
  put_beginning (self);
  g_byte_array_set_size (self->known, 0);
  self->n_copied = 0;
}

static void
begin_base (AlurJournalEncoder *self, const AlurJournalStart *start)
{
  begin_record (self, ALUR_JOURNAL_BASE);
  put_text (self, start->hash);
  put_text (self, start->path);
  put_text (self, start->file_hash);
  put_text (self, start->title);
}

/**
 * alur_journal_encoder_base: (skip)
 * @document: a document whose text is that of @start
 */
void
alur_journal_encoder_base (AlurJournalEncoder *self,
                           AlurDocument *document,
                           const AlurJournalStart *start)
{
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) untold = g_ptr_array_new ();

  self->n_old = alur_document_get_serials (document);
  g_byte_array_set_size (self->known, self->n_old + KNOWN_BLOCK);
  memset (self->known->data, 0, self->known->len);
  begin_base (self, start);
  self->base = self->end;
  sort_out (self, alur_document_get_root (document), told, untold);
  put_serials (self, told);
  put_untold (self, untold);
  end_record (self);
}

/**
 * alur_journal_encoder_keep_base: (skip)
 *
 * Keeps the last record, a base, for alur_journal_encoder_base_again().
 */
void
alur_journal_encoder_keep_base (AlurJournalEncoder *self)
{
  alur_journal_encoder_drop_base (self);
  self->kept = g_bytes_new (self->bytes->data + self->base, self->bytes->len - self->base);
}

/**
 * alur_journal_encoder_drop_base: (skip)
 */
void
alur_journal_encoder_drop_base (AlurJournalEncoder *self)
{
  g_clear_pointer (&self->kept, g_bytes_unref);
}

/**
 * alur_journal_encoder_base_again: (skip)
 * @start: what the document is now
 *
 * Begins a new journal of a document that is what it was for the base that was kept, with no commit
 * since; that is not kept any longer. It need not be gone through a second time.
 */
void
alur_journal_encoder_base_again (AlurJournalEncoder *self, const AlurJournalStart *start)
{
  gsize length;
  const guint8 *kept = g_bytes_get_data (self->kept, &length);

  put_beginning (self);
  begin_base (self, start);
  memcpy (make_room (self, length), kept, length);
  self->end += length;
  end_record (self);
  alur_journal_encoder_drop_base (self);
}

/**
 * alur_journal_dup_stem: (skip)
 * @path: a journal, also one that has only begun
 *
 * Returns: (transfer full): what it is called, without folder and ending
 */
char *
alur_journal_dup_stem (const char *path)
{
  char *name = g_path_get_basename (path);
  char *end = strchr (name, '.');

  if (end != NULL)
    *end = '\0';
  return name;
}

/**
 * alur_journal_encoder_takes_over: (skip)
 * @path: another journal, of which nothing is missing in the text that this one starts from
 */
void
alur_journal_encoder_takes_over (AlurJournalEncoder *self, const char *path)
{
  g_autofree char *stem = alur_journal_dup_stem (path);

  begin_record (self, ALUR_JOURNAL_TAKES_OVER);
  put_text (self, stem);
  end_record (self);
}

/* Elements of many changes lie anywhere in the memory: those of the next few are asked for early,
 * since waiting for each takes as long as all that is done with it. */
static inline void
foresee (const AlurChangeSet *set, guint index)
{
  if (index < set->n_changes)
    __builtin_prefetch (set->changes[index].element);
}

/* Whether what @set brings back was made from the last to the first, most likely: what was removed
 * in its order comes back like that. */
static gboolean
goes_backwards (const AlurChangeSet *set)
{
  const AlurChange *first = set->changes;
  const AlurChange *last = first + set->n_changes - 1;

  while (first < last && first->type != ALUR_CHANGE_INSERT)
    first++;
  while (last > first && last->type != ALUR_CHANGE_INSERT)
    last--;
  return first->element->serial > last->element->serial;
}

/**
 * alur_journal_encoder_bring_back: (skip)
 * @changes: what undoing or redoing is about to make
 *
 * Tells of what the records do not know and @changes bring back. The elements still are as they
 * were when they were removed, and stand nowhere or in one that comes back before them. Their order
 * means nothing; that in which they lie in the memory takes half the time.
 */
void
alur_journal_encoder_bring_back (AlurJournalEncoder *self, const AlurChangeSet *changes)
{
  gboolean backwards = changes->n_changes > 0 && goes_backwards (changes);
  gboolean any = FALSE;

  for (guint i = 0; i < changes->n_changes; i++)
    {
      guint index = backwards ? changes->n_changes - 1 - i : i;
      AlurElement *top = changes->changes[index].element;

      foresee (changes, backwards ? index - AHEAD : index + AHEAD);
      if (changes->changes[index].type != ALUR_CHANGE_INSERT || is_known (self, top))
        continue;
      while (top->parent != NULL)
        top = top->parent;
      if (!any)
        begin_record (self, ALUR_JOURNAL_REMOVED);
      any = TRUE;
      put_removed (self, top);
    }
  if (any)
    end_record (self);
}

static gboolean
is_known_place (const AlurJournalEncoder *self, AlurPlace place)
{
  return (place.parent == NULL || is_known (self, place.parent))
         && (place.next == NULL || is_known (self, place.next));
}

static gboolean
put_change (AlurJournalEncoder *self, AlurDocument *document, const AlurChange *change)
{
  AlurElement *element = change->element;

  if (!is_known (self, element))
    {
      g_return_val_if_fail (change->type == ALUR_CHANGE_INSERT, FALSE);
      if (!put_new (self, document, element))
        return FALSE;
    }
  switch (change->type)
    {
    case ALUR_CHANGE_SET:
      put_set (self, element, change->field, change->after.value);
      break;
    case ALUR_CHANGE_TEXT:
      put_content (self, element, change->after.value.text);
      break;
    case ALUR_CHANGE_FOREIGN:
      put_foreign (self, element, change->after.foreign);
      break;
    case ALUR_CHANGE_INSERT:
    case ALUR_CHANGE_REMOVE:
    case ALUR_CHANGE_MOVE:
    default:
      g_return_val_if_fail (is_known_place (self, change->after.place), FALSE);
      put_place (self, element, change->after.place);
      break;
    }
  return TRUE;
}

/**
 * alur_journal_encoder_commit: (skip)
 * @document: in which it was made
 *
 * Returns: whether all of @commit could be told; if not, nothing has been added
 */
gboolean
alur_journal_encoder_commit (AlurJournalEncoder *self,
                             AlurDocument *document,
                             const AlurCommit *commit,
                             guint flags)
{
  begin_record (self, ALUR_JOURNAL_COMMIT);
  put_byte (self, (guint8) flags);
  put_text (self, commit->name);
  put_text (self, commit->tag);
  for (guint i = 0; i < commit->set.n_changes; i++)
    {
      foresee (&commit->set, i + AHEAD);
      if (!put_change (self, document, &commit->set.changes[i]))
        {
          g_byte_array_set_size (self->bytes, (guint) self->record);
          return FALSE;
        }
    }
  end_record (self);
  return TRUE;
}
