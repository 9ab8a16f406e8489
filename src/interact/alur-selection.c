/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-selection.h"

struct _AlurSelection
{
  GObject parent_instance;

  GPtrArray *elements; /* in the order of selecting; the last has the focus */
  GHashTable *set;     /* the same, to ask */
};

G_DEFINE_FINAL_TYPE (AlurSelection, alur_selection, G_TYPE_OBJECT)

static void
alur_selection_finalize (GObject *object)
{
  AlurSelection *self = ALUR_SELECTION (object);

  g_ptr_array_unref (self->elements);
  g_hash_table_unref (self->set);
  G_OBJECT_CLASS (alur_selection_parent_class)->finalize (object);
}

static void
alur_selection_class_init (AlurSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alur_selection_finalize;
  /**
   * AlurSelection::changed:
   *
   * What is selected is another.
   */
  g_signal_new ("changed", ALUR_TYPE_SELECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
}

static guint
changed_signal_of (void)
{
  return g_signal_lookup ("changed", ALUR_TYPE_SELECTION);
}

static void
alur_selection_init (AlurSelection *self)
{
  self->elements = g_ptr_array_new ();
  self->set = g_hash_table_new (NULL, NULL);
}

/**
 * alur_selection_new:
 *
 * Returns: (transfer full): a selection of nothing
 */
AlurSelection *
alur_selection_new (void)
{
  return g_object_new (ALUR_TYPE_SELECTION, NULL);
}

static void
tell (AlurSelection *self)
{
  g_signal_emit (self, changed_signal_of (), 0);
}

/**
 * alur_selection_get_size:
 *
 * Returns: how many elements are selected
 */
guint
alur_selection_get_size (AlurSelection *self)
{
  return self->elements->len;
}

/**
 * alur_selection_get_nth:
 * @index: below the size
 *
 * Returns: (transfer none): the element selected as the @index th
 */
AlurElement *
alur_selection_get_nth (AlurSelection *self, guint index)
{
  g_return_val_if_fail (index < self->elements->len, NULL);
  return g_ptr_array_index (self->elements, index);
}

/**
 * alur_selection_get_focus:
 *
 * Returns: (transfer none) (nullable): the element that keys act on, the one selected last
 */
AlurElement *
alur_selection_get_focus (AlurSelection *self)
{
  return self->elements->len > 0 ? g_ptr_array_index (self->elements, self->elements->len - 1)
                                 : NULL;
}

/**
 * alur_selection_get_single:
 *
 * Returns: (transfer none) (nullable): the element that is selected alone
 */
AlurElement *
alur_selection_get_single (AlurSelection *self)
{
  return self->elements->len == 1 ? g_ptr_array_index (self->elements, 0) : NULL;
}

/**
 * alur_selection_get_all:
 * @n_elements: (out): how many
 *
 * Returns: (transfer none) (array length=n_elements): all, until the selection changes
 */
AlurElement *const *
alur_selection_get_all (AlurSelection *self, guint *n_elements)
{
  *n_elements = self->elements->len;
  return (AlurElement *const *) self->elements->pdata;
}

/**
 * alur_selection_contains:
 *
 * Returns: whether @element is selected
 */
gboolean
alur_selection_contains (AlurSelection *self, const AlurElement *element)
{
  return g_hash_table_contains (self->set, element);
}

static void
take_all (AlurSelection *self)
{
  g_ptr_array_set_size (self->elements, 0);
  g_hash_table_remove_all (self->set);
}

/* Who selects may show what has gone a moment ago, and is about to notice. */
static void
take_in (AlurSelection *self, AlurElement *element)
{
  if (alur_element_is_in_document (element) && g_hash_table_add (self->set, element))
    g_ptr_array_add (self->elements, element);
}

/**
 * alur_selection_clear:
 *
 * Selects nothing.
 */
void
alur_selection_clear (AlurSelection *self)
{
  if (self->elements->len == 0)
    return;
  take_all (self);
  tell (self);
}

/**
 * alur_selection_set:
 * @element: (nullable): the one to select; NULL: nothing
 */
void
alur_selection_set (AlurSelection *self, AlurElement *element)
{
  alur_selection_set_all (self, &element, element != NULL ? 1 : 0);
}

/**
 * alur_selection_set_all:
 * @elements: (array length=n_elements): those to select, the last one with the focus
 */
void
alur_selection_set_all (AlurSelection *self, AlurElement *const *elements, guint n_elements)
{
  gboolean same = n_elements == self->elements->len;

  for (guint i = 0; same && i < n_elements; i++)
    same = g_ptr_array_index (self->elements, i) == elements[i];
  if (same)
    return;
  take_all (self);
  for (guint i = 0; i < n_elements; i++)
    take_in (self, elements[i]);
  tell (self);
}

/**
 * alur_selection_add:
 * @element: to be selected too, with the focus
 */
void
alur_selection_add (AlurSelection *self, AlurElement *element)
{
  if (alur_selection_get_focus (self) == element || !alur_element_is_in_document (element))
    return;
  if (!g_hash_table_add (self->set, element))
    g_ptr_array_remove (self->elements, element);
  g_ptr_array_add (self->elements, element);
  tell (self);
}

/**
 * alur_selection_toggle:
 * @element: to be selected too, or no longer
 */
void
alur_selection_toggle (AlurSelection *self, AlurElement *element)
{
  if (!g_hash_table_remove (self->set, element))
    {
      alur_selection_add (self, element);
      return;
    }
  g_ptr_array_remove (self->elements, element);
  tell (self);
}

/**
 * alur_selection_drop_lost:
 *
 * Leaves out what is no longer in the document; to be called when it changed.
 */
void
alur_selection_drop_lost (AlurSelection *self)
{
  guint before = self->elements->len;

  for (guint i = before; i > 0; i--)
    {
      AlurElement *element = g_ptr_array_index (self->elements, i - 1);

      if (alur_element_is_in_document (element))
        continue;
      g_hash_table_remove (self->set, element);
      g_ptr_array_remove_index (self->elements, i - 1);
    }
  if (self->elements->len != before)
    tell (self);
}
