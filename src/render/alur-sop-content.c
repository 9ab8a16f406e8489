/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the identity page of an SOP says, whatever it is written on. */

#include "alur-sop-content.h"

#include "alur-language.h"
#include "alur-tell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
get_text (const AlurSopPaper *paper, guint field)
{
  return paper->sop != NULL ? alur_element_get_text (paper->sop, field) : NULL;
}

static char *
dup_date (const AlurSopPaper *paper, guint field)
{
  AlurDate date = paper->sop != NULL ? alur_element_get_date (paper->sop, field) : 0;

  return alur_language_format_date (paper->request->language, date);
}

typedef struct
{
  guint rank; /* laws before what rests on them; texts last */
  gint64 year;
  guint place;
  char *text;
} Basis;

static int
compare_bases (gconstpointer a, gconstpointer b)
{
  const Basis *one = a;
  const Basis *other = b;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;
  if (one->year != other->year)
    return one->year < other->year ? -1 : 1;
  return one->place < other->place ? -1 : 1;
}

static void
read_bases (const AlurSopPaper *paper, GPtrArray *items)
{
  AlurTeller teller = { paper->request->document, paper->request->language };
  g_autoptr (GArray) bases = g_array_new (FALSE, FALSE, sizeof (Basis));

  ALUR_FOREACH (basis, paper->sop, ALUR_KIND_SOP_BASIS)
  {
    const char *ref = alur_element_get_ref (basis, ALUR_SOP_BASIS_REF);
    const AlurElement *regulation = ref != NULL ? alur_document_lookup_kind (
                                        paper->request->document, NULL, ref, ALUR_KIND_REGULATION)
                                                : NULL;
    Basis entry = { G_MAXUINT, 0, bases->len, NULL };

    if (regulation != NULL)
      {
        entry.rank = alur_element_get_word (regulation, ALUR_REGULATION_KIND);
        entry.year = alur_element_get_integer (regulation, ALUR_REGULATION_YEAR);
        entry.text = alur_tell_citation (&teller, regulation);
      }
    else
      entry.text = g_strdup (basis->text != NULL ? basis->text : "");
    g_array_append_val (bases, entry);
  }
  g_array_sort (bases, compare_bases);
  for (guint i = 0; i < bases->len; i++)
    g_ptr_array_add (items, g_array_index (bases, Basis, i).text);
}

/* "SOP …", with its number where it has one. */
static char *
name_related (const AlurSopPaper *paper, const AlurElement *related)
{
  const char *ref = alur_element_get_ref (related, ALUR_SOP_RELATED_REF);
  const AlurElement *procedure
      = ref != NULL ? alur_document_lookup_kind (paper->request->document, paper->request->stage,
                                                 ref, ALUR_KIND_PROCEDURE)
                    : NULL;
  const AlurElement *sop = procedure != NULL ? alur_element_first (procedure, ALUR_KIND_SOP) : NULL;
  const char *number = sop != NULL ? alur_element_get_text (sop, ALUR_SOP_NUMBER) : NULL;
  const char *name = procedure != NULL ? alur_element_get_name (procedure) : related->text;

  if (procedure == NULL)
    return g_strdup (name != NULL ? name : "");
  if (name[0] == '\0')
    name = alur_tr (paper->request->language, N_ ("(without name)"));
  return number != NULL ? g_strdup_printf ("SOP %s (%s)", name, number)
                        : g_strdup_printf ("SOP %s", name);
}

static void
read_boxes (const AlurSopPaper *paper, AlurSopContent *content)
{
  static const struct
  {
    AlurSopLabel label;
    AlurKind kind;
  } kinds[ALUR_SOP_N_BOXES] = {
    { ALUR_SOP_LABEL_BASIS, ALUR_KIND_SOP_BASIS },
    { ALUR_SOP_LABEL_QUALIFICATION, ALUR_KIND_SOP_QUALIFICATION },
    { ALUR_SOP_LABEL_RELATED, ALUR_KIND_SOP_RELATED },
    { ALUR_SOP_LABEL_EQUIPMENT, ALUR_KIND_SOP_EQUIPMENT },
    { ALUR_SOP_LABEL_WARNING, ALUR_KIND_SOP_WARNING },
    { ALUR_SOP_LABEL_RECORDING, ALUR_KIND_SOP_RECORDING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GPtrArray *items = g_ptr_array_new_with_free_func (g_free);

      content->boxes[i] = (AlurSopBox){ kinds[i].label, items };
      if (paper->sop == NULL)
        continue;
      if (kinds[i].kind == ALUR_KIND_SOP_BASIS)
        {
          read_bases (paper, items);
          continue;
        }
      ALUR_FOREACH (child, paper->sop, kinds[i].kind)
      g_ptr_array_add (items, kinds[i].kind == ALUR_KIND_SOP_RELATED
                                  ? name_related (paper, child)
                                  : g_strdup (child->text != NULL ? child->text : ""));
    }
}

/* Letterhead (without one the region), agency, making unit. */
static void
read_maker (const AlurSopPaper *paper, AlurSopContent *content)
{
  const AlurElement *root = alur_document_get_root (paper->request->document);
  const char *letterhead = alur_element_get_text (root, ALUR_DOCUMENT_LETTERHEAD);
  const char *unit_id
      = paper->sop != NULL ? alur_element_get_ref (paper->sop, ALUR_SOP_UNIT) : NULL;
  const AlurElement *unit
      = unit_id != NULL ? alur_document_lookup_kind (paper->request->document,
                                                     paper->request->stage, unit_id, ALUR_KIND_UNIT)
                        : NULL;

  if (letterhead == NULL)
    letterhead = alur_element_get_text (root, ALUR_DOCUMENT_REGION);
  content->letterhead = g_strsplit (letterhead != NULL ? letterhead : "", ";", -1);
  for (guint i = 0; content->letterhead[i] != NULL; i++)
    g_strstrip (content->letterhead[i]);
  content->agency = alur_element_get_text (root, ALUR_DOCUMENT_AGENCY);
  content->unit = unit != NULL ? alur_element_get_name (unit) : NULL;
}

static void
read_approver (const AlurSopPaper *paper, AlurSopContent *content)
{
  const char *language = paper->request->language;
  const char *place = get_text (paper, ALUR_SOP_PLACE);
  const char *id = get_text (paper, ALUR_SOP_APPROVER_ID);

  if (place != NULL)
    /* Translators: above who signs an SOP: the town. */
    content->place = g_strdup_printf (alur_tr (language, N_ ("Done at %s")), place);
  content->title = get_text (paper, ALUR_SOP_APPROVER_TITLE);
  content->approver = get_text (paper, ALUR_SOP_APPROVER);
  content->rank = get_text (paper, ALUR_SOP_APPROVER_RANK);
  if (id != NULL && strstr (id, "NIP") == NULL)
    /* Translators: below who signs an SOP: the civil servant's number (NIP). */
    content->id = g_strdup_printf (alur_tr (language, N_ ("NIP %s")), id);
  else
    content->id = g_strdup (id);
}

static void
read_fields (const AlurSopPaper *paper, AlurSopContent *content)
{
  static const struct
  {
    AlurSopLabel label;
    guint field;
  } dates[] = { { ALUR_SOP_LABEL_CREATED, ALUR_SOP_CREATED },
                { ALUR_SOP_LABEL_REVISED, ALUR_SOP_REVISED },
                { ALUR_SOP_LABEL_EFFECTIVE, ALUR_SOP_EFFECTIVE } };
  const char *name = alur_element_get_name (paper->procedure);

  content->fields[0] = (AlurSopIdentityField){ ALUR_SOP_LABEL_NUMBER,
                                               g_strdup (get_text (paper, ALUR_SOP_NUMBER)) };
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    content->fields[i + 1]
        = (AlurSopIdentityField){ dates[i].label, dup_date (paper, dates[i].field) };
  if (content->fields[2].value[0] == '\0')
    {
      g_free (content->fields[2].value);
      content->fields[2].value = g_strdup ("-");
    }
  content->name = name;
}

/**
 * alur_sop_content_new:
 * @paper: which SOP
 *
 * Returns: (transfer full): what its identity page says
 */
AlurSopContent *
alur_sop_content_new (const AlurSopPaper *paper)
{
  AlurSopContent *self = g_new0 (AlurSopContent, 1);

  read_maker (paper, self);
  read_fields (paper, self);
  read_approver (paper, self);
  read_boxes (paper, self);
  return self;
}

/**
 * alur_sop_content_free:
 * @self: (transfer full): a content
 */
void
alur_sop_content_free (AlurSopContent *self)
{
  g_strfreev (self->letterhead);
  for (guint i = 0; i < ALUR_SOP_N_FIELDS; i++)
    g_free (self->fields[i].value);
  for (guint i = 0; i < ALUR_SOP_N_BOXES; i++)
    g_ptr_array_unref (self->boxes[i].items);
  g_free (self->place);
  g_free (self->id);
  g_free (self);
}
