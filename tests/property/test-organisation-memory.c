/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chart that is laid out with a memory of the charts before is the one that is laid out from
 * scratch, after any sequence of edits, undos and redos. */

#include "alur-organisation-layout.h"
#include "alur-random.h"
#include "alur-share.h"

#include <string.h>

#define N_DOCUMENTS 8
#define N_EDITS 60
#define N_LOOKS 40

/* As wide as the name, so that some edits move everything and most do not. */
static AlurSize
measure_unit (const AlurElement *unit, gpointer data)
{
  const char *name = alur_element_get_text (unit, ALUR_UNIT_NAME);

  return (AlurSize){ 96 + 8.0 * (double) (name != NULL ? strlen (name) % 12 : 0), 48 };
}

static AlurSize
measure_relation (const AlurElement *relation, gpointer data)
{
  const char *note = alur_element_get_text (relation, ALUR_RELATION_NOTE);

  return (AlurSize){ note != NULL ? 8.0 * (double) (strlen (note) % 12) : 0, 16 };
}

static const AlurOrganisationSizes sizes = { measure_unit, measure_relation, NULL };

static void
assert_same_bytes (gconstpointer one, gconstpointer other, gsize size)
{
  g_assert_true (size == 0 || memcmp (one, other, size) == 0);
}

static void
assert_same_connector (const AlurConnector *one, const AlurConnector *other)
{
  g_assert_true (one->element == other->element);
  g_assert_cmpuint (one->n_points, ==, other->n_points);
  g_assert_cmpuint (one->n_hops, ==, other->n_hops);
  assert_same_bytes (one->points, other->points, one->n_points * sizeof (AlurPoint));
  assert_same_bytes (one->hops, other->hops, one->n_hops * sizeof (AlurPoint));
  assert_same_bytes (&one->anchor, &other->anchor, sizeof (AlurPoint));
  assert_same_bytes (&one->label, &other->label, sizeof (AlurRect));
  g_assert_true (one->away == other->away && one->by_hand == other->by_hand
                 && one->forced == other->forced);
}

static void
assert_same_tree (const AlurTreeLayout *one, const AlurTreeLayout *other)
{
  g_assert_cmpuint (one->n_lines, ==, other->n_lines);
  g_assert_cmpuint (one->n_points, ==, other->n_points);
  g_assert_cmpuint (one->n_loose, ==, other->n_loose);
  assert_same_bytes (one->lines, other->lines, one->n_lines * sizeof (AlurTreeLine));
  assert_same_bytes (one->points, other->points, one->n_points * sizeof (AlurPoint));
  assert_same_bytes (one->loose, other->loose, one->n_loose * sizeof (guint));
}

static void
assert_same (const AlurOrganisationLayout *one, const AlurOrganisationLayout *other)
{
  assert_same_bytes (&one->bounds, &other->bounds, sizeof (AlurRect));
  g_assert_cmpuint (one->n_units, ==, other->n_units);
  for (guint i = 0; i < one->n_units; i++)
    {
      g_assert_true (one->units[i].unit == other->units[i].unit);
      g_assert_true (one->units[i].placed == other->units[i].placed);
      assert_same_bytes (&one->units[i].box, &other->units[i].box, sizeof (AlurRect));
    }
  assert_same_tree (one->tree, other->tree);
  g_assert_cmpuint (one->n_connectors, ==, other->n_connectors);
  for (guint i = 0; i < one->n_connectors; i++)
    assert_same_connector (&one->connectors[i], &other->connectors[i]);
}

static void
look (AlurDocument *document, AlurOrganisationMemory *memory)
{
  static const AlurSheet sheet = { { 700, 1000 }, 0.5, 0 };

  ALUR_FOREACH (stage, alur_document_get_root (document), ALUR_KIND_STAGE)
  for (guint n_sheets = 0; n_sheets < 2; n_sheets++)
    {
      g_autoptr (AlurOrganisationLayout) known = alur_organisation_layout_new_remembering (
          document, stage, &sizes, &sheet, n_sheets, memory);
      g_autoptr (AlurOrganisationLayout) fresh
          = alur_organisation_layout_new (document, stage, &sizes, &sheet, n_sheets);

      assert_same (known, fresh);
    }
}

/* Returns how many charts were known. */
static guint
run (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (AlurDocument) document = alur_random_document (rand, N_EDITS);
  g_autoptr (AlurOrganisationMemory) memory = alur_organisation_memory_new ();

  for (guint i = 0; i < N_LOOKS; i++)
    {
      gint32 what = g_rand_int_range (rand, 0, 4);

      if (what == 0)
        alur_document_undo (document);
      else if (what == 1)
        alur_document_redo (document);
      else
        alur_random_edit (rand, document, ALUR_RANDOM_ALTER);
      look (document, memory);
    }
  return alur_organisation_memory_get_n_recalled (memory);
}

static void
test_same (void)
{
  guint32 seed = alur_random_seed ();
  guint n_recalled = 0;

  /* Some documents have nothing that stays. */
  for (guint i = 0; i < alur_share_of (N_DOCUMENTS) || (n_recalled == 0 && i < N_DOCUMENTS); i++)
    n_recalled += run (seed + i);
  g_test_message ("%u charts were known", n_recalled);
  g_assert_cmpuint (n_recalled, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/organisation-memory/same-as-from-scratch", test_same);
  return g_test_run ();
}
