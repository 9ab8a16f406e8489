/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is copied is pasted elsewhere, duplicated, or comes as lines of text. */

#include "alur-fragment.h"
#include "alur-paste-lines.h"
#include "alur-paste.h"
#include "fuzz-acts.h"

/* What is selected, into whatever stage is shown then. */
static void
copy_and_paste (FuzzChoice *choice, AlurEditor *editor)
{
  AlurElement *root = alur_document_get_root (alur_editor_get_document (editor));
  AlurElement *stage = alur_element_first (root, ALUR_KIND_STAGE);
  guint n_elements;
  guint n_left_out;
  AlurElement *const *elements
      = alur_selection_get_all (alur_editor_get_selection (editor), &n_elements);
  g_autoptr (AlurDocument) fragment = NULL;
  g_autofree char *told = NULL;

  if (!alur_fragment_may_copy (elements, n_elements))
    return;
  fragment
      = alur_fragment_new (alur_editor_get_document (editor), elements, n_elements, &n_left_out);
  for (guint at = fuzz_choose (choice, alur_element_count (root, ALUR_KIND_STAGE)); at > 0; at--)
    stage = alur_element_next (stage, ALUR_KIND_STAGE);
  alur_editor_set_stage (editor, stage);
  alur_selection_set (alur_editor_get_selection (editor), fuzz_choose_element (choice, editor));
  if (fragment != NULL)
    alur_paste (editor, fragment, &told);
}

void
fuzz_act_with_clipboard (FuzzChoice *choice, FuzzWorker *self)
{
  static const char *const texts[] = { "Loket",
                                       "Terima berkas\nPeriksa berkas\n\tTanda tangan\n",
                                       "1. Satu\n2. Dua\n",
                                       "\n \n",
                                       "Bidang\n  Seksi\n  Seksi\n",
                                       "a\tb\nc\td\n" };
  const char *text = texts[fuzz_choose (choice, G_N_ELEMENTS (texts))];
  g_autofree char *told = NULL;

  switch (fuzz_choose (choice, 4))
    {
    case 0:
      alur_paste_duplicate (self->editor, &told);
      break;
    case 1:
      if (alur_paste_lines_may (self->editor, text))
        alur_paste_lines (self->editor, text);
      break;
    default:
      copy_and_paste (choice, self->editor);
      break;
    }
}
