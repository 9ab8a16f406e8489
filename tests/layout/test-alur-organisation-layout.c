/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-organisation-layout.h"

#include "alur-share.h"
#include "picture-check.h"
#include "random-document.h"

#include <math.h>
#include <string.h>

#define N_RANDOM 500
#define N_LARGE 30000u
#define LARGE_SPAN 5

static AlurSize
measure_unit (const AlurElement *unit, gpointer data)
{
  return (AlurSize){ 132.0 + unit->serial % 6 * 16, 48.0 + unit->serial % 4 * 16 };
}

static AlurSize
measure_relation (const AlurElement *relation, gpointer data)
{
  return (AlurSize){ 40.0 + relation->serial % 5 * 16, 16.0 + relation->serial % 2 * 12 };
}

static const AlurOrganisationSizes sizes = { measure_unit, measure_relation, NULL };

static guint
unit_index (const AlurOrganisationLayout *layout, const char *id)
{
  for (guint i = 0; i < layout->n_units; i++)
    if (alur_element_get_id (layout->units[i].unit) == id)
      return i;
  return G_MAXUINT;
}

static AlurRouteCheck *
check (const AlurOrganisationLayout *layout)
{
  Picture picture;
  AlurRouteCheck *result;

  picture_init (&picture);
  for (guint i = 0; i < layout->n_units; i++)
    picture_add_box (&picture, layout->units[i].box,
                     alur_element_get_word (layout->units[i].unit, ALUR_UNIT_LEVEL)
                             == ALUR_LEVEL_CUSTOMER
                         ? ALUR_ROUTER_SHAPE_CAPSULE
                         : ALUR_ROUTER_SHAPE_RECTANGLE);
  for (guint i = 0; i < layout->tree->n_lines; i++)
    picture_add_line (&picture, layout->tree->points + layout->tree->lines[i].first_point,
                      layout->tree->lines[i].n_points, layout->tree->lines[i].parent + 1);
  for (guint i = 0; i < layout->n_connectors; i++)
    {
      const AlurElement *element = layout->connectors[i].element;
      gboolean relation = element->kind == ALUR_KIND_RELATION;
      const char *from
          = alur_element_get_ref (element, relation ? ALUR_RELATION_FROM : ALUR_UNIT_PARENT);
      const char *to = relation ? alur_element_get_ref (element, ALUR_RELATION_TO)
                                : alur_element_get_id (element);
      guint index = unit_index (layout, from);

      picture_add_connector (&picture, &layout->connectors[i], index, unit_index (layout, to),
                             relation ? 0 : index + 1);
    }
  result = picture_check (&picture);
  picture_clear (&picture);
  return result;
}

static void
test_zones (void)
{
  g_autoptr (AlurDocument) document = alur_document_new ();
  g_autoptr (AlurOrganisationLayout) layout = NULL;
  AlurElement *stage;
  const AlurUnitPlace *units;

  alur_document_begin_filling (document);
  stage = random_document_add_stage (document);
  random_document_add_unit (document, stage, "u1", NULL, ALUR_LEVEL_LEADERSHIP);
  random_document_add_unit (document, stage, "u2", "u1", ALUR_LEVEL_SUPPORT);
  random_document_add_unit (document, stage, "u3", "u1", ALUR_LEVEL_SUPPORT);
  random_document_add_unit (document, stage, "u4", NULL, ALUR_LEVEL_PARTNER_PRIVATE);
  random_document_add_unit (document, stage, "u5", NULL, ALUR_LEVEL_CUSTOMER);
  alur_document_end_filling (document);
  layout = alur_organisation_layout_new (document, stage, &sizes, NULL, 0);
  units = layout->units;
  g_assert_cmpuint (layout->n_units, ==, 5);
  g_assert_cmpfloat (units[3].box.x, >, alur_rect_right (&units[2].box));
  g_assert_cmpfloat (units[4].box.y, >, alur_rect_bottom (&units[2].box));
  g_assert_cmpfloat_with_epsilon (
      alur_rect_center (&units[0].box).x,
      (alur_rect_center (&units[1].box).x + alur_rect_center (&units[2].box).x) / 2, 1e-6);
  g_assert_cmpuint (layout->n_connectors, ==, 0);
}

/* Many sections under one head: a sheet wants them in columns, and they use it well. */
static void
test_page (void)
{
  g_autoptr (AlurDocument) document = alur_document_new ();
  const AlurSheet upright = { { 680, 1000 }, 0, 0 };
  const AlurSheet across = { { 1600, 600 }, 0, 0 };
  g_autoptr (AlurOrganisationLayout) tall = NULL;
  g_autoptr (AlurOrganisationLayout) wide = NULL;
  AlurElement *stage;

  alur_document_begin_filling (document);
  stage = random_document_add_stage (document);
  random_document_add_unit (document, stage, "u0", NULL, ALUR_LEVEL_LEADERSHIP);
  for (guint i = 1; i < 40; i++)
    {
      g_autofree char *id = g_strdup_printf ("u%u", i);

      random_document_add_unit (document, stage, id, "u0", ALUR_LEVEL_SUPPORT);
    }
  alur_document_end_filling (document);
  tall = alur_organisation_layout_new (document, stage, &sizes, &upright, 1);
  wide = alur_organisation_layout_new (document, stage, &sizes, &across, 1);
  g_assert_cmpfloat (tall->bounds.width, <, tall->bounds.height);
  g_assert_cmpfloat (wide->bounds.width, >, wide->bounds.height);
}

/* Places at the end of what a number can say make a drawing of some size still. */
static void
test_endless_places (void)
{
  g_autoptr (AlurDocument) document = alur_document_new ();
  g_autoptr (AlurOrganisationLayout) layout = NULL;
  AlurElement *stage;
  AlurElement *unit;

  alur_document_begin_filling (document);
  stage = random_document_add_stage (document);
  random_document_add_unit (document, stage, "u1", NULL, ALUR_LEVEL_LEADERSHIP);
  random_document_add_unit (document, stage, "u2", "u1", ALUR_LEVEL_SUPPORT);
  alur_document_end_filling (document);
  alur_document_begin (document, "far away");
  unit = alur_document_lookup (document, stage, "u2");
  alur_document_set_number (document, unit, ALUR_UNIT_X, G_MAXDOUBLE);
  alur_document_set_number (document, unit, ALUR_UNIT_Y, -G_MAXDOUBLE);
  alur_document_commit (document);
  layout = alur_organisation_layout_new (document, stage, &sizes, NULL, 0);
  g_assert_cmpfloat (layout->bounds.width, <, 1e6);
  g_assert_cmpfloat (layout->bounds.height, <, 1e6);
}

/* How near a line outside runs to what the boxes cover. */
static double
nearest_outside (const AlurOrganisationLayout *layout)
{
  const AlurRect *bounds = &layout->tree->bounds;
  double nearest = G_MAXDOUBLE;

  for (guint i = 0; i < layout->n_connectors; i++)
    for (guint k = 1; k < layout->connectors[i].n_points; k++)
      {
        AlurPoint from = layout->connectors[i].points[k - 1];
        AlurPoint to = layout->connectors[i].points[k];
        gboolean upright = fabs (from.x - to.x) < 1e-6;
        double away = upright ? MAX (bounds->x - from.x, from.x - alur_rect_right (bounds))
                              : MAX (bounds->y - from.y, from.y - alur_rect_bottom (bounds));

        if (away > 0)
          nearest = MIN (nearest, away);
      }
  return nearest;
}

/* Boxes that all but fill a page leave no room at its edge: no line is squeezed in there. */
static void
test_full_page (void)
{
  for (guint32 seed = 1; seed <= 30; seed++)
    {
      g_autoptr (AlurDocument) document = alur_document_new ();
      AlurElement *stage = random_document_fill (document, seed, 16 + seed % 30, 0, FALSE);
      AlurSheet sheet = { { 1046, 640 }, 0, 0 };
      g_autoptr (AlurOrganisationLayout) any
          = alur_organisation_layout_new (document, stage, &sizes, &sheet, 1);
      g_autoptr (AlurOrganisationLayout) full = NULL;

      sheet.room.width = any->tree->bounds.width + 8;
      sheet.room.height = any->tree->bounds.height + 8;
      sheet.least_scale = 1;
      full = alur_organisation_layout_new (document, stage, &sizes, &sheet, 1);
      g_assert_cmpfloat (nearest_outside (full), >, 3);
    }
}

static void
test_empty (void)
{
  g_autoptr (AlurDocument) document = alur_document_new ();
  g_autoptr (AlurOrganisationLayout) layout = NULL;
  AlurElement *stage;

  alur_document_begin_filling (document);
  stage = random_document_add_stage (document);
  alur_document_end_filling (document);
  layout = alur_organisation_layout_new (document, stage, &sizes, NULL, 0);
  g_assert_cmpuint (layout->n_units, ==, 0);
  g_assert_cmpuint (layout->n_connectors, ==, 0);
}

static void
check_random (guint32 seed, gboolean some_placed, PictureTotals *totals)
{
  g_autoptr (AlurDocument) document = alur_document_new ();
  AlurElement *stage = random_document_fill (document, seed, 2 + seed % 150, 4, some_placed);
  g_autoptr (AlurOrganisationLayout) layout
      = alur_organisation_layout_new (document, stage, &sizes, NULL, 0);
  g_autoptr (AlurOrganisationLayout) again
      = alur_organisation_layout_new (document, stage, &sizes, NULL, 0);
  g_autoptr (AlurRouteCheck) result = check (layout);

  for (guint i = 0; i < layout->n_units; i++)
    {
      double x = alur_element_get_number (layout->units[i].unit, ALUR_UNIT_X);

      g_assert_true (memcmp (&layout->units[i].box, &again->units[i].box, sizeof (AlurRect)) == 0);
      if (isnan (x))
        continue;
      g_assert_cmpfloat_with_epsilon (layout->units[i].box.x, x, 1e-9);
      g_assert_cmpfloat_with_epsilon (layout->units[i].box.y,
                                      alur_element_get_number (layout->units[i].unit, ALUR_UNIT_Y),
                                      1e-9);
    }
  g_assert_cmpuint (result->counts[ALUR_ROUTE_FAULT_BOXES_OVERLAP], ==, 0);
  for (guint i = 0; i < layout->n_connectors; i++)
    totals->n_away += layout->connectors[i].away ? 1 : 0;
  if (result->n_faults > 0)
    g_test_message ("seed %u: %u faults", seed, result->n_faults);
  picture_totals_add (totals, result);
}

static void
test_random (void)
{
  PictureTotals totals = { 0 };

  for (guint32 seed = 0; seed < N_RANDOM; seed += alur_share_get_step ())
    check_random (seed, FALSE, &totals);
  picture_totals_tell (&totals, "automatic charts");
  g_assert_cmpuint (picture_totals_count (&totals), ==, 0);
}

static void
test_random_placed (void)
{
  PictureTotals totals = { 0 };

  for (guint32 seed = 0; seed < N_RANDOM; seed += alur_share_get_step ())
    check_random (seed, TRUE, &totals);
  picture_totals_tell (&totals, "charts with units placed by hand");
}

static void
set_ref (AlurDocument *document, AlurElement *element, guint field, guint number)
{
  g_autofree char *id = g_strdup_printf ("u%u", number);

  alur_document_set_text (document, element, field, id);
}

/* Of a chart in which no search for a way may look everywhere: before, one took gigabytes and did
 * not end. */
static void
test_large (void)
{
  g_autoptr (AlurDocument) document = alur_document_new ();
  g_autoptr (AlurOrganisationLayout) layout = NULL;
  AlurElement *stage, *organisation;
  guint n_forced = 0;

  alur_document_begin_filling (document);
  stage = random_document_add_stage (document);
  organisation = alur_document_get_organisation (document, stage);
  for (guint i = 1; i <= N_LARGE; i++)
    {
      g_autofree char *id = g_strdup_printf ("u%u", i);
      AlurElement *unit = alur_document_insert (document, organisation, ALUR_KIND_UNIT, id, NULL);

      if (i > 1)
        set_ref (document, unit, ALUR_UNIT_PARENT, (i - 2) / LARGE_SPAN + 1);
    }
  for (guint i = 1; i <= N_LARGE / 100; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      AlurElement *relation
          = alur_document_insert (document, organisation, ALUR_KIND_RELATION, id, NULL);

      alur_document_set_word (document, relation, ALUR_RELATION_KIND, ALUR_RELATION_COORDINATION);
      set_ref (document, relation, ALUR_RELATION_FROM, i * 90 + 1);
      set_ref (document, relation, ALUR_RELATION_TO, i * 90 + 2);
    }
  alur_document_end_filling (document);
  layout = alur_organisation_layout_new (document, stage, &sizes, NULL, 0);
  g_assert_cmpuint (layout->n_units, ==, N_LARGE);
  for (guint i = 0; i < layout->n_connectors; i++)
    {
      g_assert_cmpuint (layout->connectors[i].n_points, >=, 2);
      n_forced += layout->connectors[i].forced ? 1 : 0;
    }
  g_test_message ("%u lines of %u found no clean way", n_forced, layout->n_connectors);
  g_assert_cmpuint (n_forced, <, layout->n_connectors / 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/organisation-layout/zones", test_zones);
  g_test_add_func ("/organisation-layout/page", test_page);
  g_test_add_func ("/organisation-layout/full-page", test_full_page);
  g_test_add_func ("/organisation-layout/empty", test_empty);
  g_test_add_func ("/organisation-layout/large", test_large);
  g_test_add_func ("/organisation-layout/endless-places", test_endless_places);
  g_test_add_func ("/organisation-layout/random", test_random);
  g_test_add_func ("/organisation-layout/random-placed", test_random_placed);
  return g_test_run ();
}
