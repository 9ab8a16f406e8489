/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was copied refers to things that were not. In the document that it comes from these are
 * found by their ids; elsewhere an id may be another's, so there the name must be the same, and a
 * name alone will do. Functions and regulations that are not there are made. */

#include "alur-paste-private.h"

#include "alur-text.h"

static char *
dup_key (const AlurElement *element)
{
  g_autofree char *name = NULL;

  if (element->kind != ALUR_KIND_REGULATION)
    name = alur_text_fold (alur_element_get_name (element));
  else if (alur_element_get_text (element, ALUR_REGULATION_NUMBER) != NULL)
    name = g_strdup_printf ("%u %s %" G_GINT64_FORMAT,
                            alur_element_get_word (element, ALUR_REGULATION_KIND),
                            alur_element_get_text (element, ALUR_REGULATION_NUMBER),
                            alur_element_get_integer (element, ALUR_REGULATION_YEAR));
  else
    name = alur_text_fold (alur_element_get_text (element, ALUR_REGULATION_TITLE));
  return name[0] != '\0' ? g_strdup_printf ("%u %s", (guint) element->kind, name) : NULL;
}

static void
add_names (GHashTable *names, const AlurElement *holder, AlurKind kind)
{
  ALUR_FOREACH (element, holder, kind)
  {
    char *key = dup_key (element);

    if (key == NULL || g_hash_table_contains (names, key))
      g_free (key);
    else
      g_hash_table_insert (names, key, element);
  }
}

/**
 * alur_paste_list_names: (skip)
 *
 * Reads what is in the document before anything is pasted.
 */
void
alur_paste_list_names (AlurPasting *self)
{
  add_names (self->names, alur_document_get_functions (self->document), ALUR_KIND_FUNCTION);
  add_names (self->names, alur_document_get_regulations (self->document), ALUR_KIND_REGULATION);
  add_names (self->names, alur_document_get_organisation (self->document, self->stage),
             ALUR_KIND_UNIT);
  add_names (self->names, self->stage, ALUR_KIND_PROCEDURE);
}

static gboolean
is_same_thing (const AlurElement *a, const AlurElement *b)
{
  g_autofree char *key_a = dup_key (a);
  g_autofree char *key_b = dup_key (b);

  return key_a != NULL && g_strcmp0 (key_a, key_b) == 0;
}

/* A post of the same unit, a step of the same procedure. */
static AlurElement *
find_in_home (AlurPasting *self, const AlurElement *element)
{
  const AlurElement *home = alur_paste_find (self, element->parent);

  if (home == NULL || home->kind != element->parent->kind)
    return NULL;
  ALUR_FOREACH (child, home, element->kind)
  {
    if (!g_hash_table_contains (self->fresh, child) && is_same_thing (child, element))
      return child;
  }
  return NULL;
}

static AlurElement *
match (AlurPasting *self, const AlurElement *element)
{
  g_autofree char *key = NULL;
  AlurElement *same;

  if (element == self->from)
    return self->stage;
  if (!alur_fragment_is_outside (element))
    return NULL;
  same = alur_document_lookup_kind (self->document, self->stage, alur_element_get_id (element),
                                    element->kind);
  if (same != NULL && !g_hash_table_contains (self->fresh, same)
      && (self->same_document || is_same_thing (same, element)))
    return same;
  if (element->kind == ALUR_KIND_POSITION || element->kind == ALUR_KIND_STEP)
    return find_in_home (self, element);
  key = dup_key (element);
  return key != NULL ? g_hash_table_lookup (self->names, key) : NULL;
}

/**
 * alur_paste_find: (skip)
 * @element: of the fragment
 *
 * Returns: (nullable): what stands for it here: its copy, or what it is the same as
 */
AlurElement *
alur_paste_find (AlurPasting *self, const AlurElement *element)
{
  gpointer found;

  if (g_hash_table_lookup_extended (self->places, element, NULL, &found))
    return found;
  found = match (self, element);
  g_hash_table_insert (self->places, (gpointer) element, found);
  return found;
}

static guint
bring_along (AlurPasting *self, const AlurElement *holder, AlurElement *here, AlurKind kind)
{
  guint n_made = 0;

  ALUR_FOREACH (element, holder, kind)
  {
    const char *id = alur_element_get_id (element);

    if (!alur_fragment_is_outside (element) || alur_paste_find (self, element) != NULL)
      continue;
    if (alur_document_find_atom (self->document, id) != NULL)
      id = NULL;
    g_hash_table_insert (self->places, element,
                         alur_document_insert (self->document, here, kind, id, NULL));
    g_ptr_array_add (self->brought, element);
    n_made++;
  }
  return n_made;
}

/**
 * alur_paste_bring_along: (skip)
 *
 * Makes the functions and regulations that are referred to and are not there, without their fields.
 */
void
alur_paste_bring_along (AlurPasting *self)
{
  self->n_functions
      = bring_along (self, alur_document_get_functions (self->fragment),
                     alur_document_get_functions (self->document), ALUR_KIND_FUNCTION);
  self->n_regulations
      = bring_along (self, alur_document_get_regulations (self->fragment),
                     alur_document_get_regulations (self->document), ALUR_KIND_REGULATION);
}
