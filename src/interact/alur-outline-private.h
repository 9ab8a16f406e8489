/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-outline-list.h"

G_BEGIN_DECLS

/* Inside of the outline. What all rows stand for is an array of entries; a row is an object only
 * while somebody has it. */
typedef struct
{
  AlurElement *element; /* NULL: a section */
  AlurOutlineKind kind;
  AlurPane pane; /* that a section shows; ALUR_N_PANES: none */
  guint depth;
  gboolean is_expandable; /* something is inside */
  gboolean is_expanded;
  guint key; /* that it is found by, also when the element is there no longer */
} AlurOutlineEntry;

struct _AlurOutlineRow
{
  GObject parent_instance;

  AlurOutlineEntry entry;
  char *label;
  GHashTable *live; /* of its list: rows that somebody has, by key */
};

struct _AlurOutlineList
{
  GObject parent_instance;

  AlurEditor *editor;
  GArray *entries;          /* of AlurOutlineEntry */
  GArray *told;             /* while changes are told: the entries as they are known; else NULL */
  GArray *places;           /* of guint: where the entry of a key is, from 1; 0: it has none */
  GHashTable *live;         /* key → AlurOutlineRow that somebody has */
  const AlurElement *stage; /* that was laid out last */
  gboolean is_stale;        /* it is to be laid out anew */
  GPtrArray *renamed;       /* elements that are called otherwise since then */
  GHashTable *toggled;      /* keys of rows that are not as they are at first */
  char *filter;             /* folded; NULL: everything */
};

/* One place in which rows come, go or both. */
typedef struct
{
  guint before; /* where it is in what was there */
  guint n_removed;
  guint now; /* where it is in what is there */
  guint n_added;
} AlurOutlineRun;

/* alur-outline-runs.c */
GArray *alur_outline_list_runs (const GArray *before,
                                const GArray *places_before,
                                const GArray *now,
                                const GArray *places_now) G_GNUC_WARN_UNUSED_RESULT;

/* alur-outline-row.c */
AlurOutlineRow *alur_outline_row_new (const AlurOutlineEntry *entry,
                                      const char *label,
                                      GHashTable *live) G_GNUC_WARN_UNUSED_RESULT;
void
alur_outline_row_update (AlurOutlineRow *row, const AlurOutlineEntry *entry, const char *label);
void alur_outline_row_forget (AlurOutlineRow *row);

/* alur-outline-layout.c */
gpointer alur_outline_get_element_key (const AlurElement *element);
gpointer alur_outline_get_section_key (AlurOutlineKind kind);
gboolean alur_outline_is_open_at_first (const AlurElement *element);
const char *alur_outline_get_label (AlurOutlineList *self, const AlurOutlineEntry *entry);
void alur_outline_lay_out (AlurOutlineList *self);
void alur_outline_narrow (AlurOutlineList *self);

G_END_DECLS
