/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What asks before it is done: an edit carried into other stages, another unit or regulation in the
 * place of one, decisions carried out, a flow between two units of the chain, a trial that is kept.
 */

#include "alur-basis-replacement.h"
#include "alur-chain-connection.h"
#include "alur-chain.h"
#include "alur-redesign.h"
#include "alur-replacement.h"
#include "alur-slot.h"
#include "alur-what-if.h"
#include "alur-working-time.h"
#include "fuzz-acts.h"

static void
carry (FuzzChoice *choice, FuzzWorker *self)
{
  g_assert_true (alur_carry_is_possible (self->carry) == (alur_carry_count (self->carry) > 0));
  if (alur_carry_is_possible (self->carry))
    alur_carry_run (self->carry);
}

/* One of those selected, of the stage that is shown. */
static AlurElement *
choose_unit (FuzzChoice *choice, AlurEditor *editor)
{
  AlurElement *unit = fuzz_choose_selected (choice, editor, ALUR_KIND_UNIT);

  return unit != NULL && alur_element_get_stage (unit) == alur_editor_get_stage (editor) ? unit
                                                                                         : NULL;
}

static void
replace_units (FuzzChoice *choice, FuzzWorker *self)
{
  AlurElement *unit = choose_unit (choice, self->editor);
  AlurReplacement *replacement;
  g_autoptr (GArray) candidates = NULL;

  if (unit == NULL)
    return;
  replacement = alur_replacement_new (self->editor, &unit, 1);
  alur_replacement_set_reach (replacement, (AlurReach) fuzz_choose (choice, ALUR_N_REACHES));
  candidates = alur_replacement_list_candidates (replacement);
  if (candidates->len > 0 && fuzz_choose (choice, 3) != 0)
    alur_replacement_set_unit (
        replacement,
        g_array_index (candidates, AlurSlotTarget, fuzz_choose (choice, candidates->len)).element);
  else
    alur_replacement_set_name (replacement, fuzz_choose_text (choice));
  if (alur_replacement_is_possible (replacement))
    alur_replacement_run (replacement, "Replace");
  alur_replacement_free (replacement);
}

static void
replace_basis (FuzzChoice *choice, FuzzWorker *self)
{
  AlurElement *regulation = fuzz_choose_selected (choice, self->editor, ALUR_KIND_REGULATION);
  AlurBasisReplacement *replacement;
  g_autoptr (GArray) candidates = NULL;

  if (regulation == NULL)
    return;
  replacement = alur_basis_replacement_new (alur_editor_get_document (self->editor),
                                            alur_editor_get_stage (self->editor), regulation);
  alur_basis_replacement_set_reach (replacement, (AlurReach) fuzz_choose (choice, ALUR_N_REACHES));
  candidates = alur_basis_replacement_list_candidates (replacement);
  if (candidates->len > 0 && fuzz_choose (choice, 2) == 0)
    alur_basis_replacement_set_other (
        replacement,
        g_array_index (candidates, AlurSlotTarget, fuzz_choose (choice, candidates->len)).element);
  else
    alur_basis_replacement_take_new (
        replacement,
        alur_new_regulation_new (1 + fuzz_choose (choice, 4), fuzz_choose_text (choice),
                                 fuzz_choose_text (choice), fuzz_choose_text (choice)));
  if (alur_basis_replacement_is_possible (replacement))
    alur_basis_replacement_run (replacement, "Replace");
  alur_basis_replacement_free (replacement);
}

static void
apply_decisions (FuzzChoice *choice, FuzzWorker *self)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  AlurElement *stage = alur_editor_get_stage (self->editor);
  AlurRedesignReport *report;

  if (alur_element_get_word (stage, ALUR_STAGE_KIND) == ALUR_STAGE_TARGET
      || alur_redesign_count_pending (document, stage) == 0)
    return;
  alur_document_begin (document, "Apply");
  report = alur_redesign_apply_after (
      document, stage, fuzz_choose (choice, 2) == 0 ? ALUR_STAGE_INTERIM : ALUR_STAGE_TARGET,
      fuzz_choose_text (choice), NULL);
  alur_document_commit (document);
  alur_redesign_report_free (report);
}

static AlurChainEnd
choose_end (FuzzChoice *choice, AlurEditor *editor, AlurElement *unit)
{
  g_autoptr (GArray) ends = alur_chain_end_list (editor, unit);

  return g_array_index (ends, AlurChainEnd, fuzz_choose (choice, ends->len));
}

static void
connect_units (FuzzChoice *choice, FuzzWorker *self)
{
  AlurElement *from = choose_unit (choice, self->editor);
  AlurElement *to = choose_unit (choice, self->editor);
  AlurChainConnection connection
      = { .kind = (AlurFlowKind) (ALUR_FLOW_DECISION + fuzz_choose (choice, 4)),
          .label = fuzz_choose_text (choice) };
  g_autofree char *refusal = NULL;

  if (from == NULL || to == NULL)
    return;
  connection.from = choose_end (choice, self->editor, from);
  connection.to = choose_end (choice, self->editor, to);
  refusal = alur_chain_connection_refuse (self->editor, &connection);
  if (refusal == NULL)
    alur_chain_connection_make (self->editor, &connection);
}

static void
move_in_chain (FuzzChoice *choice, FuzzWorker *self)
{
  AlurElement *unit = choose_unit (choice, self->editor);

  if (unit != NULL)
    alur_chain_set_level (self->editor, &unit, 1,
                          (AlurLevel) (1 + fuzz_choose (choice, ALUR_LEVEL_OTHER)));
}

static void
try_out (FuzzChoice *choice, FuzzWorker *self)
{
  AlurWhatIf *trial = alur_editor_get_what_if (self->editor);
  AlurElement *position = fuzz_choose_selected (choice, self->editor, ALUR_KIND_POSITION);
  g_autofree char *told = NULL;

  alur_what_if_open (trial);
  alur_what_if_begin (trial, "Try", NULL);
  if (position != NULL)
    told = alur_what_if_put (trial, position, fuzz_choose (choice, 10));
  else
    alur_what_if_scale_volumes (trial, alur_editor_get_stage (self->editor),
                                fuzz_choose (choice, 5) * 0.5);
  alur_what_if_end (trial, told == NULL);
  if (fuzz_choose (choice, 3) == 0)
    alur_what_if_discard (trial);
  else
    g_free (alur_what_if_keep (trial));
}

static void
set_working_time (FuzzChoice *choice, FuzzWorker *self)
{
  g_free (alur_working_time_set (alur_editor_get_document (self->editor),
                                 60.0 * fuzz_choose (choice, 3000), 0));
}

void
fuzz_act_in_dialog (FuzzChoice *choice, FuzzWorker *self)
{
  static const FuzzAct acts[] = { carry,         carry,           replace_units,   replace_units,
                                  replace_basis, apply_decisions, apply_decisions, connect_units,
                                  move_in_chain, try_out,         set_working_time };

  acts[fuzz_choose (choice, G_N_ELEMENTS (acts))](choice, self);
}
