/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-flow-label.h"

#include "alur-language.h"
#include "alur-legend.h"

#include <glib/gi18n-lib.h>

/**
 * alur_flow_dup_text:
 * @label: (nullable): what moves, in words
 *
 * Returns: (transfer full) (nullable): what stands beside the line of a flow: its label, with the
 *   sign of what moves before it ("i", the sign of the currency), and a word for the kind where
 *   there is no label; NULL for a sequence without label
 */
char *
alur_flow_dup_text (AlurFlowKind kind,
                    const char *label,
                    const char *language,
                    const char *currency)
{
  static const char *const kind_words[] = {
    [ALUR_FLOW_NONE] = NULL,
    [ALUR_FLOW_SEQUENCE] = NULL,
    [ALUR_FLOW_DECISION] = NC_ ("flow", "decision"),
    [ALUR_FLOW_INFORMATION] = NULL,
    [ALUR_FLOW_MONEY] = NULL,
    [ALUR_FLOW_GOODS] = NC_ ("flow", "goods"),
  };
  const char *sign = NULL;

  if (kind == ALUR_FLOW_INFORMATION)
    sign = "i";
  else if (kind == ALUR_FLOW_MONEY)
    sign = alur_legend_currency_sign (currency);
  if (label == NULL && kind_words[kind] != NULL)
    label = alur_tr_context (language, "flow", kind_words[kind]);
  if (sign == NULL)
    return g_strdup (label);
  return label != NULL ? g_strdup_printf ("%s %s", sign, label) : g_strdup (sign);
}

/**
 * alur_flow_dup_label:
 *
 * Returns: (transfer full) (nullable): as alur_flow_dup_text() for one flow of a document
 */
char *
alur_flow_dup_label (const AlurElement *flow, const char *language, const char *currency)
{
  return alur_flow_dup_text (alur_element_get_word (flow, ALUR_FLOW_KIND),
                             alur_element_get_text (flow, ALUR_FLOW_LABEL), language, currency);
}
