/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The pages of an export, before anything is drawn. */

#include "alur-furniture.h"
#include "alur-leaves.h"
#include "alur-table.h"

G_BEGIN_DECLS

/* What a part of an output is. */
typedef enum
{
  ALUR_EXPORT_ORDINARY,
  ALUR_EXPORT_COVER,   /* a drawing alone on its page, as large as it may be */
  ALUR_EXPORT_CONTENTS /* a table that is made from the other parts */
} AlurExportKind;

/* A drawing, a table or a form, with the pages that it takes. */
typedef struct
{
  AlurScene *scene;
  AlurTable *table;
  AlurLeaves leaves; /* of a form; without `make`: none */
  char *title, *stage, *destination;
  char *section; /* what it is a part of, with its neighbours; NULL: nothing */
  char *scope;   /* whose names its links and its destination are; NULL: everybody's */
  AlurExportKind kind;
  AlurTiling *tiling; /* of a drawing */
  guint first_page;   /* from 0 */
  guint n_pages;
  guint legend_page; /* from 1, for pages without legend of their own; 0: there is none */
} AlurExportPart;

typedef struct
{
  guint part;
  AlurSize size;      /* px, with margins */
  AlurScene *content; /* owned; NULL: a page of legend only */
  AlurRect area;      /* of the content, in its px */
  AlurPoint at;       /* where its top left comes to */
  AlurRect heads;     /* of the content, shown again beside the area; empty: nothing */
  AlurPoint heads_at; /* where their top left comes to */
  double scale;
  guint tile; /* of a drawing */
  gboolean has_legend;
  gboolean explains_all; /* the legend is that of the whole drawing */
  guint first_entry;     /* of a page of legend only */
} AlurExportPage;

/* What the pages are made with. */
typedef struct
{
  AlurPangoMetrics *metrics;
  const AlurPageOptions *options;
  const AlurPageInfo *info;
  GArray *pages;          /* of AlurExportPage */
  double least_scale;     /* of all drawings that were scaled down to the largest page; G_MAXDOUBLE:
                             none */
  gboolean small_letters; /* a form has letters smaller than drawings may have */
} AlurPageList;

void alur_page_list_add_drawing (AlurPageList *self, AlurExportPart *part, guint number);
void alur_page_list_add_cover (AlurPageList *self, AlurExportPart *part, guint number);
void alur_page_list_add_table (AlurPageList *self, AlurExportPart *part, guint number);
void alur_page_list_add_leaves (AlurPageList *self, AlurExportPart *part, guint number);
AlurRect alur_page_get_inside (AlurSize size);
AlurSize alur_page_list_get_room (const AlurPageList *self, gboolean landscape);
AlurFurniture alur_page_list_get_furniture (const AlurPageList *self, const AlurExportPart *part);

G_END_DECLS
