/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The service chain: who brings what to whom, from those who support to those who are served,
 * gathered from all procedures of a stage. */

#include "alur-chain-layout.h"
#include "alur-drawing.h"
#include "alur-finding-marks.h"
#include "alur-flow-label.h"
#include "alur-language.h"
#include "alur-legend.h"
#include "alur-promise.h"
#include "alur-supply.h"
#include "alur-tell.h"
#include "alur-unit-boxes.h"
#include "alur-view-builders.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_LABELS 3 /* told of the flows that one line stands for */
#define HEAD_TEXT 160.0
#define HEAD_PADDING 8.0

typedef struct
{
  const AlurViewRequest *request;
  const char *currency;
  AlurScene *scene;
  AlurUnitBoxes *boxes;
  AlurLegend legend;
  GPtrArray *supplies; /* (element-type AlurSupply); empty where no figures are known */
  GArray *promises;    /* (element-type AlurPromise), of the procedure of each supply */
  GHashTable *carried; /* flow → GArray of the numbers of the supplies that come on it */
  GHashTable *noted;   /* unit → the same of those that are told in its box */
} Chain;

static const char *const column_words[ALUR_N_CHAIN_COLUMNS] = {
  [ALUR_CHAIN_PARTNERS] = N_ ("Partners"),
  [ALUR_CHAIN_LEADERSHIP] = N_ ("Head of region"),
  [ALUR_CHAIN_SUPPORT] = N_ ("Supporting institutions"),
  [ALUR_CHAIN_SERVICE_CENTRE] = N_ ("Service centre"),
  [ALUR_CHAIN_SERVICE_POINT] = N_ ("Service points"),
  [ALUR_CHAIN_CUSTOMER] = N_ ("Customers"),
};

static AlurSize
measure_unit (const AlurElement *unit, gpointer data)
{
  Chain *chain = data;

  return alur_unit_boxes_get (chain->boxes, unit)->size;
}

/* What one flow brings, told without its procedure: "Yes" alone says nothing there. */
static char *
tell_flow (Chain *chain, const AlurElement *flow)
{
  const char *label = alur_element_get_text (flow, ALUR_FLOW_LABEL);
  const AlurElement *from
      = alur_document_lookup_kind (chain->request->document, chain->request->stage,
                                   alur_element_get_ref (flow, ALUR_FLOW_FROM), ALUR_KIND_STEP);
  const char *question
      = from != NULL && alur_element_get_word (from, ALUR_STEP_KIND) == ALUR_STEP_KIND_DECISION
            ? alur_element_get_text (from, ALUR_STEP_QUESTION)
            : NULL;

  if (question != NULL && label != NULL
      && alur_element_get_word (flow, ALUR_FLOW_KIND) == ALUR_FLOW_DECISION)
    return g_strdup_printf ("%s %s", question, label);
  return g_strdup (label);
}

/* --- Supplies --------------------------------------------------------------------------------- */

static const AlurSupply *
get_supply (const Chain *chain, guint number)
{
  return g_ptr_array_index (chain->supplies, number);
}

static AlurPromise *
get_promise (const Chain *chain, guint number)
{
  return &g_array_index (chain->promises, AlurPromise, number);
}

/* Whether the drawing shows flows of its kind; what is only called has none. */
static gboolean
is_shown (const Chain *chain, const AlurSupply *supply)
{
  guint kinds = chain->request->flow_kinds != 0 ? chain->request->flow_kinds : ALUR_CHAIN_KINDS;

  return supply->flow == NULL
         || (kinds >> alur_element_get_word (supply->flow, ALUR_FLOW_KIND) & 1) != 0;
}

static char *
dup_note (const Chain *chain, guint number)
{
  return alur_promise_dup_text (get_promise (chain, number), chain->request->document,
                                chain->request->language);
}

static void
enter_number (GHashTable *table, gpointer key, guint number)
{
  GArray *numbers = g_hash_table_lookup (table, key);

  if (numbers == NULL)
    {
      numbers = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (table, key, numbers);
    }
  g_array_append_val (numbers, number);
}

/* Whether it comes from nowhere else, and so is told at the unit that gets it. */
static gboolean
is_noted (const Chain *chain, guint number)
{
  const AlurSupply *supply = get_supply (chain, number);

  return supply->ways->len == 0 && supply->unit != NULL && is_shown (chain, supply);
}

/* What comes from nowhere else is told in the box of the unit that gets it. */
static void
note_in_box (Chain *chain, guint number, GPtrArray *units)
{
  const AlurSupply *supply = get_supply (chain, number);
  const char *label
      = supply->flow != NULL ? alur_element_get_text (supply->flow, ALUR_FLOW_LABEL) : NULL;
  g_autofree char *time = dup_note (chain, number);
  g_autofree char *note = NULL;

  if (!is_noted (chain, number))
    return;
  if (label == NULL)
    label = alur_element_get_name (supply->procedure);
  note = label[0] != '\0' ? g_strdup_printf ("%s: %s", label, time) : g_strdup (time);
  alur_unit_boxes_add_note (chain->boxes, supply->unit, note);
  enter_number (chain->noted, (gpointer) (guintptr) supply->unit, number);
  g_ptr_array_add (units, (gpointer) (guintptr) supply->unit);
}

static gboolean
knows_promises (const AlurViewRequest *request)
{
  return request->promises != NULL || request->analysis != NULL;
}

static AlurPromise
judge (const AlurViewRequest *request, const AlurElement *procedure)
{
  return request->promises != NULL
             ? alur_promises_get (request->promises, procedure)
             : alur_promise_judge (alur_analysis_get_figures (request->analysis), procedure);
}

/* Learns what support brings and in what time; @units gets those in whose box that is told. */
static void
find_supplies (Chain *chain, GPtrArray *units)
{
  for (guint i = 0; i < chain->supplies->len; i++)
    {
      const AlurSupply *supply = get_supply (chain, i);
      AlurPromise promise = judge (chain->request, supply->procedure);

      g_array_append_val (chain->promises, promise);
      for (guint way = 0; way < supply->ways->len; way++)
        enter_number (chain->carried, g_ptr_array_index (supply->ways, way), i);
      note_in_box (chain, i, units);
    }
}

/* The supplies that come on a line, one for each procedure that brings something. */
static GArray *
list_carried (const Chain *chain, const AlurChainFlow *flow)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < flow->n_flows; i++)
    {
      const GArray *numbers = g_hash_table_lookup (chain->carried, flow->flows[i]);

      for (guint k = 0; numbers != NULL && k < numbers->len; k++)
        {
          guint number = g_array_index (numbers, guint, k);
          gboolean known = FALSE;

          for (guint other = 0; other < list->len && !known; other++)
            known = get_supply (chain, g_array_index (list, guint, other))->procedure
                    == get_supply (chain, number)->procedure;
          if (!known)
            g_array_append_val (list, number);
        }
    }
  return list;
}

/* How long what comes on a line takes, and whether that is as promised, a line each. */
static void
append_times (const Chain *chain, const AlurChainFlow *flow, GString *text)
{
  g_autoptr (GArray) carried = list_carried (chain, flow);

  for (guint i = 0; i < carried->len; i++)
    {
      guint number = g_array_index (carried, guint, i);
      const char *name = alur_element_get_name (get_supply (chain, number)->procedure);
      g_autofree char *time = dup_note (chain, number);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      if (carried->len > 1 && name[0] != '\0')
        g_string_append_printf (text, "%s: ", name);
      g_string_append (text, time);
    }
}

/* --- Lines ------------------------------------------------------------------------------------ */

/* The different labels of all flows that a line stands for, one below the other, and how long the
 * support takes that comes on it. */
static char *
flow_label (Chain *chain, const AlurChainFlow *flow)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) whole = NULL;
  g_autofree char *label = NULL;
  guint n_more = 0;

  for (guint i = 0; i < flow->n_flows; i++)
    {
      g_autofree char *one = tell_flow (chain, flow->flows[i]);

      if (one == NULL || g_hash_table_contains (told, one))
        continue;
      if (g_hash_table_size (told) < MAX_LABELS)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ",\n" : "", one);
      else
        n_more++;
      g_hash_table_add (told, g_steal_pointer (&one));
    }
  if (n_more > 0)
    {
      /* Translators: behind a list of what is brought from one unit to another. */
      g_string_append (text, "\n");
      g_string_append_printf (
          text, alur_tr_n (chain->request->language, "and %u more", "and %u more", n_more), n_more);
    }
  label = alur_flow_dup_text (flow->kind, text->len > 0 ? text->str : NULL,
                              chain->request->language, chain->currency);
  whole = g_string_new (label);
  append_times (chain, flow, whole);
  return g_string_free (g_steal_pointer (&whole), FALSE);
}

static AlurSize
measure_flow (const AlurChainFlow *flow, gpointer data)
{
  Chain *chain = data;
  g_autofree char *label = flow_label (chain, flow);

  return alur_drawing_measure_label (chain->request->metrics, label);
}

static AlurSize
measure_column (guint column, gpointer data)
{
  Chain *chain = data;
  AlurTextExtents extents = alur_text_metrics_measure (
      alur_pango_metrics_get_interface (chain->request->metrics), ALUR_TEXT_NAME,
      alur_tr (chain->request->language, column_words[column]), HEAD_TEXT);

  return (AlurSize){ ceil (extents.width) + 2 * HEAD_PADDING, extents.height + 2 * HEAD_PADDING };
}

static void
draw_heads (Chain *chain, const AlurChainLayout *layout)
{
  AlurSceneHeads heads = { .above = TRUE };

  for (guint column = 0; column < ALUR_N_CHAIN_COLUMNS; column++)
    {
      const AlurRect *head = &layout->heads[column];
      AlurRect text = alur_rect_grow (head, -HEAD_PADDING);
      AlurSceneItem *item;

      if (head->width <= 0)
        continue;
      alur_scene_begin_group (chain->scene, NULL, NULL);
      item = alur_scene_add_shape (chain->scene, ALUR_LAYER_GROUND, ALUR_SHAPE_RECT, head,
                                   ALUR_COLOUR_GROUND, ALUR_LINE_FRAME);
      item->role = ALUR_SCENE_FRAME;
      alur_scene_add_text (chain->scene, &text, ALUR_TEXT_NAME,
                           alur_tr (chain->request->language, column_words[column]),
                           ALUR_ALIGN_CENTRED, ALUR_COLOUR_INK);
      alur_scene_end_group (chain->scene);
      heads.from = head->y;
      heads.to = MAX (heads.to, alur_rect_bottom (head));
    }
  alur_scene_set_heads (chain->scene, &heads);
}

static gboolean
find_unit (const AlurElement *element, AlurRect *rect, gpointer data)
{
  const AlurChainUnit *unit = g_hash_table_lookup (data, element);

  if (unit == NULL)
    return FALSE;
  *rect = unit->box;
  return TRUE;
}

/* The signs before the times of supplies. */
static void
want_supplies (Chain *chain, const AlurChainLayout *layout)
{
  for (guint i = 0; i < layout->n_flows; i++)
    {
      g_autoptr (GArray) carried = list_carried (chain, &layout->flows[i]);

      for (guint k = 0; k < carried->len; k++)
        alur_legend_want (&chain->legend, ALUR_LEGEND_SUPPLY,
                          get_promise (chain, g_array_index (carried, guint, k))->state);
    }
  for (guint i = 0; i < chain->supplies->len; i++)
    if (is_noted (chain, i))
      alur_legend_want (&chain->legend, ALUR_LEGEND_SUPPLY, get_promise (chain, i)->state);
}

static void
explain_supply (Chain *chain, guint number, const AlurRect *rect)
{
  alur_drawing_explain (
      chain->scene, rect,
      alur_legend_get (&chain->legend, ALUR_LEGEND_SUPPLY, get_promise (chain, number)->state));
}

static void
draw_line (Chain *chain, const AlurChainLayout *layout, guint index)
{
  const AlurChainFlow *flow = &layout->flows[index];
  const AlurConnector *connector = &layout->connectors[index];
  g_autofree char *label = flow_label (chain, flow);
  g_autofree const char **members = g_new (const char *, flow->n_flows);
  g_autoptr (GArray) carried = list_carried (chain, flow);
  guint32 group = alur_drawing_add_connector (
      chain->scene, connector, alur_style_get_paper ()->flows[flow->kind],
      label[0] != '\0' ? label : NULL,
      alur_legend_get (&chain->legend, ALUR_LEGEND_FLOW, flow->kind));

  for (guint i = 1; i < flow->n_flows; i++)
    members[i - 1] = alur_element_get_id (flow->flows[i]);
  if (group != 0)
    alur_scene_set_ends (chain->scene, group, alur_element_get_id (layout->units[flow->from].unit),
                         alur_element_get_id (layout->units[flow->to].unit));
  if (group != 0 && flow->n_flows > 1)
    alur_scene_set_members (chain->scene, group, members, flow->n_flows - 1);
  for (guint i = 0; i < carried->len; i++)
    explain_supply (chain, g_array_index (carried, guint, i), &connector->label);
}

static void
draw_unit (Chain *chain, const AlurChainUnit *unit)
{
  const GArray *noted = g_hash_table_lookup (chain->noted, unit->unit);

  alur_unit_boxes_draw (chain->boxes, unit->unit, &unit->box, &chain->legend);
  for (guint i = 0; noted != NULL && i < noted->len; i++)
    explain_supply (chain, g_array_index (noted, guint, i), &unit->box);
}

static void
draw_chain (Chain *chain, AlurChainLayout *layout)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  alur_unit_boxes_want_legend (chain->boxes, &chain->legend);
  for (guint i = 0; i < layout->n_flows; i++)
    alur_legend_want (&chain->legend, ALUR_LEGEND_FLOW, layout->flows[i].kind);
  want_supplies (chain, layout);
  alur_legend_write_to_scene (&chain->legend, chain->scene);
  draw_heads (chain, layout);
  for (guint i = 0; i < layout->n_flows; i++)
    draw_line (chain, layout, i);
  for (guint i = 0; i < layout->n_units; i++)
    {
      draw_unit (chain, &layout->units[i]);
      g_hash_table_insert (places, (gpointer) (guintptr) layout->units[i].unit, &layout->units[i]);
    }
  alur_drawing_add_problems (chain->scene, chain->request, find_unit, places);
}

/* --- As a table ------------------------------------------------------------------------------- */

static void
add_once (GPtrArray *texts, char *text)
{
  if (text != NULL && *text != '\0'
      && !g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_ptr_array_add (texts, text);
  else
    g_free (text);
}

static void
add_list (AlurTable *table, GPtrArray *texts)
{
  g_autofree char *text = NULL;

  g_ptr_array_add (texts, NULL);
  text = g_strjoinv ("\n", (char **) texts->pdata);
  alur_table_add_cell (table, text);
}

/* What a line of the drawing stands for. */
static void
add_line (Chain *chain, const AlurChainLayout *layout, const AlurChainFlow *flow, AlurTable *table)
{
  const char *language = chain->request->language;
  AlurTeller teller = { chain->request->document, language };
  g_autofree char *from = alur_tell_name (&teller, layout->units[flow->from].unit);
  g_autofree char *to = alur_tell_name (&teller, layout->units[flow->to].unit);
  g_autoptr (GPtrArray) brought = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) procedures = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) times = g_string_new (NULL);

  for (guint i = 0; i < flow->n_flows; i++)
    {
      add_once (brought, tell_flow (chain, flow->flows[i]));
      add_once (procedures, alur_tell_name (&teller, alur_element_get_procedure (flow->flows[i])));
    }
  append_times (chain, flow, times);
  alur_table_add_row (table, NULL);
  alur_table_add_cell (table, from);
  alur_table_add_cell (table, to);
  alur_table_add_cell (table, alur_tr (language, alur_flow_words[flow->kind].label));
  add_list (table, brought);
  add_list (table, procedures);
  alur_table_add_number (table, flow->n_flows, 0);
  alur_table_add_cell (table, times->str);
}

/* What stands in the box of a unit, because it comes from nowhere else. */
static void
add_noted (Chain *chain, guint number, AlurTable *table)
{
  const AlurSupply *supply = get_supply (chain, number);
  AlurTeller teller = { chain->request->document, chain->request->language };
  g_autofree char *to = alur_tell_name (&teller, supply->unit);
  g_autofree char *procedure = alur_tell_name (&teller, supply->procedure);
  g_autofree char *time = dup_note (chain, number);
  const char *label
      = supply->flow != NULL ? alur_element_get_text (supply->flow, ALUR_FLOW_LABEL) : NULL;

  alur_table_add_row (table, NULL);
  alur_table_add_empty (table);
  alur_table_add_cell (table, to);
  alur_table_add_empty (table);
  alur_table_add_cell (table, label);
  alur_table_add_cell (table, procedure);
  alur_table_add_number (table, 0, 0);
  alur_table_add_cell (table, time);
}

static AlurTable *
list_lines (Chain *chain, const AlurChainLayout *layout)
{
  static const char *const titles[]
      = { N_ ("From"),       N_ ("To"),    N_ ("Kind of flow"),       N_ ("What is brought"),
          N_ ("Procedures"), N_ ("Flows"), N_ ("Time of the support") };
  AlurTable *table = alur_table_new (chain->request->metrics, chain->request->language);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    alur_table_add_column (table, alur_tr (chain->request->language, titles[i]), ALUR_COLUMN_TEXT,
                           HEAD_TEXT, 0);
  for (guint i = 0; i < layout->n_flows; i++)
    add_line (chain, layout, &layout->flows[i], table);
  for (guint i = 0; i < chain->supplies->len; i++)
    if (is_noted (chain, i))
      add_noted (chain, i, table);
  return table;
}

/* --- The view --------------------------------------------------------------------------------- */

static void
list_all_units (const AlurViewRequest *request, GPtrArray *units)
{
  const AlurElement *organisation = alur_element_first (request->stage, ALUR_KIND_ORGANISATION);

  if (organisation == NULL)
    return;
  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  g_ptr_array_add (units, unit);
}

static void
take_empty (AlurViewOutput *output, const AlurViewRequest *request, char *title)
{
  gboolean chosen
      = request->flow_kinds != 0 && (request->flow_kinds & ALUR_CHAIN_KINDS) != ALUR_CHAIN_KINDS;

  alur_view_output_take_empty (
      output, request, title, g_strdup ("chain"),
      chosen ? N_ ("No such flow goes between units.") : N_ ("There is no service chain yet."),
      chosen ? N_ ("Choose other kinds of flow, or draw such flows in the procedures.")
             : N_ ("It shows the flows of decisions, information, money and goods between units; "
                   "draw such flows in the procedures."));
}

gboolean
alur_view_build_chain (AlurViewOutput *output, const AlurViewRequest *request, GError **error)
{
  Chain chain = { .request = request };
  AlurChainSizes sizes = { measure_unit, measure_flow, measure_column, &chain };
  g_autoptr (AlurScene) scene = alur_scene_new (request->metrics);
  g_autoptr (AlurFindingMarks) marks = alur_finding_marks_new (request);
  g_autoptr (AlurUnitBoxes) boxes = alur_unit_boxes_new (request, scene, marks);
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  g_autoptr (GPtrArray) supplies = knows_promises (request)
                                       ? alur_supplies_list (request->document, request->stage)
                                       : g_ptr_array_new ();
  g_autoptr (GArray) promises = g_array_new (FALSE, FALSE, sizeof (AlurPromise));
  g_autoptr (GHashTable) carried
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) noted
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr (AlurChainLayout) layout = NULL;
  g_autofree char *title = g_strdup (alur_tr (request->language, N_ ("Service chain")));
  AlurChainOptions options = { .kinds = request->flow_kinds };

  chain.scene = scene;
  chain.boxes = boxes;
  chain.supplies = supplies;
  chain.promises = promises;
  chain.carried = carried;
  chain.noted = noted;
  chain.currency
      = alur_element_get_text (alur_document_get_root (request->document), ALUR_DOCUMENT_CURRENCY);
  alur_legend_init (&chain.legend, request->language, chain.currency);
  find_supplies (&chain, units);
  if (request->all_units)
    list_all_units (request, units);
  options.units = (const AlurElement *const *) units->pdata;
  options.n_units = units->len;
  layout = alur_chain_layout_new (request->document, request->stage, &options, &sizes);
  if (layout->n_units == 0)
    {
      take_empty (output, request, g_steal_pointer (&title));
      return TRUE;
    }
  if (request->as_tables && (layout->n_flows > 0 || g_hash_table_size (noted) > 0))
    {
      alur_view_output_take_table (output, g_steal_pointer (&title), g_strdup ("chain"),
                                   list_lines (&chain, layout));
      return TRUE;
    }
  if (!g_cancellable_is_cancelled (request->cancellable))
    draw_chain (&chain, layout);
  alur_view_output_take_scene (output, g_steal_pointer (&title), g_strdup ("chain"),
                               g_steal_pointer (&scene));
  return TRUE;
}
