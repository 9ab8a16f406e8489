/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The outline: everything in the document, in the order of the method.
 *
 * The rows that are open are laid out anew from the document in one linear walk when something that
 * they show has come, gone or moved, and compared with those that were there: each place in which
 * they differ is told by itself, so a list that shows them keeps the others. Another name changes
 * one row, and what no row shows changes none. There may be a hundred thousand rows: one is an
 * object only while somebody has it. */

#include "alur-outline-list.h"

#include "alur-outline-private.h"
#include "alur-text.h"

#include <string.h>

#define MAX_TOGGLED 500u   /* rows that are remembered as open or closed */
#define MOST_RENAMED 1000u /* rows that are changed one by one */

static void alur_outline_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AlurOutlineList,
                               alur_outline_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      alur_outline_list_model_init))

static GType
get_item_type (GListModel *model)
{
  return ALUR_TYPE_OUTLINE_ROW;
}

/* While changes are told, one after the other, the rows are those that are known to be there. */
static const GArray *
get_told (GListModel *model)
{
  const AlurOutlineList *self = ALUR_OUTLINE_LIST (model);

  return self->told != NULL ? self->told : self->entries;
}

static guint
get_n_items (GListModel *model)
{
  return get_told (model)->len;
}

static const AlurOutlineEntry *
get_entry (AlurOutlineList *self, guint position)
{
  return &g_array_index (self->entries, AlurOutlineEntry, position);
}

/* Where something is; G_MAXUINT: it is not shown. */
static guint
find_place (AlurOutlineList *self, guint key)
{
  return key < self->places->len ? g_array_index (self->places, guint, key) - 1 : G_MAXUINT;
}

/* What a row stands for that has gone, although that is not told yet, is not looked at. */
static gpointer
get_item (GListModel *model, guint position)
{
  AlurOutlineList *self = ALUR_OUTLINE_LIST (model);
  AlurOutlineEntry entry = { .kind = ALUR_OUTLINE_ELEMENT, .pane = ALUR_N_PANES };
  AlurOutlineRow *row;
  guint place;

  if (position >= get_n_items (model))
    return NULL;
  entry.key = g_array_index (get_told (model), AlurOutlineEntry, position).key;
  place = find_place (self, entry.key);
  if (place != G_MAXUINT)
    entry = *get_entry (self, place);
  row = g_hash_table_lookup (self->live, GUINT_TO_POINTER (entry.key));
  if (row != NULL)
    return g_object_ref (row);
  return alur_outline_row_new (
      &entry, place != G_MAXUINT ? alur_outline_get_label (self, &entry) : "", self->live);
}

static void
alur_outline_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
alur_outline_list_finalize (GObject *object)
{
  AlurOutlineList *self = ALUR_OUTLINE_LIST (object);

  g_array_unref (self->entries);
  g_array_unref (self->places);
  g_hash_table_unref (self->live);
  g_ptr_array_unref (self->renamed);
  g_hash_table_unref (self->toggled);
  g_free (self->filter);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (alur_outline_list_parent_class)->finalize (object);
}

static void
alur_outline_list_class_init (AlurOutlineListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alur_outline_list_finalize;
}

static void
alur_outline_list_init (AlurOutlineList *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (AlurOutlineEntry));
  self->places = g_array_new (FALSE, TRUE, sizeof (guint));
  self->live = g_hash_table_new (NULL, NULL);
  self->renamed = g_ptr_array_new ();
  self->toggled = g_hash_table_new (NULL, NULL);
}

static void
note_places (AlurOutlineList *self)
{
  guint n_keys = GPOINTER_TO_UINT (alur_outline_get_section_key (ALUR_OUTLINE_ELEMENT))
                 + ALUR_N_PANES
                 + alur_document_get_serials (alur_editor_get_document (self->editor));

  self->places = g_array_sized_new (FALSE, TRUE, sizeof (guint), n_keys + 1);
  g_array_set_size (self->places, n_keys + 1);
  for (guint i = 0; i < self->entries->len; i++)
    g_array_index (self->places, guint, get_entry (self, i)->key) = i + 1;
}

static void
update_row (AlurOutlineList *self, AlurOutlineRow *row)
{
  guint place = find_place (self, row->entry.key);

  if (place == G_MAXUINT)
    alur_outline_row_forget (row);
  else
    alur_outline_row_update (row, get_entry (self, place),
                             alur_outline_get_label (self, get_entry (self, place)));
}

/* Whoever hears of one may give up others. */
static void
update_rows (AlurOutlineList *self)
{
  g_autoptr (GPtrArray) rows
      = g_ptr_array_new_full (g_hash_table_size (self->live), g_object_unref);
  GHashTableIter live;
  gpointer row;

  g_hash_table_iter_init (&live, self->live);
  while (g_hash_table_iter_next (&live, NULL, &row))
    g_ptr_array_add (rows, g_object_ref (row));
  for (guint i = 0; i < rows->len; i++)
    update_row (self, g_ptr_array_index (rows, i));
}

/* In one place of what is known. */
static void
tell (AlurOutlineList *self, guint position, guint n_removed, guint now, guint n_added)
{
  if (n_removed > 0)
    g_array_remove_range (self->told, position, n_removed);
  if (n_added > 0)
    g_array_insert_vals (self->told, position, get_entry (self, now), n_added);
  if (n_removed > 0 || n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

/* All goes before anything comes, so that what has moved is never there twice. */
static void
announce (AlurOutlineList *self, GArray *before, const GArray *places_before)
{
  g_autoptr (GArray) found
      = alur_outline_list_runs (before, places_before, self->entries, self->places);
  const AlurOutlineRun *runs = (const AlurOutlineRun *) (gconstpointer) found->data;

  self->told = before;
  if (found->len == 1)
    tell (self, runs->before, runs->n_removed, runs->now, runs->n_added);
  for (guint i = found->len; i > 0 && found->len > 1; i--)
    tell (self, runs[i - 1].before, runs[i - 1].n_removed, 0, 0);
  for (guint i = 0; i < found->len && found->len > 1; i++)
    tell (self, runs[i].now, 0, runs[i].now, runs[i].n_added);
  self->told = NULL;
}

/* @lay_out makes the entries, of none or of those that are there. */
static void
lay_out_anew (AlurOutlineList *self, void (*lay_out) (AlurOutlineList *self), gboolean of_none)
{
  g_autoptr (GArray) before = self->entries;
  g_autoptr (GArray) places_before = self->places;

  self->entries = g_array_sized_new (FALSE, FALSE, sizeof (AlurOutlineEntry), before->len);
  if (!of_none)
    g_array_append_vals (self->entries, before->data, before->len);
  lay_out (self);
  note_places (self);
  update_rows (self);
  announce (self, before, places_before);
}

static void
rename_rows (AlurOutlineList *self)
{
  for (guint i = 0; i < self->renamed->len; i++)
    {
      gpointer key = alur_outline_get_element_key (g_ptr_array_index (self->renamed, i));
      AlurOutlineRow *row = g_hash_table_lookup (self->live, key);

      if (row != NULL)
        update_row (self, row);
    }
}

static void
lay_out_later (AlurOutlineList *self)
{
  self->is_stale = TRUE;
  g_ptr_array_set_size (self->renamed, 0);
}

/* What of an element its row says and where it stands, beside its name and what it is in. */
typedef struct
{
  AlurKind kind;
  guint parent; /* fields; G_MAXUINT: none */
  guint word;
} Shown;

static const Shown *
find_shown (AlurKind kind)
{
  static const Shown all[] = {
    { ALUR_KIND_UNIT, ALUR_UNIT_PARENT, G_MAXUINT },
    { ALUR_KIND_FUNCTION, ALUR_FUNCTION_PARENT, G_MAXUINT },
    { ALUR_KIND_PROCEDURE, G_MAXUINT, G_MAXUINT },
    { ALUR_KIND_STEP, G_MAXUINT, ALUR_STEP_KIND },
    { ALUR_KIND_PROBLEM, G_MAXUINT, G_MAXUINT },
    { ALUR_KIND_STAGE, G_MAXUINT, ALUR_STAGE_KIND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i].kind == kind)
      return &all[i];
  return NULL;
}

/* Whether rows come, go or move. */
static gboolean
is_of_place (const AlurChange *change, const Shown *shown)
{
  if (change->type == ALUR_CHANGE_SET)
    return change->field == ALUR_FIELD_ID || change->field == shown->parent;
  return change->type != ALUR_CHANGE_TEXT;
}

/* Whether a row says something else. */
static gboolean
is_of_label (const AlurChange *change, const Shown *shown)
{
  return change->type == ALUR_CHANGE_TEXT
         || change->field == alur_element_type (change->element->kind)->name_field
         || change->field == shown->word;
}

/* What of the outline a change makes untrue. */
static void
note_change (AlurOutlineList *self, const AlurChange *change)
{
  AlurKind kind = change->element->kind;
  const Shown *shown = find_shown (kind);

  if (kind == ALUR_KIND_DOCUMENT || kind == ALUR_KIND_ORGANISATION || kind == ALUR_KIND_FUNCTIONS)
    lay_out_later (self);
  if (shown == NULL || change->type == ALUR_CHANGE_FOREIGN)
    return;
  if (is_of_place (change, shown))
    lay_out_later (self);
  else if (is_of_label (change, shown))
    g_ptr_array_add (self->renamed, change->element);
}

/* Another name may let a row come or go where something is looked for. */
static void
document_changed_cb (AlurOutlineList *self, const AlurChangeSet *changes, AlurDocument *document)
{
  for (guint i = 0; i < changes->n_changes && !self->is_stale; i++)
    note_change (self, &changes->changes[i]);
  if (self->is_stale || self->renamed->len > MOST_RENAMED
      || (self->filter != NULL && self->renamed->len > 0))
    lay_out_later (self);
}

/**
 * alur_outline_list_update:
 * @self: the outline
 *
 * Brings the rows up to the document and to the stage that is shown.
 */
void
alur_outline_list_update (AlurOutlineList *self)
{
  const AlurElement *stage = alur_editor_get_stage (self->editor);

  if (self->is_stale || stage != self->stage)
    lay_out_anew (self, alur_outline_lay_out, TRUE);
  else
    rename_rows (self);
  self->stage = stage;
  self->is_stale = FALSE;
  g_ptr_array_set_size (self->renamed, 0);
}

/* Whether there are rows yet. */
static gboolean
is_laid_out (AlurOutlineList *self)
{
  return self->stage != NULL;
}

/**
 * alur_outline_list_is_of_stage:
 * @self: the outline
 *
 * Returns: whether its rows are of the stage that is shown; else an update lists others
 */
gboolean
alur_outline_list_is_of_stage (AlurOutlineList *self)
{
  return alur_editor_get_stage (self->editor) == self->stage;
}

/**
 * alur_outline_list_new:
 * @editor: whose document it shows; a reference is taken
 *
 * Returns: (transfer full): its outline, without rows until alur_outline_list_update(), which then
 *   keeps it true
 */
AlurOutlineList *
alur_outline_list_new (AlurEditor *editor)
{
  AlurOutlineList *self = g_object_new (ALUR_TYPE_OUTLINE_LIST, NULL);

  self->editor = g_object_ref (editor);
  g_signal_connect_object (alur_editor_get_document (editor), "changed",
                           G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  self->is_stale = TRUE;
  return self;
}

static void
set_open (AlurOutlineList *self, const AlurElement *element, gpointer key, gboolean open)
{
  if (alur_outline_is_open_at_first (element) == open)
    g_hash_table_remove (self->toggled, key);
  else
    g_hash_table_add (self->toggled, key);
}

static void
open_element (AlurOutlineList *self, const AlurElement *element)
{
  set_open (self, element, alur_outline_get_element_key (element), TRUE);
}

/**
 * alur_outline_list_set_expanded:
 * @self: the outline
 * @row: one of its rows
 * @expanded: whether what is inside is shown
 */
void
alur_outline_list_set_expanded (AlurOutlineList *self, AlurOutlineRow *row, gboolean expanded)
{
  if (!row->entry.is_expandable || row->entry.is_expanded == expanded)
    return;
  set_open (self, row->entry.element, GUINT_TO_POINTER (row->entry.key), expanded);
  lay_out_later (self);
  alur_outline_list_update (self);
}

/* What can be opened has a name under which it is remembered: a section one that no id has, all
 * else its id. */
static const char *const section_names[ALUR_OUTLINE_ELEMENT]
    = { NULL, "/stages", "/organisation", "/authorities", "/procedures", NULL, "/problems" };

static gboolean
is_openable (const AlurElement *element)
{
  return (element->kind == ALUR_KIND_UNIT || element->kind == ALUR_KIND_FUNCTION
          || element->kind == ALUR_KIND_PROCEDURE)
         && alur_element_get_id (element) != NULL;
}

static void
add_if_toggled (AlurOutlineList *self, const char *name, gpointer key, GPtrArray *names)
{
  if (names->len < MAX_TOGGLED && g_hash_table_contains (self->toggled, key)
      && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

/**
 * alur_outline_list_dup_toggled:
 * @self: the outline
 *
 * Returns: (transfer full): names for the rows that are open or closed otherwise than at first
 */
char **
alur_outline_list_dup_toggled (AlurOutlineList *self)
{
  const AlurElement *root = alur_document_get_root (alur_editor_get_document (self->editor));
  GPtrArray *names = g_ptr_array_new ();

  for (guint kind = 0; kind < ALUR_OUTLINE_ELEMENT; kind++)
    if (section_names[kind] != NULL)
      add_if_toggled (self, section_names[kind],
                      alur_outline_get_section_key ((AlurOutlineKind) kind), names);
  for (const AlurElement *element = g_hash_table_size (self->toggled) > 0 ? root : NULL;
       element != NULL; element = alur_element_walk (element, root))
    if (is_openable (element))
      add_if_toggled (self, alur_element_get_id (element), alur_outline_get_element_key (element),
                      names);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

static void
toggle (AlurOutlineList *self, const AlurElement *element)
{
  if (element != NULL && is_openable (element))
    g_hash_table_add (self->toggled, alur_outline_get_element_key (element));
}

/* Of a unit and a procedure those in all stages. */
static void
toggle_named (AlurOutlineList *self, const char *name)
{
  AlurDocument *document = alur_editor_get_document (self->editor);

  for (guint kind = 0; kind < ALUR_OUTLINE_ELEMENT; kind++)
    if (g_strcmp0 (section_names[kind], name) == 0)
      g_hash_table_add (self->toggled, alur_outline_get_section_key ((AlurOutlineKind) kind));
  toggle (self, alur_document_lookup (document, NULL, name));
  ALUR_FOREACH (stage, alur_document_get_root (document), ALUR_KIND_STAGE)
  {
    toggle (self, alur_document_lookup (document, stage, name));
  }
}

/**
 * alur_outline_list_set_toggled:
 * @self: the outline
 * @names: what alur_outline_list_dup_toggled() has returned, maybe of the same document as it was
 *   earlier; names that are unknown are passed over
 *
 * Opens and closes rows.
 */
void
alur_outline_list_set_toggled (AlurOutlineList *self, const char *const *names)
{
  g_hash_table_remove_all (self->toggled);
  for (guint i = 0; names[i] != NULL; i++)
    toggle_named (self, names[i]);
  if (is_laid_out (self))
    {
      lay_out_later (self);
      alur_outline_list_update (self);
    }
}

/**
 * alur_outline_list_find:
 * @self: the outline
 * @element: an element of the document
 *
 * Returns: the position of its row; G_MAXUINT: it has none, or it is not shown
 */
guint
alur_outline_list_find (AlurOutlineList *self, const AlurElement *element)
{
  return find_place (self, GPOINTER_TO_UINT (alur_outline_get_element_key (element)));
}

/* Opens what @element is inside of. */
static void
open_above (AlurOutlineList *self, const AlurElement *element)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  const AlurElement *stage = alur_element_get_stage (element);

  if (element->kind == ALUR_KIND_STEP)
    open_element (self, element->parent);
  while (element != NULL
         && (element->kind == ALUR_KIND_UNIT || element->kind == ALUR_KIND_FUNCTION))
    {
      guint field = element->kind == ALUR_KIND_UNIT ? ALUR_UNIT_PARENT : ALUR_FUNCTION_PARENT;
      const char *id = alur_element_get_ref (element, field);

      element = id != NULL ? alur_document_lookup_kind (document, stage, id, element->kind) : NULL;
      if (element != NULL)
        open_element (self, element);
    }
}

/**
 * alur_outline_list_reveal:
 * @self: the outline
 * @element: an element of the document
 *
 * Opens what is needed to see @element, or what it belongs to where it has no row of its own (an
 * authority its unit).
 *
 * Returns: its position; G_MAXUINT: it has none
 */
guint
alur_outline_list_reveal (AlurOutlineList *self, const AlurElement *element)
{
  guint position = alur_outline_list_find (self, element);

  if (position != G_MAXUINT)
    return position;
  if (element->parent != NULL && element->kind != ALUR_KIND_UNIT
      && (element->parent->kind == ALUR_KIND_UNIT || element->parent->kind == ALUR_KIND_STEP))
    return alur_outline_list_reveal (self, element->parent);
  /* What is looked for is open all the way. */
  if (self->filter != NULL)
    return G_MAXUINT;
  open_above (self, element);
  lay_out_later (self);
  alur_outline_list_update (self);
  return alur_outline_list_find (self, element);
}

/**
 * alur_outline_list_find_parent:
 * @self: the outline
 * @position: of a row
 *
 * Returns: the position of the row that it is inside of; @position where it is inside of none
 */
guint
alur_outline_list_find_parent (AlurOutlineList *self, guint position)
{
  for (guint i = position; i > 0; i--)
    if (get_entry (self, i - 1)->depth < get_entry (self, position)->depth)
      return i - 1;
  return position;
}

/**
 * alur_outline_list_set_filter:
 * @self: the outline
 * @text: (nullable): shows only what has this in its name; NULL or blank: everything
 */
void
alur_outline_list_set_filter (AlurOutlineList *self, const char *text)
{
  g_autofree char *before = g_steal_pointer (&self->filter);
  g_autofree char *folded = text != NULL ? alur_text_fold (text) : NULL;

  if (folded != NULL && folded[0] != '\0')
    self->filter = g_steal_pointer (&folded);
  if (before != NULL && self->filter != NULL && strcmp (self->filter, before) != 0
      && strstr (self->filter, before) != NULL && !self->is_stale
      && alur_editor_get_stage (self->editor) == self->stage)
    {
      lay_out_anew (self, alur_outline_narrow, FALSE);
      return;
    }
  if (g_strcmp0 (before, self->filter) != 0)
    lay_out_later (self);
  alur_outline_list_update (self);
}
