/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which rows the outline has.
 *
 * Units and functions as trees are kept (alur-nesting): what is opened, closed or looked for goes
 * through that list once. What is typed on at the end of what
 * was looked for can only be in what was found. */

#include "alur-outline-private.h"

#include "alur-language.h"
#include "alur-nesting.h"
#include "alur-shown-name.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>

/* --- Keys ------------------------------------------------------------------------------------- */

/* Sections first, then panes, then the elements of the document by their number. */
static guint
find_element_key (guint serial)
{
  return serial + ALUR_OUTLINE_ELEMENT + ALUR_N_PANES + 1;
}

gpointer
alur_outline_get_section_key (AlurOutlineKind kind)
{
  return GUINT_TO_POINTER ((guint) kind + 1);
}

gpointer
alur_outline_get_element_key (const AlurElement *element)
{
  return GUINT_TO_POINTER (find_element_key (element->serial));
}

/* --- What rows say ---------------------------------------------------------------------------- */

static const char *
get_element_label (const AlurElement *element)
{
  return element->kind == ALUR_KIND_PROBLEM && element->text != NULL ? element->text
                                                                     : alur_shown_name (element);
}

static const char *
get_title (AlurOutlineList *self)
{
  const AlurElement *root = alur_document_get_root (alur_editor_get_document (self->editor));
  const char *title = alur_element_get_text (root, ALUR_DOCUMENT_TITLE);

  return title != NULL && title[0] != '\0' ? title : alur_tr (NULL, N_ ("Untitled"));
}

/* What the row of @entry says. */
const char *
alur_outline_get_label (AlurOutlineList *self, const AlurOutlineEntry *entry)
{
  static const char *const sections[ALUR_OUTLINE_ELEMENT] = {
    [ALUR_OUTLINE_STAGES] = N_ ("Stages"),
    [ALUR_OUTLINE_ORGANISATION] = N_ ("Organisation"),
    [ALUR_OUTLINE_AUTHORITIES] = N_ ("Authorities"),
    [ALUR_OUTLINE_PROCEDURES] = N_ ("Procedures"),
    [ALUR_OUTLINE_PROBLEMS] = N_ ("Problems"),
  };

  if (entry->element != NULL)
    return get_element_label (entry->element);
  if (entry->kind == ALUR_OUTLINE_DOCUMENT)
    return get_title (self);
  if (entry->kind == ALUR_OUTLINE_PANE)
    return alur_tr (NULL, alur_pane_get_traits (entry->pane)->name);
  return alur_tr (NULL, sections[entry->kind]);
}

/* --- What is open ----------------------------------------------------------------------------- */

/* Sections (NULL) and units are open at first; functions too, procedures are closed. */
gboolean
alur_outline_is_open_at_first (const AlurElement *element)
{
  return element == NULL || element->kind != ALUR_KIND_PROCEDURE;
}

static gboolean
is_open (AlurOutlineList *self, const AlurOutlineEntry *entry)
{
  gboolean toggled = g_hash_table_size (self->toggled) > 0
                     && g_hash_table_contains (self->toggled, GUINT_TO_POINTER (entry->key));

  return self->filter != NULL || alur_outline_is_open_at_first (entry->element) != toggled;
}

/* --- Rows ------------------------------------------------------------------------------------- */

/* Returns whether what is inside is to follow. */
static gboolean
add (AlurOutlineList *self, AlurOutlineEntry entry)
{
  entry.is_expanded = entry.is_expandable && is_open (self, &entry);
  g_array_append_val (self->entries, entry);
  return entry.is_expanded;
}

static gboolean
add_section (AlurOutlineList *self, AlurOutlineKind kind, gboolean is_expandable)
{
  AlurOutlineEntry entry = { .kind = kind,
                             .pane = ALUR_N_PANES,
                             .is_expandable = is_expandable,
                             .key = GPOINTER_TO_UINT (alur_outline_get_section_key (kind)) };

  if (kind == ALUR_OUTLINE_ORGANISATION)
    entry.pane = ALUR_PANE_ORGANISATION;
  else if (kind == ALUR_OUTLINE_AUTHORITIES)
    entry.pane = ALUR_PANE_MATRIX;
  else if (kind == ALUR_OUTLINE_PROCEDURES)
    entry.pane = ALUR_PANE_PROCEDURE;
  return add (self, entry);
}

/* Elements of a tree are not looked at unless they have something inside: a hundred thousand lie
 * all over the memory. */
static gboolean
add_nested (AlurOutlineList *self, const AlurNested *node, guint depth)
{
  AlurOutlineEntry entry = { .element = node->element,
                             .kind = ALUR_OUTLINE_ELEMENT,
                             .pane = ALUR_N_PANES,
                             .depth = depth,
                             .is_expandable = node->n_children > 0,
                             .key = find_element_key (node->serial) };

  return add (self, entry);
}

static gboolean
add_element (AlurOutlineList *self, AlurElement *element, guint depth, gboolean is_expandable)
{
  AlurNested node = { element, element->serial, 0, is_expandable ? 1 : 0 };

  return add_nested (self, &node, depth);
}

static gboolean
passes (AlurOutlineList *self, const AlurElement *element)
{
  return self->filter == NULL || alur_text_has (get_element_label (element), self->filter);
}

/* A filter shows what matches, flat. */
static void
add_tree (AlurOutlineList *self, const GArray *nodes)
{
  guint closed = G_MAXUINT; /* what is deeper is not shown */

  for (guint i = 0; i < nodes->len; i++)
    {
      const AlurNested *node = &g_array_index (nodes, AlurNested, i);

      if (self->filter != NULL)
        {
          if (passes (self, node->element))
            add_nested (self, node, 1);
          continue;
        }
      if (node->depth > closed)
        continue;
      closed = add_nested (self, node, node->depth + 1) ? G_MAXUINT : node->depth;
    }
}

/* --- Sections --------------------------------------------------------------------------------- */

static void
add_organisation (AlurOutlineList *self)
{
  const GArray *units = alur_editor_list_units (self->editor);

  if (add_section (self, ALUR_OUTLINE_ORGANISATION, units->len > 0))
    add_tree (self, units);
}

static void
add_authorities (AlurOutlineList *self)
{
  const GArray *functions = alur_editor_list_functions (self->editor);

  if (add_section (self, ALUR_OUTLINE_AUTHORITIES, functions->len > 0))
    add_tree (self, functions);
}

static void
add_steps (AlurOutlineList *self, AlurElement *procedure)
{
  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  {
    if (passes (self, step))
      add_element (self, step, 2, FALSE);
  }
}

static void
add_procedures (AlurOutlineList *self, AlurElement *stage)
{
  if (!add_section (self, ALUR_OUTLINE_PROCEDURES,
                    alur_element_first (stage, ALUR_KIND_PROCEDURE) != NULL))
    return;
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    gboolean open = TRUE;

    if (passes (self, procedure))
      open = add_element (self, procedure, 1,
                          alur_element_first (procedure, ALUR_KIND_STEP) != NULL);
    if (open || self->filter != NULL)
      add_steps (self, procedure);
  }
}

static void
add_problems (AlurOutlineList *self, AlurElement *stage)
{
  if (alur_element_first (stage, ALUR_KIND_PROBLEM) == NULL
      || !add_section (self, ALUR_OUTLINE_PROBLEMS, TRUE))
    return;
  ALUR_FOREACH (problem, stage, ALUR_KIND_PROBLEM)
  {
    if (passes (self, problem))
      add_element (self, problem, 1, FALSE);
  }
}

/* Where the redesign begins, what lies between, and where it leads. */
static void
add_stages (AlurOutlineList *self)
{
  const AlurElement *root = alur_document_get_root (alur_editor_get_document (self->editor));

  if (!add_section (self, ALUR_OUTLINE_STAGES, alur_element_first (root, ALUR_KIND_STAGE) != NULL))
    return;
  ALUR_FOREACH (stage, root, ALUR_KIND_STAGE)
  {
    if (passes (self, stage))
      add_element (self, stage, 1, FALSE);
  }
}

static void
add_panes (AlurOutlineList *self)
{
  for (guint pane = 0; pane < ALUR_N_PANES; pane++)
    if (alur_pane_get_traits ((AlurPane) pane)->in_outline)
      {
        AlurOutlineEntry entry = { .kind = ALUR_OUTLINE_PANE,
                                   .pane = (AlurPane) pane,
                                   .key = pane + ALUR_OUTLINE_ELEMENT + 1 };

        add (self, entry);
      }
}

/* While something is looked for, sections in which nothing was found are in the way. */
static void
drop_empty_sections (GArray *entries)
{
  AlurOutlineEntry *all = (AlurOutlineEntry *) (gpointer) entries->data;
  guint n_kept = 0;

  for (guint i = 0; i < entries->len; i++)
    if (all[i].element != NULL || (i + 1 < entries->len && all[i + 1].element != NULL))
      all[n_kept++] = all[i];
  g_array_set_size (entries, n_kept);
}

/* Fills the empty entries with what the document has. */
void
alur_outline_lay_out (AlurOutlineList *self)
{
  AlurElement *stage = alur_editor_get_stage (self->editor);

  add_section (self, ALUR_OUTLINE_DOCUMENT, FALSE);
  add_stages (self);
  add_organisation (self);
  add_authorities (self);
  add_procedures (self, stage);
  add_panes (self);
  add_problems (self, stage);
  if (self->filter != NULL)
    drop_empty_sections (self->entries);
}

/* Keeps of what was found what has in it what is looked for now, more than before. */
void
alur_outline_narrow (AlurOutlineList *self)
{
  AlurOutlineEntry *all = (AlurOutlineEntry *) (gpointer) self->entries->data;
  guint n_kept = 0;

  for (guint i = 0; i < self->entries->len; i++)
    if (all[i].element == NULL || passes (self, all[i].element))
      all[n_kept++] = all[i];
  g_array_set_size (self->entries, n_kept);
  drop_empty_sections (self->entries);
}
