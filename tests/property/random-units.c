/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "random-units.h"

#include "alur-edit.h"

#define MOST_EDITS 4

static AlurElement *
pick_unit (GRand *rand, AlurDocument *document)
{
  const AlurElement *stage
      = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  const AlurElement *organisation = alur_document_get_organisation (document, stage);
  AlurElement *unit = alur_element_first (organisation, ALUR_KIND_UNIT);
  guint n_units = organisation != NULL ? alur_element_count (organisation, ALUR_KIND_UNIT) : 0;

  for (gint32 i = n_units > 0 ? g_rand_int_range (rand, 0, (gint32) n_units) : 0; i > 0; i--)
    unit = alur_element_next (unit, ALUR_KIND_UNIT);
  return unit;
}

static void
make_near (GRand *rand, AlurDocument *document, AlurElement *unit)
{
  g_autofree char *id = g_strdup_printf ("made-%u", alur_document_get_serials (document));
  gboolean is_below = g_rand_boolean (rand);
  AlurElement *made = alur_document_insert (document, unit->parent, ALUR_KIND_UNIT, id,
                                            g_rand_boolean (rand) ? unit : unit->next);

  alur_document_set_text (document, made, ALUR_UNIT_PARENT,
                          is_below ? alur_element_get_id (unit)
                                   : alur_element_get_ref (unit, ALUR_UNIT_PARENT));
}

void
random_units_edit (GRand *rand, AlurDocument *document)
{
  alur_document_begin (document, "units");
  for (gint32 i = g_rand_int_range (rand, 1, MOST_EDITS); i > 0; i--)
    {
      AlurElement *unit = pick_unit (rand, document);

      if (unit != NULL && g_rand_int_range (rand, 0, 3) == 0)
        alur_edit_delete (document, &unit, 1);
      else if (unit != NULL)
        make_near (rand, document, unit);
    }
  alur_document_commit (document);
}
