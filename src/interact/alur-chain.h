/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"

G_BEGIN_DECLS

/* The service chain as something to work on. Its lines stand for flows of procedures, one line for
 * all flows of a kind from one unit to another; its columns are the levels of units. */

/* Lines */
GPtrArray *alur_chain_list_line (AlurEditor *editor, AlurElement *flow) G_GNUC_WARN_UNUSED_RESULT;
void alur_chain_select (AlurEditor *editor, AlurElement *element);
void alur_chain_open (AlurEditor *editor, AlurElement *flow);
void alur_chain_go_to (AlurEditor *editor, AlurElement *flow);
AlurElement *alur_chain_get_unit (AlurEditor *editor, const AlurElement *flow, gboolean at_start);

/* Walking */
guint alur_chain_count_units (AlurEditor *editor);
GPtrArray *alur_chain_list_order (AlurEditor *editor) G_GNUC_WARN_UNUSED_RESULT;

/* Columns */
GArray *alur_chain_list_columns (AlurEditor *editor) G_GNUC_WARN_UNUSED_RESULT;
AlurLevel alur_chain_find_level (const GArray *columns, const AlurElement *unit, double x);
AlurLevel alur_chain_find_level_beside (const AlurElement *unit, int direction);
void alur_chain_set_level (AlurEditor *editor,
                           AlurElement *const *units,
                           guint n_units,
                           AlurLevel level);

G_END_DECLS
