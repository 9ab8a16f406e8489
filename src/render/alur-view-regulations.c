/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which regulations there are, in order of rank; what must be drafted, revised and repealed for the
 * stages; and what rests on each of them. */

#include "alur-language.h"
#include "alur-regulations-private.h"

#include <glib/gi18n-lib.h>

#define NUMBER_WIDTH 34.0
#define KIND_WIDTH 116.0
#define OWN_NUMBER_WIDTH 66.0
#define YEAR_WIDTH 44.0
#define TITLE_WIDTH 220.0
#define ISSUER_WIDTH 100.0
#define DATE_WIDTH 108.0
#define STATUS_WIDTH 86.0
#define REPLACES_WIDTH 120.0
#define STAGE_WIDTH 42.0

typedef struct
{
  AlurRegulationPages pages;
  gboolean has_issuers;
  gboolean has_replaced;
  guint32 broken, unused; /* entries of the legend, 0: not needed yet */
} Register;

const char *
alur_regulation_pages_tr (const AlurRegulationPages *self, const char *text)
{
  return alur_tr (self->teller.language, text);
}

void
alur_regulation_pages_start (AlurRegulationPages *self)
{
  self->table = alur_table_new (self->request->metrics, self->teller.language);
}

/* A narrow column a stage, their names reading upwards; a sentence where @n_rows leave them no
 * room. */
void
alur_regulation_pages_add_stages (AlurRegulationPages *self, guint n_rows)
{
  self->has_stages = alur_table_has_room (n_rows, alur_legal_order_get_n_stages (self->order));
  if (!self->has_stages)
    {
      alur_table_add_section (
          self->table,
          alur_regulation_pages_tr (self, N_ ("The stages have no columns here: the table would "
                                              "have more than the 2,000,000 cells that are "
                                              "drawn.")));
      return;
    }
  for (guint i = 0; i < alur_legal_order_get_n_stages (self->order); i++)
    {
      g_autofree char *name
          = alur_tell_name (&self->teller, alur_legal_order_get_stage (self->order, i));
      guint column = alur_table_add_column (self->table, name, ALUR_COLUMN_CENTRED, STAGE_WIDTH, 0);

      alur_table_turn_head (self->table, column);
    }
}

static const char *
tr (const Register *self, const char *text)
{
  return alur_regulation_pages_tr (&self->pages, text);
}

static void
add_column (Register *self, const char *title, AlurColumnKind kind, double width, double stretch)
{
  alur_table_add_column (self->pages.table, tr (self, title), kind, width, stretch);
}

static void
look_ahead (Register *self)
{
  for (guint i = 0; i < alur_legal_order_get_n_entries (self->pages.order); i++)
    {
      const AlurElement *regulation = alur_legal_order_get_entry (self->pages.order, i)->regulation;

      self->has_issuers
          = self->has_issuers || alur_element_get_text (regulation, ALUR_REGULATION_ISSUER) != NULL;
      self->has_replaced = self->has_replaced
                           || alur_element_get_refs (regulation, ALUR_REGULATION_REPLACES) != NULL;
    }
}

static void
add_columns (Register *self)
{
  look_ahead (self);
  add_column (self, N_ ("No."), ALUR_COLUMN_CENTRED, NUMBER_WIDTH, 0);
  add_column (self, N_ ("Kind"), ALUR_COLUMN_TEXT, KIND_WIDTH, 0);
  add_column (self, N_ ("Number"), ALUR_COLUMN_TEXT, OWN_NUMBER_WIDTH, 0);
  add_column (self, N_ ("Year"), ALUR_COLUMN_CENTRED, YEAR_WIDTH, 0);
  add_column (self, N_ ("Title"), ALUR_COLUMN_TEXT, TITLE_WIDTH, 2);
  if (self->has_issuers)
    add_column (self, N_ ("Issuer"), ALUR_COLUMN_TEXT, ISSUER_WIDTH, 1);
  add_column (self, N_ ("Date"), ALUR_COLUMN_TEXT, DATE_WIDTH, 0);
  add_column (self, N_ ("Status"), ALUR_COLUMN_TEXT, STATUS_WIDTH, 0);
  if (self->has_replaced)
    add_column (self, N_ ("Replaces"), ALUR_COLUMN_TEXT, REPLACES_WIDTH, 1);
  alur_table_repeat_columns (self->pages.table, 4);
  alur_regulation_pages_add_stages (&self->pages,
                                    alur_legal_order_get_n_entries (self->pages.order));
}

static void
add_status (Register *self, const AlurLegalEntry *entry)
{
  AlurTable *table = self->pages.table;
  AlurStatus status = alur_element_get_word (entry->regulation, ALUR_REGULATION_STATUS);

  alur_table_add_cell (table, tr (self, alur_status_words[status].label));
  if (entry->is_broken)
    {
      if (self->broken == 0)
        self->broken = alur_table_add_legend (
            table, ALUR_SAMPLE_SIGN, ALUR_SIGN_ERROR, NULL,
            tr (self, N_ ("something rests on it where it is repealed or is to be repealed")));
      alur_table_add_sign (table, ALUR_SIGN_ERROR, self->broken);
    }
  else if (entry->n_references == 0)
    {
      if (self->unused == 0)
        self->unused = alur_table_add_legend (table, ALUR_SAMPLE_SIGN, ALUR_SIGN_INFO, NULL,
                                              tr (self, N_ ("nothing rests on it")));
      alur_table_add_sign (table, ALUR_SIGN_INFO, self->unused);
    }
}

static void
add_replaced (Register *self, const AlurElement *regulation)
{
  const AlurIds *ids = alur_element_get_refs (regulation, ALUR_REGULATION_REPLACES);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    g_ptr_array_add (names, alur_tell_regulation (
                                &self->pages.teller,
                                alur_document_lookup_kind (self->pages.teller.document, NULL,
                                                           ids->ids[i], ALUR_KIND_REGULATION)));
  list = names->len > 0 ? alur_tell_list (&self->pages.teller, names) : NULL;
  alur_table_add_cell (self->pages.table, list);
}

static void
add_counts (Register *self, const AlurLegalEntry *entry)
{
  for (guint i = 0; self->pages.has_stages && i < alur_legal_order_get_n_stages (self->pages.order);
       i++)
    {
      guint n = alur_legal_entry_count (entry, i);
      g_autofree char *count = n > 0 ? g_strdup_printf ("%u", n) : NULL;

      alur_table_add_cell (self->pages.table, count);
    }
}

static void
add_entry (Register *self, const AlurLegalEntry *entry, guint number)
{
  AlurTable *table = self->pages.table;
  const AlurElement *regulation = entry->regulation;
  AlurDate date = alur_element_get_date (regulation, ALUR_REGULATION_DATE);
  gint64 year = alur_element_get_integer (regulation, ALUR_REGULATION_YEAR);
  guint kind = alur_element_get_word (regulation, ALUR_REGULATION_KIND);
  g_autofree char *place = g_strdup_printf ("%u", number);
  g_autofree char *year_text
      = year != G_MININT64 ? g_strdup_printf ("%" G_GINT64_FORMAT, year) : NULL;
  g_autofree char *day
      = date != 0 ? alur_language_format_date (self->pages.teller.language, date) : NULL;

  alur_table_add_row (table, alur_element_get_id (regulation));
  alur_table_add_cell (table, place);
  alur_table_add_cell (table, tr (self, alur_regulation_words[kind].label));
  alur_table_add_cell (table, alur_element_get_text (regulation, ALUR_REGULATION_NUMBER));
  alur_table_add_cell (table, year_text);
  alur_table_add_cell (table, alur_element_get_text (regulation, ALUR_REGULATION_TITLE));
  if (self->has_issuers)
    alur_table_add_cell (table, alur_element_get_text (regulation, ALUR_REGULATION_ISSUER));
  alur_table_add_cell (table, day);
  add_status (self, entry);
  if (self->has_replaced)
    add_replaced (self, regulation);
  add_counts (self, entry);
}

static AlurTable *
build_register (Register *self)
{
  AlurLegalTier tier = ALUR_N_LEGAL_TIERS;

  alur_regulation_pages_start (&self->pages);
  add_columns (self);
  for (guint i = 0; i < alur_legal_order_get_n_entries (self->pages.order); i++)
    {
      const AlurLegalEntry *entry = alur_legal_order_get_entry (self->pages.order, i);
      AlurLegalTier own = alur_legal_rank_get_tier (
          alur_element_get_word (entry->regulation, ALUR_REGULATION_KIND));

      if (own != tier)
        alur_table_add_section (self->pages.table, tr (self, alur_legal_tier_get_label (own)));
      tier = own;
      add_entry (self, entry, i + 1);
    }
  return g_steal_pointer (&self->pages.table);
}

/* Adds a table unless it says nothing. */
static void
take_table (const Register *self,
            AlurViewOutput *output,
            const char *title,
            const char *destination,
            AlurTable *table)
{
  AlurViewPart *part;

  if (alur_table_get_n_rows (table) == 0)
    {
      alur_table_free (table);
      return;
    }
  part = alur_view_output_take_table (output, g_strdup (tr (self, title)), g_strdup (destination),
                                      table);
  part->stage = alur_tell_stages (&self->pages.teller);
}

gboolean
alur_view_build_regulations (AlurViewOutput *output, const AlurViewRequest *request, GError **error)
{
  g_autoptr (AlurLegalOrder) order = alur_legal_order_new (request->document);
  Register self = { .pages = { .request = request,
                               .teller = { request->document, request->language },
                               .order = order } };

  if (alur_legal_order_get_n_entries (order) == 0)
    {
      alur_view_output_take_empty (
          output, request, g_strdup (alur_tr (request->language, N_ ("Regulations"))),
          g_strdup ("regulations"), N_ ("There are no regulations yet."),
          N_ ("Register the regulations that authorities, units and procedures rest on, and those "
              "that are still to be drafted."));
      return TRUE;
    }
  take_table (&self, output, N_ ("Register of regulations"), "regulations", build_register (&self));
  take_table (&self, output, N_ ("Regulations to be drafted, revised and repealed"),
              "regulations-to-do", alur_regulation_pages_build_tasks (&self.pages));
  take_table (&self, output, N_ ("What rests on the regulations"), "regulations-uses",
              alur_regulation_pages_build_uses (&self.pages));
  return TRUE;
}
