/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-finding.h"
#include "alur-effective.h"
#include "alur-figures.h"
#include "alur-rule-settings.h"
#include "alur-stage-index.h"
#include "alur-workload.h"

G_BEGIN_DECLS

/* What a rule is and how it reports.
 *
 * A rule is a row of the table in alur-rules.c. It looks at one subject at a time: its scope says
 * what the subject is and how far from it the rule may look. That is a promise: after an edit the
 * rule is run again on those subjects alone whose scope the edit touched, so a rule that reads
 * more than its scope would keep stale findings (the property test finds that out). Every rule may
 * read the document's rules and the stage's own fields besides. */
typedef enum
{
  ALUR_SCOPE_NONE,
  /* A function: authorities over it and its ancestors, and which units hold them; the steps and
   * procedures of it and its descendants. */
  ALUR_SCOPE_FUNCTION,
  /* A function: authorities over it and its ancestors; the units that hold them with their
   * ancestors and levels. */
  ALUR_SCOPE_LINES,
  /* A function: authorities held on it, with their basis, and those of the same ids in the stage
   * before. */
  ALUR_SCOPE_HOLDINGS,
  /* A unit: its fields, place in the tree, sub-units, authorities, basis; whether a step names
   * it. */
  ALUR_SCOPE_UNIT,
  /* The stage: its relations with their basis. */
  ALUR_SCOPE_RELATIONS,
  /* A position: its fields and duties; the steps that name it and their procedures' figures. */
  ALUR_SCOPE_POSITION,
  /* A procedure: all inside it with its basis; the other ends of flows from and to its steps;
   * fields and ancestors of the units, positions of those units, fields of the positions that its
   * steps name; effective holders over the functions of its steps. */
  ALUR_SCOPE_PROCEDURE,
  /* A procedure: its fields and its figures, so what it calls too. */
  ALUR_SCOPE_FIGURES,
  /* The stage: all inside all of its procedures. */
  ALUR_SCOPE_PROCEDURES,
  /* The stage: steps, who does them and redesign decisions, of it and of every earlier stage. */
  ALUR_SCOPE_DECISIONS,
  /* A regulation: whether anything refers to it; asked in the first stage only. */
  ALUR_SCOPE_REGULATION,
  ALUR_N_SCOPES
} AlurScope;

typedef enum
{
  ALUR_FAMILY_ORGANISATION,
  ALUR_FAMILY_PROCEDURE,
  ALUR_FAMILY_SOP,
  ALUR_FAMILY_STAGES,
  ALUR_FAMILY_PERSONNEL,
  ALUR_N_FAMILIES
} AlurRuleFamily;

/* One run of a rule on one subject. Rules read the first part and report through the functions. */
typedef struct
{
  AlurDocument *document;
  const AlurElement *stage;
  const AlurElement *stage_before; /* NULL in the first stage */
  const AlurElement *subject;
  AlurStageIndex *index;
  const AlurRuleSettings *settings;
  const AlurEffective *effective; /* with FUNCTION and LINES: who holds authority over it */
  AlurFigures *figures;
  const AlurWorkload *workload; /* with scope POSITION: that of the subject */
  GHashTable *references;       /* with scope REGULATION: how often each id is referred to */

  /* private to the analysis */
  const AlurRule *rule;
  GPtrArray *sink;
} AlurRuleRun;

typedef void (*AlurRuleFunc) (AlurRuleRun *run);

/* What a rule reports; all that is left out is zero. `units` and `elements` may stand in any order
 * and more than once. `severity` 0 is the rule's own; ALUR_SEVERITY_NONE reports nothing. */
typedef struct
{
  AlurSeverity severity;
  const AlurElement *function;
  AlurRole role;
  AlurRole second_role;
  AlurResource resource;
  AlurBetween between;
  const AlurElement *const *units;
  guint n_units;
  const AlurElement *const *elements;
  guint n_elements;
  gboolean in_a_row; /* `elements` are told in this order, each once */
  const char *name;  /* must belong to the document */
  const AlurElement *about[2];
  double figures[2];
} AlurReport;

void alur_rule_report (AlurRuleRun *run, const AlurReport *report);
void alur_rule_report_element (AlurRuleRun *run, const AlurElement *element);
void
alur_rule_report_holder (AlurRuleRun *run, const AlurHolder *holder, const AlurElement *regulation);

/* Which text a finding has, where one template is not enough: an untranslated template. */
typedef const char *(*AlurRuleChoose) (const AlurFinding *finding);

typedef struct
{
  AlurScope scope;
  AlurRuleFunc run;
} AlurRulePass;

/* A row of the catalogue. `message` and `suggestion` are templates (N_()) with words in braces that
 * are filled in the reader's language; the words stand in alur-finding-text.c:
 *
 * {function}, {role}, {second-role}, {resource}, {stage} and {name} of the finding; {units} and
 * {elements}, the names of all with "and" before the last, {unit} and {element}, that of the first,
 * {count}, how many elements; {subject}, what the rule looked at, and {procedure}, in which it
 * lies; {about1} and {about2}, names of `about`; {bases}, the legal bases of the elements;
 * {between}, a sentence about institutions; {number1}, {percent1}, {time1} (from minutes), {money1}
 * and the same with 2, from `figures`. */
struct _AlurRule
{
  const char *id;
  AlurSeverity severity;
  AlurRuleFamily family;
  AlurRulePass passes[4];
  const char *message;
  const char *suggestion;
  AlurRuleChoose choose_message;    /* instead of `message` */
  AlurRuleChoose choose_suggestion; /* instead of `suggestion` */
};

const AlurRule *alur_rules_get (guint *n_rules);
const AlurRule *alur_rule_find (const char *id);

G_END_DECLS
