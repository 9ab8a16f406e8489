/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Findings: what is offered for them, and that they are meant so. */

#include "alur-fix.h"
#include "fuzz-acts.h"

static void
fix_finding (FuzzChoice *choice, AlurAnalysis *analysis, const AlurFinding *finding)
{
  g_autoptr (GPtrArray) fixes = alur_fixes_list (analysis, finding);
  const AlurFix *fix;

  if (fixes->len == 0)
    return;
  fix = g_ptr_array_index (fixes, fuzz_choose (choice, fixes->len));
  if (fix->is_edit)
    alur_fix_perform (fix);
}

void
fuzz_act_on_findings (FuzzChoice *choice, FuzzWorker *self)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  AlurAnalysis *analysis = alur_editor_get_analysis (self->editor);
  const GPtrArray *findings
      = alur_analysis_get_findings (analysis, alur_editor_get_stage (self->editor));
  g_autoptr (AlurFinding) finding = NULL;
  const AlurDate date = 20261129;

  if (findings->len == 0)
    return;
  finding = alur_finding_ref (g_ptr_array_index (findings, fuzz_choose (choice, findings->len)));
  if (finding->accepted)
    alur_fix_take_back (document, finding);
  else if (fuzz_choose (choice, 5) == 0)
    alur_fix_accept (document, finding, fuzz_choose_text (choice), fuzz_choose_text (choice), date);
  else
    fix_finding (choice, analysis, finding);
}
