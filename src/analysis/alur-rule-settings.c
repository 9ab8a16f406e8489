/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-rule-settings.h"

static const AlurRole shared_roles[] = { ALUR_ROLE_LIAISON, ALUR_ROLE_ASSISTANT };

static const struct
{
  AlurRole a, b;
  AlurSeverity severity;
} default_pairs[] = {
  { ALUR_ROLE_IMPLEMENTER, ALUR_ROLE_SUPERVISOR, ALUR_SEVERITY_ERROR },
  { ALUR_ROLE_IMPLEMENTER, ALUR_ROLE_EVALUATOR, ALUR_SEVERITY_ERROR },
  { ALUR_ROLE_REGULATOR, ALUR_ROLE_IMPLEMENTER, ALUR_SEVERITY_WARNING },
  { ALUR_ROLE_DECISION_MAKER, ALUR_ROLE_EVALUATOR, ALUR_SEVERITY_WARNING },
  { ALUR_ROLE_SUPPLIER, ALUR_ROLE_SUPERVISOR, ALUR_SEVERITY_WARNING },
  { ALUR_ROLE_SUPPLIER, ALUR_ROLE_EVALUATOR, ALUR_SEVERITY_WARNING },
};

static void
set_pair (AlurRuleSettings *self, guint a, guint b, AlurSeverity severity)
{
  if (severity == ALUR_SEVERITY_NONE)
    severity = ALUR_SEVERITY_UNSET;
  self->incompatible[a][b] = self->incompatible[b][a] = severity;
}

static void
set_defaults (AlurRuleSettings *self)
{
  const AlurField *fields = alur_element_type (ALUR_KIND_RULES)->fields;

  *self = (AlurRuleSettings){ .span_min = fields[ALUR_RULES_SPAN_MIN].initial.integer,
                              .span_max = fields[ALUR_RULES_SPAN_MAX].initial.integer,
                              .depth_max = fields[ALUR_RULES_DEPTH_MAX].initial.integer };
  for (guint role = 1; role < ALUR_N_ROLES; role++)
    self->exclusive[role] = ALUR_EXCLUSIVE_SCOPE;
  for (guint i = 0; i < G_N_ELEMENTS (shared_roles); i++)
    self->exclusive[shared_roles[i]] = ALUR_EXCLUSIVE_NO;
  for (guint i = 0; i < G_N_ELEMENTS (default_pairs); i++)
    set_pair (self, default_pairs[i].a, default_pairs[i].b, default_pairs[i].severity);
}

/**
 * alur_rule_settings_read:
 * @self: the settings to fill
 * @document: a document
 *
 * Reads what @document regards as a conflict: spans, depth, which kinds of authority are exclusive
 * and which are incompatible. What it does not say has the defaults; a pair of severity `none` is
 * compatible.
 */
void
alur_rule_settings_read (AlurRuleSettings *self, AlurDocument *document)
{
  const AlurElement *rules = alur_document_get_rules (document);

  set_defaults (self);
  if (rules == NULL)
    return;
  self->span_min = alur_element_get_integer (rules, ALUR_RULES_SPAN_MIN);
  self->span_max = alur_element_get_integer (rules, ALUR_RULES_SPAN_MAX);
  self->depth_max = alur_element_get_integer (rules, ALUR_RULES_DEPTH_MAX);
  ALUR_FOREACH (role, rules, ALUR_KIND_RULE_ROLE)
  {
    self->exclusive[alur_element_get_word (role, ALUR_RULE_ROLE_NAME)]
        = alur_element_get_word (role, ALUR_RULE_ROLE_EXCLUSIVE);
  }
  ALUR_FOREACH (pair, rules, ALUR_KIND_INCOMPATIBLE)
  {
    guint roles = alur_element_get_word (pair, ALUR_INCOMPATIBLE_ROLES);

    set_pair (self, roles & 0xff, roles >> 8,
              alur_element_get_word (pair, ALUR_INCOMPATIBLE_SEVERITY));
  }
}
