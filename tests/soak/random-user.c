/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a random user does, a function each and a row of one table. Everything goes the way that it
 * goes for people: through the actions of the window, the hand of the drawing, the model of a list,
 * the cells of a table. What is not possible now is not done. */

#include "random-user.h"

#include "alur-grid-view.h"
#include "alur-inspector.h"
#include "alur-outline.h"
#include "alur-outline-list.h"
#include "alur-shown-list.h"

#define SETTLE_FRAMES 2
#define N_LETTERS 5
#define N_NOTCHES 6 /* of a wheel */
#define MOST_TRIES 40
#define EXPAND_MOST 2000 /* rows: more than that are closed again */

static guint
below (RandomUser *self, guint n)
{
  return n > 1 ? (guint) g_rand_int_range (self->rand, 0, (gint32) n) : 0;
}

static AlurEditor *
get_editor (RandomUser *self)
{
  return alur_window_get_editor (self->window);
}

static AlurCanvas *
get_canvas (RandomUser *self)
{
  return alur_workbench_get_canvas (alur_window_get_workbench (self->window));
}

static void
activate (RandomUser *self, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->window), action, NULL);
}

typedef gboolean (*IsWanted) (GtkWidget *widget);

static GtkWidget *
find_widget (GtkWidget *widget, IsWanted is_wanted)
{
  GtkWidget *found = is_wanted (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, is_wanted);
  return found;
}

static gboolean
is_list (GtkWidget *widget)
{
  return GTK_IS_LIST_VIEW (widget);
}

static gboolean
is_outline (GtkWidget *widget)
{
  return ALUR_IS_OUTLINE (widget);
}

static gboolean
is_inspector (GtkWidget *widget)
{
  return ALUR_IS_INSPECTOR (widget);
}

static gboolean
is_search (GtkWidget *widget)
{
  return GTK_IS_SEARCH_ENTRY (widget);
}

static gboolean
is_seen_entry (GtkWidget *widget)
{
  return GTK_IS_ENTRY (widget) && gtk_widget_get_mapped (widget)
         && gtk_widget_get_sensitive (widget) && gtk_editable_get_editable (GTK_EDITABLE (widget));
}

static gboolean
is_seen_grid (GtkWidget *widget)
{
  return ALUR_IS_GRID_VIEW (widget) && gtk_widget_get_mapped (widget);
}

/* Any element of the stage that is shown, of a kind. */
static AlurElement *
pick (RandomUser *self, AlurKind kind)
{
  AlurElement *stage = alur_editor_get_stage (get_editor (self));
  AlurElement *parent = stage;
  AlurElement *element = NULL;
  guint n = 0;

  if (stage == NULL)
    return NULL;
  if (kind == ALUR_KIND_UNIT)
    parent = alur_document_get_organisation (alur_editor_get_document (get_editor (self)), stage);
  else if (kind == ALUR_KIND_STEP)
    parent = alur_editor_get_procedure (get_editor (self));
  if (parent == NULL)
    return NULL;
  ALUR_FOREACH (child, parent, kind)
  {
    /* Each is as likely as the others. */
    if (below (self, ++n) == 0)
      element = child;
  }
  return element;
}

static AlurElement *
pick_shown (RandomUser *self)
{
  const AlurPaneTraits *traits = alur_editor_get_traits (get_editor (self));

  return pick (self, traits->of_procedure ? ALUR_KIND_STEP : ALUR_KIND_UNIT);
}

static void
point (RandomUser *self, AlurPointerKind kind, AlurPoint at)
{
  AlurPointerEvent event
      = { kind, at, 1, 0, 1, alur_canvas_get_viewport (get_canvas (self))->scale };

  alur_hand_handle (alur_canvas_get_hand (get_canvas (self)), &event);
}

/* A place in the drawing that something is at; FALSE: no drawing is shown, or it is not in it. */
static gboolean
find_place (RandomUser *self, const AlurElement *element, AlurPoint *at)
{
  AlurPicture *picture = alur_editor_get_picture (get_editor (self));
  AlurHit hit;

  if (element == NULL || picture == NULL || !alur_picture_find (picture, element, &hit))
    return FALSE;
  *at = (AlurPoint){ hit.rect.x + hit.rect.width / 2, hit.rect.y + hit.rect.height / 2 };
  return TRUE;
}

static void
select_in_drawing (RandomUser *self)
{
  AlurPoint at;

  if (!find_place (self, pick_shown (self), &at))
    return;
  point (self, ALUR_POINTER_MOVE, at);
  point (self, ALUR_POINTER_PRESS, at);
  point (self, ALUR_POINTER_RELEASE, at);
}

static void
hover (RandomUser *self)
{
  AlurRect seen = alur_viewport_get_visible (alur_canvas_get_viewport (get_canvas (self)));

  if (!alur_editor_is_drawing (get_editor (self)))
    return;
  for (guint i = 0; i < N_NOTCHES; i++)
    {
      AlurPoint at = { seen.x + g_rand_double (self->rand) * seen.width,
                       seen.y + g_rand_double (self->rand) * seen.height };

      point (self, ALUR_POINTER_MOVE, at);
      random_user_settle (self);
    }
}

static void
drag (RandomUser *self)
{
  AlurPoint at;

  if (!alur_editor_is_editable (get_editor (self)) || !find_place (self, pick_shown (self), &at))
    return;
  point (self, ALUR_POINTER_MOVE, at);
  point (self, ALUR_POINTER_PRESS, at);
  for (guint i = 0; i < N_NOTCHES; i++)
    {
      at.x += g_rand_double_range (self->rand, -30, 30);
      at.y += g_rand_double_range (self->rand, -20, 20);
      point (self, ALUR_POINTER_MOVE, at);
      random_user_settle (self);
    }
  point (self, ALUR_POINTER_RELEASE, at);
}

static void
select_in_outline (RandomUser *self)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (self->outline));
  guint n = model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;

  if (n > 0)
    gtk_selection_model_select_item (model, below (self, n), TRUE);
}

/* Opens a row of the outline, or closes it. */
static void
open_in_outline (RandomUser *self)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (self->outline));
  GListModel *listed
      = model != NULL ? gtk_multi_selection_get_model (GTK_MULTI_SELECTION (model)) : NULL;
  GListModel *rows = listed != NULL ? alur_shown_list_get_rows (ALUR_SHOWN_LIST (listed)) : NULL;
  guint n = rows != NULL ? g_list_model_get_n_items (rows) : 0;

  for (guint i = 0; i < MOST_TRIES && n > 0; i++)
    {
      g_autoptr (AlurOutlineRow) row = g_list_model_get_item (rows, below (self, n));

      if (!alur_outline_row_is_expandable (row)
          || (n > EXPAND_MOST && !alur_outline_row_is_expanded (row)))
        continue;
      alur_outline_list_set_expanded (ALUR_OUTLINE_LIST (rows), row,
                                      !alur_outline_row_is_expanded (row));
      return;
    }
}

static void
search (RandomUser *self)
{
  static const char *const texts[] = { "Keu", "berkas 1", "Bagian Pelayanan 7", "xyz" };

  activate (self, "search");
  gtk_editable_set_text (GTK_EDITABLE (self->search), texts[below (self, G_N_ELEMENTS (texts))]);
  g_signal_emit_by_name (self->search, "search-changed");
  random_user_settle (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  g_signal_emit_by_name (self->search, "search-changed");
}

/* In the drawing, as after F2. */
static void
name_in_drawing (RandomUser *self)
{
  AlurElement *element = pick_shown (self);
  GtkWidget *focus;

  if (element == NULL || !alur_canvas_rename (get_canvas (self), element))
    return;
  focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  for (guint i = 0; i < N_LETTERS && GTK_IS_TEXT_VIEW (focus); i++)
    {
      char letter[] = { (char) ('a' + below (self, 26)), '\0' };

      gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), letter,
                                        1);
      random_user_settle (self);
    }
  alur_canvas_finish_typing (get_canvas (self));
}

/* In the inspector: the document has each letter at once. */
static void
type_in_inspector (RandomUser *self)
{
  GtkWidget *inspector = find_widget (GTK_WIDGET (self->window), is_inspector);
  GtkWidget *entry = inspector != NULL ? find_widget (inspector, is_seen_entry) : NULL;

  for (guint i = 0; i < N_LETTERS && entry != NULL && is_seen_entry (entry); i++)
    {
      char letter[] = { (char) ('a' + below (self, 26)), '\0' };
      int position = 0;

      gtk_editable_insert_text (GTK_EDITABLE (entry), letter, 1, &position);
      random_user_settle (self);
      entry = find_widget (inspector, is_seen_entry);
    }
}

static void
add_next (RandomUser *self)
{
  activate (self, "make-next");
}

static void
add_below (RandomUser *self)
{
  activate (self, "make-child");
}

static void
add_procedure (RandomUser *self)
{
  activate (self, "make-procedure");
}

/* Of the whole document, or of a unit with all below it, a random user would leave little. */
static void
delete_selected (RandomUser *self)
{
  AlurSelection *selection = alur_editor_get_selection (get_editor (self));
  const AlurElement *single = alur_selection_get_single (selection);

  if (single != NULL && single->kind != ALUR_KIND_STAGE)
    activate (self, "delete");
}

static void
undo (RandomUser *self)
{
  activate (self, "undo");
}

static void
redo (RandomUser *self)
{
  activate (self, "redo");
}

static void
nudge (RandomUser *self)
{
  activate (self, below (self, 2) == 0 ? "nudge-right" : "nudge-down");
}

static void
decide (RandomUser *self)
{
  activate (self, below (self, 2) == 0 ? "decide-abolish" : "decide-keep");
}

static void
pin_problem (RandomUser *self)
{
  activate (self, "make-problem");
}

static void
go_on_by_key (RandomUser *self)
{
  static const char *const ways[]
      = { "focus-left", "focus-right", "focus-up", "focus-down", "focus-next" };

  activate (self, ways[below (self, G_N_ELEMENTS (ways))]);
}

static void
zoom (RandomUser *self)
{
  int direction = below (self, 2) == 0 ? 1 : -1;

  for (guint i = 0; i < N_NOTCHES && alur_editor_is_drawing (get_editor (self)); i++)
    {
      alur_canvas_zoom_by_step (get_canvas (self), direction);
      random_user_settle (self);
    }
}

static void
show_all (RandomUser *self)
{
  activate (self, "zoom-fit");
}

static void
show_selection (RandomUser *self)
{
  activate (self, "zoom-selection");
}

static void
pan (RandomUser *self)
{
  for (guint i = 0; i < N_NOTCHES && alur_editor_is_drawing (get_editor (self)); i++)
    {
      AlurRect seen = alur_viewport_get_visible (alur_canvas_get_viewport (get_canvas (self)));
      AlurPoint at = alur_rect_center (&seen);

      alur_canvas_center_on (get_canvas (self), (AlurPoint){ at.x + seen.width / 8, at.y });
      random_user_settle (self);
    }
}

/* To somewhere else in the drawing, as with the small one. */
static void
jump (RandomUser *self)
{
  AlurPoint at;

  if (find_place (self, pick_shown (self), &at))
    alur_canvas_center_on (get_canvas (self), at);
}

static void
show_pane (RandomUser *self)
{
  alur_editor_show (get_editor (self), (AlurPane) below (self, ALUR_N_PANES),
                    pick (self, ALUR_KIND_PROCEDURE));
}

static void
show_chart (RandomUser *self)
{
  alur_editor_show (get_editor (self), ALUR_PANE_ORGANISATION, NULL);
}

static void
show_procedure (RandomUser *self)
{
  alur_editor_show (get_editor (self), ALUR_PANE_PROCEDURE, pick (self, ALUR_KIND_PROCEDURE));
}

static void
show_chain (RandomUser *self)
{
  alur_editor_set_all_units (get_editor (self), below (self, 2) == 0);
  alur_editor_show (get_editor (self), ALUR_PANE_CHAIN, NULL);
}

static void
compare (RandomUser *self)
{
  static const AlurCompared all[]
      = { ALUR_COMPARED_PROCEDURE, ALUR_COMPARED_TIMES, ALUR_COMPARED_ORGANISATION };

  alur_editor_compare (get_editor (self), all[below (self, G_N_ELEMENTS (all))],
                       pick (self, ALUR_KIND_PROCEDURE));
}

static void
show_stage (RandomUser *self)
{
  AlurElement *root = alur_document_get_root (alur_editor_get_document (get_editor (self)));
  AlurElement *stage = NULL;
  guint n = 0;

  ALUR_FOREACH (child, root, ALUR_KIND_STAGE)
  {
    if (below (self, ++n) == 0)
      stage = child;
  }
  if (stage != NULL)
    alur_editor_set_stage (get_editor (self), stage);
}

static void
show_findings (RandomUser *self)
{
  AlurWorkbench *workbench = alur_window_get_workbench (self->window);

  alur_workbench_set_shown (workbench, ALUR_SIDE_FINDINGS,
                            !alur_workbench_get_shown (workbench, ALUR_SIDE_FINDINGS));
}

static void
go_through_table (RandomUser *self)
{
  GtkWidget *view = find_widget (GTK_WIDGET (self->window), is_seen_grid);
  AlurGrid *grid = view != NULL ? alur_grid_view_get_grid (ALUR_GRID_VIEW (view)) : NULL;

  for (guint i = 0; i < N_NOTCHES && grid != NULL && alur_grid_get_n_rows (grid) > 0; i++)
    {
      alur_grid_view_focus_cell (ALUR_GRID_VIEW (view), below (self, alur_grid_get_n_rows (grid)),
                                 below (self, alur_grid_get_n_columns (grid)));
      random_user_settle (self);
      view = find_widget (GTK_WIDGET (self->window), is_seen_grid);
      grid = view != NULL ? alur_grid_view_get_grid (ALUR_GRID_VIEW (view)) : NULL;
    }
}

static void
type_in_table (RandomUser *self)
{
  GtkWidget *view = find_widget (GTK_WIDGET (self->window), is_seen_grid);
  AlurGrid *grid = view != NULL ? alur_grid_view_get_grid (ALUR_GRID_VIEW (view)) : NULL;

  for (guint i = 0; i < MOST_TRIES && grid != NULL && alur_grid_get_n_rows (grid) > 0; i++)
    {
      guint row = below (self, alur_grid_get_n_rows (grid));
      guint column = below (self, alur_grid_get_n_columns (grid));
      g_autofree char *refusal = NULL;
      g_autofree char *text = NULL;

      if (!alur_grid_is_editable (grid, row, column))
        continue;
      text = g_strdup_printf ("%u", 1 + below (self, 90));
      alur_grid_view_focus_cell (ALUR_GRID_VIEW (view), row, column);
      alur_grid_set_text (grid, row, column, text, &refusal);
      return;
    }
}

static void
save (RandomUser *self)
{
  activate (self, "save");
  while (alur_session_get_busy (self->window->session))
    g_main_context_iteration (NULL, TRUE);
}

static const RandomAct acts[] = {
  { "select in drawing", 10, select_in_drawing },
  { "select in outline", 8, select_in_outline },
  { "open in outline", 6, open_in_outline },
  { "hover", 4, hover },
  { "drag", 5, drag },
  { "search", 2, search },
  { "name in drawing", 5, name_in_drawing },
  { "type in inspector", 6, type_in_inspector },
  { "add next", 4, add_next },
  { "add below", 4, add_below },
  { "add procedure", 1, add_procedure },
  { "delete", 4, delete_selected },
  { "undo", 8, undo },
  { "redo", 4, redo },
  { "move by key", 4, nudge },
  { "decide", 2, decide },
  { "pin a problem", 1, pin_problem },
  { "go on by key", 4, go_on_by_key },
  { "zoom", 4, zoom },
  { "show all", 2, show_all },
  { "zoom to selection", 2, show_selection },
  { "pan", 5, pan },
  { "jump", 4, jump },
  { "another pane", 5, show_pane },
  { "organisation chart", 5, show_chart },
  { "procedure", 5, show_procedure },
  { "service chain", 2, show_chain },
  { "compare", 2, compare },
  { "another stage", 1, show_stage },
  { "findings", 1, show_findings },
  { "go through table", 3, go_through_table },
  { "type in table", 3, type_in_table },
  { "save", 1, save },
};

void
random_user_init (RandomUser *self, AlurWindow *window, guint32 seed)
{
  GtkWidget *outline = find_widget (GTK_WIDGET (window), is_outline);

  *self = (RandomUser){ window, g_rand_new_with_seed (seed), find_widget (outline, is_list),
                        find_widget (outline, is_search), 0 };
}

void
random_user_clear (RandomUser *self)
{
  g_rand_free (self->rand);
}

/* What is done next. */
const RandomAct *
random_user_choose (RandomUser *self)
{
  guint total = 0;
  guint chosen;

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    total += acts[i].weight;
  chosen = below (self, total);
  for (guint i = 0;; i++)
    {
      if (chosen < acts[i].weight)
        return &acts[i];
      chosen -= acts[i].weight;
    }
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  RandomUser *self = data;

  return --self->n_ticks > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Until what was done has come about: in so many frames it is on the screen. */
void
random_user_settle (RandomUser *self)
{
  self->n_ticks = SETTLE_FRAMES;
  gtk_widget_add_tick_callback (GTK_WIDGET (self->window), tick_cb, self, NULL);
  while (self->n_ticks > 0)
    g_main_context_iteration (NULL, TRUE);
}
