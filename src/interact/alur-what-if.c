/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A step of the trial is what was tried before and after it, as a whole: it is small. A step
 * remembers the state of the document in which it was made. Undoing the document comes back to that
 * state, and only then the step is the last thing that was done: so trial and document have one
 * order without knowing each other's history. */

#include "alur-what-if.h"

#include "alur-language.h"
#include "alur-slot.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* NULL for what is tried out: there is no trial. */
typedef struct
{
  char *name;
  char *tag; /* (nullable): goes on with the step before of the same tag */
  AlurAssumptions *before;
  AlurAssumptions *after;
  const AlurElement *touched; /* (nullable) */
  guint64 state;
} Step;

struct _AlurWhatIf
{
  GObject parent_instance;

  AlurDocument *document;
  AlurAssumptions *now; /* NULL: there is no trial */
  Step *open;           /* between begin and end; NULL: nothing is being changed */
  GPtrArray *undo;      /* of Step */
  GPtrArray *redo;
  const AlurElement *touched; /* by what was undone or redone last */
};

G_DEFINE_FINAL_TYPE (AlurWhatIf, alur_what_if, G_TYPE_OBJECT)

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->name);
  g_free (step->tag);
  g_clear_pointer (&step->before, alur_assumptions_free);
  g_clear_pointer (&step->after, alur_assumptions_free);
  g_free (step);
}

static AlurAssumptions *
copy (const AlurAssumptions *assumptions)
{
  return assumptions != NULL ? alur_assumptions_copy (assumptions) : NULL;
}

static void
set_now (AlurWhatIf *self, const AlurAssumptions *assumptions)
{
  AlurAssumptions *now = copy (assumptions);

  g_clear_pointer (&self->now, alur_assumptions_free);
  self->now = now;
}

static void
changed (AlurWhatIf *self)
{
  g_signal_emit_by_name (self, "changed");
}

static void
alur_what_if_dispose (GObject *object)
{
  AlurWhatIf *self = ALUR_WHAT_IF (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->now, alur_assumptions_free);
  g_clear_pointer (&self->open, step_free);
  g_clear_pointer (&self->undo, g_ptr_array_unref);
  g_clear_pointer (&self->redo, g_ptr_array_unref);
  G_OBJECT_CLASS (alur_what_if_parent_class)->dispose (object);
}

static void
alur_what_if_class_init (AlurWhatIfClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alur_what_if_dispose;
  g_signal_new ("changed", ALUR_TYPE_WHAT_IF, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
}

static void
alur_what_if_init (AlurWhatIf *self)
{
  self->undo = g_ptr_array_new_with_free_func (step_free);
  self->redo = g_ptr_array_new_with_free_func (step_free);
}

/**
 * alur_what_if_new:
 * @document: a document; a reference is taken
 *
 * Returns: (transfer full): no trial yet
 */
AlurWhatIf *
alur_what_if_new (AlurDocument *document)
{
  AlurWhatIf *self = g_object_new (ALUR_TYPE_WHAT_IF, NULL);

  self->document = g_object_ref (document);
  return self;
}

/* --- Steps ------------------------------------------------------------------------------------ */

static void
begin_step (AlurWhatIf *self, const char *name, const char *tag)
{
  g_return_if_fail (self->open == NULL);

  self->open = g_new0 (Step, 1);
  self->open->name = g_strdup (name);
  self->open->tag = g_strdup (tag);
  self->open->before = copy (self->now);
  self->open->state = alur_document_get_state (self->document);
}

static gboolean
goes_on (AlurWhatIf *self, const Step *step)
{
  const Step *last
      = self->undo->len > 0 ? g_ptr_array_index (self->undo, self->undo->len - 1) : NULL;

  return step->tag != NULL && last != NULL && self->redo->len == 0 && last->state == step->state
         && g_strcmp0 (last->tag, step->tag) == 0;
}

static void
end_step (AlurWhatIf *self)
{
  Step *step = g_steal_pointer (&self->open);

  if (goes_on (self, step))
    {
      Step *last = g_ptr_array_index (self->undo, self->undo->len - 1);

      g_clear_pointer (&last->after, alur_assumptions_free);
      last->after = copy (self->now);
      step_free (step);
    }
  else
    {
      step->after = copy (self->now);
      g_ptr_array_add (self->undo, step);
    }
  g_ptr_array_set_size (self->redo, 0);
  changed (self);
}

/**
 * alur_what_if_begin:
 * @self: an open trial
 * @name: what will be undone, in words for people
 * @tag: (nullable): what is done with the same tag, and nothing between, is one step
 *
 * Begins one step. alur_what_if_end() must follow.
 */
void
alur_what_if_begin (AlurWhatIf *self, const char *name, const char *tag)
{
  g_autofree char *told = NULL;

  g_return_if_fail (self->now != NULL);

  /* Translators: %s is what was done, such as "Change a position"; it is in no document yet. */
  told = g_strdup_printf (alur_tr (NULL, N_ ("%s (tried out)")), name);
  begin_step (self, told, tag);
}

/**
 * alur_what_if_end:
 * @self: a trial that is being changed
 * @keep: whether the step is kept; else all is as it was before
 */
void
alur_what_if_end (AlurWhatIf *self, gboolean keep)
{
  g_return_if_fail (self->open != NULL);

  if (keep && self->open->touched != NULL)
    {
      end_step (self);
      return;
    }
  set_now (self, self->open->before);
  g_clear_pointer (&self->open, step_free);
  changed (self);
}

/**
 * alur_what_if_put:
 * @self: a trial that is being changed
 * @element: a position, procedure, duty or the root of the document
 * @value: its people, its times a year or the effective minutes a year
 *
 * Returns: (transfer full) (nullable): why it can't be, as in the document
 */
char *
alur_what_if_put (AlurWhatIf *self, AlurElement *element, double value)
{
  guint field = 0;
  char *why_not = NULL;

  g_return_val_if_fail (self->open != NULL, NULL);

  if (alur_assumption_get_field (element->kind, &field))
    why_not = alur_slot_check (self->document, element, field, (AlurValue){ .number = value });
  else
    why_not = g_strdup (alur_tr (NULL, N_ ("That can't be tried out.")));
  if (why_not != NULL)
    return why_not;
  alur_assumptions_put (self->now, element, value);
  self->open->touched = element;
  return NULL;
}

static void
scale (AlurWhatIf *self, AlurElement *element, double factor)
{
  double value = alur_assumptions_get (self->now, element);
  double scaled = floor (value * factor * 100 + 0.5) / 100;

  if (!(value > 0))
    return;
  alur_assumptions_put (self->now, element, scaled);
  self->open->touched = element;
}

/**
 * alur_what_if_scale_volumes:
 * @self: a trial that is being changed
 * @stage: a stage
 * @factor: not negative
 *
 * Tries out @factor times what is tried out now, or is in the document, for each procedure and duty
 * of @stage; in hundredths.
 */
void
alur_what_if_scale_volumes (AlurWhatIf *self, const AlurElement *stage, double factor)
{
  const AlurElement *organisation = alur_document_get_organisation (self->document, stage);

  g_return_if_fail (self->open != NULL && factor >= 0);

  if (organisation != NULL)
    ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  ALUR_FOREACH (position, unit, ALUR_KIND_POSITION)
  ALUR_FOREACH (duty, position, ALUR_KIND_DUTY)
  scale (self, duty, factor);
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  scale (self, procedure, factor);
}

/* --- Begun and over --------------------------------------------------------------------------- */

/**
 * alur_what_if_is_open:
 *
 * Returns: whether there is a trial
 */
gboolean
alur_what_if_is_open (AlurWhatIf *self)
{
  return self->now != NULL;
}

/**
 * alur_what_if_open:
 *
 * Begins a trial, with nothing else than the document has.
 */
void
alur_what_if_open (AlurWhatIf *self)
{
  if (self->now != NULL)
    return;
  self->now = alur_assumptions_new ();
  changed (self);
}

static void
close_trial (AlurWhatIf *self)
{
  g_clear_pointer (&self->now, alur_assumptions_free);
}

/**
 * alur_what_if_discard:
 * @self: a trial that is not being changed
 *
 * Gives the trial up; undoing brings it back.
 */
void
alur_what_if_discard (AlurWhatIf *self)
{
  g_return_if_fail (self->open == NULL);

  if (self->now == NULL)
    return;
  if (!alur_what_if_has_changes (self))
    {
      close_trial (self);
      g_ptr_array_set_size (self->undo, 0);
      g_ptr_array_set_size (self->redo, 0);
      changed (self);
      return;
    }
  begin_step (self, alur_tr (NULL, N_ ("Discard what was tried out")), NULL);
  close_trial (self);
  end_step (self);
}

static char *
write_to_document (AlurWhatIf *self, GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    {
      AlurElement *element = g_ptr_array_index (list, i);
      AlurValue value = { .number = alur_assumptions_get (self->now, element) };
      guint field = 0;
      char *why_not;

      alur_assumption_get_field (element->kind, &field);
      why_not = alur_slot_put (self->document, element, field, value);
      if (why_not != NULL)
        return why_not;
    }
  return NULL;
}

/**
 * alur_what_if_keep:
 * @self: a trial that is not being changed
 *
 * Makes what is tried out the document's, as one edit, and ends the trial. Undoing that edit, and
 * then once more, brings the trial back.
 *
 * Returns: (transfer full) (nullable): why not, a sentence for people; nothing is changed then
 */
char *
alur_what_if_keep (AlurWhatIf *self)
{
  g_autoptr (GPtrArray) list = alur_assumptions_list (self->now, self->document);
  char *why_not;

  g_return_val_if_fail (self->open == NULL, NULL);

  if (alur_document_in_transaction (self->document))
    return g_strdup (alur_tr (NULL, N_ ("Something else is being changed. Finish that first.")));
  if (list->len == 0)
    {
      alur_what_if_discard (self);
      return NULL;
    }
  begin_step (self, alur_tr (NULL, N_ ("End the trial")), NULL);
  alur_document_begin (self->document, alur_tr (NULL, N_ ("Keep what was tried out")));
  why_not = write_to_document (self, list);
  if (why_not != NULL)
    {
      alur_document_rollback (self->document);
      g_clear_pointer (&self->open, step_free);
      return why_not;
    }
  close_trial (self);
  alur_document_commit (self->document);
  end_step (self);
  return NULL;
}

static gboolean
is_called_as (const AlurElement *duty, const AlurElement *other)
{
  return g_strcmp0 (alur_element_get_text (duty, ALUR_DUTY_NAME),
                    alur_element_get_text (other, ALUR_DUTY_NAME))
         == 0;
}

/* Duties have no ids, and others may have come before it: it is the one that is called so. */
static AlurElement *
find_duty (AlurWhatIf *self, const AlurElement *duty)
{
  const AlurElement *stage = alur_document_get_stage (
      self->document, alur_element_get_id (alur_element_get_stage (duty)));
  const AlurElement *position = alur_document_lookup_kind (
      self->document, stage, alur_element_get_id (duty->parent), ALUR_KIND_POSITION);
  guint n_before = 0;

  if (stage == NULL || position == NULL)
    return NULL;
  for (const AlurElement *before = alur_element_previous (duty, ALUR_KIND_DUTY); before != NULL;
       before = alur_element_previous (before, ALUR_KIND_DUTY))
    n_before += is_called_as (before, duty) ? 1 : 0;
  ALUR_FOREACH (other, position, ALUR_KIND_DUTY)
  if (is_called_as (other, duty) && n_before-- == 0)
    return other;
  return NULL;
}

static void
take_figure (AlurWhatIf *self, AlurWhatIf *from, const AlurElement *element, const char *item)
{
  AlurElement *duty = element->kind == ALUR_KIND_DUTY ? find_duty (self, element) : NULL;

  if (duty != NULL)
    alur_assumptions_put (self->now, duty, alur_assumptions_get (from->now, element));
  else if (element->kind == ALUR_KIND_DUTY
           || !alur_assumptions_add_item (self->now, self->document, item, NULL))
    g_debug ("%s is gone", item);
}

/**
 * alur_what_if_take:
 * @self: no trial yet
 * @from: another one, of the same document as it was read before
 *
 * Goes on with what is tried out there, as far as the document still has it.
 */
void
alur_what_if_take (AlurWhatIf *self, AlurWhatIf *from)
{
  g_autoptr (GPtrArray) elements = NULL;
  g_auto (GStrv) items = NULL;

  if (from->now == NULL)
    return;
  elements = alur_assumptions_list (from->now, from->document);
  items = alur_assumptions_dup_items (from->now, from->document);
  alur_what_if_open (self);
  for (guint i = 0; i < elements->len; i++)
    take_figure (self, from, g_ptr_array_index (elements, i), items[i]);
  changed (self);
}

/* --- What is tried out ------------------------------------------------------------------------ */

/**
 * alur_what_if_get_assumptions:
 *
 * Returns: (transfer none) (nullable): what is tried out, until the next change; %NULL: there is no
 *   trial
 */
const AlurAssumptions *
alur_what_if_get_assumptions (AlurWhatIf *self)
{
  return self->now;
}

/**
 * alur_what_if_count:
 * @self: a trial
 * @stage: (nullable): of which stage; the working time counts for each; %NULL: all
 *
 * Returns: how many figures are tried out that the document does not have
 */
guint
alur_what_if_count (AlurWhatIf *self, const AlurElement *stage)
{
  g_autoptr (GPtrArray) list = alur_assumptions_list (self->now, self->document);
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const AlurElement *own = alur_element_get_stage (g_ptr_array_index (list, i));

      n += stage == NULL || own == NULL || own == stage ? 1 : 0;
    }
  return n;
}

/**
 * alur_what_if_has_changes:
 *
 * Returns: whether something is tried out that the document does not have
 */
gboolean
alur_what_if_has_changes (AlurWhatIf *self)
{
  return !alur_assumptions_is_empty (self->now);
}

/* --- History ---------------------------------------------------------------------------------- */

/* The last step, where nothing was done in the document after it. */
static Step *
peek (AlurWhatIf *self, GPtrArray *steps)
{
  Step *last = steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;

  return last != NULL && last->state == alur_document_get_state (self->document) ? last : NULL;
}

/**
 * alur_what_if_get_undo_name:
 *
 * Returns: (nullable): what would be undone; %NULL: what was done last was not tried out
 */
const char *
alur_what_if_get_undo_name (AlurWhatIf *self)
{
  const Step *last = peek (self, self->undo);

  return last != NULL ? last->name : NULL;
}

/**
 * alur_what_if_get_redo_name:
 *
 * Returns: (nullable): what would be done again; %NULL: what was undone last was not tried out
 */
const char *
alur_what_if_get_redo_name (AlurWhatIf *self)
{
  const Step *last = peek (self, self->redo);

  return last != NULL ? last->name : NULL;
}

static gboolean
step_back (AlurWhatIf *self, GPtrArray *from, GPtrArray *to, gboolean is_undo)
{
  Step *step = self->open == NULL ? peek (self, from) : NULL;

  if (step == NULL)
    return FALSE;
  g_ptr_array_steal_index (from, from->len - 1);
  g_ptr_array_add (to, step);
  set_now (self, is_undo ? step->before : step->after);
  self->touched = step->touched;
  changed (self);
  return TRUE;
}

/**
 * alur_what_if_undo:
 *
 * Takes the last step back.
 *
 * Returns: whether what was done last was tried out
 */
gboolean
alur_what_if_undo (AlurWhatIf *self)
{
  return step_back (self, self->undo, self->redo, TRUE);
}

/**
 * alur_what_if_redo:
 *
 * Does again what was undone last.
 *
 * Returns: whether that was tried out
 */
gboolean
alur_what_if_redo (AlurWhatIf *self)
{
  return step_back (self, self->redo, self->undo, FALSE);
}

/**
 * alur_what_if_get_touched:
 *
 * Returns: (transfer none) (nullable): what the step that was undone or redone last is about;
 *   %NULL: the trial as a whole
 */
const AlurElement *
alur_what_if_get_touched (AlurWhatIf *self)
{
  return self->touched;
}
