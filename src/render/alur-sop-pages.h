/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The pages of one SOP, for the files that draw them and the view that puts them together. */

#include "alur-leaves.h"
#include "alur-sop-texts.h"

G_BEGIN_DECLS

/* What is drawn, and for which paper. */
typedef struct
{
  const AlurViewRequest *request;
  const AlurElement *procedure;
  const AlurElement *sop; /* its identity block, or NULL */
  AlurSize room;          /* of a page, without its foot, in px of the paper; no height: any */
} AlurSopPaper;

void alur_sop_draw_identity (const AlurSopPaper *paper, GArray *leaves);
void alur_sop_draw_flowchart (const AlurSopPaper *paper, GArray *leaves);
void alur_sop_append_html (const AlurSopPaper *paper, GString *html);
cairo_surface_t *alur_sop_load_logo (AlurDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
