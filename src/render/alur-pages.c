/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-pages.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* F4 as it is sold in Indonesia is 215 × 330 mm; the folio of its offices' rules is 210 × 330 mm;
 * foolscap of other programs is 8.5 × 13 in. All three are met under each other's names, so each is
 * named with its millimetres. */
static const AlurPaperSize papers[ALUR_N_PAPERS] = {
  [ALUR_PAPER_A4] = { "a4", N_ ("A4 (210 × 297 mm)"), 210, 297 },
  [ALUR_PAPER_A3] = { "a3", N_ ("A3 (297 × 420 mm)"), 297, 420 },
  [ALUR_PAPER_F4] = { "f4", N_ ("F4 (215 × 330 mm)"), 215, 330 },
  [ALUR_PAPER_FOLIO] = { "folio", N_ ("Folio (210 × 330 mm)"), 210, 330 },
  [ALUR_PAPER_FOOLSCAP] = { "foolscap", N_ ("Foolscap (215.9 × 330.2 mm)"), 215.9, 330.2 },
  [ALUR_PAPER_LETTER] = { "letter", N_ ("Letter (215.9 × 279.4 mm)"), 215.9, 279.4 },
  [ALUR_PAPER_LEGAL] = { "legal", N_ ("Legal (215.9 × 355.6 mm)"), 215.9, 355.6 },
  [ALUR_PAPER_FIT] = { "fit", N_ ("One page as large as the drawing"), 0, 0 },
};

/**
 * alur_paper_get_size:
 * @paper: a paper
 *
 * Returns: (transfer none): its name and size; `fit` has no size of its own
 */
const AlurPaperSize *
alur_paper_get_size (AlurPaper paper)
{
  g_return_val_if_fail (paper < ALUR_N_PAPERS, NULL);
  return &papers[paper];
}

static double
get_difference (AlurPaper paper, double width_mm, double height_mm)
{
  return MAX (fabs (papers[paper].width_mm - width_mm), fabs (papers[paper].height_mm - height_mm));
}

/**
 * alur_paper_is_near:
 * @paper: a paper
 * @width_mm: of a sheet standing upright
 * @height_mm: likewise
 *
 * Returns: whether what is laid out for @paper goes onto the sheet as it is, shifted a little
 */
gboolean
alur_paper_is_near (AlurPaper paper, double width_mm, double height_mm)
{
  return paper != ALUR_PAPER_FIT
         && get_difference (paper, width_mm, height_mm) <= ALUR_PAPER_NEAR_MM;
}

/**
 * alur_paper_find_nearest:
 * @width_mm: of a sheet standing upright
 * @height_mm: likewise
 * @paper: (out): the paper that is nearest to it
 *
 * Returns: whether there is one that is near
 */
gboolean
alur_paper_find_nearest (double width_mm, double height_mm, AlurPaper *paper)
{
  *paper = ALUR_PAPER_A4;
  for (guint i = 0; i < ALUR_PAPER_FIT; i++)
    {
      if (get_difference ((AlurPaper) i, width_mm, height_mm)
          < get_difference (*paper, width_mm, height_mm))
        *paper = (AlurPaper) i;
    }
  return alur_paper_is_near (*paper, width_mm, height_mm);
}

/**
 * alur_paper_lookup:
 * @name: as the command line spells it
 * @paper: (out): the paper
 *
 * Returns: whether there is such a paper
 */
gboolean
alur_paper_lookup (const char *name, AlurPaper *paper)
{
  for (guint i = 0; i < ALUR_N_PAPERS; i++)
    {
      if (strcmp (name, papers[i].name) == 0)
        {
          *paper = i;
          return TRUE;
        }
    }
  return FALSE;
}
