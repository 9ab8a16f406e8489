/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-rules-sop.h"

#include "alur-text.h"

#include <glib/gi18n-lib.h>

/* An SOP page holds about so much (20 rows, 10 columns); more is better split. */
#define MOST_ACTIVITIES 20u
#define MOST_ACTORS 10u

static const AlurElement *
block_of (const AlurRuleRun *run)
{
  return alur_element_first (run->subject, ALUR_KIND_SOP);
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *folded = alur_text_fold (text);

  return *folded == '\0';
}

/* Identity: the items of the block in its order, each with what is said when it is empty. */

typedef enum
{
  ITEM_TEXT,
  ITEM_DATE,
  ITEM_LIST
} ItemType;

typedef struct
{
  ItemType type;
  guint field;        /* of a list: the kind of its entries */
  gboolean signature; /* empty in a draft, together with the others */
  const char *message;
} Item;

/* clang-format off */
static const Item items[] = {
  { ITEM_TEXT, ALUR_SOP_NUMBER, FALSE,
    N_ ("The identity page of {procedure} has no SOP number.") },
  { ITEM_DATE, ALUR_SOP_CREATED, FALSE,
    N_ ("The identity page of {procedure} does not say when it was made.") },
  { ITEM_DATE, ALUR_SOP_EFFECTIVE, TRUE,
    N_ ("The identity page of {procedure} does not say from when it is in force.") },
  { ITEM_TEXT, ALUR_SOP_APPROVER, TRUE,
    N_ ("The identity page of {procedure} does not say who approved it.") },
  { ITEM_TEXT, ALUR_SOP_APPROVER_TITLE, FALSE,
    N_ ("The identity page of {procedure} does not give the title of who approves it.") },
  { ITEM_TEXT, ALUR_SOP_APPROVER_ID, TRUE,
    N_ ("The identity page of {procedure} does not give the number of who approves it.") },
  { ITEM_LIST, ALUR_KIND_SOP_BASIS, FALSE,
    N_ ("The identity page of {procedure} names no legal basis.") },
  { ITEM_LIST, ALUR_KIND_SOP_QUALIFICATION, FALSE,
    N_ ("The identity page of {procedure} does not say what its actors must be able to do.") },
  { ITEM_LIST, ALUR_KIND_SOP_RELATED, FALSE,
    N_ ("The identity page of {procedure} names no related SOP.") },
  { ITEM_LIST, ALUR_KIND_SOP_EQUIPMENT, FALSE,
    N_ ("The identity page of {procedure} names no equipment.") },
  { ITEM_LIST, ALUR_KIND_SOP_WARNING, FALSE,
    N_ ("The identity page of {procedure} does not say what happens when it is not followed.") },
  { ITEM_LIST, ALUR_KIND_SOP_RECORDING, FALSE,
    N_ ("The identity page of {procedure} does not say where it is recorded.") },
};
/* clang-format on */

/**
 * alur_sop_has_entry: (skip)
 */
gboolean
alur_sop_has_entry (const AlurElement *block, AlurKind kind)
{
  ALUR_FOREACH (entry, block, kind)
  {
    gboolean refers
        = (kind == ALUR_KIND_SOP_BASIS && alur_element_get_ref (entry, ALUR_SOP_BASIS_REF) != NULL)
          || (kind == ALUR_KIND_SOP_RELATED
              && alur_element_get_ref (entry, ALUR_SOP_RELATED_REF) != NULL);

    if (refers || !is_blank (entry->text))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_empty (const AlurElement *block, const Item *item)
{
  if (item->type == ITEM_LIST)
    return !alur_sop_has_entry (block, (AlurKind) item->field);
  if (item->type == ITEM_DATE)
    return alur_element_get_date (block, item->field) == 0;
  return is_blank (alur_element_get_text (block, item->field));
}

/* A draft has no signature as yet: nobody, no number, no date. */
static gboolean
is_draft (const AlurElement *block)
{
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    if (items[i].signature && !is_empty (block, &items[i]))
      return FALSE;
  return TRUE;
}

/**
 * alur_rule_sop_identity_incomplete: (skip)
 */
void
alur_rule_sop_identity_incomplete (AlurRuleRun *run)
{
  const AlurElement *block = block_of (run);
  gboolean draft = block != NULL && is_draft (block);

  for (guint i = 0; block != NULL && i < G_N_ELEMENTS (items); i++)
    if (is_empty (block, &items[i]) && !(draft && items[i].signature))
      {
        alur_rule_report (
            run, &(AlurReport){ .elements = &run->subject, .n_elements = 1, .figures = { i, 0 } });
        return;
      }
}

/**
 * alur_rule_sop_identity_incomplete_message: (skip)
 */
const char *
alur_rule_sop_identity_incomplete_message (const AlurFinding *finding)
{
  return items[(guint) finding->figures[0]].message;
}

/**
 * alur_rule_sop_dates: (skip)
 */
void
alur_rule_sop_dates (AlurRuleRun *run)
{
  const AlurElement *block = block_of (run);
  AlurDate created, revised, effective;

  if (block == NULL)
    return;
  created = alur_element_get_date (block, ALUR_SOP_CREATED);
  revised = alur_element_get_date (block, ALUR_SOP_REVISED);
  effective = alur_element_get_date (block, ALUR_SOP_EFFECTIVE);
  if (created == 0
      || ((effective == 0 || effective >= created) && (revised == 0 || revised >= created)))
    return;
  alur_rule_report (run, &(AlurReport){ .elements = &run->subject,
                                        .n_elements = 1,
                                        .figures = { effective != 0 && effective < created, 0 } });
}

/**
 * alur_rule_sop_dates_message: (skip)
 */
const char *
alur_rule_sop_dates_message (const AlurFinding *finding)
{
  if (finding->figures[0] > 0)
    return N_ ("{procedure} is in force from a day before the one on which it was made.");
  return N_ ("{procedure} was revised on a day before the one on which it was made.");
}

/* Actors */

static void
add_actor (GPtrArray *actors, GHashTable *known, const char *id)
{
  if (id != NULL && g_hash_table_add (known, (gpointer) (guintptr) id))
    g_ptr_array_add (actors, (gpointer) (guintptr) id);
}

/* The ids of the units that do something, in the order of their first steps. */
static GPtrArray *
list_actors (const AlurElement *procedure)
{
  GPtrArray *actors = g_ptr_array_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  {
    const AlurIds *also = alur_element_get_refs (step, ALUR_STEP_ALSO);

    add_actor (actors, known, alur_element_get_ref (step, ALUR_STEP_UNIT));
    for (guint i = 0; also != NULL && i < also->n_ids; i++)
      add_actor (actors, known, also->ids[i]);
  }
  return actors;
}

/* The lanes as they are drawn: those that are listed, then the others as they come. */
static GPtrArray *
list_drawn (const AlurIds *lanes, const GPtrArray *actors)
{
  GPtrArray *drawn = g_ptr_array_new ();
  g_autoptr (GHashTable) acting = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < actors->len; i++)
    g_hash_table_add (acting, g_ptr_array_index (actors, i));
  for (guint i = 0; i < lanes->n_ids; i++)
    if (g_hash_table_contains (acting, lanes->ids[i]))
      add_actor (drawn, known, lanes->ids[i]);
  for (guint i = 0; i < actors->len; i++)
    add_actor (drawn, known, g_ptr_array_index (actors, i));
  return drawn;
}

/**
 * alur_rule_sop_actor_order: (skip)
 */
void
alur_rule_sop_actor_order (AlurRuleRun *run)
{
  const AlurIds *lanes = alur_element_get_refs (run->subject, ALUR_PROCEDURE_LANES);
  g_autoptr (GPtrArray) actors = NULL;
  g_autoptr (GPtrArray) drawn = NULL;

  if (block_of (run) == NULL || lanes == NULL)
    return;
  actors = list_actors (run->subject);
  drawn = list_drawn (lanes, actors);
  for (guint i = 0; i < actors->len; i++)
    if (g_ptr_array_index (actors, i) != g_ptr_array_index (drawn, i))
      {
        const AlurElement *wanted = alur_document_lookup_kind (
            run->document, run->stage, g_ptr_array_index (actors, i), ALUR_KIND_UNIT);
        const AlurElement *found = alur_document_lookup_kind (
            run->document, run->stage, g_ptr_array_index (drawn, i), ALUR_KIND_UNIT);

        alur_rule_report (run, &(AlurReport){ .elements = &run->subject,
                                              .n_elements = 1,
                                              .about = { wanted, found } });
        return;
      }
}

/**
 * alur_sop_is_activity: (skip)
 */
gboolean
alur_sop_is_activity (const AlurElement *step)
{
  guint kind = alur_element_get_word (step, ALUR_STEP_KIND);

  return kind == ALUR_STEP_KIND_TASK || kind == ALUR_STEP_KIND_DECISION
         || kind == ALUR_STEP_KIND_SUBPROCESS;
}

/**
 * alur_rule_sop_too_long: (skip)
 */
void
alur_rule_sop_too_long (AlurRuleRun *run)
{
  g_autoptr (GPtrArray) actors = NULL;
  guint n_activities = 0;

  if (block_of (run) == NULL)
    return;
  actors = list_actors (run->subject);
  ALUR_FOREACH (step, run->subject, ALUR_KIND_STEP)
  n_activities += alur_sop_is_activity (step) ? 1 : 0;
  if (n_activities > MOST_ACTIVITIES || actors->len > MOST_ACTORS)
    alur_rule_report (run, &(AlurReport){ .elements = &run->subject,
                                          .n_elements = 1,
                                          .figures = { n_activities, actors->len } });
}
