/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is tried out lies beside the document instead of in a copy of it: an edit of the document is
 * in the figures at once, with nothing to be brought together, and taking the trial back is
 * forgetting it. None of these figures changes the course of a case, so executions and times of
 * procedures stay those of the document. */

#include "alur-assumptions.h"

#include "alur-error.h"
#include "alur-language.h"
#include "alur-values.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define SAME 1e-9

struct _AlurAssumptions
{
  GHashTable *values; /* AlurElement → double */
};

static const struct
{
  AlurKind kind;
  guint field;
  const char *word; /* in texts */
} figures[] = {
  { ALUR_KIND_DOCUMENT, ALUR_DOCUMENT_MINUTES_PER_YEAR, "minutes" },
  { ALUR_KIND_POSITION, ALUR_POSITION_HEADCOUNT, "headcount" },
  { ALUR_KIND_PROCEDURE, ALUR_PROCEDURE_VOLUME, "volume" },
  { ALUR_KIND_DUTY, ALUR_DUTY_VOLUME, "duty" },
};

static int
find_figure (AlurKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (figures[i].kind == kind)
      return (int) i;
  return -1;
}

/**
 * alur_assumption_get_field:
 * @kind: of an element
 * @field: (out): the field of it that can be tried out
 *
 * Returns: whether elements of the kind have one
 */
gboolean
alur_assumption_get_field (AlurKind kind, guint *field)
{
  int figure = find_figure (kind);

  if (figure < 0)
    return FALSE;
  *field = figures[figure].field;
  return TRUE;
}

/**
 * alur_assumptions_new:
 *
 * Returns: (transfer full): nothing is tried out
 */
AlurAssumptions *
alur_assumptions_new (void)
{
  AlurAssumptions *self = g_new0 (AlurAssumptions, 1);

  self->values = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

static void
put (AlurAssumptions *self, gpointer element, double value)
{
  g_hash_table_insert (self->values, element, g_memdup2 (&value, sizeof value));
}

/**
 * alur_assumptions_copy:
 * @self: (nullable): what is tried out
 *
 * Returns: (transfer full): the same
 */
AlurAssumptions *
alur_assumptions_copy (const AlurAssumptions *self)
{
  AlurAssumptions *copy = alur_assumptions_new ();
  GHashTableIter iter;
  gpointer element;
  gpointer value;

  if (self == NULL)
    return copy;
  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &element, &value))
    put (copy, element, *(const double *) value);
  return copy;
}

/**
 * alur_assumptions_free:
 * @self: (transfer full): what was tried out
 */
void
alur_assumptions_free (AlurAssumptions *self)
{
  g_hash_table_unref (self->values);
  g_free (self);
}

static double
get_own (const AlurElement *element)
{
  int figure = find_figure (element->kind);

  return figure < 0 ? (double) NAN : alur_element_get_number (element, figures[figure].field);
}

/**
 * alur_assumptions_put:
 * @self: what is tried out
 * @element: an element of the document
 * @value: its figure; that of the document takes back what was tried
 */
void
alur_assumptions_put (AlurAssumptions *self, const AlurElement *element, double value)
{
  g_return_if_fail (find_figure (element->kind) >= 0);

  if (fabs (get_own (element) - value) < SAME)
    g_hash_table_remove (self->values, element);
  else
    put (self, (gpointer) (guintptr) element, value);
}

static const double *
find (const AlurAssumptions *self, const AlurElement *element)
{
  return self != NULL ? g_hash_table_lookup (self->values, element) : NULL;
}

/**
 * alur_assumptions_get:
 * @self: (nullable): what is tried out
 * @element: an element of the document
 *
 * Returns: its figure: what is tried out, else that of the document
 */
double
alur_assumptions_get (const AlurAssumptions *self, const AlurElement *element)
{
  const double *value = find (self, element);

  return value != NULL ? *value : get_own (element);
}

static gboolean
is_in_document (const AlurElement *element)
{
  while (element->parent != NULL)
    element = element->parent;
  return element->kind == ALUR_KIND_DOCUMENT;
}

/**
 * alur_assumptions_has:
 * @self: (nullable): what is tried out
 * @element: an element
 *
 * Returns: whether something else than the document has is tried out with @element, and it is in
 *   the document
 */
gboolean
alur_assumptions_has (const AlurAssumptions *self, const AlurElement *element)
{
  const double *value = find (self, element);

  return value != NULL && !(fabs (get_own (element) - *value) < SAME) && is_in_document (element);
}

static void
add (const AlurAssumptions *self, const AlurElement *element, GPtrArray *list)
{
  if (alur_assumptions_has (self, element))
    g_ptr_array_add (list, (gpointer) (guintptr) element);
}

static void
add_stage (const AlurAssumptions *self,
           AlurDocument *document,
           const AlurElement *stage,
           GPtrArray *list)
{
  const AlurElement *organisation = alur_document_get_organisation (document, stage);

  if (organisation != NULL)
    ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  ALUR_FOREACH (position, unit, ALUR_KIND_POSITION)
  {
    add (self, position, list);
    ALUR_FOREACH (duty, position, ALUR_KIND_DUTY)
    add (self, duty, list);
  }
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  add (self, procedure, list);
}

/**
 * alur_assumptions_list:
 * @self: (nullable): what is tried out
 * @document: the document
 *
 * Returns: (transfer full) (element-type AlurElement): the elements with which something else than
 *   the document has is tried out, in document order
 */
GPtrArray *
alur_assumptions_list (const AlurAssumptions *self, AlurDocument *document)
{
  GPtrArray *list = g_ptr_array_new ();
  AlurElement *root = alur_document_get_root (document);

  if (alur_assumptions_is_empty (self))
    return list;
  add (self, root, list);
  ALUR_FOREACH (stage, root, ALUR_KIND_STAGE)
  add_stage (self, document, stage, list);
  return list;
}

/**
 * alur_assumptions_is_empty:
 * @self: (nullable): what is tried out
 *
 * Returns: whether nothing is tried out that the document does not have
 */
gboolean
alur_assumptions_is_empty (const AlurAssumptions *self)
{
  GHashTableIter iter;
  gpointer element;

  if (self == NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &element, NULL))
    if (alur_assumptions_has (self, element))
      return FALSE;
  return TRUE;
}

/* --- Text ------------------------------------------------------------------------------------- */

static guint
count_before (const AlurElement *element)
{
  guint n = 0;

  while ((element = alur_element_previous (element, element->kind)) != NULL)
    n++;
  return n;
}

static char *
dup_item (const AlurAssumptions *self, const AlurElement *element)
{
  const AlurElement *stage = alur_element_get_stage (element);
  const AlurElement *named = element->kind == ALUR_KIND_DUTY ? element->parent : element;
  g_autoptr (GString) text = g_string_new (figures[find_figure (element->kind)].word);
  char number[ALUR_VALUE_TEXT_SIZE];

  if (element->kind != ALUR_KIND_DOCUMENT)
    g_string_append_printf (text, ":%s", alur_element_get_id (named));
  if (element->kind == ALUR_KIND_DUTY)
    g_string_append_printf (text, "/%u", count_before (element) + 1);
  if (stage != NULL)
    g_string_append_printf (text, "@%s", alur_element_get_id (stage));
  g_string_append_printf (text, "=%s",
                          alur_decimal_write (alur_assumptions_get (self, element), number));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * alur_assumptions_dup_items:
 * @self: (nullable): what is tried out
 * @document: the document
 *
 * Returns: (transfer full): a text for each figure that is counted, for
 *   alur_assumptions_add_item() with this document or a copy of it
 */
char **
alur_assumptions_dup_items (const AlurAssumptions *self, AlurDocument *document)
{
  g_autoptr (GPtrArray) list = alur_assumptions_list (self, document);
  char **items = g_new0 (char *, list->len + 1);

  for (guint i = 0; i < list->len; i++)
    items[i] = dup_item (self, g_ptr_array_index (list, i));
  return items;
}

/* An item in its parts. */
typedef struct
{
  int figure;
  char *id;
  guint nth; /* of duties, from 1 */
  char *stage;
  double value;
} Item;

static void
item_clear (Item *item)
{
  g_free (item->id);
  g_free (item->stage);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Item, item_clear)

static gboolean
read_nth (char *id, guint *nth)
{
  char *slash = strchr (id, '/');
  guint64 number;

  if (slash == NULL || !g_ascii_string_to_unsigned (slash + 1, 10, 1, G_MAXUINT, &number, NULL))
    return FALSE;
  *slash = '\0';
  *nth = (guint) number;
  return TRUE;
}

static int
find_word (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (g_str_equal (figures[i].word, word))
      return (int) i;
  return -1;
}

/* What stands before the sign is cut into its parts. */
static void
cut_item (char *what, Item *item)
{
  char *at = strchr (what, '@');
  char *colon;

  if (at != NULL)
    {
      item->stage = g_strdup (at + 1);
      *at = '\0';
    }
  colon = strchr (what, ':');
  if (colon != NULL)
    {
      item->id = g_strdup (colon + 1);
      *colon = '\0';
    }
  item->figure = find_word (what);
}

static gboolean
read_item (const char *text, Item *item)
{
  const char *sign = strrchr (text, '=');
  g_autofree char *what = sign != NULL ? g_strndup (text, (gsize) (sign - text)) : NULL;

  if (what == NULL || !alur_decimal_parse (sign + 1, &item->value) || item->value < 0)
    return FALSE;
  cut_item (what, item);
  if (item->figure < 0)
    return FALSE;
  if (figures[item->figure].kind == ALUR_KIND_DOCUMENT)
    return item->id == NULL && item->stage == NULL && item->value > 0;
  return item->id != NULL
         && (figures[item->figure].kind != ALUR_KIND_DUTY || read_nth (item->id, &item->nth));
}

static AlurElement *
find_element (AlurDocument *document, const AlurElement *stage, const Item *item)
{
  AlurKind kind = figures[item->figure].kind;
  AlurElement *found = alur_document_lookup_kind (
      document, stage, item->id, kind == ALUR_KIND_DUTY ? ALUR_KIND_POSITION : kind);

  if (kind != ALUR_KIND_DUTY || found == NULL)
    return found;
  found = alur_element_first (found, ALUR_KIND_DUTY);
  for (guint i = 1; found != NULL && i < item->nth; i++)
    found = alur_element_next (found, ALUR_KIND_DUTY);
  return found;
}

/**
 * alur_assumptions_add_item:
 * @self: what is tried out
 * @document: a document
 * @item: one figure as text
 * @error: return location; %ALUR_ERROR_INVALID: it can't be read, %ALUR_ERROR_UNKNOWN_NAME: the
 *   document has no such thing
 *
 * Tries the figure out, in each stage that has the element or in the one that is named.
 *
 * Returns: whether that was possible
 */
gboolean
alur_assumptions_add_item (AlurAssumptions *self,
                           AlurDocument *document,
                           const char *item,
                           GError **error)
{
  g_auto (Item) read = { .figure = -1 };
  gboolean is_found = FALSE;

  if (!read_item (item, &read))
    {
      g_set_error (error, ALUR_ERROR, ALUR_ERROR_INVALID,
                   alur_tr (NULL, N_ ("“%s” can't be tried out. Write minutes=72000, "
                                      "headcount:POSITION=3, volume:PROCEDURE=1200 or "
                                      "duty:POSITION/1=12.")),
                   item);
      return FALSE;
    }
  if (read.id == NULL)
    {
      alur_assumptions_put (self, alur_document_get_root (document), read.value);
      return TRUE;
    }
  ALUR_FOREACH (stage, alur_document_get_root (document), ALUR_KIND_STAGE)
  {
    AlurElement *element
        = read.stage == NULL || g_str_equal (read.stage, alur_element_get_id (stage))
              ? find_element (document, stage, &read)
              : NULL;

    if (element == NULL)
      continue;
    alur_assumptions_put (self, element, read.value);
    is_found = TRUE;
  }
  if (!is_found)
    g_set_error (error, ALUR_ERROR, ALUR_ERROR_UNKNOWN_NAME,
                 alur_tr (NULL, N_ ("“%s” can't be tried out: the document has no such thing.")),
                 item);
  return is_found;
}
