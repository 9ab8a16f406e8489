/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The panes of a document, and how they share the window. Sizes and what is shown are remembered;
 * in a narrow window the sides fold away, the one that was asked for last stays. */

#include "alur-workbench.h"

#include "alur-context-menu.h"
#include "alur-criteria-pane.h"
#include "alur-function-chooser.h"
#include "alur-findings-pane.h"
#include "alur-flow-dialog.h"
#include "alur-inspector.h"
#include "alur-language.h"
#include "alur-matrix-pane.h"
#include "alur-minimap.h"
#include "alur-outline.h"
#include "alur-palette.h"
#include "alur-personnel-pane.h"
#include "alur-passing-popover.h"
#include "alur-procedure-table.h"
#include "alur-refresh.h"
#include "alur-regulations-pane.h"
#include "alur-requirements-pane.h"
#include "alur-tool.h"
#include "alur-tour.h"
#include "alur-changes-list.h"
#include "alur-figures-strip.h"
#include "alur-stage-strip.h"
#include "alur-view-bar.h"
#include "alur-window.h"
#include "alur-workshop.h"

#include <glib/gi18n-lib.h>

#define WORKSHOP_SCALE 3.0 /* how much a small drawing is enlarged for a projector */
#define NARROW 960         /* px: both sides would leave too little for the view */
#define LATE 300           /* ms after which it is told that a drawing is being made anew */

struct _AlurWorkbench
{
  AdwBin parent_instance;

  AlurEditor *editor;
  GSettings *settings; /* NULL: nothing is remembered */

  GtkPaned *below;
  GtkPaned *left;
  GtkPaned *right;
  AlurOutline *outline;
  GtkWidget *palette_side;
  AlurPalette *palette;
  AlurViewBar *bar;
  AlurFiguresStrip *figures;
  AlurStageStrip *stages;
  AlurChangesList *changes;
  GtkStack *views;
  AlurCanvas *canvas;
  AdwStatusPage *empty;
  GtkSpinner *at_work;
  AlurMatrixPane *matrix;
  AlurProcedureTable *table;
  AlurCriteriaPane *criteria;
  AlurRegulationsPane *regulations;
  AlurRequirementsPane *requirements;
  AlurPersonnelPane *personnel;
  AlurMinimap *minimap;
  GtkButton *scale;
  GtkWidget *right_side;
  AlurInspector *inspector;
  AlurWorkshop *workshop;
  AlurFindingsPane *findings;

  gboolean shown[ALUR_N_SIDES];
  AlurSide last; /* that was asked for */
  gboolean in_workshop;
  gboolean shown_before[ALUR_N_SIDES]; /* the workshop */
  guint refresh;
  guint fold;
  guint late; /* a source: the picture is old, and soon that is told; 0: it is not, or is told */
};

G_DEFINE_FINAL_TYPE (AlurWorkbench, alur_workbench, ADW_TYPE_BIN)

static const char *const side_names[ALUR_N_SIDES]
    = { "show-outline", "show-palette", "show-inspector", "show-findings", "show-minimap" };

/**
 * alur_side_get_name:
 *
 * Returns: of the action and of the setting that show the side
 */
const char *
alur_side_get_name (AlurSide side)
{
  return side_names[side];
}

static GtkWidget *
get_side (AlurWorkbench *self, AlurSide side)
{
  GtkWidget *sides[ALUR_N_SIDES]
      = { GTK_WIDGET (self->outline), self->palette_side, GTK_WIDGET (self->inspector),
          GTK_WIDGET (self->findings), GTK_WIDGET (self->minimap) };

  return sides[side];
}

static gboolean
has_tools (AlurWorkbench *self)
{
  return self->editor != NULL && alur_editor_get_traits (self->editor)->has_tools;
}

/* How large texts are; 1: as commonly. */
static double
get_text_scale (AlurWorkbench *self)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / (96.0 * PANGO_SCALE) : 1;
}

/* In a window that is narrow for its texts only one of the two sides is shown. */
static gboolean
is_folded (AlurWorkbench *self, AlurSide side)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) / get_text_scale (self);

  if (width <= 0 || width >= NARROW)
    return FALSE;
  if (side == ALUR_SIDE_PALETTE)
    return width < NARROW / 2.0;
  return (side == ALUR_SIDE_OUTLINE && self->last != ALUR_SIDE_OUTLINE)
         || (side == ALUR_SIDE_INSPECTOR && self->last == ALUR_SIDE_OUTLINE);
}

static void
show_scale (AlurWorkbench *self)
{
  double scale = alur_canvas_get_viewport (self->canvas)->scale;
  g_autofree char *text = alur_language_format_percent (NULL, scale, 0);

  gtk_button_set_label (self->scale, text);
}

static void
show (AlurWorkbench *self, GtkWidget *side, gboolean visible)
{
  if (gtk_widget_get_visible (side) == visible)
    return;
  alur_passing_popover_close_all (GTK_WIDGET (self));
  gtk_widget_set_visible (side, visible);
}

static void
fold (GtkWidget *widget)
{
  AlurWorkbench *self = ALUR_WORKBENCH (widget);

  show_scale (self);
  for (guint side = 0; side < ALUR_N_SIDES; side++)
    show (self, get_side (self, (AlurSide) side),
          self->shown[side] && !is_folded (self, (AlurSide) side)
              && (side != ALUR_SIDE_PALETTE || has_tools (self)));
  show (self, GTK_WIDGET (self->workshop), self->in_workshop);
  show (self, self->right_side,
        self->in_workshop || gtk_widget_get_visible (GTK_WIDGET (self->inspector)));
}

/* Told while the canvas gets its size or is drawn: too late to change what stands around it. */
static void
viewport_changed_cb (AlurCanvas *canvas, AlurWorkbench *self)
{
  alur_refresh_queue (GTK_WIDGET (self), &self->fold, fold);
}

/* What to do next, where a drawing is empty. */
static void
refresh_empty (AlurWorkbench *self)
{
  AlurPicture *picture = alur_editor_get_picture (self->editor);
  const AlurPaneTraits *traits = alur_editor_get_traits (self->editor);
  gboolean is_empty = picture != NULL && !alur_editor_is_picture_blank (self->editor)
                      && alur_picture_get_bounds (picture).width <= 0;

  gtk_widget_set_visible (GTK_WIDGET (self->empty), is_empty);
  if (!is_empty)
    return;
  adw_status_page_set_title (self->empty, alur_tr (NULL, traits->empty_title));
  adw_status_page_set_description (self->empty, alur_tr (NULL, traits->empty_text));
}

static void
show_at_work (AlurWorkbench *self, gboolean at_work)
{
  gtk_widget_set_visible (GTK_WIDGET (self->at_work), at_work);
  gtk_spinner_set_spinning (self->at_work, at_work);
}

static gboolean
late_cb (gpointer data)
{
  AlurWorkbench *self = data;

  self->late = 0;
  show_at_work (self, TRUE);
  return G_SOURCE_REMOVE;
}

/* That the drawing is not what the document is now is told only where it stays so for a while. */
static void
refresh_at_work (AlurWorkbench *self)
{
  if (!alur_editor_is_drawing (self->editor) || alur_editor_is_picture_fresh (self->editor))
    {
      g_clear_handle_id (&self->late, g_source_remove);
      show_at_work (self, FALSE);
    }
  else if (self->late == 0 && !gtk_widget_get_visible (GTK_WIDGET (self->at_work)))
    self->late = g_timeout_add (LATE, late_cb, self);
}

static void
refresh (GtkWidget *widget)
{
  AlurWorkbench *self = ALUR_WORKBENCH (widget);
  const AlurPaneTraits *traits;

  if (self->editor == NULL)
    return;
  traits = alur_editor_get_traits (self->editor);
  gtk_stack_set_visible_child_name (self->views, traits->is_drawing ? "drawing" : traits->word);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), !traits->has_own_head);
  refresh_empty (self);
  refresh_at_work (self);
  fold (widget);
}

static void
changed (AlurWorkbench *self)
{
  alur_refresh_queue (GTK_WIDGET (self), &self->refresh, refresh);
}

static void
go_cb (AlurOutline *outline, AlurWorkbench *self)
{
  alur_workbench_focus_view (self);
}

static void
refused_cb (AlurCanvas *canvas, const char *message, AlurWorkbench *self)
{
  alur_window_toast (GTK_WIDGET (self), message, FALSE);
}

static void
menu_cb (AlurCanvas *canvas, double x, double y, AlurWorkbench *self)
{
  alur_context_menu_pop_up (self->editor, GTK_WIDGET (canvas), x, y);
}

static void
outline_menu_cb (AlurOutline *outline, GtkWidget *row, double x, double y, AlurWorkbench *self)
{
  alur_context_menu_pop_up (self->editor, row, x, y);
}

static void
function_chosen_cb (AlurFunctionChooser *chooser,
                    AlurElement *function,
                    guint resource,
                    AlurWorkbench *self)
{
  alur_canvas_finish_drop (self->canvas, function, (AlurResource) resource);
}

static void
chooser_closed_cb (GtkPopover *chooser, AlurWorkbench *self)
{
  /* It also closes with the window, whose parts have gone by then. */
  if (self->canvas == NULL)
    return;
  alur_canvas_give_up_drop (self->canvas);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

/* An authority was dropped: over what is asked where it was. */
static void
ask_function_cb (AlurCanvas *canvas, double x, double y, AlurWorkbench *self)
{
  const AlurDropItem *item = alur_canvas_get_drop (canvas);
  GtkWidget *chooser = alur_function_chooser_new (self->editor, (AlurRole) item->word);
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  gtk_popover_set_pointing_to (GTK_POPOVER (chooser), &place);
  g_signal_connect (chooser, "chosen", G_CALLBACK (function_chosen_cb), self);
  g_signal_connect (chooser, "closed", G_CALLBACK (chooser_closed_cb), self);
  alur_passing_popover_show (chooser, GTK_WIDGET (canvas));
}

/* Which of the flows for which a line stands is asked at the line. */
static void
ask_flow_cb (AlurEditor *editor, AlurElement *flow, AlurWorkbench *self)
{
  const AlurViewport *viewport = alur_canvas_get_viewport (self->canvas);
  AlurPicture *picture = alur_editor_get_picture (editor);
  AlurHit hit;
  AlurPoint at = { -1, -1 };

  if (picture != NULL && alur_picture_find (picture, flow, &hit))
    {
      AlurRect rect = alur_viewport_rect_to_screen (viewport, &hit.rect);

      at.x = CLAMP (rect.x + rect.width / 2, 0, viewport->size.width);
      at.y = CLAMP (rect.y + rect.height / 2, 0, viewport->size.height);
    }
  alur_context_menu_pop_up_flows (editor, flow, GTK_WIDGET (self->canvas), at.x, at.y);
}

static void
ask_connection_cb (
    AlurEditor *editor, AlurElement *from, AlurElement *to, guint kind, AlurWorkbench *self)
{
  GtkWidget *dialog = alur_flow_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                            editor, from, to, (AlurFlowKind) kind);

  gtk_window_present (GTK_WINDOW (dialog));
}

/* Who has to do with a function that a workshop asks about is lit up. */
static void
asked_cb (AlurWorkshop *workshop, GPtrArray *units, AlurWorkbench *self)
{
  AlurHand *hand = alur_canvas_get_hand (self->canvas);

  if (hand == NULL)
    return;
  alur_hand_light_up (hand, (AlurElement *const *) units->pdata, units->len);
  gtk_widget_queue_draw (GTK_WIDGET (self->canvas));
}

/* In a workshop pages are turned, whatever has the focus. */
static gboolean
key_cb (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType modifiers,
        AlurWorkbench *self)
{
  AlurHand *hand = alur_canvas_get_hand (self->canvas);

  if (!self->in_workshop || self->editor == NULL
      || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0
      || alur_canvas_is_typing (self->canvas) || (hand != NULL && alur_hand_is_busy (hand)))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Page_Down || key == GDK_KEY_Page_Up)
    alur_workbench_go (self, key == GDK_KEY_Page_Down ? 1 : -1);
  else if (key == GDK_KEY_Escape)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.workshop", NULL);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
alur_workbench_dispose (GObject *object)
{
  AlurWorkbench *self = ALUR_WORKBENCH (object);

  g_clear_handle_id (&self->late, g_source_remove);
  if (self->canvas != NULL)
    alur_workbench_set_editor (self, NULL);
  g_clear_object (&self->settings);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ALUR_TYPE_WORKBENCH);
  G_OBJECT_CLASS (alur_workbench_parent_class)->dispose (object);
}

/* What a finding speaks of is lit up where it is in view. */
static void
finding_cb (AlurFindingsPane *pane, const AlurFinding *finding, AlurWorkbench *self)
{
  AlurHand *hand = alur_canvas_get_hand (self->canvas);

  alur_window_note_step (GTK_WIDGET (self), ALUR_GUIDE_FINDING);
  if (hand != NULL)
    alur_hand_light_up_finding (hand, finding);
}

/* By its action, so that menus know of it. */
static void
show_side (AlurWorkbench *self, AlurSide side)
{
  g_autofree char *action = g_strconcat ("win.", side_names[side], NULL);

  if (!self->shown[side] && !gtk_widget_activate_action (GTK_WIDGET (self), action, NULL))
    alur_workbench_set_shown (self, side, TRUE);
  self->last = side;
  fold (GTK_WIDGET (self));
}

/* What only the planner knows is entered in the inspector. */
static void
fill_cb (
    AlurFindingsPane *pane, AlurElement *element, guint field, guint child, AlurWorkbench *self)
{
  show_side (self, ALUR_SIDE_INSPECTOR);
  if (child < ALUR_N_KINDS)
    alur_inspector_add_child (self->inspector, (AlurKind) child);
  else
    alur_inspector_focus_field (self->inspector, element, field);
}

static void
alur_workbench_class_init (AlurWorkbenchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_workbench_dispose;
  g_type_ensure (ALUR_TYPE_CANVAS);
  g_type_ensure (ALUR_TYPE_CHANGES_LIST);
  g_type_ensure (ALUR_TYPE_CRITERIA_PANE);
  g_type_ensure (ALUR_TYPE_FIGURES_STRIP);
  g_type_ensure (ALUR_TYPE_FINDINGS_PANE);
  g_type_ensure (ALUR_TYPE_INSPECTOR);
  g_type_ensure (ALUR_TYPE_MATRIX_PANE);
  g_type_ensure (ALUR_TYPE_MINIMAP);
  g_type_ensure (ALUR_TYPE_OUTLINE);
  g_type_ensure (ALUR_TYPE_PALETTE);
  g_type_ensure (ALUR_TYPE_PERSONNEL_PANE);
  g_type_ensure (ALUR_TYPE_PROCEDURE_TABLE);
  g_type_ensure (ALUR_TYPE_REGULATIONS_PANE);
  g_type_ensure (ALUR_TYPE_REQUIREMENTS_PANE);
  g_type_ensure (ALUR_TYPE_STAGE_STRIP);
  g_type_ensure (ALUR_TYPE_VIEW_BAR);
  g_type_ensure (ALUR_TYPE_WORKSHOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-workbench.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, below);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, left);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, right);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, outline);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, palette_side);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, palette);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, bar);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, figures);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, stages);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, changes);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, views);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, canvas);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, empty);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, at_work);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, matrix);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, table);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, criteria);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, regulations);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, requirements);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, personnel);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, minimap);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, scale);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, right_side);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, inspector);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, workshop);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, findings);
  gtk_widget_class_bind_template_callback (widget_class, asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_cb);
  gtk_widget_class_bind_template_callback (widget_class, finding_cb);
}

static void
alur_workbench_init (AlurWorkbench *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint side = 0; side < ALUR_N_SIDES; side++)
    self->shown[side] = TRUE;
  self->last = ALUR_SIDE_OUTLINE;
  alur_minimap_set_canvas (self->minimap, self->canvas);
  alur_palette_set_canvas (self->palette, self->canvas);
  g_signal_connect (self->canvas, "viewport-changed", G_CALLBACK (viewport_changed_cb), self);
  g_signal_connect (self->canvas, "refused", G_CALLBACK (refused_cb), self);
  g_signal_connect (self->canvas, "menu", G_CALLBACK (menu_cb), self);
  g_signal_connect (self->canvas, "ask-function", G_CALLBACK (ask_function_cb), self);
  g_signal_connect (self->outline, "menu", G_CALLBACK (outline_menu_cb), self);
  g_signal_connect (self->outline, "go", G_CALLBACK (go_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * alur_workbench_set_editor:
 * @self: the workbench
 * @editor: (nullable): what to work on; a reference is taken
 */
void
alur_workbench_set_editor (AlurWorkbench *self, AlurEditor *editor)
{
  if (self->editor == editor)
    return;
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_clear_handle_id (&self->late, g_source_remove);
  show_at_work (self, FALSE);
  g_set_object (&self->editor, editor);
  alur_canvas_set_editor (self->canvas, editor);
  alur_findings_pane_set_editor (self->findings, editor);
  alur_inspector_set_editor (self->inspector, editor);
  alur_sheet_pane_set_editor (ALUR_SHEET_PANE (self->matrix), editor);
  alur_outline_set_editor (self->outline, editor);
  alur_palette_set_editor (self->palette, editor);
  alur_sheet_pane_set_editor (ALUR_SHEET_PANE (self->table), editor);
  alur_criteria_pane_set_editor (self->criteria, editor);
  alur_sheet_pane_set_editor (ALUR_SHEET_PANE (self->regulations), editor);
  alur_sheet_pane_set_editor (ALUR_SHEET_PANE (self->requirements), editor);
  alur_sheet_pane_set_editor (ALUR_SHEET_PANE (self->personnel), editor);
  alur_view_bar_set_editor (self->bar, editor);
  alur_figures_strip_set_editor (self->figures, editor);
  alur_stage_strip_set_editor (self->stages, editor);
  alur_changes_list_set_editor (self->changes, editor);
  alur_workshop_set_editor (self->workshop, editor);
  if (editor == NULL)
    return;
  g_signal_connect_swapped (editor, "document-changed", G_CALLBACK (changed), self);
  g_signal_connect_swapped (editor, "view-changed", G_CALLBACK (changed), self);
  g_signal_connect_swapped (editor, "picture-changed", G_CALLBACK (changed), self);
  g_signal_connect (editor, "ask-flow", G_CALLBACK (ask_flow_cb), self);
  g_signal_connect (editor, "ask-connection", G_CALLBACK (ask_connection_cb), self);
  changed (self);
}

/* Positions are counted from the left and the top; what is remembered are the sizes of the sides.
 */
static void
bind_sizes (AlurWorkbench *self)
{
  g_settings_bind (self->settings, "outline-width", self->left, "position",
                   G_SETTINGS_BIND_DEFAULT);
}

/**
 * alur_workbench_set_settings:
 * @self: the workbench
 * @settings: (nullable): where sizes and what is shown are remembered
 */
void
alur_workbench_set_settings (AlurWorkbench *self, GSettings *settings)
{
  if (!g_set_object (&self->settings, settings) || settings == NULL)
    return;
  for (guint side = 0; side < ALUR_N_SIDES; side++)
    self->shown[side] = g_settings_get_boolean (settings, side_names[side]);
  bind_sizes (self);
  fold (GTK_WIDGET (self));
}

/**
 * alur_workbench_get_canvas:
 *
 * Returns: (transfer none): the drawing
 */
AlurCanvas *
alur_workbench_get_canvas (AlurWorkbench *self)
{
  return self->canvas;
}

/**
 * alur_workbench_set_shown:
 * @self: the workbench
 * @side: a side
 * @shown: whether it is to be shown
 */
void
alur_workbench_set_shown (AlurWorkbench *self, AlurSide side, gboolean shown)
{
  self->shown[side] = shown;
  if (shown)
    self->last = side;
  if (self->settings != NULL && !self->in_workshop)
    g_settings_set_boolean (self->settings, side_names[side], shown);
  fold (GTK_WIDGET (self));
}

/**
 * alur_workbench_get_shown:
 *
 * Returns: whether the side is shown where there is room
 */
gboolean
alur_workbench_get_shown (AlurWorkbench *self, AlurSide side)
{
  return self->shown[side];
}

/**
 * alur_workbench_set_workshop:
 * @self: the workbench
 * @workshop: whether it is looked at from the back of a room
 *
 * Shows only the view, large, with what can be asked about it. What else is shown meanwhile is
 * forgotten afterwards.
 */
void
alur_workbench_set_workshop (AlurWorkbench *self, gboolean workshop)
{
  if (self->in_workshop == workshop)
    return;
  for (guint side = 0; side < ALUR_N_SIDES; side++)
    {
      if (workshop)
        self->shown_before[side] = self->shown[side];
      self->shown[side] = !workshop && self->shown_before[side];
    }
  self->in_workshop = workshop;
  if (workshop)
    gtk_widget_add_css_class (GTK_WIDGET (self), "workshop");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "workshop");
  alur_canvas_set_fit_limit (self->canvas, workshop ? WORKSHOP_SCALE : 1);
  alur_canvas_zoom_to_fit (self->canvas);
  fold (GTK_WIDGET (self));
  if (self->editor != NULL)
    alur_workbench_focus_view (self);
}

/**
 * alur_workbench_go:
 * @self: the workbench
 * @direction: 1 for what comes next, -1 for what came before
 *
 * Shows the next procedure or stage, whole; tells when there is none.
 *
 * Returns: whether there was one
 */
gboolean
alur_workbench_go (AlurWorkbench *self, int direction)
{
  if (self->editor == NULL)
    return FALSE;
  if (!alur_tour_go (self->editor, direction))
    {
      alur_window_toast (GTK_WIDGET (self),
                         direction > 0 ? alur_tr (NULL, N_ ("That was the last one."))
                                       : alur_tr (NULL, N_ ("This is the first one.")),
                         FALSE);
      return FALSE;
    }
  alur_canvas_zoom_to_fit (self->canvas);
  return TRUE;
}

/**
 * alur_workbench_focus_view:
 * @self: the workbench
 *
 * Gives the focus to what is shown in the middle.
 */
void
alur_workbench_focus_view (AlurWorkbench *self)
{
  GtkWidget *view = gtk_stack_get_visible_child (self->views);

  if (alur_editor_is_drawing (self->editor))
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  else if (view != NULL)
    gtk_widget_grab_focus (view);
}

/**
 * alur_workbench_is_view_focused:
 *
 * Returns: whether the focus is in what is shown in the middle
 */
gboolean
alur_workbench_is_view_focused (AlurWorkbench *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->views));
}

/**
 * alur_workbench_leave_view:
 * @self: the workbench
 *
 * Gives the focus to the first pane beside what is shown in the middle that takes it: what is
 * known of the selection, else the outline, else the findings.
 */
void
alur_workbench_leave_view (AlurWorkbench *self)
{
  GtkWidget *panes[]
      = { GTK_WIDGET (self->inspector), GTK_WIDGET (self->outline), GTK_WIDGET (self->findings) };

  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    if (gtk_widget_get_visible (panes[i]) && gtk_widget_child_focus (panes[i], GTK_DIR_TAB_FORWARD))
      return;
}

/**
 * alur_workbench_focus_search:
 * @self: the workbench
 *
 * Lets a name be typed to look for.
 */
void
alur_workbench_focus_search (AlurWorkbench *self)
{
  show_side (self, ALUR_SIDE_OUTLINE);
  alur_outline_focus_search (self->outline);
}

/**
 * alur_workbench_rename:
 * @self: the workbench
 *
 * Lets the name of what is selected be typed: in the drawing, or else in the inspector.
 */
void
alur_workbench_rename (AlurWorkbench *self)
{
  AlurElement *element = self->editor != NULL
                             ? alur_selection_get_single (alur_editor_get_selection (self->editor))
                             : NULL;
  gboolean is_listed
      = element != NULL
        && (element->kind == ALUR_KIND_FUNCTION || element->kind == ALUR_KIND_PROCEDURE
            || element->kind == ALUR_KIND_STAGE);

  if (element == NULL)
    return;
  if (alur_editor_is_drawing (self->editor) && !is_listed)
    {
      alur_canvas_rename (self->canvas, NULL);
      return;
    }
  show_side (self, ALUR_SIDE_INSPECTOR);
  alur_inspector_focus_field (self->inspector, element,
                              alur_element_type (element->kind)->name_field);
}

/**
 * alur_workbench_give_authority:
 * @self: the workbench
 * @role: a kind of authority
 *
 * Gives it to the selected unit, as if it had been dropped there.
 */
void
alur_workbench_give_authority (AlurWorkbench *self, AlurRole role)
{
  AlurTool tool = { ALUR_TOOL_AUTHORITY, role };

  alur_canvas_use_tool (self->canvas, &tool);
}

/**
 * alur_workbench_take_look:
 * @self: the workbench
 * @look: (inout): becomes how the document is looked at
 */
void
alur_workbench_take_look (AlurWorkbench *self, AlurFileLook *look)
{
  alur_file_look_clear (look);
  if (self->editor == NULL)
    return;
  if (alur_editor_is_drawing (self->editor))
    alur_file_look_take_place (look, alur_canvas_get_viewport (self->canvas));
  alur_matrix_pane_take_look (self->matrix, &look->matrix);
  look->toggled = alur_outline_dup_toggled (self->outline);
}

/**
 * alur_workbench_set_look:
 * @self: the workbench
 * @look: how the document is to be looked at; but for the part of the drawing, for which there must
 *   be room first
 */
void
alur_workbench_set_look (AlurWorkbench *self, const AlurFileLook *look)
{
  if (self->editor == NULL)
    return;
  alur_matrix_pane_set_look (self->matrix, &look->matrix);
  if (look->toggled != NULL)
    alur_outline_set_toggled (self->outline, (const char *const *) look->toggled);
}
