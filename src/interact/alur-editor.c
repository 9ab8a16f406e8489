/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One document in one window.
 *
 * What stands on the document is looked at again when somebody asks for it: an edit only marks it
 * as old. The window asks once a frame, so that many changes cost one update. */

#include "alur-editor-private.h"

#include "alur-chain-layout.h"
#include "alur-reference.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (AlurEditor, alur_editor, G_TYPE_OBJECT)

static void
tell (AlurEditor *self, const char *signal)
{
  g_signal_emit_by_name (self, signal);
}

/*< private >
 * alur_editor_forget_picture:
 *
 * What is shown is to be drawn anew when somebody asks for it.
 */
void
alur_editor_forget_picture (AlurEditor *self)
{
  self->is_fresh = FALSE;
  self->n_changes++;
  self->is_counted = FALSE;
}

/*< private >
 * alur_editor_view_changed:
 *
 * Something else is shown: it is drawn anew, and told.
 */
void
alur_editor_view_changed (AlurEditor *self)
{
  alur_editor_forget_picture (self);
  self->n_views++;
  tell (self, "view-changed");
}

static void
document_changed_cb (AlurDocument *document, const AlurChangeSet *changes, AlurEditor *self)
{
  const AlurChangeSet *before = self->change_set;

  self->touched = changes->n_changes > 0 ? changes->changes[0].element : NULL;
  alur_nesting_note_changes (self->units, changes);
  alur_nesting_note_changes (self->functions, changes);
  alur_editor_note_decisions (self, changes);
  alur_editor_forget_picture (self);
  alur_selection_drop_lost (self->selection);
  self->change_set = changes;
  tell (self, "document-changed");
  self->change_set = before;
}

/* Other findings are held back. */
static void
unfinished_changed_cb (AlurUnfinished *unfinished, AlurEditor *self)
{
  self->is_counted = FALSE;
  self->n_held++;
}

static void
alur_editor_dispose (GObject *object)
{
  AlurEditor *self = ALUR_EDITOR (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  alur_editor_clear_picture (self);
  alur_editor_clear_comparison (self);
  g_clear_pointer (&self->picture_memory, alur_picture_memory_unref);
  g_clear_pointer (&self->marks, alur_finding_marks_free);
  g_clear_pointer (&self->memory, alur_procedure_memory_free);
  g_clear_pointer (&self->chart_memory, alur_organisation_memory_free);
  alur_editor_clear_stage (self);
  g_clear_pointer (&self->carry, alur_carry_free);
  g_clear_object (&self->analysis);
  g_clear_object (&self->selection);
  if (self->unfinished != NULL)
    g_signal_handlers_disconnect_by_data (self->unfinished, self);
  g_clear_object (&self->unfinished);
  g_clear_object (&self->what_if);
  g_clear_object (&self->document);
  g_clear_pointer (&self->metrics, alur_pango_metrics_unref);
  G_OBJECT_CLASS (alur_editor_parent_class)->dispose (object);
}

static void
alur_editor_finalize (GObject *object)
{
  AlurEditor *self = ALUR_EDITOR (object);

  g_ptr_array_unref (self->retired);
  g_clear_pointer (&self->units, alur_nesting_free);
  g_clear_pointer (&self->functions, alur_nesting_free);
  G_OBJECT_CLASS (alur_editor_parent_class)->finalize (object);
}

static void
alur_editor_class_init (AlurEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alur_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = alur_editor_finalize;
  /**
   * AlurEditor::document-changed:
   *
   * The document is another, by an edit, an undo, a redo or a rollback; or other findings are told
   * of it.
   */
  g_signal_new ("document-changed", ALUR_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  /**
   * AlurEditor::view-changed:
   *
   * Another part of the document is shown.
   */
  g_signal_new ("view-changed", ALUR_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  /**
   * AlurEditor::picture-changed:
   *
   * A picture that was made elsewhere is there, see alur_editor_take_picture(), or can be made now,
   * see alur_editor_catch_up().
   */
  g_signal_new ("picture-changed", ALUR_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  /**
   * AlurEditor::fell-behind:
   *
   * Something is to be done in parts, see alur_editor_catch_up().
   */
  g_signal_new ("fell-behind", ALUR_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  /**
   * AlurEditor::stage-made:
   *
   * A stage that was begun is there and selected.
   */
  g_signal_new ("stage-made", ALUR_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
  /**
   * AlurEditor::told:
   * @message: what was done, in a sentence for people
   *
   * Something was done without a question, and may have to be undone.
   */
  g_signal_new ("told", ALUR_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
  /**
   * AlurEditor::ask-flow:
   * @flow: a flow of a line of the service chain
   *
   * Which of the flows for which the line stands is wanted must be asked.
   */
  g_signal_new ("ask-flow", ALUR_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_POINTER);
  /**
   * AlurEditor::ask-connection:
   * @from: (nullable): a unit
   * @to: (nullable): another one
   * @kind: an AlurFlowKind
   *
   * From which step to which a new flow goes must be asked.
   */
  g_signal_new ("ask-connection", ALUR_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 3, G_TYPE_POINTER, G_TYPE_POINTER, G_TYPE_UINT);
}

static void
alur_editor_init (AlurEditor *self)
{
  self->selection = alur_selection_new ();
  self->memory = alur_procedure_memory_new ();
  self->chart_memory = alur_organisation_memory_new ();
  self->retired = g_ptr_array_new_with_free_func ((GDestroyNotify) alur_picture_free);
  self->weighed = G_MAXUINT;
  self->flow_kinds = ALUR_CHAIN_KINDS;
}

/**
 * alur_editor_new:
 * @document: what to work on; a reference is taken
 * @metrics: how text is measured; a reference is taken
 *
 * Returns: (transfer full): an editor that shows the organisation of the first stage
 */
AlurEditor *
alur_editor_new (AlurDocument *document, AlurPangoMetrics *metrics)
{
  g_autoptr (AlurAnalysis) analysis = alur_analysis_new (document);

  return alur_editor_new_with_analysis (analysis, metrics);
}

/**
 * alur_editor_new_with_analysis:
 * @analysis: an analysis of what to work on, which only the editor uses; a reference is taken
 * @metrics: how text is measured; a reference is taken
 *
 * Returns: (transfer full): an editor that shows the organisation of the first stage
 */
AlurEditor *
alur_editor_new_with_analysis (AlurAnalysis *analysis, AlurPangoMetrics *metrics)
{
  AlurDocument *document = alur_analysis_get_document (analysis);
  AlurEditor *self = g_object_new (ALUR_TYPE_EDITOR, NULL);
  AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);

  self->document = g_object_ref (document);
  self->metrics = alur_pango_metrics_ref (metrics);
  self->analysis = g_object_ref (analysis);
  self->unfinished = alur_unfinished_new (document);
  self->carry = alur_carry_new (document);
  self->what_if = alur_what_if_new (document);
  self->units = alur_nesting_new (document, ALUR_KIND_UNIT, ALUR_UNIT_PARENT);
  self->functions = alur_nesting_new (document, ALUR_KIND_FUNCTION, ALUR_FUNCTION_PARENT);
  self->stage = stage != NULL ? alur_element_get_id (stage) : NULL;
  g_signal_connect (document, "changed", G_CALLBACK (document_changed_cb), self);
  g_signal_connect (self->unfinished, "changed", G_CALLBACK (unfinished_changed_cb), self);
  return self;
}

/**
 * alur_editor_get_document:
 *
 * Returns: (transfer none): what is worked on
 */
AlurDocument *
alur_editor_get_document (AlurEditor *self)
{
  return self->document;
}

/**
 * alur_editor_get_change_set:
 * @self: the editor
 *
 * Returns: (transfer none) (nullable): what an edit has changed, for those who hear of it by
 *   "document-changed"; %NULL at all other times, and where the document is the same and only what
 *   is told of it is another
 */
const AlurChangeSet *
alur_editor_get_change_set (AlurEditor *self)
{
  return self->change_set;
}

/**
 * alur_editor_get_analysis:
 *
 * Returns: (transfer none): findings and figures of the document
 */
AlurAnalysis *
alur_editor_get_analysis (AlurEditor *self)
{
  return self->analysis;
}

/**
 * alur_editor_get_selection:
 *
 * Returns: (transfer none): what is selected
 */
AlurSelection *
alur_editor_get_selection (AlurEditor *self)
{
  return self->selection;
}

/**
 * alur_editor_get_metrics:
 *
 * Returns: (transfer none): how text is measured
 */
AlurPangoMetrics *
alur_editor_get_metrics (AlurEditor *self)
{
  return self->metrics;
}

/**
 * alur_editor_get_unfinished:
 *
 * Returns: (transfer none): what was made in this window and is not filled in yet
 */
AlurUnfinished *
alur_editor_get_unfinished (AlurEditor *self)
{
  return self->unfinished;
}

/**
 * alur_editor_get_carry:
 *
 * Returns: (transfer none): the last edit, to be made in other stages too
 */
AlurCarry *
alur_editor_get_carry (AlurEditor *self)
{
  return self->carry;
}

/**
 * alur_editor_get_what_if:
 *
 * Returns: (transfer none): what is tried out beside the document
 */
AlurWhatIf *
alur_editor_get_what_if (AlurEditor *self)
{
  return self->what_if;
}

/**
 * alur_editor_get_stage:
 *
 * Returns: (transfer none): the stage that is shown, or the first where that one has gone
 */
AlurElement *
alur_editor_get_stage (AlurEditor *self)
{
  AlurElement *stage
      = self->stage != NULL ? alur_document_get_stage (self->document, self->stage) : NULL;

  return stage != NULL
             ? stage
             : alur_element_first (alur_document_get_root (self->document), ALUR_KIND_STAGE);
}

/* What is selected, in another stage: the same thing at another time. */
static void
follow_selection (AlurEditor *self, AlurElement *stage)
{
  guint n_elements;
  AlurElement *const *elements = alur_selection_get_all (self->selection, &n_elements);
  g_autoptr (GPtrArray) there = g_ptr_array_new ();

  for (guint i = 0; i < n_elements; i++)
    {
      const char *id = alur_element_get_id (elements[i]);
      AlurElement *same = id != NULL ? alur_document_lookup_atom (self->document, stage, id) : NULL;

      if (same != NULL)
        g_ptr_array_add (there, same);
    }
  alur_selection_set_all (self->selection, (AlurElement *const *) there->pdata, there->len);
}

/**
 * alur_editor_list_units:
 *
 * Returns: (transfer none) (element-type AlurNested): the units of the stage that is shown, each
 *   followed by those that are part of it; valid until the document changes or another stage is
 *   shown
 */
const GArray *
alur_editor_list_units (AlurEditor *self)
{
  const AlurElement *stage = alur_editor_get_stage (self);

  return alur_nesting_list (
      self->units, stage != NULL ? alur_document_get_organisation (self->document, stage) : NULL);
}

/**
 * alur_editor_list_functions:
 *
 * Returns: (transfer none) (element-type AlurNested): the functions, each followed by those that
 *   are part of it; valid until the document changes
 */
const GArray *
alur_editor_list_functions (AlurEditor *self)
{
  return alur_nesting_list (self->functions, alur_document_get_functions (self->document));
}

/**
 * alur_editor_set_stage:
 * @stage: a stage of the document
 *
 * Shows @stage; what is selected stays so where it exists there.
 */
void
alur_editor_set_stage (AlurEditor *self, AlurElement *stage)
{
  g_return_if_fail (stage != NULL && stage->kind == ALUR_KIND_STAGE);
  if (self->stage == alur_element_get_id (stage))
    return;
  self->stage = alur_element_get_id (stage);
  follow_selection (self, stage);
  alur_editor_view_changed (self);
}

/**
 * alur_editor_get_pane:
 *
 * Returns: what is shown in the middle
 */
AlurPane
alur_editor_get_pane (AlurEditor *self)
{
  return self->pane;
}

/**
 * alur_editor_get_traits:
 *
 * Returns: (transfer none): what is to be known of what is shown in the middle
 */
const AlurPaneTraits *
alur_editor_get_traits (AlurEditor *self)
{
  return alur_pane_get_traits (self->pane);
}

/**
 * alur_editor_get_procedure:
 *
 * Returns: (transfer none) (nullable): the procedure that is shown, or would be; the first of the
 *   stage where that one is not in it
 */
AlurElement *
alur_editor_get_procedure (AlurEditor *self)
{
  AlurElement *stage = alur_editor_get_stage (self);
  AlurElement *procedure = NULL;

  if (stage == NULL)
    return NULL;
  if (self->procedure != NULL)
    procedure
        = alur_document_lookup_kind (self->document, stage, self->procedure, ALUR_KIND_PROCEDURE);
  return procedure != NULL ? procedure : alur_element_first (stage, ALUR_KIND_PROCEDURE);
}

/**
 * alur_editor_get_function:
 *
 * Returns: (transfer none) (nullable): the function whose authorities the chart shows; NULL: all
 */
AlurElement *
alur_editor_get_function (AlurEditor *self)
{
  return self->function != NULL
             ? alur_document_lookup_kind (self->document, NULL, self->function, ALUR_KIND_FUNCTION)
             : NULL;
}

/**
 * alur_editor_show:
 * @pane: what to show
 * @procedure: (nullable): of views of one procedure, which; NULL: the one shown last
 */
void
alur_editor_show (AlurEditor *self, AlurPane pane, AlurElement *procedure)
{
  const char *id = procedure != NULL ? alur_element_get_id (procedure) : self->procedure;

  if (self->pane == pane && self->procedure == id)
    return;
  self->pane = pane;
  self->procedure = id;
  alur_editor_view_changed (self);
}

/**
 * alur_editor_set_function:
 * @function: (nullable): the function whose authorities the chart shows; NULL: all
 */
void
alur_editor_set_function (AlurEditor *self, AlurElement *function)
{
  const char *id = function != NULL ? alur_element_get_id (function) : NULL;

  if (self->function == id)
    return;
  self->function = id;
  alur_editor_view_changed (self);
}

/* Whether the service chain is shown, and it in there: one need not go elsewhere to see it. What is
 * not in a drawing that only waits for what is found may be in the next one, which is worth that.
 */
static gboolean
is_in_chain (AlurEditor *self, const AlurElement *element)
{
  AlurHit hit;

  if (!alur_editor_get_traits (self)->is_gathered)
    return FALSE;
  if (alur_picture_find (alur_editor_get_picture (self), element, &hit))
    return TRUE;
  if (!alur_editor_is_behind (self) || alur_editor_defers_picture (self))
    return FALSE;
  alur_analysis_update (self->analysis);
  return alur_picture_find (alur_editor_get_picture (self), element, &hit);
}

static void
show_place_of (AlurEditor *self, const AlurElement *element)
{
  const AlurElement *procedure = alur_element_get_procedure (element);

  if (is_in_chain (self, element))
    return;
  if (procedure != NULL)
    {
      AlurPane pane = element->kind == ALUR_KIND_SCORE ? ALUR_PANE_CRITERIA
                      : self->pane == ALUR_PANE_TABLE  ? ALUR_PANE_TABLE
                                                       : ALUR_PANE_PROCEDURE;

      alur_editor_show (self, pane, (AlurElement *) procedure);
    }
  else if (element->kind == ALUR_KIND_FUNCTION)
    alur_editor_show (self, ALUR_PANE_MATRIX, NULL);
  else if (element->kind == ALUR_KIND_REGULATION)
    alur_editor_show (self, ALUR_PANE_REGULATIONS, NULL);
  else if (element->parent != NULL
           && (element->kind == ALUR_KIND_UNIT || element->kind == ALUR_KIND_RELATION
               || element->parent->kind == ALUR_KIND_UNIT))
    {
      if (self->pane == ALUR_PANE_PERSONNEL && element->kind == ALUR_KIND_POSITION)
        return;
      if (self->pane != ALUR_PANE_MATRIX || element->kind == ALUR_KIND_RELATION)
        alur_editor_show (self, ALUR_PANE_ORGANISATION, NULL);
    }
}

/**
 * alur_editor_show_element:
 * @element: an element of the document
 *
 * Goes to the stage and the view in which @element is best seen, and selects it. Does nothing where
 * @element has been deleted meanwhile: who asks may have shown it a moment longer.
 */
void
alur_editor_show_element (AlurEditor *self, AlurElement *element)
{
  const AlurElement *stage = alur_element_get_stage (element);

  if (!alur_element_is_in_document (element))
    return;
  if (stage != NULL)
    alur_editor_set_stage (self, (AlurElement *) stage);
  show_place_of (self, element);
  alur_selection_set (self->selection, element);
}

/**
 * alur_editor_is_drawing:
 *
 * Returns: whether what is shown is a drawing, so that there is a picture of it
 */
gboolean
alur_editor_is_drawing (AlurEditor *self)
{
  return alur_editor_get_traits (self)->is_drawing;
}

/**
 * alur_editor_is_editable:
 *
 * Returns: whether the drawing that is shown is one to draw in: two stages beside each other are to
 *   be looked at
 */
gboolean
alur_editor_is_editable (AlurEditor *self)
{
  return alur_editor_get_traits (self)->is_drawn_in;
}

/* Scores have no id, but a view of their own. */
static gboolean
is_score_in_place (const AlurElement *element)
{
  return element->kind == ALUR_KIND_SCORE && element->parent != NULL;
}

/* What the customer brings, and what staff is reckoned from, is to be seen where it is listed
 * too. */
static gboolean
is_listed_here (AlurEditor *self, const AlurElement *element)
{
  if (element == NULL)
    return FALSE;
  if (self->pane == ALUR_PANE_REQUIREMENTS)
    return element->kind == ALUR_KIND_INPUT || element->kind == ALUR_KIND_OUTPUT;
  return self->pane == ALUR_PANE_PERSONNEL
         && (element->kind == ALUR_KIND_POSITION || element->kind == ALUR_KIND_DUTY
             || element->kind == ALUR_KIND_PROCEDURE);
}

/* Shows where an undone or redone change was. */
static void
go_to_change (AlurEditor *self)
{
  AlurElement *element = self->touched;
  gboolean is_listed = is_listed_here (self, element);

  while (element != NULL && element->kind != ALUR_KIND_DOCUMENT && !is_score_in_place (element)
         && (alur_element_get_id (element) == NULL || !alur_element_is_in_document (element)))
    element = element->parent;
  if (element == NULL || element->kind == ALUR_KIND_DOCUMENT)
    return;
  if (alur_element_get_stage (element) != NULL)
    alur_editor_set_stage (self, (AlurElement *) alur_element_get_stage (element));
  if (!is_listed)
    show_place_of (self, element);
}

/* Shows what was tried out, where it is tried out. */
static void
go_to_trial (AlurEditor *self)
{
  const AlurElement *touched = alur_what_if_get_touched (self->what_if);
  const AlurElement *stage = touched != NULL ? alur_element_get_stage (touched) : NULL;

  if (stage != NULL)
    alur_editor_set_stage (self, (AlurElement *) (guintptr) stage);
  alur_editor_show (self, ALUR_PANE_PERSONNEL, NULL);
}

/**
 * alur_editor_get_undo_name:
 *
 * Returns: (transfer none) (nullable): what would be undone, an edit of the document or what was
 *   tried out, whichever was last; %NULL: there is nothing
 */
const char *
alur_editor_get_undo_name (AlurEditor *self)
{
  const char *name = alur_what_if_get_undo_name (self->what_if);

  return name != NULL ? name : alur_document_get_undo_name (self->document);
}

/**
 * alur_editor_get_redo_name:
 *
 * Returns: (transfer none) (nullable): what would be done again; %NULL: there is nothing
 */
const char *
alur_editor_get_redo_name (AlurEditor *self)
{
  const char *name = alur_what_if_get_redo_name (self->what_if);

  return name != NULL ? name : alur_document_get_redo_name (self->document);
}

/**
 * alur_editor_undo:
 *
 * Takes back what was done last, an edit or what was tried out, and goes to where it was.
 *
 * Returns: whether there was something
 */
gboolean
alur_editor_undo (AlurEditor *self)
{
  if (alur_document_in_transaction (self->document))
    return FALSE;
  if (alur_what_if_undo (self->what_if))
    {
      go_to_trial (self);
      return TRUE;
    }
  if (!alur_document_undo (self->document))
    return FALSE;
  alur_carry_forget (self->carry);
  go_to_change (self);
  return TRUE;
}

/**
 * alur_editor_redo:
 *
 * Does again what was undone last, and goes to where it is.
 *
 * Returns: whether there was something
 */
gboolean
alur_editor_redo (AlurEditor *self)
{
  if (alur_document_in_transaction (self->document))
    return FALSE;
  if (alur_what_if_redo (self->what_if))
    {
      go_to_trial (self);
      return TRUE;
    }
  if (!alur_document_redo (self->document))
    return FALSE;
  alur_carry_forget (self->carry);
  go_to_change (self);
  return TRUE;
}

/**
 * alur_editor_check:
 * @self: the editor
 *
 * Tells all findings, also those about what is not filled in yet.
 */
void
alur_editor_check (AlurEditor *self)
{
  alur_unfinished_check (self->unfinished);
  alur_editor_forget_picture (self);
  tell (self, "document-changed");
}

/**
 * alur_editor_take_lead:
 * @self: an editor whose analysis leaves leads to a worker
 * @procedure: a procedure
 * @ticket: what came with its model
 * @lead: what a worker has made of that
 *
 * Shows the lead time of @procedure, unless that has changed since.
 */
void
alur_editor_take_lead (AlurEditor *self, const AlurElement *procedure, guint ticket, AlurLead lead)
{
  if (!alur_analysis_take_lead (self->analysis, procedure, ticket, lead))
    return;
  alur_editor_forget_picture (self);
  tell (self, "document-changed");
}

/**
 * alur_editor_tell:
 * @self: the editor
 * @message: what was done, in a sentence for people
 *
 * Lets the window tell it, with a way to undo it, unless the document has refused it.
 */
void
alur_editor_tell (AlurEditor *self, const char *message)
{
  if (!alur_document_has_refused (self->document))
    g_signal_emit_by_name (self, "told", message);
}
