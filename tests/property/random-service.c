/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "random-service.h"

#include <math.h>

#define MAX_OF_A_KIND 400

typedef struct
{
  GRand *rand;
  AlurDocument *document;
  AlurElement *stage;
  AlurElement *organisation;
  GPtrArray *units, *functions, *procedures, *steps;
  guint next_id;
} Builder;

static const char *const words[]
    = { "dan",         "berkas",   "permohonan", "pelayanan",   "Dinas",     "Kesehatan",
        "memeriksa",   "menyusun", "laporan",    "rekomendasi", "Kabupaten", "Kependudukan",
        "persetujuan", "obat",     "loket",      "verifikasi",  "TU",        "pertanggungjawaban" };

static guint
below (Builder *self, guint limit)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) MAX (limit, 1));
}

static gboolean
one_in (Builder *self, guint n)
{
  return below (self, n) == 0;
}

static AlurElement *
any (Builder *self, GPtrArray *list)
{
  return g_ptr_array_index (list, below (self, list->len));
}

static AlurElement *
add (Builder *self, AlurElement *parent, AlurKind kind, const char *prefix)
{
  g_autofree char *id = NULL;

  if (prefix != NULL)
    id = g_strdup_printf ("%s%u", prefix, ++self->next_id);
  return alur_document_insert (self->document, parent, kind, id, NULL);
}

static void
set_words (Builder *self, AlurElement *element, guint field, guint most)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint n = 1 + below (self, most); n > 0; n--)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                            words[below (self, G_N_ELEMENTS (words))]);
  alur_document_set_text (self->document, element, field, text->str);
}

static void
set_ref (Builder *self, AlurElement *element, guint field, AlurElement *target)
{
  const char *id = alur_element_get_id (target);

  alur_document_set_refs (self->document, element, field, &id, 1);
}

static void
set_one (Builder *self, AlurElement *element, guint field, AlurElement *target)
{
  AlurValue value = { .text = alur_element_get_id (target) };

  alur_document_set (self->document, element, field, value);
}

static void
add_functions (Builder *self)
{
  for (guint n = 1 + below (self, 6); n > 0; n--)
    {
      AlurElement *function
          = add (self, alur_document_get_functions (self->document), ALUR_KIND_FUNCTION, "f");

      set_words (self, function, ALUR_FUNCTION_NAME, 4);
      if (self->functions->len > 0 && one_in (self, 3))
        set_one (self, function, ALUR_FUNCTION_PARENT, any (self, self->functions));
      g_ptr_array_add (self->functions, function);
    }
}

static void
add_authority (Builder *self, AlurElement *unit)
{
  AlurElement *authority = add (self, unit, ALUR_KIND_AUTHORITY, "a");
  guint role = 1 + below (self, ALUR_N_ROLES - 1);

  alur_document_set_word (self->document, authority, ALUR_AUTHORITY_ROLE, role);
  set_one (self, authority, ALUR_AUTHORITY_FUNCTION, any (self, self->functions));
  if (role == ALUR_ROLE_SUPPLIER || role == ALUR_ROLE_DISTRIBUTOR)
    alur_document_set_word (self->document, authority, ALUR_AUTHORITY_RESOURCE,
                            1 + below (self, ALUR_RESOURCE_OTHER));
}

static void
add_units (Builder *self, guint n_units)
{
  for (guint i = 0; i < n_units; i++)
    {
      AlurElement *unit = add (self, self->organisation, ALUR_KIND_UNIT, "u");

      set_words (self, unit, ALUR_UNIT_NAME, 8);
      if (one_in (self, 2))
        set_words (self, unit, ALUR_UNIT_SHORT, 1);
      if (one_in (self, 2))
        set_words (self, unit, ALUR_UNIT_HEAD, 4);
      alur_document_set_word (self->document, unit, ALUR_UNIT_LEVEL,
                              1 + below (self, ALUR_LEVEL_OTHER));
      if (i > 0 && !one_in (self, 6))
        set_one (self, unit, ALUR_UNIT_PARENT, any (self, self->units));
      for (guint n = below (self, 5); n > 0; n--)
        add_authority (self, unit);
      g_ptr_array_add (self->units, unit);
    }
  for (guint n = below (self, n_units / 3 + 2); n > 0; n--)
    {
      AlurElement *relation;
      AlurElement *from = any (self, self->units);
      AlurElement *to = any (self, self->units);

      if (from == to)
        continue;
      relation = add (self, self->organisation, ALUR_KIND_RELATION, "k");
      alur_document_set_word (self->document, relation, ALUR_RELATION_KIND,
                              1 + below (self, ALUR_RELATION_INFORMATION));
      set_one (self, relation, ALUR_RELATION_FROM, from);
      set_one (self, relation, ALUR_RELATION_TO, to);
      if (one_in (self, 2))
        set_words (self, relation, ALUR_RELATION_NOTE, 4);
    }
}

static AlurStepKind
some_kind (Builder *self, guint i, guint n_steps)
{
  static const AlurStepKind kinds[]
      = { ALUR_STEP_KIND_TASK,      ALUR_STEP_KIND_TASK,     ALUR_STEP_KIND_TASK,
          ALUR_STEP_KIND_DECISION,  ALUR_STEP_KIND_DECISION, ALUR_STEP_KIND_WAIT,
          ALUR_STEP_KIND_SUBPROCESS };

  if (i == 0)
    return ALUR_STEP_KIND_START;
  return i + 1 == n_steps ? ALUR_STEP_KIND_END : kinds[below (self, G_N_ELEMENTS (kinds))];
}

static void
decide (Builder *self, AlurElement *step)
{
  AlurElement *redesign = add (self, step, ALUR_KIND_STEP_REDESIGN, NULL);
  static const AlurAction actions[]
      = { ALUR_ACTION_KEEP, ALUR_ACTION_ABOLISH, ALUR_ACTION_SIMPLIFY, ALUR_ACTION_DECENTRALISE };
  AlurAction action = actions[below (self, G_N_ELEMENTS (actions))];

  alur_document_set_word (self->document, redesign, ALUR_STEP_REDESIGN_ACTION, action);
  if (action == ALUR_ACTION_DECENTRALISE)
    set_one (self, redesign, ALUR_STEP_REDESIGN_TO, any (self, self->units));
}

static void
fill_step (Builder *self, AlurElement *step, AlurStepKind kind, AlurElement *unit)
{
  AlurDuration work = { 0, (gint32) below (self, 300) * 60 };
  AlurDuration wait = { (gint32) below (self, 4), 0 };

  alur_document_set_word (self->document, step, ALUR_STEP_KIND, kind);
  if (kind == ALUR_STEP_KIND_START || kind == ALUR_STEP_KIND_END)
    return;
  set_words (self, step, ALUR_STEP_NAME, 7);
  if (unit != NULL)
    set_one (self, step, ALUR_STEP_UNIT, unit);
  if (kind == ALUR_STEP_KIND_DECISION && !one_in (self, 4))
    set_words (self, step, ALUR_STEP_QUESTION, 2);
  if (one_in (self, 2))
    alur_document_set_duration (self->document, step, ALUR_STEP_WORK, work);
  if (one_in (self, 2))
    alur_document_set_duration (self->document, step, ALUR_STEP_WAIT, wait);
  if (one_in (self, 8))
    set_ref (self, step, ALUR_STEP_ALSO, any (self, self->units));
  if (one_in (self, 8))
    set_ref (self, step, ALUR_STEP_OR, any (self, self->units));
  if (one_in (self, 6))
    decide (self, step);
}

static void
add_flow (Builder *self, AlurElement *from, AlurElement *to, AlurFlowKind kind, gboolean labelled)
{
  AlurElement *flow = add (self, from->parent, ALUR_KIND_FLOW, "w");

  alur_document_set_word (self->document, flow, ALUR_FLOW_KIND, kind);
  set_one (self, flow, ALUR_FLOW_FROM, from);
  set_one (self, flow, ALUR_FLOW_TO, to);
  if (labelled)
    set_words (self, flow, ALUR_FLOW_LABEL, 3);
}

/* Flows of the steps from `first` on: on to the next, some back, some ahead, some that carry. */
static void
add_flows (Builder *self, guint first)
{
  guint end = self->steps->len;

  for (guint i = first; i < end; i++)
    {
      AlurElement *step = g_ptr_array_index (self->steps, i);
      gboolean decides = alur_element_get_word (step, ALUR_STEP_KIND) == ALUR_STEP_KIND_DECISION;

      if (i + 1 < end && !one_in (self, 20))
        add_flow (self, step, g_ptr_array_index (self->steps, i + 1), ALUR_FLOW_SEQUENCE, decides);
      if (i > first && i + 1 < end && (decides || one_in (self, 8)))
        {
          guint target = first + 1 + below (self, end - first - 1);

          add_flow (self, step, g_ptr_array_index (self->steps, target),
                    one_in (self, 3) ? ALUR_FLOW_DECISION : ALUR_FLOW_SEQUENCE, TRUE);
        }
      if (one_in (self, 7))
        add_flow (self, step, any (self, self->steps), ALUR_FLOW_INFORMATION + below (self, 3),
                  one_in (self, 2));
    }
}

static void
add_procedure (Builder *self, guint n_steps)
{
  AlurElement *procedure = add (self, self->stage, ALUR_KIND_PROCEDURE, "p");
  guint first = self->steps->len;
  guint n_lanes = 1 + below (self, MIN (self->units->len, 8));
  AlurElement *lanes[8];

  for (guint i = 0; i < n_lanes; i++)
    lanes[i] = any (self, self->units);
  set_words (self, procedure, ALUR_PROCEDURE_NAME, 4);
  if (one_in (self, 3))
    alur_document_set_word (self->document, procedure, ALUR_PROCEDURE_ORIENTATION,
                            ALUR_ORIENTATION_VERTICAL);
  for (guint i = 0; i < n_steps; i++)
    {
      AlurElement *step = add (self, procedure, ALUR_KIND_STEP, "s");

      fill_step (self, step, some_kind (self, i, n_steps),
                 one_in (self, 25) ? NULL : lanes[below (self, n_lanes)]);
      g_ptr_array_add (self->steps, step);
    }
  add_flows (self, first);
  g_ptr_array_add (self->procedures, procedure);
}

/**
 * random_service:
 * @n_elements: about how many units, relations, steps and flows it shall have in all
 *
 * Returns: (transfer full): a document of one stage in which nothing is placed by hand
 */
AlurDocument *
random_service (GRand *rand, guint n_elements)
{
  Builder self = { .rand = rand, .document = alur_document_new () };
  guint n_units = 1 + below (&self, MIN (n_elements / 3, MAX_OF_A_KIND));
  guint n_steps = (n_elements - MIN (n_units, n_elements)) / 3;

  self.units = g_ptr_array_new ();
  self.functions = g_ptr_array_new ();
  self.procedures = g_ptr_array_new ();
  self.steps = g_ptr_array_new ();
  alur_document_begin (self.document, "New");
  self.stage = add (&self, alur_document_get_root (self.document), ALUR_KIND_STAGE, "t");
  alur_document_set_word (self.document, self.stage, ALUR_STAGE_KIND, ALUR_STAGE_CURRENT);
  self.organisation = alur_document_get_organisation (self.document, self.stage);
  if (self.organisation == NULL)
    self.organisation = add (&self, self.stage, ALUR_KIND_ORGANISATION, NULL);
  add_functions (&self);
  add_units (&self, n_units);
  while (n_steps > 1)
    {
      guint n = 2 + below (&self, 40);

      n = MIN (n, n_steps);
      add_procedure (&self, n);
      n_steps -= n;
    }
  alur_document_commit (self.document);
  g_ptr_array_unref (self.units);
  g_ptr_array_unref (self.functions);
  g_ptr_array_unref (self.procedures);
  g_ptr_array_unref (self.steps);
  return self.document;
}

static void
place (Builder *self, AlurElement *element, guint x_field, double width, double height)
{
  alur_document_set_number (self->document, element, x_field, below (self, (guint) width));
  alur_document_set_number (self->document, element, x_field + 1, below (self, (guint) height));
}

/**
 * random_service_place_by_hand:
 *
 * Gives about every eighth unit and step a place, and some flows and relations bends, wherever.
 */
void
random_service_place_by_hand (GRand *rand, AlurDocument *document)
{
  Builder self = { .rand = rand, .document = document };
  AlurElement *root = alur_document_get_root (document);

  alur_document_begin (document, "Place");
  for (AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    {
      if (!one_in (&self, 8))
        continue;
      if (e->kind == ALUR_KIND_UNIT)
        place (&self, e, ALUR_UNIT_X, 1600, 900);
      else if (e->kind == ALUR_KIND_STEP)
        place (&self, e, ALUR_STEP_X, 2000, 120);
      else if (e->kind == ALUR_KIND_FLOW || e->kind == ALUR_KIND_RELATION)
        place (&self, alur_document_insert (document, e, ALUR_KIND_BEND, NULL, NULL), ALUR_BEND_X,
               1600, 900);
    }
  alur_document_commit (document);
}

/**
 * random_service_forget_places:
 *
 * Takes all places and bends out again.
 */
void
random_service_forget_places (AlurDocument *document)
{
  AlurElement *root = alur_document_get_root (document);
  g_autoptr (GPtrArray) bends = g_ptr_array_new ();

  alur_document_begin (document, "Forget");
  for (AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    {
      guint x_field = e->kind == ALUR_KIND_UNIT ? ALUR_UNIT_X : ALUR_STEP_X;

      if (e->kind == ALUR_KIND_BEND)
        g_ptr_array_add (bends, e);
      if ((e->kind != ALUR_KIND_UNIT && e->kind != ALUR_KIND_STEP)
          || isnan (alur_element_get_number (e, x_field)))
        continue;
      alur_document_unset (document, e, x_field);
      alur_document_unset (document, e, x_field + 1);
    }
  for (guint i = 0; i < bends->len; i++)
    alur_document_remove (document, g_ptr_array_index (bends, i));
  alur_document_commit (document);
}
