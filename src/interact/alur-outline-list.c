/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The outline: everything in the document, in the order of the method.
 *
 * The rows that are open are laid out anew from the document in one linear walk when something that
 * they show has come, gone or moved, and compared with those that were there: what stays at both
 * ends is left alone, so a list that shows them changes in one place only. Another name changes one
 * row, and what no row shows changes none. */

#include "alur-outline-list.h"

#include "alur-language.h"
#include "alur-outline-private.h"
#include "alur-shown-name.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TOGGLED 500u   /* rows that are remembered as open or closed */
#define MOST_RENAMED 1000u /* rows that are changed one by one */

struct _AlurOutlineList
{
  GObject parent_instance;

  AlurEditor *editor;
  GPtrArray *rows;          /* (element-type AlurOutlineRow) */
  GPtrArray *by_key;        /* of all rows that are shown; NULL: none has this key */
  const AlurElement *stage; /* that was laid out last */
  gboolean is_stale;        /* it is to be laid out anew */
  GPtrArray *renamed;       /* elements that are called otherwise since then */
  GHashTable *toggled;      /* keys of rows that are not as they are at first */
  char *filter;             /* folded; NULL: everything */
  GPtrArray *children;      /* of units and functions, by parent, roots first, while laying out */
  GArray *starts;  /* of guint: where those of a parent begin, by its serial + 1; roots at 0 */
  GPtrArray *next; /* the new rows, while laying out */
};

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

static guint
get_n_items (GListModel *model)
{
  return ALUR_OUTLINE_LIST (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AlurOutlineList *self = ALUR_OUTLINE_LIST (model);

  return position < self->rows->len ? g_object_ref (g_ptr_array_index (self->rows, position))
                                    : NULL;
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

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->by_key);
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
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_key = g_ptr_array_new ();
  self->renamed = g_ptr_array_new ();
  self->toggled = g_hash_table_new (NULL, NULL);
}

/* Sections first, then panes, then the elements of the document by their number. */
static gpointer
get_key (AlurOutlineKind kind, const AlurElement *element)
{
  return GUINT_TO_POINTER (element != NULL ? element->serial + ALUR_OUTLINE_ELEMENT + ALUR_N_PANES
                                           : (guint) kind + 1);
}

static gpointer
get_pane_key (AlurPane pane)
{
  return GUINT_TO_POINTER ((guint) pane + ALUR_OUTLINE_ELEMENT + 1);
}

static AlurOutlineRow *
look_up (AlurOutlineList *self, gpointer key)
{
  guint place = GPOINTER_TO_UINT (key);

  return place < self->by_key->len ? g_ptr_array_index (self->by_key, place) : NULL;
}

/* Sections and units are open at first; functions too, procedures are closed. */
static gboolean
is_open_at_first (AlurOutlineKind kind, const AlurElement *element)
{
  return element == NULL || element->kind != ALUR_KIND_PROCEDURE;
}

static gboolean
is_open (AlurOutlineList *self, AlurOutlineKind kind, const AlurElement *element)
{
  gboolean toggled = g_hash_table_size (self->toggled) > 0
                     && g_hash_table_contains (self->toggled, get_key (kind, element));

  return self->filter != NULL || is_open_at_first (kind, element) != toggled;
}

/* Adds a row, the one that stood for the same thing if there was one. */
static AlurOutlineRow *
add_row (AlurOutlineList *self, gpointer key, AlurOutlineKind kind, AlurElement *element)
{
  static const AlurPane panes[ALUR_OUTLINE_ELEMENT + 1] = {
    [ALUR_OUTLINE_DOCUMENT] = ALUR_N_PANES,
    [ALUR_OUTLINE_STAGES] = ALUR_N_PANES,
    [ALUR_OUTLINE_ORGANISATION] = ALUR_PANE_ORGANISATION,
    [ALUR_OUTLINE_AUTHORITIES] = ALUR_PANE_MATRIX,
    [ALUR_OUTLINE_PROCEDURES] = ALUR_PANE_PROCEDURE,
    [ALUR_OUTLINE_PANE] = ALUR_N_PANES,
    [ALUR_OUTLINE_PROBLEMS] = ALUR_N_PANES,
    [ALUR_OUTLINE_ELEMENT] = ALUR_N_PANES,
  };
  AlurOutlineRow *row = look_up (self, key);

  if (row == NULL)
    {
      row = g_object_new (ALUR_TYPE_OUTLINE_ROW, NULL);
      row->kind = kind;
      row->pane = panes[kind];
      row->element = element;
    }
  else
    g_object_ref (row);
  g_ptr_array_add (self->next, row);
  return row;
}

/* Returns whether what is inside is to follow. */
static gboolean
add (AlurOutlineList *self,
     AlurOutlineKind kind,
     AlurElement *element,
     guint depth,
     guint n_inside,
     const char *label)
{
  AlurOutlineRow *row = add_row (self, get_key (kind, element), kind, element);
  AlurOutlineRow now = { .depth = depth,
                         .n_inside = n_inside,
                         .is_expandable = n_inside > 0,
                         .is_expanded = n_inside > 0 && is_open (self, kind, element),
                         .label = (char *) label };

  alur_outline_row_update (row, &now);
  return now.is_expanded;
}

static void
add_pane (AlurOutlineList *self, AlurPane pane)
{
  AlurOutlineRow *row = add_row (self, get_pane_key (pane), ALUR_OUTLINE_PANE, NULL);
  AlurOutlineRow now = { .label = (char *) alur_tr (NULL, alur_pane_get_traits (pane)->name) };

  row->pane = pane;
  alur_outline_row_update (row, &now);
}

static const char *
get_label (const AlurElement *element)
{
  return element->kind == ALUR_KIND_PROBLEM && element->text != NULL ? element->text
                                                                     : alur_shown_name (element);
}

static gboolean
passes (AlurOutlineList *self, const char *label)
{
  return self->filter == NULL || alur_text_has (label, self->filter);
}

/* Its place among the starts. */
static guint
get_place (const AlurElement *parent)
{
  return parent != NULL ? parent->serial + 1 : 0;
}

static AlurElement *
find_parent (AlurOutlineList *self,
             const AlurElement *stage,
             const AlurElement *element,
             guint field)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  const char *id = alur_element_get_ref (element, field);
  AlurElement *parent = id != NULL ? alur_document_lookup_atom (document, stage, id) : NULL;

  return parent != NULL && parent->kind == element->kind ? parent : NULL;
}

/* Sorts units by what they are part of, roots first: counted, then filed. There may be a hundred
 * thousand of them, and it is done after each edit. */
static void
collect_children (AlurOutlineList *self,
                  const AlurElement *holder,
                  AlurKind kind,
                  guint parent_field)
{
  const AlurElement *stage = holder != NULL ? alur_element_get_stage (holder) : NULL;
  guint n_places = alur_document_get_serials (alur_editor_get_document (self->editor)) + 2;
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  g_autoptr (GPtrArray) parents = g_ptr_array_new ();
  guint *starts;
  guint total = 0;

  g_array_set_size (self->starts, 0);
  g_array_set_size (self->starts, n_places);
  starts = (guint *) (gpointer) self->starts->data;
  g_ptr_array_set_size (self->children, 0);
  if (holder == NULL)
    return;
  ALUR_FOREACH (element, holder, kind)
  {
    AlurElement *parent = find_parent (self, stage, element, parent_field);

    g_ptr_array_add (elements, element);
    g_ptr_array_add (parents, parent);
    starts[get_place (parent)]++;
  }
  for (guint k = 0; k < n_places; k++)
    {
      guint n = starts[k];

      starts[k] = total;
      total += n;
    }
  g_ptr_array_set_size (self->children, (int) total);
  for (guint i = 0; i < elements->len; i++)
    {
      guint place = get_place (g_ptr_array_index (parents, i));

      g_ptr_array_index (self->children, starts[place]++) = g_ptr_array_index (elements, i);
    }
  /* Each start has moved to the end of its own: back by one place. */
  memmove (starts + 1, starts, (n_places - 1) * sizeof *starts);
  starts[0] = 0;
}

static AlurElement *const *
get_children (AlurOutlineList *self, const AlurElement *parent, guint *n_children)
{
  guint place = get_place (parent);
  guint start = g_array_index (self->starts, guint, place);

  *n_children = 0;
  if (self->children->len == 0)
    return NULL;
  *n_children = g_array_index (self->starts, guint, place + 1) - start;
  return (AlurElement *const *) self->children->pdata + start;
}

static guint
count_inside (AlurOutlineList *self, const AlurElement *parent)
{
  guint n_children;

  get_children (self, parent, &n_children);
  return n_children;
}

static void
push (GPtrArray *stack, GArray *depths, AlurElement *const *elements, guint n, guint depth)
{
  for (guint i = n; i > 0; i--)
    {
      g_ptr_array_add (stack, elements[i - 1]);
      g_array_append_val (depths, depth);
    }
}

/* A tree without recursion: units may stand in a row as long as the document. A filter shows what
 * matches, flat. */
static void
add_tree (AlurOutlineList *self, guint depth)
{
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();
  g_autoptr (GArray) depths = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n;
  AlurElement *const *roots = get_children (self, NULL, &n);

  push (stack, depths, roots, n, depth);
  while (stack->len > 0)
    {
      AlurElement *element = g_ptr_array_steal_index (stack, stack->len - 1);
      guint here = g_array_index (depths, guint, depths->len - 1);
      AlurElement *const *children = get_children (self, element, &n);
      gboolean open = TRUE;

      g_array_set_size (depths, depths->len - 1);
      if (passes (self, alur_shown_name (element)))
        open = add (self, ALUR_OUTLINE_ELEMENT, element, self->filter != NULL ? depth : here, n,
                    alur_shown_name (element));
      if (open || self->filter != NULL)
        push (stack, depths, children, n, here + 1);
    }
}

static void
add_organisation (AlurOutlineList *self, AlurElement *stage)
{
  AlurElement *organisation
      = stage != NULL ? alur_element_first (stage, ALUR_KIND_ORGANISATION) : NULL;

  collect_children (self, organisation, ALUR_KIND_UNIT, ALUR_UNIT_PARENT);
  if (add (self, ALUR_OUTLINE_ORGANISATION, NULL, 0, count_inside (self, NULL),
           alur_tr (NULL, N_ ("Organisation"))))
    add_tree (self, 1);
}

static void
add_authorities (AlurOutlineList *self)
{
  AlurElement *functions = alur_document_get_functions (alur_editor_get_document (self->editor));

  collect_children (self, functions, ALUR_KIND_FUNCTION, ALUR_FUNCTION_PARENT);
  if (add (self, ALUR_OUTLINE_AUTHORITIES, NULL, 0, count_inside (self, NULL),
           alur_tr (NULL, N_ ("Authorities"))))
    add_tree (self, 1);
}

static void
add_steps (AlurOutlineList *self, AlurElement *procedure)
{
  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  {
    const char *label = alur_shown_name (step);

    if (passes (self, label))
      add (self, ALUR_OUTLINE_ELEMENT, step, 2, 0, label);
  }
}

static void
add_procedures (AlurOutlineList *self, AlurElement *stage)
{
  guint n_procedures = stage != NULL ? alur_element_count (stage, ALUR_KIND_PROCEDURE) : 0;

  if (!add (self, ALUR_OUTLINE_PROCEDURES, NULL, 0, n_procedures,
            alur_tr (NULL, N_ ("Procedures"))))
    return;
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    gboolean open = TRUE;

    if (passes (self, alur_shown_name (procedure)))
      open = add (self, ALUR_OUTLINE_ELEMENT, procedure, 1,
                  alur_element_count (procedure, ALUR_KIND_STEP), alur_shown_name (procedure));
    if (open || self->filter != NULL)
      add_steps (self, procedure);
  }
}

static void
add_problems (AlurOutlineList *self, AlurElement *stage)
{
  guint n_problems = stage != NULL ? alur_element_count (stage, ALUR_KIND_PROBLEM) : 0;

  if (n_problems == 0
      || !add (self, ALUR_OUTLINE_PROBLEMS, NULL, 0, n_problems, alur_tr (NULL, N_ ("Problems"))))
    return;
  ALUR_FOREACH (problem, stage, ALUR_KIND_PROBLEM)
  {
    const char *text = get_label (problem);

    if (passes (self, text))
      add (self, ALUR_OUTLINE_ELEMENT, problem, 1, 0, text);
  }
}

static void
add_document (AlurOutlineList *self)
{
  const AlurElement *root = alur_document_get_root (alur_editor_get_document (self->editor));
  const char *title = alur_element_get_text (root, ALUR_DOCUMENT_TITLE);

  add (self, ALUR_OUTLINE_DOCUMENT, NULL, 0, 0,
       title != NULL && title[0] != '\0' ? title : alur_tr (NULL, N_ ("Untitled")));
}

/* Where the redesign begins, what lies between, and where it leads. */
static void
add_stages (AlurOutlineList *self)
{
  const AlurElement *root = alur_document_get_root (alur_editor_get_document (self->editor));

  if (!add (self, ALUR_OUTLINE_STAGES, NULL, 0, alur_element_count (root, ALUR_KIND_STAGE),
            alur_tr (NULL, N_ ("Stages"))))
    return;
  ALUR_FOREACH (stage, root, ALUR_KIND_STAGE)
  {
    if (passes (self, alur_shown_name (stage)))
      add (self, ALUR_OUTLINE_ELEMENT, stage, 1, 0, alur_shown_name (stage));
  }
}

static void
add_panes (AlurOutlineList *self)
{
  for (guint pane = 0; pane < ALUR_N_PANES; pane++)
    if (alur_pane_get_traits ((AlurPane) pane)->in_outline)
      add_pane (self, (AlurPane) pane);
}

static void
lay_out (AlurOutlineList *self)
{
  AlurElement *stage = alur_editor_get_stage (self->editor);

  self->children = g_ptr_array_new ();
  self->starts = g_array_new (FALSE, TRUE, sizeof (guint));
  add_document (self);
  add_stages (self);
  add_organisation (self, stage);
  add_authorities (self);
  add_procedures (self, stage);
  add_panes (self);
  add_problems (self, stage);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->starts, g_array_unref);
}

/* While something is looked for, sections in which nothing was found are in the way. */
static void
drop_empty_sections (AlurOutlineList *self)
{
  for (guint i = self->next->len; i > 0; i--)
    {
      const AlurOutlineRow *row = g_ptr_array_index (self->next, i - 1);
      const AlurOutlineRow *below = i < self->next->len ? g_ptr_array_index (self->next, i) : NULL;

      if (row->element == NULL && (below == NULL || below->element == NULL))
        g_ptr_array_remove_index (self->next, i - 1);
    }
}

/* What stays at both ends is not announced. */
static void
replace_rows (AlurOutlineList *self, GPtrArray *before)
{
  guint head = 0;
  guint tail = 0;
  guint least = MIN (before->len, self->rows->len);

  while (head < least && g_ptr_array_index (before, head) == g_ptr_array_index (self->rows, head))
    head++;
  while (tail < least - head
         && g_ptr_array_index (before, before->len - 1 - tail)
                == g_ptr_array_index (self->rows, self->rows->len - 1 - tail))
    tail++;
  if (before->len - head - tail > 0 || self->rows->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, before->len - head - tail,
                                self->rows->len - head - tail);
}

static void
lay_out_anew (AlurOutlineList *self)
{
  g_autoptr (GPtrArray) before = self->rows;
  guint n_keys = GPOINTER_TO_UINT (get_key (ALUR_OUTLINE_ELEMENT, NULL)) + ALUR_N_PANES
                 + alur_document_get_serials (alur_editor_get_document (self->editor));

  self->next = g_ptr_array_new_full (before->len, g_object_unref);
  lay_out (self);
  if (self->filter != NULL)
    drop_empty_sections (self);
  self->rows = g_steal_pointer (&self->next);
  g_ptr_array_set_size (self->by_key, 0);
  g_ptr_array_set_size (self->by_key, (int) n_keys + 1);
  for (guint i = 0; i < self->rows->len; i++)
    {
      AlurOutlineRow *row = g_ptr_array_index (self->rows, i);
      gpointer key = row->kind == ALUR_OUTLINE_PANE ? get_pane_key (row->pane)
                                                    : get_key (row->kind, row->element);

      g_ptr_array_index (self->by_key, GPOINTER_TO_UINT (key)) = row;
    }
  replace_rows (self, before);
}

static void
rename_rows (AlurOutlineList *self)
{
  for (guint i = 0; i < self->renamed->len; i++)
    {
      const AlurElement *element = g_ptr_array_index (self->renamed, i);
      AlurOutlineRow *row = look_up (self, get_key (ALUR_OUTLINE_ELEMENT, element));
      AlurOutlineRow now;

      if (row == NULL)
        continue;
      now = *row;
      now.label = (char *) get_label (element);
      alur_outline_row_update (row, &now);
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
  if (change->type == ALUR_CHANGE_TEXT)
    g_ptr_array_add (self->renamed, change->element);
  else if (change->type != ALUR_CHANGE_SET || change->field == ALUR_FIELD_ID
           || change->field == shown->parent)
    lay_out_later (self);
  else if (change->field == alur_element_type (kind)->name_field || change->field == shown->word)
    g_ptr_array_add (self->renamed, change->element);
}

/* Another name may let a row come or go where something is looked for. */
static void
document_changed_cb (AlurOutlineList *self, const AlurChangeSet *changes, AlurDocument *document)
{
  for (guint i = 0; i < changes->n_changes && !self->is_stale; i++)
    note_change (self, &changes->changes[i]);
  if (self->renamed->len > MOST_RENAMED || (self->filter != NULL && self->renamed->len > 0))
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
    lay_out_anew (self);
  else
    rename_rows (self);
  self->stage = stage;
  self->is_stale = FALSE;
  g_ptr_array_set_size (self->renamed, 0);
}

/**
 * alur_outline_list_new:
 * @editor: whose document it shows; a reference is taken
 *
 * Returns: (transfer full): its outline; alur_outline_list_update() keeps it true
 */
AlurOutlineList *
alur_outline_list_new (AlurEditor *editor)
{
  AlurOutlineList *self = g_object_new (ALUR_TYPE_OUTLINE_LIST, NULL);

  self->editor = g_object_ref (editor);
  g_signal_connect_object (alur_editor_get_document (editor), "changed",
                           G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  self->is_stale = TRUE;
  alur_outline_list_update (self);
  return self;
}

static void
set_open (AlurOutlineList *self, AlurOutlineKind kind, const AlurElement *element, gboolean open)
{
  gpointer key = get_key (kind, element);

  if (is_open_at_first (kind, element) == open)
    g_hash_table_remove (self->toggled, key);
  else
    g_hash_table_add (self->toggled, key);
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
  if (!row->is_expandable || row->is_expanded == expanded)
    return;
  set_open (self, row->kind, row->element, expanded);
  lay_out_later (self);
  alur_outline_list_update (self);
}

/* What can be opened, by the name under which it is remembered: sections by a name that no id has,
 * all else by its id. */
static void
foreach_openable (AlurOutlineList *self,
                  void (*visit) (gpointer data, const char *name, gpointer key),
                  gpointer data)
{
  static const char *const sections[ALUR_OUTLINE_ELEMENT]
      = { NULL, "/stages", "/organisation", "/authorities", "/procedures", NULL, "/problems" };
  const AlurElement *root = alur_document_get_root (alur_editor_get_document (self->editor));

  for (guint kind = 0; kind < ALUR_OUTLINE_ELEMENT; kind++)
    if (sections[kind] != NULL)
      visit (data, sections[kind], get_key ((AlurOutlineKind) kind, NULL));
  for (AlurElement *element = (AlurElement *) root; element != NULL;
       element = alur_element_walk (element, root))
    if ((element->kind == ALUR_KIND_UNIT || element->kind == ALUR_KIND_FUNCTION
         || element->kind == ALUR_KIND_PROCEDURE)
        && alur_element_get_id (element) != NULL)
      visit (data, alur_element_get_id (element), get_key (ALUR_OUTLINE_ELEMENT, element));
}

typedef struct
{
  AlurOutlineList *list;
  GPtrArray *names;  /* to be filled */
  GHashTable *asked; /* of those that are toggled */
} Toggling;

static void
list_toggled (gpointer data, const char *name, gpointer key)
{
  Toggling *toggling = data;

  if (toggling->names->len < MAX_TOGGLED && g_hash_table_contains (toggling->list->toggled, key)
      && g_hash_table_add (toggling->asked, (gpointer) name))
    g_ptr_array_add (toggling->names, g_strdup (name));
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
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Toggling toggling = { self, g_ptr_array_new (), seen };

  if (g_hash_table_size (self->toggled) > 0)
    foreach_openable (self, list_toggled, &toggling);
  g_ptr_array_add (toggling.names, NULL);
  return (char **) g_ptr_array_free (toggling.names, FALSE);
}

static void
toggle_asked (gpointer data, const char *name, gpointer key)
{
  Toggling *toggling = data;

  if (g_hash_table_contains (toggling->asked, name))
    g_hash_table_add (toggling->list->toggled, key);
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
  g_autoptr (GHashTable) asked = g_hash_table_new (g_str_hash, g_str_equal);
  Toggling toggling = { self, NULL, asked };

  for (guint i = 0; names[i] != NULL; i++)
    g_hash_table_add (asked, (gpointer) names[i]);
  g_hash_table_remove_all (self->toggled);
  if (names[0] != NULL)
    foreach_openable (self, toggle_asked, &toggling);
  lay_out_later (self);
  alur_outline_list_update (self);
}

static guint
find_row (AlurOutlineList *self, const AlurElement *element)
{
  AlurOutlineRow *row = look_up (self, get_key (ALUR_OUTLINE_ELEMENT, element));
  guint position;

  return row != NULL && g_ptr_array_find (self->rows, row, &position) ? position : G_MAXUINT;
}

/* Opens what @element is inside of. */
static void
open_above (AlurOutlineList *self, const AlurElement *element)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  const AlurElement *stage = alur_element_get_stage (element);

  if (element->kind == ALUR_KIND_STEP)
    set_open (self, ALUR_OUTLINE_ELEMENT, element->parent, TRUE);
  while (element != NULL
         && (element->kind == ALUR_KIND_UNIT || element->kind == ALUR_KIND_FUNCTION))
    {
      guint field = element->kind == ALUR_KIND_UNIT ? ALUR_UNIT_PARENT : ALUR_FUNCTION_PARENT;
      const char *id = alur_element_get_ref (element, field);

      element = id != NULL ? alur_document_lookup_kind (document, stage, id, element->kind) : NULL;
      if (element != NULL)
        set_open (self, ALUR_OUTLINE_ELEMENT, element, TRUE);
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
  guint position = find_row (self, element);

  if (position != G_MAXUINT)
    return position;
  if (element->parent != NULL && element->kind != ALUR_KIND_UNIT
      && (element->parent->kind == ALUR_KIND_UNIT || element->parent->kind == ALUR_KIND_STEP))
    return alur_outline_list_reveal (self, element->parent);
  open_above (self, element);
  lay_out_later (self);
  alur_outline_list_update (self);
  return find_row (self, element);
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
  const AlurOutlineRow *row = g_ptr_array_index (self->rows, position);

  for (guint i = position; i > 0; i--)
    {
      const AlurOutlineRow *above = g_ptr_array_index (self->rows, i - 1);

      if (above->depth < row->depth)
        return i - 1;
    }
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
  g_autofree char *folded = text != NULL ? alur_text_fold (text) : NULL;

  g_free (self->filter);
  self->filter = folded != NULL && folded[0] != '\0' ? g_steal_pointer (&folded) : NULL;
  lay_out_later (self);
  alur_outline_list_update (self);
}
