/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Transactions and what undoes them.
 *
 * A transaction is the list of its elementary changes. Rolling back and undoing walk it backwards
 * and make each reverse change; redoing walks it forwards. Transactions nest: only the outermost
 * commit makes an entry of the history, and a nested rollback goes back to where the nested one
 * began. Listeners hear of changes when the outermost transaction ends, or earlier when
 * alur_document_announce() is called once a frame during a gesture.
 *
 * Each entry of the history has a number, which is the document's state while it is the last one:
 * undoing comes back to the number as it comes back to the content.
 *
 * The history is bounded by what it takes, so that a day of edits costs no more memory than an hour
 * of them: the oldest entries go. */

#include "alur-document-private.h"
#include "alur-language.h"
#include "alur-validate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * alur_transaction_free: (skip)
 */
void
alur_transaction_free (AlurTransaction *self)
{
  g_free (self->name);
  g_free (self->tag);
  g_array_unref (self->changes);
  g_free (self);
}

/**
 * alur_change_reverse: (skip)
 */
AlurChange
alur_change_reverse (const AlurChange *change)
{
  AlurChange reverse = *change;

  reverse.before = change->after;
  reverse.after = change->before;
  if (change->type == ALUR_CHANGE_INSERT)
    reverse.type = ALUR_CHANGE_REMOVE;
  else if (change->type == ALUR_CHANGE_REMOVE)
    reverse.type = ALUR_CHANGE_INSERT;
  return reverse;
}

static void
announce (AlurDocument *self, const AlurChange *changes, guint n_changes)
{
  AlurChangeSet set = { changes, n_changes };

  if (n_changes == 0)
    return;
  self->announcing = TRUE;
  g_signal_emit_by_name (self, "changed", &set);
  self->announcing = FALSE;
}

/* Tells those who keep what is final, such as the journal. */
static void
tell_committed (AlurDocument *self, const char *name, const char *tag, const GArray *changes)
{
  AlurCommit commit
      = { name, tag, { (const AlurChange *) (gconstpointer) changes->data, changes->len } };

  self->announcing = TRUE;
  g_signal_emit_by_name (self, "committed", &commit);
  self->announcing = FALSE;
  g_hash_table_remove_all (self->origins);
}

/* Makes the reverse of all changes from @from on, last first, and tells listeners of those that
 * they had heard of. */
static void
take_back (AlurDocument *self, const GArray *changes, guint from, guint n_announced)
{
  g_autoptr (GArray) reversed = g_array_new (FALSE, FALSE, sizeof (AlurChange));

  for (guint i = changes->len; i > from; i--)
    {
      AlurChange reverse = alur_change_reverse (&g_array_index (changes, AlurChange, i - 1));

      alur_document_apply (self, &reverse);
      if (i <= n_announced)
        g_array_append_val (reversed, reverse);
    }
  announce (self, (const AlurChange *) (gconstpointer) reversed->data, reversed->len);
}

/* What undoes @changes. */
static GArray *
reverse_all (const GArray *changes)
{
  GArray *reversed = g_array_sized_new (FALSE, FALSE, sizeof (AlurChange), changes->len);

  for (guint i = changes->len; i > 0; i--)
    {
      AlurChange reverse = alur_change_reverse (&g_array_index (changes, AlurChange, i - 1));

      g_array_append_val (reversed, reverse);
    }
  return reversed;
}

/**
 * alur_document_may_change: (skip)
 */
gboolean
alur_document_may_change (AlurDocument *self)
{
  return (self->open != NULL || self->filling) && !self->announcing;
}

/* What an entry takes: an array doubles what it has. */
static gsize
get_entry_size (const AlurTransaction *entry)
{
  gsize size
      = sizeof *entry + sizeof (GArray) + (gsize) 2 * entry->changes->len * sizeof (AlurChange);

  size += strlen (entry->name) + 1;
  return entry->tag != NULL ? size + strlen (entry->tag) + 1 : size;
}

static void
forget_redo (AlurDocument *self)
{
  for (guint i = 0; i < self->redo->len; i++)
    self->history_size -= get_entry_size (g_ptr_array_index (self->redo, i));
  g_ptr_array_set_size (self->redo, 0);
}

/* Lets the oldest entries go that the bounds leave no room for; never the last one. */
static void
forget_oldest (AlurDocument *self)
{
  gsize size = self->history_size;
  guint n_gone = 0;

  while (n_gone + 1 < self->undo->len
         && (size > ALUR_HISTORY_MOST
             || (size > ALUR_HISTORY_SIZE && self->undo->len - n_gone > ALUR_HISTORY_DEPTH)))
    {
      const AlurTransaction *oldest = g_ptr_array_index (self->undo, n_gone);

      size -= get_entry_size (oldest);
      self->first_state = oldest->state;
      n_gone++;
    }
  self->history_size = size;
  if (n_gone > 0)
    g_ptr_array_remove_range (self->undo, 0, n_gone);
}

/* Typing and dragging set the same field again and again: one change is enough. */
static gboolean
fold_into_last (AlurTransaction *open, guint first, const AlurChange *change)
{
  AlurChange *last;

  if (change->type != ALUR_CHANGE_SET || open->changes->len <= first)
    return FALSE;
  last = &g_array_index (open->changes, AlurChange, open->changes->len - 1);
  if (last->type != ALUR_CHANGE_SET || last->element != change->element
      || last->field != change->field)
    return FALSE;
  last->after = change->after;
  return TRUE;
}

/**
 * alur_document_record: (skip)
 */
void
alur_document_record (AlurDocument *self, const AlurChange *change)
{
  AlurTransaction *open = self->open;
  guint mark = g_array_index (self->marks, guint, self->marks->len - 1);

  if (!fold_into_last (open, MAX (mark, open->n_announced), change))
    g_array_append_val (open->changes, *change);
}

/**
 * alur_document_begin:
 * @self: a document
 * @name: what will be undone, in words for the Undo menu
 *
 * Opens a transaction, or one in the open one, whose name then counts.
 */
void
alur_document_begin (AlurDocument *self, const char *name)
{
  alur_document_begin_coalescing (self, name, NULL);
}

/**
 * alur_document_begin_coalescing:
 * @self: a document
 * @name: what will be undone, in words for the Undo menu
 * @tag: (nullable): what it is that goes on, such as the typing in one field
 *
 * As alur_document_begin(), but a transaction with the same @tag as the one before it becomes one
 * entry of the history with it.
 */
void
alur_document_begin_coalescing (AlurDocument *self, const char *name, const char *tag)
{
  g_return_if_fail (!self->announcing && !self->filling);

  if (self->open == NULL)
    {
      self->open = g_new0 (AlurTransaction, 1);
      self->open->name = g_strdup (name);
      self->open->tag = g_strdup (tag);
      self->open->changes = g_array_new (FALSE, FALSE, sizeof (AlurChange));
    }
  g_array_append_val (self->marks, self->open->changes->len);
}

/* Whether the transaction that ends continues the last entry of the history. */
static gboolean
coalesce (AlurDocument *self, AlurTransaction *ended)
{
  AlurTransaction *last;

  if (ended->tag == NULL || self->undo->len == 0 || self->redo->len > 0)
    return FALSE;
  last = g_ptr_array_index (self->undo, self->undo->len - 1);
  if (g_strcmp0 (last->tag, ended->tag) != 0)
    return FALSE;
  self->history_size -= get_entry_size (last);
  for (guint i = 0; i < ended->changes->len; i++)
    {
      const AlurChange *change = &g_array_index (ended->changes, AlurChange, i);

      if (!fold_into_last (last, 0, change))
        g_array_append_val (last->changes, *change);
    }
  last->state = ++self->n_states;
  self->history_size += get_entry_size (last);
  forget_oldest (self);
  return TRUE;
}

/**
 * alur_document_set_guarded:
 * @self: a valid document without open transaction
 * @guarded: whether from now on a commit that leaves one which is not is taken back
 *
 * Only the care of whoever edits keeps a document one that can be opened again, and a day of work
 * must not depend on that: where somebody works, a fault of ours costs the one edit, which
 * #AlurDocument::refused tells. Larger documents than %ALUR_DOCUMENT_MOST_GUARDED are looked at
 * when they are saved, and when they are recovered, because it would take too long after each edit.
 * What is undone and done again has been looked at.
 */
void
alur_document_set_guarded (AlurDocument *self, gboolean guarded)
{
  self->guarded = guarded;
}

/**
 * alur_document_has_refused:
 * @self: a document
 *
 * Returns: whether the last commit was taken back, so that nothing should be told as done
 */
gboolean
alur_document_has_refused (AlurDocument *self)
{
  return self->refused;
}

/* Takes the outermost transaction back if what it leaves can't be opened again. */
static gboolean
refuse (AlurDocument *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;

  self->refused = FALSE;
  if (!self->guarded || self->open->changes->len == 0
      || self->n_serials > ALUR_DOCUMENT_MOST_GUARDED
      || alur_document_validate (self, NULL, &error))
    return FALSE;
  self->refused = TRUE;
  name = g_strdup (self->open->name);
  alur_document_rollback (self);
  g_warning ("“%s” is taken back: %s", name, error->message);
  sentence = g_strdup_printf (
      /* Translators: the first %s is what somebody did, such as “Add a unit”, the second a sentence
         about the file. */
      alur_tr (NULL, N_ ("“%s” was not done: the document could not have been opened again after "
                         "it. All is as it was before. This is a fault of the program; please "
                         "report it with these words: %s")),
      name, error->message);
  g_signal_emit_by_name (self, "refused", sentence);
  return TRUE;
}

/**
 * alur_document_commit:
 * @self: a document with an open transaction
 *
 * Ends the innermost transaction and keeps its changes. The outermost one becomes an entry of the
 * history, unless it changed nothing, and forgets what could be redone. A guarded document may
 * refuse it: see alur_document_set_guarded().
 *
 * Returns: whether the changes are kept; if not, it has been told
 */
gboolean
alur_document_commit (AlurDocument *self)
{
  AlurTransaction *ended = self->open;

  g_return_val_if_fail (ended != NULL && !self->announcing, FALSE);

  if (self->marks->len == 1 && refuse (self))
    return FALSE;
  g_array_set_size (self->marks, self->marks->len - 1);
  if (self->marks->len > 0)
    return TRUE;
  alur_document_announce (self);
  self->open = NULL;
  if (ended->changes->len == 0)
    {
      alur_transaction_free (ended);
      return TRUE;
    }
  if (coalesce (self, ended))
    {
      tell_committed (self, ended->name, ended->tag, ended->changes);
      alur_transaction_free (ended);
      return TRUE;
    }
  ended->state = ++self->n_states;
  forget_redo (self);
  g_ptr_array_add (self->undo, ended);
  self->history_size += get_entry_size (ended);
  forget_oldest (self);
  tell_committed (self, ended->name, ended->tag, ended->changes);
  return TRUE;
}

/* Stages that were made and never come back. */
static void
forget_stages (AlurDocument *self)
{
  GHashTableIter iter;
  gpointer stage;

  g_hash_table_iter_init (&iter, self->origins);
  while (g_hash_table_iter_next (&iter, &stage, NULL))
    alur_document_forget_ids (self, stage);
  g_hash_table_remove_all (self->origins);
}

/**
 * alur_document_rollback:
 * @self: a document with an open transaction
 *
 * Ends the innermost transaction and takes its changes back.
 */
void
alur_document_rollback (AlurDocument *self)
{
  AlurTransaction *open = self->open;
  guint mark;

  g_return_if_fail (open != NULL && !self->announcing);

  mark = g_array_index (self->marks, guint, self->marks->len - 1);
  take_back (self, open->changes, mark, open->n_announced);
  g_array_set_size (open->changes, mark);
  open->n_announced = MIN (open->n_announced, mark);
  g_array_set_size (self->marks, self->marks->len - 1);
  if (self->marks->len > 0)
    return;
  g_clear_pointer (&self->open, alur_transaction_free);
  forget_stages (self);
}

/**
 * alur_document_in_transaction:
 * @self: a document
 *
 * Returns: whether a transaction is open
 */
gboolean
alur_document_in_transaction (AlurDocument *self)
{
  return self->open != NULL;
}

/**
 * alur_document_announce:
 * @self: a document with an open transaction
 *
 * Tells listeners what the open transaction has changed since it was last told.
 */
void
alur_document_announce (AlurDocument *self)
{
  AlurTransaction *open = self->open;
  guint from;

  g_return_if_fail (open != NULL);

  from = open->n_announced;
  if (from == open->changes->len)
    return;
  open->n_announced = open->changes->len;
  announce (self, (const AlurChange *) (gconstpointer) open->changes->data + from,
            open->changes->len - from);
}

static AlurTransaction *
get_last (const GPtrArray *entries)
{
  return g_ptr_array_index (entries, entries->len - 1);
}

/* Makes @changes, which undo the last entry of @from or make it again, and puts it into @to. */
static void
make_history (AlurDocument *self, const GArray *changes, GPtrArray *from, GPtrArray *to)
{
  const AlurChange *first = (const AlurChange *) (gconstpointer) changes->data;
  AlurChangeSet set = { first, changes->len };
  AlurTransaction *entry;

  self->announcing = TRUE;
  g_signal_emit_by_name (self, "before-history", &set);
  self->announcing = FALSE;
  entry = g_ptr_array_steal_index (from, from->len - 1);
  g_ptr_array_add (to, entry);
  for (guint i = 0; i < changes->len; i++)
    alur_document_apply (self, &first[i]);
  announce (self, first, changes->len);
  tell_committed (self, entry->name, NULL, changes);
}

/**
 * alur_document_undo:
 * @self: a document without open transaction
 *
 * Takes the last entry of the history back. There are at most as many as ALUR_HISTORY_DEPTH and
 * ALUR_HISTORY_SIZE leave.
 *
 * Returns: whether there was one
 */
gboolean
alur_document_undo (AlurDocument *self)
{
  g_autoptr (GArray) reversed = NULL;

  g_return_val_if_fail (self->open == NULL && !self->announcing, FALSE);

  if (self->undo->len == 0)
    return FALSE;
  reversed = reverse_all (get_last (self->undo)->changes);
  make_history (self, reversed, self->undo, self->redo);
  return TRUE;
}

/**
 * alur_document_redo:
 * @self: a document without open transaction
 *
 * Makes what was undone last again.
 *
 * Returns: whether there was something
 */
gboolean
alur_document_redo (AlurDocument *self)
{
  g_return_val_if_fail (self->open == NULL && !self->announcing, FALSE);

  if (self->redo->len == 0)
    return FALSE;
  make_history (self, get_last (self->redo)->changes, self->redo, self->undo);
  return TRUE;
}

static const char *
get_last_name (const GPtrArray *entries)
{
  return entries->len > 0 ? get_last (entries)->name : NULL;
}

/**
 * alur_document_get_undo_name:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the name of what would be undone; NULL when there is nothing
 */
const char *
alur_document_get_undo_name (AlurDocument *self)
{
  return get_last_name (self->undo);
}

/**
 * alur_document_get_redo_name:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the name of what would be redone; NULL when there is nothing
 */
const char *
alur_document_get_redo_name (AlurDocument *self)
{
  return get_last_name (self->redo);
}

/**
 * alur_document_get_undo_depth:
 * @self: a document
 *
 * Returns: how many times alur_document_undo() will find something
 */
guint
alur_document_get_undo_depth (AlurDocument *self)
{
  return self->undo->len;
}

/**
 * alur_document_get_redo_depth:
 * @self: a document
 *
 * Returns: how many times alur_document_redo() will find something
 */
guint
alur_document_get_redo_depth (AlurDocument *self)
{
  return self->redo->len;
}

/**
 * alur_document_get_history_size:
 * @self: a document
 *
 * Returns: the bytes that what can be undone and redone takes, without the texts and the elements
 *   in it, which lie with the document
 */
gsize
alur_document_get_history_size (AlurDocument *self)
{
  return self->history_size;
}

/**
 * alur_document_get_state:
 * @self: a document
 *
 * Returns: a number that is the same whenever undoing and redoing lead to the same content, and
 *   that no other content has had: equal numbers mean an equal document. 0 is as it was read.
 */
guint64
alur_document_get_state (AlurDocument *self)
{
  return self->undo->len > 0 ? get_last (self->undo)->state : self->first_state;
}

static void
visit_removed (AlurDocument *self,
               const GPtrArray *entries,
               void (*func) (AlurElement *, void *),
               void *data)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const AlurTransaction *entry = g_ptr_array_index (entries, i);

      for (guint j = 0; j < entry->changes->len; j++)
        {
          AlurElement *top = g_array_index (entry->changes, AlurChange, j).element;

          while (top->parent != NULL)
            top = top->parent;
          if (top != self->root)
            func (top, data);
        }
    }
}

/**
 * alur_document_foreach_removed:
 * @self: a document
 * @func: (scope call): what to call
 * @data: what to hand to it
 *
 * Calls @func with each element that stands nowhere and that undoing or redoing can bring back with
 * all that is in it; with some of them several times.
 */
void
alur_document_foreach_removed (AlurDocument *self, void (*func) (AlurElement *, void *), void *data)
{
  visit_removed (self, self->undo, func, data);
  visit_removed (self, self->redo, func, data);
}
