/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Units that become one, in the stage that they are in: the one with the focus stays. */

#include "alur-command-private.h"
#include "alur-language.h"
#include "alur-replacement.h"

#include <glib/gi18n-lib.h>

gboolean
alur_command_may_merge_units (AlurEditor *editor)
{
  guint n_elements;
  AlurElement *const *elements
      = alur_selection_get_all (alur_editor_get_selection (editor), &n_elements);

  for (guint i = 0; i < n_elements; i++)
    if (elements[i]->kind != ALUR_KIND_UNIT || elements[i]->parent != elements[0]->parent)
      return FALSE;
  return n_elements > 1;
}

gboolean
alur_command_may_merge_units_onward (AlurEditor *editor)
{
  AlurSelection *selection = alur_editor_get_selection (editor);

  return alur_command_may_merge_units (editor)
         && alur_element_next (alur_element_get_stage (alur_selection_get_nth (selection, 0)),
                               ALUR_KIND_STAGE)
                != NULL;
}

static void
merge (AlurEditor *editor, AlurReach reach)
{
  AlurSelection *selection = alur_editor_get_selection (editor);
  guint n_elements;
  AlurElement *const *elements = alur_selection_get_all (selection, &n_elements);
  g_autoptr (AlurReplacement) replacement = alur_replacement_new (editor, elements, n_elements);

  alur_replacement_set_unit (replacement, alur_selection_get_focus (selection));
  alur_replacement_set_reach (replacement, reach);
  alur_replacement_run (replacement, alur_tr (NULL, N_ ("Merge units")));
}

void
alur_command_merge_units (AlurEditor *editor)
{
  merge (editor, ALUR_REACH_STAGE);
}

void
alur_command_merge_units_onward (AlurEditor *editor)
{
  merge (editor, ALUR_REACH_ONWARD);
}
