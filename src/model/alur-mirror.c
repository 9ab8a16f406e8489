/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A document as it was, for threads.
 *
 * What takes longer than a frame, such as the drawing of a large chart or the text of a file, is to
 * be made in a thread, of a document that nobody edits meanwhile. A copy for each time would itself
 * take longer than a frame: 50 MB. So there is one copy, and it is told what changes: an elementary
 * change is a few numbers, since elements have serials, and texts, ids and lists are never changed
 * in place nor freed before the document, so that both have the same. Whoever wants to read takes a
 * turn, which costs nothing; when the turn begins, in a thread, the copy is brought to the state in
 * which the document was when it was taken. Turns begin in the order in which they were taken.
 *
 * Rejected: to read the document itself and let an edit wait until the reader has given up, because
 * somebody who types would then never see a new drawing. */

#include "alur-mirror.h"

#include "alur-document-private.h"
#include "alur-stage-copy.h"

#include <string.h>

#define NOWHERE G_MAXUINT /* instead of a serial */
#define MOST_NOTES 4096   /* that wait for somebody who wants to read */

/* An elementary change, without pointers to elements. */
typedef struct
{
  AlurChangeType type;
  AlurKind kind;
  guint field;
  guint serial;
  guint parent; /* where it stands after that */
  guint next;
  guint source;    /* of a stage that is new: of what it is a copy; else NOWHERE */
  AlurValue value; /* of an element that is new: its id */
  const AlurForeign *foreign;
} Note;

struct _AlurMirror
{
  gatomicrefcount references;
  GMutex mutex;
  GCond moved_on;
  GArray *notes; /* of Note: what the copy has not been told yet */
  gsize n_told;  /* how many it has been told before these */
  GQueue turns;  /* that were taken, the next first */
  /* From here on of the turn that has begun. */
  AlurDocument *document;
  GPtrArray *elements; /* by serial; NULL: not in the copy */
};

struct _AlurMirrorTurn
{
  AlurMirror *mirror;
  gsize until; /* how much the copy is told before */
};

static void
mirror_unref (AlurMirror *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->notes);
  g_ptr_array_unref (self->elements);
  g_object_unref (self->document);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->moved_on);
  g_free (self);
}

static AlurElement *
find (AlurMirror *self, guint serial)
{
  return serial < self->elements->len ? g_ptr_array_index (self->elements, serial) : NULL;
}

static void
put (AlurMirror *self, AlurElement *element)
{
  if (element->serial >= self->elements->len)
    g_ptr_array_set_size (self->elements, (int) (element->serial + 1));
  g_ptr_array_index (self->elements, element->serial) = element;
  self->document->n_serials = MAX (self->document->n_serials, element->serial + 1);
}

/* --- The first copy --------------------------------------------------------------------------- */

static AlurElement *
copy_element (AlurMirror *self, const AlurElement *from)
{
  AlurElement *copy = alur_document_clone_element (self->document, from);

  put (self, copy);
  return copy;
}

/* An element with all that is in it; its parent is in the copy already, or it has none. */
static void
copy_tree (AlurMirror *self, AlurElement *top)
{
  for (AlurElement *e = top; e != NULL; e = alur_element_walk (e, top))
    {
      AlurElement *copy = copy_element (self, e);
      AlurElement *parent = e->parent != NULL ? find (self, e->parent->serial) : NULL;

      if (parent != NULL)
        alur_document_link (self->document, copy, (AlurPlace){ parent, NULL });
    }
}

/* What an undo can bring back. */
static void
copy_removed (AlurElement *element, gpointer data)
{
  AlurMirror *self = data;

  if (element->parent == NULL && find (self, element->serial) == NULL)
    copy_tree (self, element);
}

static AlurElement *
copy_of (AlurMirror *self, const AlurElement *element)
{
  return element != NULL ? find (self, element->serial) : NULL;
}

static AlurDocument *
copy_document (AlurMirror *self, AlurDocument *from)
{
  AlurDocument *copy = self->document = alur_document_new ();

  copy->borrowed = alur_arena_ref (from->arena);
  alur_id_index_set_borrowing (copy->ids);
  copy_tree (self, from->root);
  copy->root = find (self, from->root->serial);
  copy->functions = copy_of (self, from->functions);
  copy->regulations = copy_of (self, from->regulations);
  copy->rules = copy_of (self, from->rules);
  copy->accepted = copy_of (self, from->accepted);
  copy->before = from->before;
  copy->after = from->after;
  for (AlurElement *e = copy->root; e != NULL; e = alur_element_walk (e, copy->root))
    alur_document_index_id (copy, e);
  alur_document_foreach_removed (from, copy_removed, self);
  copy->n_serials = from->n_serials;
  return copy;
}

/* --- What changes after that ------------------------------------------------------------------ */

static guint
serial_of (const AlurElement *element)
{
  return element != NULL ? element->serial : NOWHERE;
}

static Note
make_note (AlurDocument *document, const AlurChange *change)
{
  const AlurElement *element = change->element;
  const AlurStageOrigin *origin = alur_stage_copy_get_origin (document, element);
  Note note = { .type = change->type,
                .kind = element->kind,
                .field = change->field,
                .serial = element->serial,
                .parent = NOWHERE,
                .next = NOWHERE,
                .source = NOWHERE };

  switch (change->type)
    {
    case ALUR_CHANGE_SET:
    case ALUR_CHANGE_TEXT:
      note.value = change->after.value;
      break;
    case ALUR_CHANGE_FOREIGN:
      note.foreign = change->after.foreign;
      break;
    case ALUR_CHANGE_INSERT:
    case ALUR_CHANGE_REMOVE:
    case ALUR_CHANGE_MOVE:
    default:
      note.parent = serial_of (change->after.place.parent);
      note.next = serial_of (change->after.place.next);
      note.value.text = alur_element_get_id (element);
      note.source = origin != NULL ? serial_of (origin->source) : NOWHERE;
      break;
    }
  return note;
}

/* A stage that was made after the copy, with all that is in it, of what its source is here. */
static AlurElement *
make_stage (AlurMirror *self, const Note *note)
{
  g_autoptr (AlurStageCopy) copy = NULL;
  AlurElement *stage;

  self->document->n_serials = note->serial;
  copy = alur_stage_copy_new (self->document, find (self, note->source));
  alur_stage_copy_advance (copy, 0);
  stage = alur_stage_copy_take (copy, note->value.text);
  for (AlurElement *e = stage; e != NULL; e = alur_element_walk (e, stage))
    put (self, e);
  return stage;
}

/* An element that was made after the copy. */
static AlurElement *
make_element (AlurMirror *self, const Note *note)
{
  AlurElement *element;

  if (note->source != NOWHERE)
    return make_stage (self, note);
  element = alur_document_create_element (self->document, note->kind);
  element->serial = note->serial;
  if (alur_element_type (note->kind)->has_id)
    element->values[ALUR_FIELD_ID].text = note->value.text;
  put (self, element);
  return element;
}

static void
apply (AlurMirror *self, const Note *note)
{
  AlurElement *element = find (self, note->serial);
  AlurChange change = { .type = note->type, .field = note->field };

  if (element == NULL)
    element = make_element (self, note);
  change.element = element;
  if (note->type == ALUR_CHANGE_SET || note->type == ALUR_CHANGE_TEXT)
    change.after.value = note->value;
  else if (note->type == ALUR_CHANGE_FOREIGN)
    change.after.foreign = note->foreign;
  else
    {
      change.before.place.parent = element->parent;
      change.after.place = (AlurPlace){ find (self, note->parent), find (self, note->next) };
    }
  alur_document_apply (self->document, &change);
}

/* Takes over what is to be told until a turn; the mutex is held. */
static GArray *
take_notes (AlurMirror *self, gsize until)
{
  guint n = until > self->n_told ? (guint) (until - self->n_told) : 0;
  GArray *notes = g_array_sized_new (FALSE, FALSE, sizeof (Note), n);

  g_array_append_vals (notes, self->notes->data, n);
  g_array_remove_range (self->notes, 0, n);
  self->n_told += n;
  return notes;
}

static void
tell_notes (AlurMirror *self, const GArray *notes)
{
  for (guint i = 0; i < notes->len; i++)
    apply (self, &g_array_index (notes, Note, i));
}

static gpointer
tell (gpointer data)
{
  alur_mirror_turn_begin (data);
  alur_mirror_turn_free (data);
  return NULL;
}

static void
tell_in_thread (AlurDocument *document)
{
  AlurMirrorTurn *turn = alur_document_take_turn (document);
  GThread *thread = g_thread_try_new ("mirror", tell, turn, NULL);

  if (thread != NULL)
    g_thread_unref (thread);
  else
    tell (turn);
}

/* While nobody wants to read, the copy is told now and then, so that what it has to be told stays
 * little: by a turn in which nothing is read. */
static void
changed_cb (AlurDocument *document, const AlurChangeSet *changes, AlurMirror *self)
{
  gboolean is_much;

  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < changes->n_changes; i++)
    {
      Note note = make_note (document, &changes->changes[i]);

      g_array_append_val (self->notes, note);
    }
  is_much = self->notes->len > MOST_NOTES && g_queue_is_empty (&self->turns);
  g_mutex_unlock (&self->mutex);
  if (is_much)
    tell_in_thread (document);
}

/* --- For others ------------------------------------------------------------------------------- */

/**
 * alur_document_has_mirror:
 * @document: a document
 *
 * Returns: whether turns can be taken
 */
gboolean
alur_document_has_mirror (AlurDocument *document)
{
  return document->mirror != NULL;
}

/**
 * alur_document_make_mirror:
 * @document: a document that no other thread uses now
 *
 * Lets threads read @document from now on, which must not be freed by another thread than edits it.
 * Takes as long as copying all elements, so for a large document it is to be done by whoever has
 * read it, before anybody waits for it.
 *
 * Returns: whether there is a mirror; not where a transaction is open
 */
gboolean
alur_document_make_mirror (AlurDocument *document)
{
  AlurMirror *self;

  if (document->mirror != NULL)
    return TRUE;
  if (document->filling || alur_document_in_transaction (document))
    return FALSE;
  self = g_new0 (AlurMirror, 1);
  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->moved_on);
  self->notes = g_array_new (FALSE, FALSE, sizeof (Note));
  self->elements = g_ptr_array_new ();
  g_ptr_array_set_size (self->elements, (int) document->n_serials);
  copy_document (self, document);
  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), self);
  document->mirror = self;
  document->free_mirror = (GDestroyNotify) mirror_unref;
  return TRUE;
}

/**
 * alur_document_take_turn:
 * @document: a document with a mirror
 *
 * Returns: (transfer full): a reading of @document as it has been announced until now, to be begun
 *   in a thread; those that were taken later wait for its end
 */
AlurMirrorTurn *
alur_document_take_turn (AlurDocument *document)
{
  AlurMirror *mirror = document->mirror;
  AlurMirrorTurn *self = g_new0 (AlurMirrorTurn, 1);

  g_atomic_ref_count_inc (&mirror->references);
  self->mirror = mirror;
  g_mutex_lock (&mirror->mutex);
  self->until = mirror->n_told + mirror->notes->len;
  g_queue_push_tail (&mirror->turns, self);
  g_mutex_unlock (&mirror->mutex);
  return self;
}

/**
 * alur_mirror_turn_begin:
 * @self: a turn, begun for the first time
 *
 * Waits until all turns before it have ended.
 *
 * Returns: (transfer none): the document as it was when the turn was taken, to be read by this
 *   thread until alur_mirror_turn_free(). Its elements have the serials, and its texts, ids and
 *   lists are the same as those of the document.
 */
AlurDocument *
alur_mirror_turn_begin (AlurMirrorTurn *self)
{
  AlurMirror *mirror = self->mirror;
  g_autoptr (GArray) notes = NULL;

  g_mutex_lock (&mirror->mutex);
  while (g_queue_peek_head (&mirror->turns) != self)
    g_cond_wait (&mirror->moved_on, &mirror->mutex);
  notes = take_notes (mirror, self->until);
  g_mutex_unlock (&mirror->mutex);
  tell_notes (mirror, notes);
  return mirror->document;
}

/**
 * alur_mirror_turn_find:
 * @self: a turn that has begun
 * @element: an element of the document; only what never changes of it is read
 *
 * Returns: (transfer none) (nullable): the same element in the mirror
 */
AlurElement *
alur_mirror_turn_find (AlurMirrorTurn *self, const AlurElement *element)
{
  return copy_of (self->mirror, element);
}

/**
 * alur_mirror_turn_free:
 * @self: (transfer full): a turn, whether or not it has begun
 *
 * Lets the next one begin.
 */
void
alur_mirror_turn_free (AlurMirrorTurn *self)
{
  AlurMirror *mirror = self->mirror;

  g_mutex_lock (&mirror->mutex);
  g_queue_remove (&mirror->turns, self);
  g_cond_broadcast (&mirror->moved_on);
  g_mutex_unlock (&mirror->mutex);
  mirror_unref (mirror);
  g_free (self);
}
