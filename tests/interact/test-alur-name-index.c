/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-name-index.h"

#include "alur-random.h"
#include "alur-share.h"
#include "alur-text.h"

#include <malloc.h>
#include <string.h>

#define N_UNITS 6u
#define N_MANY 20000u
#define MOST_BYTES 64u /* that a name takes */

/* Names that could be taken for others, or for others with what they are part of. */
static const char *const names[]
    = { "A",   "b",    "A (B)",        "a  (b)",       "A (B) (C)", "(B)",         "B)",
        "A (", "A(B)", "\303\204",     "\303\244 (b)", "c ",        "A ((B))",     "B (A)",
        "  ",  "C/D",  "A (\303\204)", "b (a (b))",    "",          "\303\204 (b)" };

static const char *
pick (GRand *rand)
{
  return names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))];
}

static AlurElement *
add_unit (AlurDocument *document, AlurElement *organisation, guint number)
{
  g_autofree char *id = g_strdup_printf ("u%u", number);

  return alur_document_insert (document, organisation, ALUR_KIND_UNIT, id, NULL);
}

static void
name_by_chance (GRand *rand, AlurDocument *document, AlurElement *unit, guint number)
{
  g_autofree char *parent
      = g_strdup_printf ("u%d", g_rand_int_range (rand, 0, (gint32) MAX (number, 1)));

  alur_document_set_text (document, unit, ALUR_UNIT_NAME, pick (rand));
  if (g_rand_boolean (rand))
    alur_document_set_text (document, unit, ALUR_UNIT_SHORT, pick (rand));
  if (number > 0 && g_rand_int_range (rand, 0, 3) > 0)
    alur_document_set_text (document, unit, ALUR_UNIT_PARENT, parent);
  for (gint32 i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    {
      AlurElement *post = alur_document_insert (document, unit, ALUR_KIND_POSITION, NULL, NULL);

      alur_document_set_text (document, post, ALUR_POSITION_NAME, pick (rand));
    }
}

/* With one stage. */
static AlurDocument *
make_document (AlurElement **organisation)
{
  AlurDocument *document = alur_document_new ();
  AlurElement *stage;

  alur_document_begin (document, "Make");
  stage = alur_document_insert (document, alur_document_get_root (document), ALUR_KIND_STAGE, "now",
                                NULL);
  *organisation = alur_document_insert (document, stage, ALUR_KIND_ORGANISATION, NULL, NULL);
  return document;
}

/* --- What is said of names, one by one -------------------------------------------------------- */

static const char *
own (const AlurElement *element)
{
  const char *name = alur_element_get_name (element);

  return *name != '\0' ? name : alur_element_get_id (element);
}

static gboolean
is (const char *name, const char *folded)
{
  g_autofree char *own_folded = alur_text_fold (name);

  return *folded != '\0' && g_str_equal (own_folded, folded);
}

static gboolean
is_with (const AlurElement *element, const char *home, const char *folded)
{
  g_autofree char *full = g_strdup_printf ("%s (%s)", own (element), home);

  return home != NULL && is (full, folded);
}

static gboolean
is_called (AlurNameIndex *index, const AlurElement *element, const char *folded)
{
  const AlurElement *home = alur_name_index_get_home (index, element);

  return is (own (element), folded)
         || (element->kind == ALUR_KIND_UNIT
             && is (alur_element_get_text (element, ALUR_UNIT_SHORT), folded))
         || (home != NULL
             && (is_with (element, own (home), folded)
                 || is_with (element, alur_element_get_text (home, ALUR_UNIT_SHORT), folded)));
}

typedef struct
{
  AlurNameIndex *index;
  GPtrArray *elements;
} All;

static AlurElement *
only (const All *all, const char *folded, AlurKind kind, guint *n)
{
  AlurElement *found = NULL;

  *n = 0;
  for (guint i = 0; i < all->elements->len; i++)
    {
      AlurElement *element = g_ptr_array_index (all->elements, i);

      if (element->kind != kind || !is_called (all->index, element, folded))
        continue;
      found = element;
      (*n)++;
    }
  return *n == 1 ? found : NULL;
}

static AlurElement *
find (const All *all, const char *folded, const AlurElement *preferred)
{
  const AlurElement *unit
      = preferred != NULL && preferred->kind == ALUR_KIND_POSITION ? preferred->parent : preferred;
  AlurElement *found;
  guint n;

  if (preferred != NULL && is_called (all->index, preferred, folded))
    return (AlurElement *) (guintptr) preferred;
  found = only (all, folded, ALUR_KIND_UNIT, &n);
  if (n > 0)
    return found;
  for (guint i = 0; unit != NULL && i < all->elements->len; i++)
    {
      AlurElement *element = g_ptr_array_index (all->elements, i);

      if (element->parent == unit && is_called (all->index, element, folded))
        return element;
    }
  return only (all, folded, ALUR_KIND_POSITION, &n);
}

/* --- Compared with the index ------------------------------------------------------------------ */

static void
assert_found (const All *all, const char *name, guint32 seed)
{
  g_autofree char *folded = alur_text_fold (name);
  guint n_units, n_posts;

  only (all, folded, ALUR_KIND_UNIT, &n_units);
  only (all, folded, ALUR_KIND_POSITION, &n_posts);
  if (alur_name_index_knows (all->index, name) != (n_units + n_posts > 0))
    g_error ("“%s” is known, or is not (ALUR_SEED=%u)", name, seed);
  for (guint i = 0; i <= all->elements->len; i++)
    {
      const AlurElement *preferred
          = i < all->elements->len ? g_ptr_array_index (all->elements, i) : NULL;

      if (alur_name_index_find (all->index, name, preferred) != find (all, folded, preferred))
        g_error ("“%s” is somebody else (ALUR_SEED=%u)", name, seed);
    }
}

static void
assert_labelled (const All *all, const AlurElement *element, guint32 seed)
{
  const AlurElement *home = alur_name_index_get_home (all->index, element);
  g_autofree char *label = alur_name_index_dup_label (all->index, element);
  g_autofree char *folded = alur_text_fold (own (element));
  g_autofree char *full
      = home != NULL ? g_strdup_printf ("%s (%s)", own (element), own (home)) : NULL;
  gboolean is_alone = home == NULL || *folded == '\0' || find (all, folded, NULL) == element;

  if (strcmp (label, is_alone ? own (element) : full) != 0)
    g_error ("“%s” is written “%s” (ALUR_SEED=%u)", own (element), label, seed);
  assert_found (all, label, seed);
  if (full != NULL)
    assert_found (all, full, seed);
}

static void
test_by_chance (void)
{
  guint32 seed = alur_random_seed ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint round = 0; round < alur_share_of (150); round++)
    {
      AlurElement *organisation;
      g_autoptr (AlurDocument) document = make_document (&organisation);
      g_autoptr (AlurNameIndex) index = NULL;
      g_autoptr (GPtrArray) elements = g_ptr_array_new ();
      All all = { .elements = elements };

      for (guint i = 0; i < N_UNITS; i++)
        name_by_chance (rand, document, add_unit (document, organisation, i), i);
      alur_document_commit (document);
      all.index = index = alur_name_index_new (document, organisation->parent);
      for (AlurElement *e = organisation; e != NULL; e = alur_element_walk (e, organisation))
        if (e->kind == ALUR_KIND_UNIT || e->kind == ALUR_KIND_POSITION)
          g_ptr_array_add (elements, e);
      for (guint i = 0; i < elements->len; i++)
        assert_labelled (&all, g_ptr_array_index (elements, i), seed);
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        assert_found (&all, names[i], seed);
    }
}

/* The likeliest come first, and of as likely ones those that were made first. */
static void
test_search (void)
{
  static const char *const units[] = { "Loket B", "Seksi Loket", "Loket", "Apotek", "Loket A" };
  AlurElement *organisation;
  g_autoptr (AlurDocument) document = make_document (&organisation);
  g_autoptr (AlurNameIndex) index = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) brief = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    alur_document_set_text (document, add_unit (document, organisation, i), ALUR_UNIT_NAME,
                            units[i]);
  alur_document_set_text (document, alur_element_first (organisation, ALUR_KIND_UNIT),
                          ALUR_UNIT_SHORT, "Lokbe");
  alur_document_commit (document);
  index = alur_name_index_new (document, organisation->parent);
  found = alur_name_index_search (index, "loket", 9);
  g_assert_cmpuint (found->len, ==, 4);
  g_assert_cmpstr (alur_element_get_id (g_ptr_array_index (found, 0)), ==, "u2");
  g_assert_cmpstr (alur_element_get_id (g_ptr_array_index (found, 1)), ==, "u0");
  g_assert_cmpstr (alur_element_get_id (g_ptr_array_index (found, 2)), ==, "u4");
  g_assert_cmpstr (alur_element_get_id (g_ptr_array_index (found, 3)), ==, "u1");
  one = alur_name_index_search (index, "loket", 1);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_true (g_ptr_array_index (one, 0) == g_ptr_array_index (found, 0));
  brief = alur_name_index_search (index, "lokbe", 1);
  g_assert_cmpstr (alur_element_get_id (g_ptr_array_index (brief, 0)), ==, "u0");
}

/* Somebody waits for it: it kept the text of three names a unit, each with a list. */
static void
test_keeps_little (void)
{
  AlurElement *organisation;
  g_autoptr (AlurDocument) document = make_document (&organisation);
  g_autoptr (AlurNameIndex) index = NULL;
  gsize before, after;

  for (guint i = 0; i < N_MANY; i++)
    {
      AlurElement *unit = add_unit (document, organisation, i);
      g_autofree char *name = g_strdup_printf ("Seksi Pelayanan Administrasi %u", i);

      alur_document_set_text (document, unit, ALUR_UNIT_NAME, name);
      alur_document_set_text (document, unit, ALUR_UNIT_PARENT, "u0");
    }
  alur_document_commit (document);
  before = mallinfo2 ().uordblks + mallinfo2 ().hblkhd;
  index = alur_name_index_new (document, organisation->parent);
  after = mallinfo2 ().uordblks + mallinfo2 ().hblkhd;
  g_assert_cmpuint (after - before, <, N_MANY * MOST_BYTES);
  g_assert_true (alur_name_index_knows (index, "seksi pelayanan administrasi 7"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name-index/by-chance", test_by_chance);
  g_test_add_func ("/name-index/search", test_search);
  g_test_add_func ("/name-index/keeps-little", test_keeps_little);
  return g_test_run ();
}
