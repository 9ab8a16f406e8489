/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The panes of a window, a row each: what shows a document in its middle is made known here. */

#include "alur-pane.h"

#include <glib/gi18n-lib.h>

static const AlurPaneTraits panes[ALUR_N_PANES] = {
  [ALUR_PANE_ORGANISATION]
  = { .word = "organisation",
      .name = N_ ("Organisation"),
      .view = "organisation",
      .help = "organisation",
      .icon = "alur-organisation-symbolic",
      .is_drawing = TRUE,
      .is_drawn_in = TRUE,
      .has_tools = TRUE,
      .empty_title = N_ ("No units yet"),
      .empty_text = N_ ("Drag a unit here from the left, or press Insert and type its name.") },
  [ALUR_PANE_MATRIX] = { .word = "matrix",
                         .name = N_ ("Authorities"),
                         .view = "authorities",
                         .help = "authorities",
                         .icon = "alur-authorities-symbolic",
                         .is_drawn_in = TRUE,
                         .has_own_head = TRUE },
  [ALUR_PANE_PROCEDURE]
  = { .word = "procedure",
      .name = N_ ("Procedure"),
      .view = "procedure",
      .help = "procedure",
      .icon = "alur-procedure-symbolic",
      .is_drawing = TRUE,
      .is_drawn_in = TRUE,
      .has_tools = TRUE,
      .of_procedure = TRUE,
      .holds_steps = TRUE,
      .empty_title = N_ ("No steps yet"),
      .empty_text
      = N_ ("Drag a step here from the left, press Insert, or type the steps in the table.") },
  [ALUR_PANE_TABLE] = { .word = "table",
                        .name = N_ ("Procedure"),
                        .view = "procedure",
                        .help = "procedure-table",
                        .is_drawn_in = TRUE,
                        .of_procedure = TRUE,
                        .holds_steps = TRUE },
  [ALUR_PANE_CHAIN]
  = { .word = "chain",
      .name = N_ ("Service chain"),
      .view = "chain",
      .help = "service-chain",
      .icon = "alur-chain-symbolic",
      .is_drawing = TRUE,
      .is_drawn_in = TRUE,
      .is_gathered = TRUE,
      .has_tools = TRUE,
      .in_outline = TRUE,
      .empty_title = N_ ("No flows yet"),
      .empty_text = N_ ("The chain gathers what moves between units from all procedures. Press "
                        "Insert for a new flow, or show other kinds or all units above.") },
  [ALUR_PANE_REQUIREMENTS] = { .word = "requirements",
                               .name = N_ ("Requirements"),
                               .view = "requirements",
                               .help = "requirements",
                               .icon = "alur-requirements-symbolic",
                               .is_drawn_in = TRUE,
                               .has_own_head = TRUE,
                               .in_outline = TRUE },
  [ALUR_PANE_PERSONNEL] = { .word = "personnel",
                            .name = N_ ("Personnel"),
                            .view = "personnel",
                            .help = "personnel",
                            .icon = "alur-personnel-symbolic",
                            .is_drawn_in = TRUE,
                            .has_own_head = TRUE,
                            .in_outline = TRUE },
  [ALUR_PANE_CRITERIA] = { .word = "criteria",
                           .name = N_ ("Criteria"),
                           .view = "criteria",
                           .help = "criteria",
                           .icon = "alur-criteria-symbolic",
                           .is_drawn_in = TRUE,
                           .of_procedure = TRUE,
                           .in_outline = TRUE },
  [ALUR_PANE_REGULATIONS] = { .word = "regulations",
                              .name = N_ ("Regulations"),
                              .view = "regulations",
                              .help = "regulations",
                              .icon = "alur-regulations-symbolic",
                              .is_drawn_in = TRUE,
                              .has_own_head = TRUE,
                              .in_outline = TRUE },
  [ALUR_PANE_COMPARISON]
  = { .word = "comparison",
      .name = N_ ("Comparison of stages"),
      .view = "comparison",
      .help = "comparison",
      .icon = "alur-comparison-symbolic",
      .is_drawing = TRUE,
      .in_outline = TRUE,
      .empty_title = N_ ("Nothing to compare"),
      .empty_text = N_ ("Decide about steps (Ctrl+2 to Ctrl+5) and apply the decisions: that makes "
                        "the next stage. Or choose another file above.") },
};

/**
 * alur_pane_get_traits:
 * @pane: a pane, less than %ALUR_N_PANES
 *
 * Returns: (transfer none): what is to be known of it
 */
const AlurPaneTraits *
alur_pane_get_traits (AlurPane pane)
{
  return &panes[pane];
}
