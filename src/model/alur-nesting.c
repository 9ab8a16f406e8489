/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tree of units or functions, kept while the document changes.
 *
 * To list a hundred thousand takes longer than a frame, and most edits make or delete one that has
 * nothing below it: that one is put into the list or taken out of it. Whatever else happens to
 * them, they are listed anew when somebody asks; also where one names a parent that is not there,
 * since a unit that comes could be it. */

#include "alur-nesting-private.h"

#define MOST_TOUCHED 8u   /* that are put in or taken out one by one */
#define MOST_LOOKED 4096u /* in the document, on each side, for one that is part of the same */

/**
 * alur_nesting_new:
 * @document: a document, which must outlive the tree
 * @kind: of those that are nested: functions or units
 * @parent_field: where they name what they are part of
 *
 * Returns: (transfer full): a tree in which nothing is listed yet
 */
AlurNesting *
alur_nesting_new (AlurDocument *document, AlurKind kind, guint parent_field)
{
  AlurNesting *self = g_new0 (AlurNesting, 1);

  self->document = document;
  self->kind = kind;
  self->parent_field = parent_field;
  self->touched = g_ptr_array_new ();
  return self;
}

static void
forget (AlurNesting *self)
{
  g_clear_pointer (&self->nodes, g_array_unref);
  g_ptr_array_set_size (self->touched, 0);
}

/**
 * alur_nesting_free:
 * @self: (transfer full): a tree
 */
void
alur_nesting_free (AlurNesting *self)
{
  forget (self);
  g_ptr_array_unref (self->touched);
  g_free (self);
}

/* --- What has changed ------------------------------------------------------------------------- */

static void
touch (AlurNesting *self, AlurElement *element)
{
  if (g_ptr_array_find (self->touched, element, NULL))
    return;
  g_ptr_array_add (self->touched, element);
  if (self->touched->len > MOST_TOUCHED)
    forget (self);
}

/* Whether one of the kind may have another place after @change. */
static gboolean
is_of_place (const AlurNesting *self, const AlurChange *change)
{
  if (change->type == ALUR_CHANGE_SET)
    return change->field == ALUR_FIELD_ID || change->field == self->parent_field;
  return change->type != ALUR_CHANGE_TEXT && change->type != ALUR_CHANGE_FOREIGN;
}

static void
note_change (AlurNesting *self, const AlurChange *change)
{
  AlurKind kind = change->element->kind;

  if (kind == self->kind && is_of_place (self, change))
    touch (self, change->element);
  else if ((kind == ALUR_KIND_STAGE || kind == ALUR_KIND_ORGANISATION
            || kind == ALUR_KIND_FUNCTIONS)
           && is_of_place (self, change))
    forget (self);
}

/**
 * alur_nesting_note_changes:
 * @self: a tree
 * @changes: what an edit has changed; each must be told before the tree is asked for again
 */
void
alur_nesting_note_changes (AlurNesting *self, const AlurChangeSet *changes)
{
  /* Nothing comes into no list; what has gone is in none, too. */
  for (guint i = 0; i < changes->n_changes && self->nodes != NULL && self->list != NULL; i++)
    note_change (self, &changes->changes[i]);
}

/* --- Putting in and taking out ---------------------------------------------------------------- */

static AlurNested *
get_node (const AlurNesting *self, guint place)
{
  return &g_array_index (self->nodes, AlurNested, place);
}

/* Where @element is listed; G_MAXUINT: nowhere. */
static guint
find (const AlurNesting *self, const AlurElement *element)
{
  for (guint place = 0; place < self->nodes->len; place++)
    if (get_node (self, place)->serial == element->serial)
      return place;
  return G_MAXUINT;
}

/* The place behind all that is part of the one in @place. */
static guint
find_end (const AlurNesting *self, guint place)
{
  guint end = place + 1;

  while (end < self->nodes->len && get_node (self, end)->depth > get_node (self, place)->depth)
    end++;
  return end;
}

static void
count_less (AlurNesting *self, guint place)
{
  guint depth = get_node (self, place)->depth;

  for (guint above = place; depth > 0 && above > 0; above--)
    if (get_node (self, above - 1)->depth < depth)
      {
        get_node (self, above - 1)->n_children--;
        return;
      }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return (x < y) - (x > y);
}

/* From the last, so that what was part of one has gone before it. */
static gboolean
take_out (AlurNesting *self)
{
  guint places[MOST_TOUCHED];
  guint n_places = 0;

  for (guint i = 0; i < self->touched->len; i++)
    {
      const AlurElement *element = self->touched->pdata[i];
      guint place = find (self, element);

      if (place == G_MAXUINT)
        continue;
      if (element->parent == self->list)
        return FALSE; /* there before, and maybe elsewhere now */
      places[n_places++] = place;
    }
  qsort (places, n_places, sizeof places[0], compare_places);
  for (guint i = 0; i < n_places; i++)
    {
      if (get_node (self, places[i])->n_children > 0)
        return FALSE;
      count_less (self, places[i]);
      g_array_remove_index (self->nodes, places[i]);
    }
  return TRUE;
}

static gboolean
is_beside (const AlurElement *sibling, const AlurElement *element, guint parent_field)
{
  return sibling != NULL && sibling->kind == element->kind
         && alur_element_get_ref (sibling, parent_field)
                == alur_element_get_ref (element, parent_field);
}

/**
 * alur_nesting_find_beside:
 * @element: a unit or function that has its place in the document
 * @parent_field: where it names what it is part of
 * @is_before: (out): whether the one that is found stands before @element
 *
 * Looks for the nearest one that is part of the same. It does not look far: what has been put
 * beside something is not far from it.
 *
 * Returns: (transfer none) (nullable): the last such one before @element or the first behind it;
 *   %NULL: there is none near by
 */
const AlurElement *
alur_nesting_find_beside (const AlurElement *element, guint parent_field, gboolean *is_before)
{
  const AlurElement *back = element->previous;
  const AlurElement *on = element->next;

  for (guint looked = 0; looked < MOST_LOOKED && (back != NULL || on != NULL); looked++)
    {
      *is_before = is_beside (back, element, parent_field);
      if (*is_before)
        return back;
      if (is_beside (on, element, parent_field))
        return on;
      back = back != NULL ? back->previous : NULL;
      on = on != NULL ? on->next : NULL;
    }
  return NULL;
}

/* Where @element is to be listed, with @n_beside others that are part of the same; G_MAXUINT: that
 * is not known. @first is where the first of them is or would be. */
static guint
find_place (const AlurNesting *self, const AlurElement *element, guint first, guint n_beside)
{
  const AlurElement *beside = NULL;
  gboolean is_before = FALSE;
  guint place;

  if (n_beside == 0)
    return first;
  beside = alur_nesting_find_beside (element, self->parent_field, &is_before);
  place = beside != NULL ? find (self, beside) : G_MAXUINT;
  return place != G_MAXUINT && is_before ? find_end (self, place) : place;
}

static gboolean
put_in (AlurNesting *self, AlurElement *element)
{
  const char *id = alur_element_get_ref (element, self->parent_field);
  const AlurElement *parent
      = id != NULL
            ? alur_document_lookup_atom (self->document, alur_element_get_stage (self->list), id)
            : NULL;
  guint above = parent != NULL ? find (self, parent) : G_MAXUINT;
  AlurNested node = { element, element->serial, 0, 0 };
  guint place;

  if (id != NULL && above == G_MAXUINT)
    return FALSE;
  if (above != G_MAXUINT)
    {
      place = find_place (self, element, above + 1, get_node (self, above)->n_children);
      node.depth = get_node (self, above)->depth + 1;
    }
  else
    {
      place = find_place (self, element, 0, self->nodes->len);
    }
  if (place == G_MAXUINT)
    return FALSE;
  if (above != G_MAXUINT)
    get_node (self, above)->n_children++;
  g_array_insert_val (self->nodes, place, node);
  return TRUE;
}

/* Returns whether that is all. */
static gboolean
patch (AlurNesting *self)
{
  if (self->touched->len > 0 && (!self->is_plain || !take_out (self)))
    return FALSE;
  for (guint i = 0; i < self->touched->len; i++)
    {
      AlurElement *element = self->touched->pdata[i];

      if (element->parent == self->list && !put_in (self, element))
        return FALSE;
    }
  return TRUE;
}

/**
 * alur_nesting_list:
 * @self: a tree
 * @list: (nullable): the functions of the document, or the organisation of a stage; %NULL: there is
 *   none
 *
 * Returns: (transfer none) (element-type AlurNested): all that are in @list, each followed by what
 *   is part of it; what names nothing that is there is a root. Valid until the document changes or
 *   another list is asked for
 */
const GArray *
alur_nesting_list (AlurNesting *self, const AlurElement *list)
{
  if (list != self->list || (self->nodes != NULL && !patch (self)))
    forget (self);
  self->list = list;
  g_ptr_array_set_size (self->touched, 0);
  if (self->nodes == NULL)
    self->nodes = alur_nesting_list_anew (self, &self->is_plain);
  return self->nodes;
}
