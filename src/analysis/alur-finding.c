/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-rule.h"
#include "alur-text.h"

#include <string.h>

/**
 * alur_finding_ref:
 * @self: a finding
 *
 * Returns: (transfer full): @self
 */
AlurFinding *
alur_finding_ref (AlurFinding *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * alur_finding_unref:
 * @self: (transfer full): a finding
 */
void
alur_finding_unref (AlurFinding *self)
{
  g_atomic_rc_box_release (self);
}

/* Whatever findings are about has an id. */
static const char *
id_of (const AlurElement *element)
{
  return element != NULL ? element->values[ALUR_FIELD_ID].text : "";
}

static const char *
role_name (AlurRole role)
{
  return role != ALUR_ROLE_NONE ? alur_role_words[role].name : "";
}

static const char *
resource_name (AlurResource resource)
{
  return resource != ALUR_RESOURCE_NONE ? alur_resource_words[resource].name : "";
}

/**
 * alur_finding_get_rule_id:
 * @self: a finding
 *
 * Returns: (transfer none): the id of its rule
 */
const char *
alur_finding_get_rule_id (const AlurFinding *self)
{
  return self->rule->id;
}

/**
 * alur_finding_dup_role:
 * @self: a finding
 *
 * Returns: (transfer full) (nullable): the role or, with a blank between, the two roles that it is
 *   about, as the file names them; NULL for none
 */
char *
alur_finding_dup_role (const AlurFinding *self)
{
  if (self->role == ALUR_ROLE_NONE)
    return NULL;
  if (self->second_role == ALUR_ROLE_NONE)
    return g_strdup (role_name (self->role));
  return g_strconcat (role_name (self->role), " ", role_name (self->second_role), NULL);
}

/**
 * alur_finding_dup_name:
 * @self: a finding
 *
 * The name that the finding is about, as programs compare it: `name` is as the document has it,
 * and a document may have it in different ways that mean the same.
 *
 * Returns: (transfer full) (nullable): the name, case and blanks aside; NULL for none
 */
char *
alur_finding_dup_name (const AlurFinding *self)
{
  return self->name != NULL ? alur_text_fold (self->name) : NULL;
}

/**
 * alur_finding_dup_key:
 * @self: a finding
 *
 * The key by which a finding is accepted: `rule|stage|function|role|resource|ids`, and `|` and the
 * name behind it where the finding is about one.
 *
 * Returns: (transfer full): the key of @self
 */
char *
alur_finding_dup_key (const AlurFinding *self)
{
  g_autofree char *role = alur_finding_dup_role (self);
  GString *key = g_string_sized_new (64);

  g_string_append_printf (key, "%s|%s|%s|%s|%s|", self->rule->id, id_of (self->stage),
                          id_of (self->function), role != NULL ? role : "",
                          resource_name (self->resource));
  for (guint i = 0; i < self->n_elements; i++)
    {
      if (i > 0)
        g_string_append_c (key, ',');
      g_string_append (key, id_of (self->elements[i]));
    }
  if (self->name != NULL)
    {
      g_autofree char *name = alur_finding_dup_name (self);

      g_string_append_c (key, '|');
      g_string_append (key, name);
    }
  return g_string_free (key, FALSE);
}

/**
 * alur_between_get_name:
 * @between: where the holders of an overlap belong
 *
 * Returns: (transfer none) (nullable): the word for it in programs' output; NULL for none
 */
const char *
alur_between_get_name (AlurBetween between)
{
  static const char *const names[] = { NULL, "internal", "institutions" };

  return names[between];
}

static int
compare_elements (const AlurElement *a, const AlurElement *b)
{
  return a == b ? 0 : strcmp (id_of (a), id_of (b));
}

static int
compare_sets (const AlurElement *const *a, guint n_a, const AlurElement *const *b, guint n_b)
{
  for (guint i = 0; i < MIN (n_a, n_b); i++)
    {
      int order = compare_elements (a[i], b[i]);

      if (order != 0)
        return order;
    }
  return (n_a > n_b) - (n_a < n_b);
}

static int
compare_roles (const AlurFinding *a, const AlurFinding *b)
{
  int order = a->role == b->role ? 0 : strcmp (role_name (a->role), role_name (b->role));

  if (order == 0 && a->second_role != b->second_role)
    order = strcmp (role_name (a->second_role), role_name (b->second_role));
  if (order == 0 && a->resource != b->resource)
    order = strcmp (resource_name (a->resource), resource_name (b->resource));
  return order;
}

/* Two decisions may leave the same steps apart: they keep the order in which they were made. */
static int
compare_about (const AlurFinding *a, const AlurFinding *b)
{
  guint x = a->about[0] != NULL ? a->about[0]->serial : 0;
  guint y = b->about[0] != NULL ? b->about[0]->serial : 0;

  return (x > y) - (x < y);
}

/**
 * alur_finding_compare:
 * @a: a finding
 * @b: another of the same stage
 *
 * The order in which findings are told: by rule, function, role, resource, units, elements and
 * name, each in code point order.
 *
 * Returns: below, equal to or above 0, as @a stands before, with or behind @b
 */
int
alur_finding_compare (const AlurFinding *a, const AlurFinding *b)
{
  int order = a->rule == b->rule ? 0 : strcmp (a->rule->id, b->rule->id);

  if (order == 0)
    order = compare_elements (a->function, b->function);
  if (order == 0)
    order = compare_roles (a, b);
  if (order == 0)
    order = compare_sets (a->units, a->n_units, b->units, b->n_units);
  if (order == 0)
    order = compare_sets (a->elements, a->n_elements, b->elements, b->n_elements);
  if (order == 0)
    order = g_strcmp0 (a->name, b->name);
  return order != 0 ? order : compare_about (a, b);
}

static gboolean
same_figure (double a, double b)
{
  return memcmp (&a, &b, sizeof a) == 0;
}

static gboolean
same_sentence (const AlurFinding *a, const AlurFinding *b)
{
  for (guint i = 0; i < G_N_ELEMENTS (a->about); i++)
    {
      if (a->about[i] != b->about[i] || !same_figure (a->figures[i], b->figures[i]))
        return FALSE;
    }
  return g_strcmp0 (a->name, b->name) == 0;
}

static gboolean
same_row (const AlurFinding *a, const AlurFinding *b)
{
  return a->row == NULL || b->row == NULL
             ? a->row == b->row
             : memcmp (a->row, b->row, a->n_elements * sizeof *a->row) == 0;
}

static gboolean
same_sets (const AlurFinding *a, const AlurFinding *b)
{
  return a->n_units == b->n_units && a->n_elements == b->n_elements
         && memcmp (a->units, b->units, a->n_units * sizeof *a->units) == 0
         && memcmp (a->elements, b->elements, a->n_elements * sizeof *a->elements) == 0;
}

/**
 * alur_finding_equal:
 * @a: a finding
 * @b: another of the same stage
 *
 * Returns: whether both say the same of the same elements, down to the figures in their sentences
 */
gboolean
alur_finding_equal (const AlurFinding *a, const AlurFinding *b)
{
  return a->rule == b->rule && a->severity == b->severity && a->function == b->function
         && a->role == b->role && a->second_role == b->second_role && a->resource == b->resource
         && a->between == b->between && a->subject == b->subject && same_sets (a, b)
         && same_row (a, b) && same_sentence (a, b);
}
