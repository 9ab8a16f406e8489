/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "interact-fixture.h"

#include "alur-chain-connection.h"
#include "alur-chain.h"
#include "alur-command.h"
#include "alur-describe.h"
#include "alur-edit.h"
#include "alur-inspection.h"
#include "alur-picture-job.h"
#include "alur-validate.h"

#include <math.h>
#include <string.h>

#define LONG_AGO 1 /* each part is as small as can be */

/* A store that supplies a ward in two ways, a patient who pays; an archive that does nothing, and a
 * laboratory with one step. */
#define SERVICE                                                                                    \
  "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"><stage id=\"now\" kind=\"current\">"        \
  "<organisation><unit id=\"store\" name=\"Gudang\" level=\"support\"/>"                           \
  "<unit id=\"ward\" name=\"Bangsal\" level=\"service-point\"/>"                                   \
  "<unit id=\"user\" name=\"Pasien\" level=\"customer\"/>"                                         \
  "<unit id=\"idle\" name=\"Arsip\" level=\"support\"/>"                                           \
  "<unit id=\"lab\" name=\"Laboratorium\" level=\"service-point\"/></organisation>"                \
  "<procedure id=\"p\" name=\"Penyediaan obat\" kind=\"support\" promise=\"PT1H\">"                \
  "<step id=\"a\" kind=\"start\"/><step id=\"b\" name=\"Mengirim\" unit=\"store\" work=\"PT2H\"/>" \
  "<step id=\"d\" kind=\"end\"/><flow id=\"v\" from=\"a\" to=\"b\"/><flow id=\"w\" from=\"b\" "    \
  "to=\"d\"/><flow id=\"y\" kind=\"goods\" from=\"b\" to=\"s\" label=\"Obat\"/>"                   \
  "<flow id=\"z\" kind=\"goods\" from=\"b\" to=\"t\" label=\"Infus\"/></procedure>"                \
  "<procedure id=\"q\" name=\"Rawat inap\"><step id=\"s\" name=\"Memeriksa\" unit=\"ward\"/>"      \
  "<step id=\"t\" name=\"Merawat\" unit=\"ward\"/><step id=\"u\" name=\"Membayar\" "               \
  "unit=\"user\"/>"                                                                                \
  "<step id=\"l\" name=\"Menguji\" unit=\"lab\"/>"                                                 \
  "<flow id=\"m\" kind=\"money\" from=\"u\" to=\"s\" label=\"Biaya\"/>"                            \
  "<flow id=\"n\" kind=\"information\" from=\"s\" to=\"l\"/></procedure></stage></alur>"

typedef struct
{
  InteractFixture base;
  GPtrArray *asked; /* what "ask-flow" and "ask-connection" told */
  guint asked_kind;
} Fixture;

static void
ask_flow_cb (AlurEditor *editor, AlurElement *flow, Fixture *self)
{
  g_ptr_array_add (self->asked, flow);
}

static void
ask_connection_cb (
    AlurEditor *editor, AlurElement *from, AlurElement *to, guint kind, Fixture *self)
{
  g_ptr_array_add (self->asked, from);
  g_ptr_array_add (self->asked, to);
  self->asked_kind = kind;
}

static void
set_up (Fixture *self)
{
  interact_fixture_set_up (&self->base, SERVICE);
  self->asked = g_ptr_array_new ();
  g_signal_connect (self->base.editor, "ask-flow", G_CALLBACK (ask_flow_cb), self);
  g_signal_connect (self->base.editor, "ask-connection", G_CALLBACK (ask_connection_cb), self);
  alur_editor_show (self->base.editor, ALUR_PANE_CHAIN, NULL);
}

static void
clear (Fixture *self)
{
  g_ptr_array_unref (self->asked);
  interact_fixture_clear (&self->base);
}

static AlurElement *
find (Fixture *self, const char *id)
{
  return interact_find (&self->base, id);
}

static gboolean
is_drawn (Fixture *self, const char *id)
{
  AlurHit hit;

  return alur_picture_find (alur_editor_get_picture (self->base.editor), find (self, id), &hit);
}

/* Where its line is met: in the middle of its longest piece. */
static AlurPoint
on_line (Fixture *self, const char *id)
{
  guint n_points;
  const AlurPoint *points = alur_picture_find_line (alur_editor_get_picture (self->base.editor),
                                                    find (self, id), &n_points);
  AlurPoint best = { 0, 0 };
  double longest = 0;

  g_assert_nonnull (points);
  for (guint i = 1; i < n_points; i++)
    {
      double length = fabs (points[i].x - points[i - 1].x) + fabs (points[i].y - points[i - 1].y);

      if (length <= longest)
        continue;
      longest = length;
      best
          = (AlurPoint){ (points[i].x + points[i - 1].x) / 2, (points[i].y + points[i - 1].y) / 2 };
    }
  return best;
}

static char *
dup_selected (Fixture *self)
{
  AlurSelection *selection = alur_editor_get_selection (self->base.editor);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < alur_selection_get_size (selection); i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            alur_element_get_id (alur_selection_get_nth (selection, i)));
  return g_string_free (ids, FALSE);
}

static void
assert_selected (Fixture *self, const char *wanted)
{
  g_autofree char *selected = dup_selected (self);

  g_assert_cmpstr (selected, ==, wanted);
}

static void
run (Fixture *self, const char *command)
{
  const AlurCommand *row = alur_command_find (command);

  g_assert_nonnull (row);
  g_assert_true (row->may_run == NULL || row->may_run (self->base.editor));
  row->run (self->base.editor);
}

static gboolean
may_run (Fixture *self, const char *command)
{
  const AlurCommand *row = alur_command_find (command);

  return row->may_run == NULL || row->may_run (self->base.editor);
}

static void
assert_valid (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  AlurFault fault;

  g_assert_true (alur_document_validate (self->base.document, &fault, &error));
  g_assert_no_error (error);
}

/* --- Staying ---------------------------------------------------------------------------------- */

static void
delete_flow (Fixture *self, const char *id)
{
  AlurElement *flow = find (self, id);

  alur_document_begin (self->base.document, "Delete");
  alur_edit_delete (self->base.document, &flow, 1);
  alur_document_commit (self->base.document);
}

/* What is undone while more is being looked at again than can be in one turn is to be seen in the
 * chain, though it is not in what was drawn last. */
static void
test_undone_while_behind (void)
{
  Fixture self;

  set_up (&self);
  alur_editor_set_deferred (self.base.editor, TRUE);
  delete_flow (&self, "m");
  g_assert_true (is_drawn (&self, "n"));
  delete_flow (&self, "n");
  g_assert_false (alur_editor_catch_up (self.base.editor, LONG_AGO));
  g_assert_true (alur_editor_undo (self.base.editor));
  g_assert_cmpint (alur_editor_get_pane (self.base.editor), ==, ALUR_PANE_CHAIN);
  g_assert_true (alur_editor_undo (self.base.editor));
  g_assert_cmpint (alur_editor_get_pane (self.base.editor), ==, ALUR_PANE_CHAIN);
  g_assert_true (is_drawn (&self, "m"));
  clear (&self);
}

/* Likewise of what is gone to before the chain has been drawn at all. */
static void
test_gone_to_while_blank (void)
{
  Fixture self;

  set_up (&self);
  alur_editor_set_deferred (self.base.editor, TRUE);
  alur_editor_show (self.base.editor, ALUR_PANE_ORGANISATION, NULL);
  delete_flow (&self, "m");
  g_assert_false (alur_editor_catch_up (self.base.editor, LONG_AGO));
  alur_editor_show (self.base.editor, ALUR_PANE_CHAIN, NULL);
  alur_editor_show_element (self.base.editor, find (&self, "n"));
  g_assert_cmpint (alur_editor_get_pane (self.base.editor), ==, ALUR_PANE_CHAIN);
  assert_selected (&self, "n");
  clear (&self);
}

/* --- Selecting -------------------------------------------------------------------------------- */

static void
test_line_is_all_its_flows (void)
{
  Fixture self;

  set_up (&self);
  interact_click (&self.base, on_line (&self, "z"), 0);
  assert_selected (&self, "y z");
  interact_click (&self.base, on_line (&self, "m"), ALUR_KEY_CONTROL);
  assert_selected (&self, "y z m");
  interact_click (&self.base, on_line (&self, "y"), ALUR_KEY_CONTROL);
  assert_selected (&self, "m");
  /* One of them alone is the line too, and a click takes all. */
  alur_selection_set (alur_editor_get_selection (self.base.editor), find (&self, "z"));
  interact_click (&self.base, on_line (&self, "y"), 0);
  assert_selected (&self, "y z");
  run (&self, "delete");
  g_assert_false (alur_document_lookup (self.base.document, self.base.stage, "y") != NULL);
  g_assert_cmpuint (alur_document_get_undo_depth (self.base.document), ==, 1);
  assert_valid (&self);
  clear (&self);
}

static void
test_opening (void)
{
  Fixture self;

  set_up (&self);
  /* one flow: straight there */
  interact_press (&self.base, on_line (&self, "m"), 0, 1);
  interact_release (&self.base, on_line (&self, "m"), 0);
  interact_press (&self.base, on_line (&self, "m"), 0, 2);
  g_assert_cmpint (alur_editor_get_pane (self.base.editor), ==, ALUR_PANE_PROCEDURE);
  g_assert_true (alur_editor_get_procedure (self.base.editor) == find (&self, "q"));
  assert_selected (&self, "u");
  /* several: asked */
  alur_editor_show (self.base.editor, ALUR_PANE_CHAIN, NULL);
  interact_click (&self.base, on_line (&self, "y"), 0);
  run (&self, "open-flow");
  g_assert_cmpuint (self.asked->len, ==, 1);
  g_assert_cmpint (alur_editor_get_pane (self.base.editor), ==, ALUR_PANE_CHAIN);
  alur_chain_go_to (self.base.editor, find (&self, "z"));
  g_assert_true (alur_editor_get_procedure (self.base.editor) == find (&self, "p"));
  assert_selected (&self, "b");
  clear (&self);
}

static void
test_walking (void)
{
  static const char *const order[] = { "store", "y z", "ward", "n", "lab", "user", "m", "store" };
  Fixture self;

  set_up (&self);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      run (&self, "focus-next");
      assert_selected (&self, order[i]);
    }
  run (&self, "focus-previous");
  assert_selected (&self, "m");
  run (&self, "focus-right");
  assert_selected (&self, "ward");
  run (&self, "focus-right");
  assert_selected (&self, "user");
  run (&self, "select-all");
  assert_selected (&self, "store y z ward n lab user m");
  clear (&self);
}

/* --- What is shown ---------------------------------------------------------------------------- */

static void
test_filter (void)
{
  Fixture self;

  set_up (&self);
  g_assert_true (is_drawn (&self, "store"));
  g_assert_false (is_drawn (&self, "idle"));
  alur_editor_set_flow_kinds (self.base.editor, 1u << ALUR_FLOW_MONEY);
  g_assert_false (is_drawn (&self, "store"));
  g_assert_true (is_drawn (&self, "m"));
  g_assert_false (is_drawn (&self, "z"));
  alur_editor_set_flow_kinds (self.base.editor, 0);
  g_assert_false (is_drawn (&self, "ward"));
  alur_editor_set_all_units (self.base.editor, TRUE);
  g_assert_true (is_drawn (&self, "idle"));
  g_assert_true (is_drawn (&self, "store"));
  alur_editor_set_flow_kinds (self.base.editor, G_MAXUINT);
  g_assert_true (is_drawn (&self, "z"));
  clear (&self);
}

/* What is hidden is no longer selected, so that nothing is done to it unseen. */
static void
test_hidden_is_not_selected (void)
{
  Fixture self;

  set_up (&self);
  run (&self, "select-all");
  alur_editor_set_flow_kinds (self.base.editor, 1u << ALUR_FLOW_MONEY | 1u << ALUR_FLOW_GOODS);
  assert_selected (&self, "store y z ward lab user m");
  clear (&self);
}

static void
test_described (void)
{
  Fixture self;
  g_autofree char *line = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *view = NULL;

  set_up (&self);
  line = alur_describe (self.base.editor, find (&self, "z"));
  g_assert_nonnull (strstr (line, "goods flow from Gudang to Bangsal"));
  g_assert_nonnull (strstr (line, "Stands for 2 flows"));
  g_assert_nonnull (strstr (line, "Infus: Penyediaan obat, step 1 → Rawat inap, step 2"));
  g_assert_nonnull (strstr (line, "× 2 hours, late (promised: 1 hour)"));
  unit = alur_describe (self.base.editor, find (&self, "ward"));
  g_assert_nonnull (strstr (unit, "goods flow from Gudang"));
  g_assert_nonnull (strstr (unit, "information flow to Laboratorium"));
  view = alur_describe_view (self.base.editor);
  g_assert_cmpstr (view, ==, "Service chain, 4 units");
  clear (&self);
}

static const AlurInspectionSection *
find_ways (const AlurInspection *inspection)
{
  for (guint i = 0; i < inspection->sections->len; i++)
    {
      const AlurInspectionSection *section = g_ptr_array_index (inspection->sections, i);

      if (section->type == ALUR_SECTION_WAYS)
        return section;
    }
  return NULL;
}

static const GPtrArray *
get_ways (const AlurInspection *inspection)
{
  const AlurInspectionSection *section = find_ways (inspection);

  if (section == NULL)
    g_error ("the inspector lists no flows");
  return section->items;
}

static void
test_inspected (void)
{
  Fixture self;
  g_autoptr (AlurInspection) line = NULL;
  g_autoptr (AlurInspection) unit = NULL;
  g_autoptr (AlurInspection) elsewhere = NULL;
  const AlurInspectionItem *item;

  set_up (&self);
  alur_selection_set (alur_editor_get_selection (self.base.editor), find (&self, "z"));
  line = alur_inspection_new (self.base.editor);
  g_assert_cmpuint (get_ways (line)->len, ==, 2);
  item = g_ptr_array_index (get_ways (line), 0);
  g_assert_cmpstr (item->title, ==, "Gudang → Bangsal: Obat");
  g_assert_cmpstr (item->subtitle, ==,
                   "Penyediaan obat, step 1 → Rawat inap, step 1\n"
                   "Penyediaan obat: × 2 hours, late (promised: 1 hour)");
  alur_selection_set (alur_editor_get_selection (self.base.editor), find (&self, "ward"));
  unit = alur_inspection_new (self.base.editor);
  g_assert_cmpuint (get_ways (unit)->len, ==, 4);
  alur_editor_show (self.base.editor, ALUR_PANE_ORGANISATION, NULL);
  elsewhere = alur_inspection_new (self.base.editor);
  g_assert_null (find_ways (elsewhere));
  g_clear_pointer (&line, alur_inspection_free);
  g_clear_pointer (&unit, alur_inspection_free);
  g_clear_pointer (&elsewhere, alur_inspection_free);
  clear (&self);
}

/* What is selected is outlined, and its words stay readable. */
static void
test_words_stay_free (void)
{
  Fixture self;
  const AlurOverlay *overlay;
  AlurRect label;
  guint n_pieces = 0;

  set_up (&self);
  alur_selection_set (alur_editor_get_selection (self.base.editor), find (&self, "y"));
  g_assert_true (alur_picture_find_label (alur_editor_get_picture (self.base.editor),
                                          find (&self, "z"), &label));
  overlay = alur_hand_get_overlay (self.base.hand);
  for (guint i = 0; i < overlay->items->len; i++)
    {
      const AlurOverlayItem *item = &g_array_index (overlay->items, AlurOverlayItem, i);

      n_pieces += item->kind == ALUR_OVERLAY_LINE ? 1 : 0;
      for (guint k = 1; item->kind == ALUR_OVERLAY_LINE && k < item->n_points; k++)
        {
          AlurPoint from = g_array_index (overlay->points, AlurPoint, item->first_point + k - 1);
          AlurPoint to = g_array_index (overlay->points, AlurPoint, item->first_point + k);
          AlurRect piece = { MIN (from.x, to.x), MIN (from.y, to.y), fabs (from.x - to.x),
                             fabs (from.y - to.y) };
          AlurRect words = alur_rect_grow (&label, -1);

          piece = alur_rect_grow (&piece, 0.1);
          g_assert_false (alur_rect_intersects (&piece, &words));
        }
    }
  g_assert_cmpuint (n_pieces, ==, 2);
  clear (&self);
}

/* --- Connecting ------------------------------------------------------------------------------- */

/* Each of the two has one step: nothing is asked. */
static void
test_connect_at_once (void)
{
  Fixture self;
  AlurElement *flow;

  set_up (&self);
  alur_hand_set_connection (self.base.hand, ALUR_FLOW_GOODS, ALUR_RELATION_COORDINATION);
  interact_move_to (&self.base, interact_middle_of (&self.base, find (&self, "store")));
  interact_drag (&self.base, interact_grip_of (&self.base, find (&self, "store"), 1),
                 interact_middle_of (&self.base, find (&self, "lab")), 0);
  g_assert_cmpuint (self.asked->len, ==, 0);
  flow = alur_selection_get_single (alur_editor_get_selection (self.base.editor));
  g_assert_nonnull (flow);
  g_assert_cmpint (flow->kind, ==, ALUR_KIND_FLOW);
  g_assert_cmpuint (alur_element_get_word (flow, ALUR_FLOW_KIND), ==, ALUR_FLOW_GOODS);
  g_assert_cmpstr (alur_element_get_ref (flow, ALUR_FLOW_FROM), ==, "b");
  g_assert_cmpstr (alur_element_get_ref (flow, ALUR_FLOW_TO), ==, "l");
  g_assert_true (flow->parent == find (&self, "p"));
  g_assert_cmpuint (alur_document_get_undo_depth (self.base.document), ==, 1);
  g_assert_true (alur_editor_undo (self.base.editor));
  g_assert_cmpint (alur_editor_get_pane (self.base.editor), ==, ALUR_PANE_CHAIN);
  clear (&self);
}

/* The ward has two steps: which is asked. Into the empty nothing comes of it. */
static void
test_connect_asks (void)
{
  Fixture self;

  set_up (&self);
  interact_move_to (&self.base, interact_middle_of (&self.base, find (&self, "store")));
  interact_drag (&self.base, interact_grip_of (&self.base, find (&self, "store"), 1),
                 interact_middle_of (&self.base, find (&self, "ward")), 0);
  g_assert_cmpuint (self.asked->len, ==, 2);
  g_assert_true (g_ptr_array_index (self.asked, 0) == find (&self, "store"));
  g_assert_true (g_ptr_array_index (self.asked, 1) == find (&self, "ward"));
  g_assert_cmpuint (self.asked_kind, ==, ALUR_FLOW_INFORMATION);
  interact_move_to (&self.base, interact_middle_of (&self.base, find (&self, "store")));
  interact_drag (&self.base, interact_grip_of (&self.base, find (&self, "store"), 1),
                 (AlurPoint){ -900, -900 }, 0);
  g_assert_cmpuint (self.asked->len, ==, 2);
  /* by keys: from the first selected to the last */
  alur_selection_set (alur_editor_get_selection (self.base.editor), find (&self, "user"));
  alur_selection_add (alur_editor_get_selection (self.base.editor), find (&self, "lab"));
  run (&self, "connect");
  g_assert_true (g_ptr_array_index (self.asked, 2) == find (&self, "user"));
  g_assert_true (g_ptr_array_index (self.asked, 3) == find (&self, "lab"));
  g_assert_cmpuint (alur_document_get_undo_depth (self.base.document), ==, 0);
  clear (&self);
}

static AlurChainEnd
find_end (Fixture *self, const char *unit, const char *step, const char *procedure)
{
  g_autoptr (GArray) ends = alur_chain_end_list (self->base.editor, find (self, unit));
  AlurElement *wanted = step != NULL ? find (self, step) : NULL;
  AlurElement *in = procedure != NULL ? find (self, procedure) : NULL;

  for (guint i = 0; i < ends->len; i++)
    {
      AlurChainEnd *end = &g_array_index (ends, AlurChainEnd, i);

      if (end->step == wanted && (step != NULL || end->procedure == in))
        return *end;
    }
  g_error ("%s has no such end", unit);
}

/* Whoever has no step gets one, where it was said; a new procedure holds together. */
static void
test_connect_with_new_steps (void)
{
  Fixture self;
  AlurChainConnection connection;
  AlurElement *flow;
  AlurElement *made;

  set_up (&self);
  connection = (AlurChainConnection){ find_end (&self, "idle", NULL, "q"),
                                      find_end (&self, "ward", "t", NULL), ALUR_FLOW_INFORMATION,
                                      "Rekam medis" };
  g_assert_null (alur_chain_connection_refuse (self.base.editor, &connection));
  flow = alur_chain_connection_make (self.base.editor, &connection);
  made = find (&self, alur_element_get_ref (flow, ALUR_FLOW_FROM));
  g_assert_cmpstr (alur_element_get_ref (made, ALUR_STEP_UNIT), ==, "idle");
  g_assert_true (made->parent == find (&self, "q"));
  g_assert_cmpstr (alur_element_get_text (flow, ALUR_FLOW_LABEL), ==, "Rekam medis");
  g_assert_true (is_drawn (&self, "idle"));
  assert_valid (&self);
  g_assert_cmpuint (alur_document_get_undo_depth (self.base.document), ==, 1);
  connection = (AlurChainConnection){ find_end (&self, "idle", NULL, NULL),
                                      find_end (&self, "lab", NULL, NULL), ALUR_FLOW_MONEY, NULL };
  flow = alur_chain_connection_make (self.base.editor, &connection);
  g_assert_cmpuint (alur_element_get_word (flow->parent, ALUR_PROCEDURE_KIND), ==,
                    ALUR_PROCEDURE_SUPPORT);
  g_assert_cmpuint (alur_element_count (flow->parent, ALUR_KIND_STEP), ==, 3);
  g_assert_cmpuint (alur_element_count (flow->parent, ALUR_KIND_FLOW), ==, 3);
  assert_valid (&self);
  clear (&self);
}

static void
test_connect_refused (void)
{
  Fixture self;
  AlurChainConnection connection;
  g_autofree char *twice = NULL;
  g_autofree char *inside = NULL;

  set_up (&self);
  connection = (AlurChainConnection){ find_end (&self, "store", "b", NULL),
                                      find_end (&self, "ward", "s", NULL), ALUR_FLOW_GOODS, NULL };
  twice = alur_chain_connection_refuse (self.base.editor, &connection);
  g_assert_nonnull (twice);
  connection.kind = ALUR_FLOW_MONEY;
  g_assert_null (alur_chain_connection_refuse (self.base.editor, &connection));
  connection.from = find_end (&self, "ward", "t", NULL);
  inside = alur_chain_connection_refuse (self.base.editor, &connection);
  g_assert_nonnull (inside);
  clear (&self);
}

/* What was hidden is shown when such a flow is made. */
static void
test_connect_shows_kind (void)
{
  Fixture self;
  AlurChainConnection connection;

  set_up (&self);
  alur_editor_set_flow_kinds (self.base.editor, 1u << ALUR_FLOW_MONEY);
  connection = (AlurChainConnection){ find_end (&self, "store", "b", NULL),
                                      find_end (&self, "lab", "l", NULL), ALUR_FLOW_GOODS, NULL };
  alur_chain_connection_make (self.base.editor, &connection);
  g_assert_cmpuint (alur_editor_get_flow_kinds (self.base.editor), ==,
                    1u << ALUR_FLOW_MONEY | 1u << ALUR_FLOW_GOODS);
  clear (&self);
}

/* Behind what was deleted nothing is selected that is not in the drawing. */
static void
test_delete_goes_on (void)
{
  Fixture self;

  set_up (&self);
  alur_selection_set (alur_editor_get_selection (self.base.editor), find (&self, "z"));
  run (&self, "delete");
  assert_selected (&self, "y");
  run (&self, "delete");
  assert_selected (&self, "");
  assert_valid (&self);
  clear (&self);
}

/* --- Columns ---------------------------------------------------------------------------------- */

/* A unit that is dragged to another column gets its level, and no place in the chart. */
static void
test_column (void)
{
  Fixture self;
  AlurElement *store;
  AlurPoint from;
  AlurPoint to;

  set_up (&self);
  store = find (&self, "store");
  from = interact_middle_of (&self.base, store);
  interact_drag (&self.base, from, (AlurPoint){ from.x, from.y + 60 }, 0);
  g_assert_cmpuint (alur_document_get_undo_depth (self.base.document), ==, 0);
  to = interact_middle_of (&self.base, find (&self, "lab"));
  interact_drag (&self.base, from, to, 0);
  g_assert_cmpuint (alur_element_get_word (store, ALUR_UNIT_LEVEL), ==, ALUR_LEVEL_SERVICE_POINT);
  g_assert_true (isnan (alur_element_get_number (store, ALUR_UNIT_X)));
  g_assert_null (alur_element_get_ref (store, ALUR_UNIT_PARENT));
  g_assert_cmpuint (alur_document_get_undo_depth (self.base.document), ==, 1);
  /* by keys, through columns that are empty */
  alur_selection_set (alur_editor_get_selection (self.base.editor), store);
  run (&self, "nudge-left");
  g_assert_cmpuint (alur_element_get_word (store, ALUR_UNIT_LEVEL), ==, ALUR_LEVEL_SERVICE_CENTRE);
  run (&self, "nudge-up");
  g_assert_cmpuint (alur_element_get_word (store, ALUR_UNIT_LEVEL), ==, ALUR_LEVEL_SERVICE_CENTRE);
  for (guint i = 0; i < 9; i++)
    run (&self, "nudge-right");
  g_assert_cmpuint (alur_element_get_word (store, ALUR_UNIT_LEVEL), ==, ALUR_LEVEL_CUSTOMER);
  clear (&self);
}

/* What stands in the column already keeps its own level: two of them may share one. */
static void
test_column_of_several (void)
{
  Fixture self;
  AlurElement *units[2];

  set_up (&self);
  units[0] = find (&self, "store");
  units[1] = find (&self, "lab");
  alur_document_begin (self.base.document, "Level");
  alur_document_set_word (self.base.document, units[0], ALUR_UNIT_LEVEL, ALUR_LEVEL_PARTNER_CIVIC);
  alur_document_set_word (self.base.document, units[1], ALUR_UNIT_LEVEL, ALUR_LEVEL_LEADERSHIP);
  alur_document_commit (self.base.document);
  alur_chain_set_level (self.base.editor, units, 2, ALUR_LEVEL_PARTNER_PRIVATE);
  g_assert_cmpuint (alur_element_get_word (units[0], ALUR_UNIT_LEVEL), ==,
                    ALUR_LEVEL_PARTNER_CIVIC);
  g_assert_cmpuint (alur_element_get_word (units[1], ALUR_UNIT_LEVEL), ==,
                    ALUR_LEVEL_PARTNER_PRIVATE);
  clear (&self);
}

/* What means nothing here can't be done: places, bends, units that would not be seen. */
static void
test_nothing_of_the_chart (void)
{
  static const char *const commands[]
      = { "align-left", "distribute-down", "arrange", "make-next", "make-child" };
  Fixture self;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  AlurPoint at;

  set_up (&self);
  before = interact_dup_text (&self.base);
  run (&self, "select-all");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_assert_false (may_run (&self, commands[i]));
  alur_selection_set (alur_editor_get_selection (self.base.editor), find (&self, "m"));
  at = on_line (&self, "m");
  interact_drag (&self.base, at, (AlurPoint){ at.x + 40, at.y + 40 }, 0);
  after = interact_dup_text (&self.base);
  g_assert_cmpstr (before, ==, after);
  clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chain/undone-while-behind", test_undone_while_behind);
  g_test_add_func ("/chain/gone-to-while-blank", test_gone_to_while_blank);
  g_test_add_func ("/chain/line", test_line_is_all_its_flows);
  g_test_add_func ("/chain/opening", test_opening);
  g_test_add_func ("/chain/walking", test_walking);
  g_test_add_func ("/chain/filter", test_filter);
  g_test_add_func ("/chain/hidden", test_hidden_is_not_selected);
  g_test_add_func ("/chain/described", test_described);
  g_test_add_func ("/chain/inspected", test_inspected);
  g_test_add_func ("/chain/words-stay-free", test_words_stay_free);
  g_test_add_func ("/chain/connect/at-once", test_connect_at_once);
  g_test_add_func ("/chain/connect/asks", test_connect_asks);
  g_test_add_func ("/chain/connect/new-steps", test_connect_with_new_steps);
  g_test_add_func ("/chain/connect/refused", test_connect_refused);
  g_test_add_func ("/chain/connect/shows-kind", test_connect_shows_kind);
  g_test_add_func ("/chain/delete", test_delete_goes_on);
  g_test_add_func ("/chain/column", test_column);
  g_test_add_func ("/chain/column-of-several", test_column_of_several);
  g_test_add_func ("/chain/nothing-of-the-chart", test_nothing_of_the_chart);
  return g_test_run ();
}
