/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The records of a journal made again on a document. What a record says is looked at before it is
 * done: a journal may come from another version of the program, or from a broken disk. */

#include "alur-journal-private.h"

#include "alur-replay.h"
#include "alur-stage-copy.h"
#include "alur-value-fits.h"
#include "alur-writer.h"

#include <string.h>

/**
 * alur_journal_read_byte: (skip)
 */
guint8
alur_journal_read_byte (AlurJournalCursor *self)
{
  if (self->bad || self->at >= self->length)
    {
      self->bad = TRUE;
      return 0;
    }
  return self->data[self->at++];
}

/**
 * alur_journal_read_fixed: (skip)
 */
guint64
alur_journal_read_fixed (AlurJournalCursor *self, guint n_bytes)
{
  guint64 number = 0;

  for (guint i = 0; i < n_bytes; i++)
    number |= (guint64) alur_journal_read_byte (self) << (8 * i);
  return number;
}

/**
 * alur_journal_read_number: (skip)
 */
guint64
alur_journal_read_number (AlurJournalCursor *self)
{
  guint64 number = 0;

  for (guint shift = 0; shift < 64; shift += 7)
    {
      guint8 byte = alur_journal_read_byte (self);

      number |= (guint64) (byte & 0x7F) << shift;
      if ((byte & 0x80) == 0)
        return number;
    }
  self->bad = TRUE;
  return 0;
}

/**
 * alur_journal_read_signed: (skip)
 */
gint64
alur_journal_read_signed (AlurJournalCursor *self)
{
  guint64 folded = alur_journal_read_number (self);

  return (gint64) ((folded >> 1) ^ ((folded & 1) != 0 ? G_MAXUINT64 : 0));
}

/**
 * alur_journal_read_name: (skip)
 *
 * Returns: (transfer full) (nullable): bytes of any kind without NUL, such as the name of a file
 */
char *
alur_journal_read_name (AlurJournalCursor *self)
{
  guint64 length = alur_journal_read_number (self);
  const char *start = (const char *) self->data + self->at;

  if (self->bad || length == 0)
    return NULL;
  length--;
  if (length > self->length - self->at || memchr (start, '\0', length) != NULL)
    {
      self->bad = TRUE;
      return NULL;
    }
  self->at += length;
  return g_strndup (start, length);
}

/**
 * alur_journal_read_text: (skip)
 *
 * Returns: (transfer full) (nullable): a text
 */
char *
alur_journal_read_text (AlurJournalCursor *self)
{
  g_autofree char *text = alur_journal_read_name (self);

  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    self->bad = TRUE;
  return self->bad ? NULL : g_steal_pointer (&text);
}

static AlurElement *
find (AlurJournalReplay *self, AlurJournalCursor *cursor, guint64 serial)
{
  AlurElement *element
      = serial < G_MAXUINT ? g_hash_table_lookup (self->elements, GUINT_TO_POINTER ((guint) serial))
                           : NULL;

  cursor->bad |= element == NULL;
  return cursor->bad ? NULL : element;
}

static void
name_element (AlurJournalReplay *self,
              AlurJournalCursor *cursor,
              guint64 serial,
              AlurElement *element)
{
  if (serial >= G_MAXUINT
      || !g_hash_table_insert (self->elements, GUINT_TO_POINTER ((guint) serial), element))
    cursor->bad = TRUE;
}

static AlurKind
read_kind (AlurJournalCursor *cursor)
{
  g_autofree char *name = alur_journal_read_text (cursor);

  for (guint kind = 0; name != NULL && kind < ALUR_N_KINDS; kind++)
    {
      if (strcmp (name, alur_journal_kind_name (kind)) == 0)
        return (AlurKind) kind;
    }
  cursor->bad = TRUE;
  return ALUR_KIND_FOREIGN;
}

static void
replay_create (AlurJournalReplay *self, AlurJournalCursor *cursor, guint64 serial)
{
  AlurKind kind = read_kind (cursor);
  g_autofree char *id = alur_journal_read_text (cursor);

  cursor->bad |= id != NULL && !alur_id_is_valid (id, strlen (id));
  if (!cursor->bad)
    name_element (self, cursor, serial, alur_replay_create (self->document, kind, id));
}

/* What is copied is counted before anything is. */
static void
replay_copy (AlurJournalReplay *self, AlurJournalCursor *cursor, guint64 serial)
{
  g_autofree char *id = alur_journal_read_text (cursor);
  AlurElement *source = find (self, cursor, alur_journal_read_number (cursor));
  guint64 n_elements = alur_journal_read_number (cursor);
  AlurElement *stage;

  cursor->bad |= id == NULL || !alur_id_is_valid (id, strlen (id)) || source == NULL
                 || source->kind != ALUR_KIND_STAGE;
  cursor->bad = cursor->bad || n_elements > ALUR_JOURNAL_MOST_COPIED - self->n_copied
                || n_elements != alur_stage_copy_count (source);
  if (cursor->bad)
    return;
  self->n_copied += (guint) n_elements;
  stage = alur_replay_copy_stage (self->document, source, id);
  for (AlurElement *e = stage; e != NULL && !cursor->bad; e = alur_element_walk (e, stage))
    name_element (self, cursor, serial++, e);
}

static void
replay_wrapper (AlurJournalReplay *self, AlurJournalCursor *cursor, guint64 serial)
{
  AlurElement *parent = find (self, cursor, alur_journal_read_number (cursor));
  AlurKind kind = read_kind (cursor);
  AlurElement *wrapper = alur_element_first (parent, kind);

  cursor->bad |= wrapper == NULL;
  if (!cursor->bad)
    name_element (self, cursor, serial, wrapper);
}

static void
replay_place (AlurJournalReplay *self, AlurJournalCursor *cursor, AlurElement *element)
{
  guint64 parent = alur_journal_read_number (cursor);
  guint64 next = alur_journal_read_number (cursor);
  AlurElement *parent_element = parent > 0 ? find (self, cursor, parent - 1) : NULL;
  AlurElement *next_element = next > 0 ? find (self, cursor, next - 1) : NULL;

  if (!cursor->bad && !alur_replay_place (self->document, element, parent_element, next_element))
    cursor->bad = TRUE;
}

static guint
read_word (AlurJournalCursor *cursor, const AlurField *field)
{
  g_autofree char *name = alur_journal_read_text (cursor);
  guint word = 0;

  if (name == NULL || field->words == NULL)
    return 0;
  for (word = 1; field->words[word].name != NULL; word++)
    {
      if (strcmp (field->words[word].name, name) == 0)
        return word;
    }
  cursor->bad = TRUE;
  return 0;
}

static AlurValue
read_ids (AlurJournalReplay *self, AlurJournalCursor *cursor)
{
  guint64 n_ids = alur_journal_read_number (cursor);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  AlurValue value = { NULL };

  for (guint64 i = 0; i < n_ids && !cursor->bad; i++)
    {
      char *id = alur_journal_read_text (cursor);

      cursor->bad |= id == NULL;
      g_ptr_array_add (ids, id);
    }
  if (!cursor->bad)
    value.ids = alur_document_make_ids (self->document, (const char *const *) ids->pdata, ids->len);
  return value;
}

static AlurValue
read_text_value (AlurJournalReplay *self, AlurJournalCursor *cursor, const AlurField *field)
{
  g_autofree char *text = alur_journal_read_text (cursor);
  AlurValue value = { NULL };

  if (text == NULL || *text == '\0')
    return value;
  if (field->type == ALUR_FIELD_IDENTIFIER || field->type == ALUR_FIELD_REFERENCE)
    value.text = alur_document_intern (self->document, text);
  else
    value.text = alur_document_copy_text (self->document, text, strlen (text));
  return value;
}

static AlurValue
read_duration (AlurJournalCursor *cursor)
{
  AlurValue value = { NULL };

  value.duration.days = (gint32) alur_journal_read_signed (cursor);
  value.duration.seconds = (gint32) alur_journal_read_signed (cursor);
  return value;
}

static double
read_double (AlurJournalCursor *cursor)
{
  guint64 bits = alur_journal_read_fixed (cursor, 8);
  double number;

  memcpy (&number, &bits, sizeof number);
  return number;
}

static AlurValue
read_value (AlurJournalReplay *self, AlurJournalCursor *cursor, const AlurField *field)
{
  static const char letters[] = {
    [ALUR_FIELD_TEXT] = 't',      [ALUR_FIELD_VERSION] = 't',    [ALUR_FIELD_LANGUAGE] = 't',
    [ALUR_FIELD_CURRENCY] = 't',  [ALUR_FIELD_KEY] = 't',        [ALUR_FIELD_IDENTIFIER] = 't',
    [ALUR_FIELD_REFERENCE] = 't', [ALUR_FIELD_REFERENCES] = 'i', [ALUR_FIELD_WORD] = 'w',
    [ALUR_FIELD_ROLES] = 'r',     [ALUR_FIELD_DECIMAL] = 'n',    [ALUR_FIELD_INTEGER] = 'g',
    [ALUR_FIELD_DURATION] = 'd',  [ALUR_FIELD_DATE] = 'y'
  };
  char letter = (char) alur_journal_read_byte (cursor);
  AlurValue value = { NULL };

  /* A field that has become of another type since then. */
  cursor->bad |= letter != letters[field->type];
  switch (cursor->bad ? '\0' : letter)
    {
    case 't':
      return read_text_value (self, cursor, field);
    case 'i':
      return read_ids (self, cursor);
    case 'w':
      value.word = read_word (cursor, field);
      break;
    case 'r':
      value.word = read_word (cursor, field);
      value.word |= read_word (cursor, field) << 8;
      break;
    case 'n':
      value.number = read_double (cursor);
      break;
    case 'g':
      value.integer = alur_journal_read_signed (cursor);
      break;
    case 'd':
      return read_duration (cursor);
    case 'y':
      value.date = (AlurDate) alur_journal_read_signed (cursor);
      break;
    default:
      break;
    }
  return value;
}

static void
replay_set (AlurJournalReplay *self, AlurJournalCursor *cursor, AlurElement *element)
{
  g_autofree char *name = alur_journal_read_text (cursor);
  guint field = G_MAXUINT;
  const AlurField *declared;
  AlurValue value;

  if (name != NULL && element->kind != ALUR_KIND_FOREIGN)
    field = alur_element_type_find_field (element->kind, name);
  cursor->bad |= field == G_MAXUINT;
  if (cursor->bad)
    return;
  declared = &alur_element_type (element->kind)->fields[field];
  value = read_value (self, cursor, declared);
  cursor->bad |= !alur_value_fits (declared, value);
  if (!cursor->bad)
    alur_replay_set (self->document, element, field, value);
}

static void
replay_content (AlurJournalReplay *self, AlurJournalCursor *cursor, AlurElement *element)
{
  g_autofree char *text = alur_journal_read_text (cursor);

  cursor->bad |= element->kind != ALUR_KIND_FOREIGN && !alur_element_type (element->kind)->has_text;
  if (!cursor->bad)
    alur_replay_set_content (self->document, element, text);
}

static void
replay_foreign (AlurJournalReplay *self, AlurJournalCursor *cursor, AlurElement *element)
{
  guint64 n_attributes = alur_journal_read_number (cursor);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint64 i = 0; i < n_attributes && !cursor->bad; i++)
    {
      for (guint j = 0; j < 2; j++)
        {
          char *text = alur_journal_read_text (cursor);

          cursor->bad |= text == NULL;
          g_ptr_array_add (texts, text);
        }
    }
  if (!cursor->bad)
    alur_replay_set_foreign (self->document, element, (const char *const *) texts->pdata,
                             texts->len / 2);
}

static void
replay_operation (AlurJournalReplay *self, AlurJournalCursor *cursor)
{
  typedef void (*OnElement) (AlurJournalReplay *, AlurJournalCursor *, AlurElement *);
  static const struct
  {
    AlurJournalOperation operation;
    OnElement replay;
  } operations[] = { { ALUR_JOURNAL_PLACE, replay_place },
                     { ALUR_JOURNAL_SET, replay_set },
                     { ALUR_JOURNAL_TEXT, replay_content },
                     { ALUR_JOURNAL_FOREIGN, replay_foreign } };
  guint8 operation = alur_journal_read_byte (cursor);
  guint64 serial = alur_journal_read_number (cursor);
  AlurElement *element;

  if (operation == ALUR_JOURNAL_CREATE)
    {
      replay_create (self, cursor, serial);
      return;
    }
  if (operation == ALUR_JOURNAL_COPY)
    {
      replay_copy (self, cursor, serial);
      return;
    }
  if (operation == ALUR_JOURNAL_WRAPPER)
    {
      replay_wrapper (self, cursor, serial);
      return;
    }
  element = find (self, cursor, serial);
  for (guint i = 0; element != NULL && i < G_N_ELEMENTS (operations); i++)
    {
      if (operations[i].operation == operation)
        {
          operations[i].replay (self, cursor, element);
          return;
        }
    }
  cursor->bad = TRUE;
}

static void
replay_operations (AlurJournalReplay *self, AlurJournalCursor *cursor)
{
  while (!cursor->bad && cursor->at < cursor->length)
    replay_operation (self, cursor);
}

static void
name_told (AlurJournalReplay *self, AlurJournalCursor *cursor)
{
  AlurElement *root = alur_document_get_root (self->document);
  guint64 n_told = alur_journal_read_number (cursor);
  guint64 n_named = 0;
  gint64 expected = 0;

  for (AlurElement *e = root; e != NULL && !cursor->bad; e = alur_element_walk (e, root))
    {
      gint64 serial;

      if (!alur_writer_tells (e))
        continue;
      serial = expected + alur_journal_read_signed (cursor);
      cursor->bad |= serial < 0 || n_named++ >= n_told;
      name_element (self, cursor, (guint64) serial, e);
      expected = serial + 1;
    }
  cursor->bad |= n_named != n_told;
}

/**
 * alur_journal_replay_base: (skip)
 * @cursor: behind the title of a BASE
 *
 * Puts the document, freshly read from the text that the record starts from, into the state of the
 * one that was written.
 *
 * Returns: whether that was possible; if not, the document is of no use
 */
gboolean
alur_journal_replay_base (AlurJournalReplay *self, AlurJournalCursor *cursor)
{
  g_hash_table_remove_all (self->elements);
  name_told (self, cursor);
  if (cursor->bad)
    return FALSE;
  alur_replay_begin_start (self->document);
  replay_operations (self, cursor);
  alur_replay_end_start (self->document);
  return !cursor->bad;
}

/**
 * alur_journal_replay_removed: (skip)
 * @cursor: behind the type of a REMOVED
 *
 * Makes elements that stand nowhere. What is known already is what it was when the record was
 * written, and stays; the record can touch nothing but what it makes itself.
 *
 * Returns: whether that was possible; if not, nothing of it is known
 */
gboolean
alur_journal_replay_removed (AlurJournalReplay *self, AlurJournalCursor *cursor)
{
  g_autoptr (GHashTable) made = g_hash_table_new (NULL, NULL);
  /* stages are copied only where the program says that it copies one */
  AlurJournalReplay inner = { self->document, made, ALUR_JOURNAL_MOST_COPIED };
  GHashTableIter iter;
  gpointer serial, element;

  alur_replay_begin_removed (self->document);
  replay_operations (&inner, cursor);
  alur_replay_end_removed (self->document);
  g_hash_table_iter_init (&iter, made);
  while (!cursor->bad && g_hash_table_iter_next (&iter, &serial, &element))
    {
      if (!g_hash_table_contains (self->elements, serial))
        g_hash_table_insert (self->elements, serial, element);
    }
  return !cursor->bad;
}

/**
 * alur_journal_replay_commit: (skip)
 * @cursor: behind the flags of a COMMIT
 *
 * Makes it again, as one entry of the history.
 *
 * Returns: whether that was possible; if not, nothing has changed
 */
gboolean
alur_journal_replay_commit (AlurJournalReplay *self, AlurJournalCursor *cursor)
{
  g_autofree char *name = alur_journal_read_text (cursor);
  g_autofree char *tag = alur_journal_read_text (cursor);

  if (cursor->bad)
    return FALSE;
  alur_document_begin_coalescing (self->document, name != NULL ? name : "", tag);
  replay_operations (self, cursor);
  if (cursor->bad)
    alur_document_rollback (self->document);
  else
    alur_document_commit (self->document);
  return !cursor->bad;
}
