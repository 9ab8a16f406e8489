/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-grid-sheet.h"

#include "alur-language.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  AlurEditor *editor;
  guint shown;  /* which rows; 0: all */
  char *filter; /* folded; NULL: none */
  int sort_key; /* ALUR_GRID_UNSORTED: as they are gathered */
  gboolean descending;
  gboolean is_fresh;
  const AlurElement *stage;     /* of which it was gathered; only compared */
  const AlurElement *procedure; /* likewise */
  gboolean is_editing;
  AlurWhatIf *trial; /* where the edit that goes on goes; NULL: into the document */
} AlurGridSheetPrivate;

static void init_grid (AlurGridInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (AlurGridSheet,
                                  alur_grid_sheet,
                                  G_TYPE_OBJECT,
                                  G_ADD_PRIVATE (AlurGridSheet)
                                      G_IMPLEMENT_INTERFACE (ALUR_TYPE_GRID, init_grid))

static AlurGridSheetPrivate *
get_private (gpointer self)
{
  return alur_grid_sheet_get_instance_private (ALUR_GRID_SHEET (self));
}

/* --- Order and choice ------------------------------------------------------------------------- */

static void
list_anew (AlurGridSheet *self)
{
  AlurGridSheetClass *klass = ALUR_GRID_SHEET_GET_CLASS (self);
  AlurGridSheetPrivate *priv = get_private (self);

  if (klass->list != NULL && priv->is_fresh && !priv->is_editing)
    klass->list (self);
  alur_grid_changed (ALUR_GRID (self));
}

static void
choose_anew (AlurGridSheet *self)
{
  AlurGridSheetClass *klass = ALUR_GRID_SHEET_GET_CLASS (self);

  if (klass->chosen != NULL)
    klass->chosen (self);
  list_anew (self);
}

static void
sort (AlurGrid *grid, int column, gboolean descending)
{
  alur_grid_sheet_sort (ALUR_GRID_SHEET (grid), column, descending);
}

static gboolean
get_sort (AlurGrid *grid, int *column, gboolean *descending)
{
  *column = get_private (grid)->sort_key;
  *descending = get_private (grid)->descending;
  return ALUR_GRID_SHEET_GET_CLASS (grid)->list != NULL;
}

static void
filter (AlurGrid *grid, const char *text)
{
  alur_grid_sheet_filter (ALUR_GRID_SHEET (grid), text);
}

static gboolean
begin (AlurGrid *grid, const char *name, char **refusal)
{
  return alur_grid_sheet_begin (ALUR_GRID_SHEET (grid), name, refusal);
}

static void
end (AlurGrid *grid, gboolean keep)
{
  alur_grid_sheet_end (ALUR_GRID_SHEET (grid), keep);
}

static void
init_grid (AlurGridInterface *iface)
{
  iface->sort = sort;
  iface->get_sort = get_sort;
  iface->filter = filter;
  iface->begin = begin;
  iface->end = end;
}

/* --- The object ------------------------------------------------------------------------------- */

static void
alur_grid_sheet_dispose (GObject *object)
{
  AlurGridSheetClass *klass = ALUR_GRID_SHEET_GET_CLASS (object);
  AlurGridSheetPrivate *priv = get_private (object);

  if (klass->clear != NULL)
    klass->clear (ALUR_GRID_SHEET (object));
  g_clear_object (&priv->editor);
  g_clear_pointer (&priv->filter, g_free);
  G_OBJECT_CLASS (alur_grid_sheet_parent_class)->dispose (object);
}

static void
alur_grid_sheet_class_init (AlurGridSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alur_grid_sheet_dispose;
}

static void
alur_grid_sheet_init (AlurGridSheet *self)
{
  get_private (self)->sort_key = ALUR_GRID_UNSORTED;
}

/**
 * alur_grid_sheet_set_editor:
 * @self: a new sheet
 * @editor: the document that it shows; a reference is taken
 *
 * For a sheet that hears from elsewhere when the document has changed.
 */
void
alur_grid_sheet_set_editor (AlurGridSheet *self, AlurEditor *editor)
{
  get_private (self)->editor = g_object_ref (editor);
}

/* Another view of the same stage and procedure shows nothing else here. */
static void
view_changed_cb (AlurGridSheet *self)
{
  const AlurGridSheetPrivate *priv = get_private (self);

  if (!priv->is_fresh || priv->stage != alur_editor_get_stage (priv->editor)
      || priv->procedure != alur_editor_get_procedure (priv->editor))
    alur_grid_sheet_changed (self);
}

/**
 * alur_grid_sheet_watch:
 * @self: a new sheet
 * @editor: the document that it shows and follows; a reference is taken
 */
void
alur_grid_sheet_watch (AlurGridSheet *self, AlurEditor *editor)
{
  alur_grid_sheet_set_editor (self, editor);
  g_signal_connect_object (editor, "document-changed", G_CALLBACK (alur_grid_sheet_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "view-changed", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (ALUR_GRID_SHEET_GET_CLASS (self)->tries_out)
    g_signal_connect_object (alur_editor_get_what_if (editor), "changed",
                             G_CALLBACK (alur_grid_sheet_changed), self, G_CONNECT_SWAPPED);
}

/**
 * alur_grid_sheet_get_editor:
 *
 * Returns: (transfer none): what is worked on
 */
AlurEditor *
alur_grid_sheet_get_editor (AlurGridSheet *self)
{
  return get_private (self)->editor;
}

/**
 * alur_grid_sheet_get_document:
 *
 * Returns: (transfer none): the document that is shown
 */
AlurDocument *
alur_grid_sheet_get_document (AlurGridSheet *self)
{
  return alur_editor_get_document (get_private (self)->editor);
}

/**
 * alur_grid_sheet_refresh:
 *
 * Gathers what is shown, if it is old.
 */
void
alur_grid_sheet_refresh (AlurGridSheet *self)
{
  AlurGridSheetClass *klass = ALUR_GRID_SHEET_GET_CLASS (self);
  AlurGridSheetPrivate *priv = get_private (self);

  if (priv->is_fresh || priv->is_editing)
    return;
  priv->is_fresh = TRUE;
  priv->stage = alur_editor_get_stage (priv->editor);
  priv->procedure = alur_editor_get_procedure (priv->editor);
  if (klass->clear != NULL)
    klass->clear (self);
  if (klass->gather != NULL)
    klass->gather (self);
  if (klass->list != NULL)
    klass->list (self);
}

/**
 * alur_grid_sheet_changed:
 *
 * Everything is another, unless it is the sheet itself that edits: it is gathered anew when it is
 * asked for.
 */
void
alur_grid_sheet_changed (AlurGridSheet *self)
{
  if (get_private (self)->is_editing)
    return;
  get_private (self)->is_fresh = FALSE;
  alur_grid_changed (ALUR_GRID (self));
}

/**
 * alur_grid_sheet_set_shown:
 * @self: the sheet
 * @shown: which rows are shown: a choice of the sheet's own, of which 0 is all
 */
void
alur_grid_sheet_set_shown (AlurGridSheet *self, guint shown)
{
  if (get_private (self)->shown == shown)
    return;
  get_private (self)->shown = shown;
  choose_anew (self);
}

/**
 * alur_grid_sheet_get_shown:
 *
 * Returns: which rows are shown
 */
guint
alur_grid_sheet_get_shown (AlurGridSheet *self)
{
  return get_private (self)->shown;
}

/**
 * alur_grid_sheet_count:
 *
 * Returns: how many of what it lists there are, shown or not
 */
guint
alur_grid_sheet_count (AlurGridSheet *self)
{
  alur_grid_sheet_refresh (self);
  return ALUR_GRID_SHEET_GET_CLASS (self)->count (self);
}

/**
 * alur_grid_sheet_sort:
 * @self: the sheet
 * @key: what rows are sorted by, which most sheets say by the number of a column;
 *   %ALUR_GRID_UNSORTED for the order in which they are gathered
 * @descending: whether the other way round
 */
void
alur_grid_sheet_sort (AlurGridSheet *self, int key, gboolean descending)
{
  get_private (self)->sort_key = key;
  get_private (self)->descending = descending;
  list_anew (self);
}

/**
 * alur_grid_sheet_get_sort_key:
 *
 * Returns: what rows are sorted by
 */
int
alur_grid_sheet_get_sort_key (AlurGridSheet *self)
{
  return get_private (self)->sort_key;
}

/**
 * alur_grid_sheet_is_descending:
 *
 * Returns: whether rows stand the other way round
 */
gboolean
alur_grid_sheet_is_descending (AlurGridSheet *self)
{
  return get_private (self)->descending;
}

/**
 * alur_grid_sheet_filter:
 * @self: the sheet
 * @text: what is looked for, however it is written; "" for nothing
 */
void
alur_grid_sheet_filter (AlurGridSheet *self, const char *text)
{
  AlurGridSheetPrivate *priv = get_private (self);

  g_free (priv->filter);
  priv->filter = *text != '\0' ? alur_text_fold (text) : NULL;
  if (priv->filter != NULL && *priv->filter == '\0')
    g_clear_pointer (&priv->filter, g_free);
  choose_anew (self);
}

/**
 * alur_grid_sheet_is_found:
 * @self: the sheet
 * @folded: (nullable): the words of a row, folded; %NULL for one that has none
 *
 * Returns: whether what is looked for is among @folded, or nothing is looked for
 */
gboolean
alur_grid_sheet_is_found (AlurGridSheet *self, const char *folded)
{
  const char *text = get_private (self)->filter;

  return text == NULL || (folded != NULL && strstr (folded, text) != NULL);
}

static AlurWhatIf *
find_trial (AlurGridSheet *self)
{
  AlurWhatIf *what_if = alur_editor_get_what_if (get_private (self)->editor);

  return ALUR_GRID_SHEET_GET_CLASS (self)->tries_out && alur_what_if_is_open (what_if) ? what_if
                                                                                       : NULL;
}

/**
 * alur_grid_sheet_begin:
 * @self: the sheet
 * @name: of the edit, untranslated
 * @refusal: (out) (transfer full) (optional): why it can't begin
 *
 * Begins an edit of the document, or of what is tried out, during which the rows stay as they are.
 *
 * Returns: whether it has begun; alur_grid_sheet_end() must follow
 */
gboolean
alur_grid_sheet_begin (AlurGridSheet *self, const char *name, char **refusal)
{
  AlurDocument *document = alur_grid_sheet_get_document (self);
  AlurGridSheetPrivate *priv = get_private (self);

  if (alur_document_in_transaction (document))
    {
      *refusal
          = g_strdup (alur_tr (NULL, N_ ("Something else is being changed. Finish that first.")));
      return FALSE;
    }
  alur_grid_sheet_refresh (self);
  priv->is_editing = TRUE;
  priv->trial = find_trial (self);
  if (priv->trial != NULL)
    alur_what_if_begin (priv->trial, name, NULL);
  else
    alur_document_begin (document, name);
  return TRUE;
}

/**
 * alur_grid_sheet_end:
 * @self: the sheet
 * @keep: whether what was done stays, as one step of undo
 */
void
alur_grid_sheet_end (AlurGridSheet *self, gboolean keep)
{
  AlurGridSheetPrivate *priv = get_private (self);

  priv->is_editing = FALSE;
  priv->is_fresh = FALSE;
  if (priv->trial != NULL)
    alur_what_if_end (g_steal_pointer (&priv->trial), keep);
  else if (keep)
    alur_document_commit (alur_grid_sheet_get_document (self));
  else
    alur_document_rollback (alur_grid_sheet_get_document (self));
}
