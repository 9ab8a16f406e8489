/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-analysis.h"
#include "alur-views.h"

/* A document, and what is asked of a view of it. */
typedef struct
{
  AlurPangoMetrics *metrics;
  AlurDocument *document;
  AlurAnalysis *analysis;
  AlurViewRequest request;
} ViewFixture;

AlurDocument *view_read_example (const char *name) G_GNUC_WARN_UNUSED_RESULT;

void view_fixture_open (ViewFixture *self, AlurDocument *document);
void view_fixture_open_example (ViewFixture *self, const char *name);
void view_fixture_open_text (ViewFixture *self, const char *inside);
void view_fixture_clear (ViewFixture *self);

AlurViewOutput *view_fixture_build (ViewFixture *self, const char *view) G_GNUC_WARN_UNUSED_RESULT;
AlurViewPart *view_get_part (AlurViewOutput *output, guint index);

guint view_count_texts (AlurScene *scene, const char *wanted);
guint view_count_lines (AlurScene *scene, AlurLine line);
const AlurLegendEntry *
view_find_legend (AlurScene *scene, AlurSampleKind kind, const char *letters);
