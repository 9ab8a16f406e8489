/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"

G_BEGIN_DECLS

/* How far through the stages an edit goes. */
typedef enum
{
  ALUR_REACH_STAGE,  /* the one that it is made in */
  ALUR_REACH_ONWARD, /* and all later ones */
  ALUR_REACH_ALL,
  ALUR_N_REACHES
} AlurReach;

/* Another unit in the place of one or several: it gets their authorities, positions, sub-units,
 * steps and relations. It may be one that is there, or a new one. */
typedef struct _AlurReplacement AlurReplacement;

AlurReplacement *alur_replacement_new (AlurEditor *editor,
                                       AlurElement *const *units,
                                       guint n_units) G_GNUC_WARN_UNUSED_RESULT;
void alur_replacement_free (AlurReplacement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurReplacement, alur_replacement_free)

void alur_replacement_set_unit (AlurReplacement *self, const AlurElement *unit);
void alur_replacement_set_name (AlurReplacement *self, const char *name);
void alur_replacement_set_reach (AlurReplacement *self, AlurReach reach);

const char *alur_replacement_get_name (AlurReplacement *self);
GArray *alur_replacement_list_candidates (AlurReplacement *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_replacement_is_possible (AlurReplacement *self);
char *alur_replacement_describe (AlurReplacement *self) G_GNUC_WARN_UNUSED_RESULT;
AlurElement *alur_replacement_run (AlurReplacement *self, const char *edit);

G_END_DECLS
