/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every command of the document is an action of the window, made from the table of commands; here
 * stand also those about what is shown. */

#include "alur-window-private.h"

#include "alur-apply-dialog.h"
#include "alur-chain.h"
#include "alur-clipboard.h"
#include "alur-command.h"
#include "alur-edit.h"
#include "alur-language.h"
#include "alur-reader.h"
#include "alur-replace-dialog.h"
#include "alur-typing-history.h"
#include "alur-writer.h"

#include <glib/gi18n-lib.h>

static gboolean
name_cb (gpointer data)
{
  AlurWindow *self = data;

  if (self->workbench != NULL && self->editor != NULL)
    alur_workbench_rename (self->workbench);
  return G_SOURCE_REMOVE;
}

/*< private >
 * alur_window_name_later:
 *
 * What was made is named at once; but a menu that closes still moves the focus.
 */
void
alur_window_name_later (AlurWindow *self)
{
  g_idle_add_full (G_PRIORITY_LOW, name_cb, g_object_ref (self), g_object_unref);
}

static void
command_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlurWindow *self = data;
  const AlurCommand *command = alur_command_find (g_action_get_name (G_ACTION (action)));

  if (self->workbench != NULL)
    alur_canvas_finish_typing (alur_workbench_get_canvas (self->workbench));
  if (self->editor != NULL && alur_command_run (command, self->editor)
      && g_str_has_prefix (command->name, "make-") && !alur_editor_is_making_stage (self->editor))
    alur_window_name_later (self);
}

static void
zoom_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlurCanvas *canvas = alur_workbench_get_canvas (ALUR_WINDOW (data)->workbench);
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "zoom-in"))
    alur_canvas_zoom_by_step (canvas, 1);
  else if (g_str_equal (name, "zoom-out"))
    alur_canvas_zoom_by_step (canvas, -1);
  else if (g_str_equal (name, "zoom-normal"))
    alur_canvas_zoom_to (canvas, 1);
  else if (g_str_equal (name, "zoom-fit"))
    alur_canvas_zoom_to_fit (canvas);
  else
    alur_canvas_zoom_to_selection (canvas);
}

static void
rename_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  alur_workbench_rename (ALUR_WINDOW (data)->workbench);
}

static void
give_authority_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  guint role = g_variant_get_uint32 (parameter);

  if (role > ALUR_ROLE_NONE && role < ALUR_N_ROLES)
    alur_workbench_give_authority (ALUR_WINDOW (data)->workbench, (AlurRole) role);
}

static void
show_flow_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlurEditor *editor = ALUR_WINDOW (data)->editor;
  AlurElement *flow = alur_document_lookup_kind (
      alur_editor_get_document (editor), alur_editor_get_stage (editor),
      g_variant_get_string (parameter, NULL), ALUR_KIND_FLOW);

  if (flow != NULL)
    alur_chain_go_to (editor, flow);
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  alur_workbench_focus_search (ALUR_WINDOW (data)->workbench);
}

static void
focus_view_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlurWorkbench *workbench = ALUR_WINDOW (data)->workbench;

  /* The drawing keeps Tab for itself: the same key leaves it. */
  if (alur_workbench_is_view_focused (workbench))
    alur_workbench_leave_view (workbench);
  else
    alur_workbench_focus_view (workbench);
}

static void
tour_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gboolean on = g_str_equal (g_action_get_name (G_ACTION (action)), "tour-on");

  alur_workbench_go (ALUR_WINDOW (data)->workbench, on ? 1 : -1);
}

static void
workshop_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  alur_window_set_workshop (ALUR_WINDOW (data), g_variant_get_boolean (value));
}

static const struct
{
  const char *name;
  void (*run) (GtkWidget *inside, AlurEditor *editor);
} edits[] = {
  { "cut", alur_clipboard_cut },
  { "copy", alur_clipboard_copy },
  { "paste", alur_clipboard_paste },
  { "duplicate", alur_clipboard_duplicate },
};

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlurWindow *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    if ((self->editor != NULL || edits[i].run == alur_clipboard_paste)
        && g_str_equal (edits[i].name, g_action_get_name (G_ACTION (action))))
      edits[i].run (GTK_WIDGET (self), self->editor);
}

static void
applied_cb (GtkWidget *dialog, const char *message, AlurWindow *self)
{
  alur_window_note_step (GTK_WIDGET (self), ALUR_GUIDE_APPLY);
  alur_window_toast (GTK_WIDGET (self), message, TRUE);
}

static void
apply_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlurWindow *self = data;
  GtkWidget *dialog;

  if (self->editor == NULL || !alur_editor_has_decisions (self->editor))
    return;
  dialog = alur_apply_dialog_new (GTK_WINDOW (self), self->editor);
  g_signal_connect_object (dialog, "applied", G_CALLBACK (applied_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
replace_unit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlurWindow *self = data;

  if (self->editor != NULL && alur_replace_dialog_is_possible (self->editor))
    gtk_window_present (GTK_WINDOW (alur_replace_dialog_new (GTK_WINDOW (self), self->editor)));
}

static gboolean
may_begin_round (AlurWindow *self)
{
  AlurDocument *document = self->editor != NULL ? alur_editor_get_document (self->editor) : NULL;

  return document != NULL
         && alur_element_previous (alur_document_get_last_stage (document), ALUR_KIND_STAGE)
                != NULL;
}

/* A copy of the document in a window of its own; the old one stays open, and its history with it.
 * What makes the round is an edit like any other: it is in the journal, and can be undone. */
static void
new_round_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlurWindow *self = data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AlurDocument) round = NULL;
  g_autoptr (GError) error = NULL;
  AlurWindow *window;
  gboolean done;

  if (!may_begin_round (self)
      || alur_document_in_transaction (alur_editor_get_document (self->editor)))
    return;
  bytes = alur_writer_write_bytes (alur_editor_get_document (self->editor));
  round = alur_reader_read_bytes (bytes, gtk_window_get_title (GTK_WINDOW (self)), NULL, &error);
  if (round == NULL)
    {
      alur_window_toast (GTK_WIDGET (self), error->message, FALSE);
      return;
    }
  window = alur_window_new (ALUR_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  alur_window_set_document (window, round);
  alur_document_begin (round, alur_tr (NULL, N_ ("Start a new round")));
  alur_edit_begin_round (round, alur_document_get_last_stage (round));
  done = alur_document_commit (round);
  gtk_window_present (GTK_WINDOW (window));
  if (!done)
    return;
  alur_window_toast (
      GTK_WIDGET (window),
      alur_tr (NULL, N_ ("A new round: what was the last stage is the present now. This document "
                         "is not saved yet.")),
      FALSE);
}

/* What there is to do with an open document beside its commands. */
static const GActionEntry others[] = {
  { .name = "apply", .activate = apply_cb },
  { .name = "replace-unit", .activate = replace_unit_cb },
  { .name = "new-round", .activate = new_round_cb },
  { .name = "rename", .activate = rename_cb },
  { .name = "give-authority", .activate = give_authority_cb, .parameter_type = "u" },
  { .name = "show-flow", .activate = show_flow_cb, .parameter_type = "s" },
  { .name = "search", .activate = search_cb },
  { .name = "focus-view", .activate = focus_view_cb },
  { .name = "compare-file", .activate = alur_window_compare_file_cb },
  { .name = "export", .activate = alur_window_export_cb },
  { .name = "print", .activate = alur_window_print_cb },
  { .name = "tour-on", .activate = tour_cb },
  { .name = "tour-back", .activate = tour_cb },
  { .name = "workshop", .state = "false", .change_state = workshop_cb },
};

static AlurSide
find_side (const char *name)
{
  for (guint side = 0; side < ALUR_N_SIDES; side++)
    if (g_str_equal (alur_side_get_name ((AlurSide) side), name))
      return (AlurSide) side;
  g_assert_not_reached ();
}

static void
show_side_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  AlurSide side = find_side (g_action_get_name (G_ACTION (action)));

  alur_workbench_set_shown (ALUR_WINDOW (data)->workbench, side, g_variant_get_boolean (value));
  g_simple_action_set_state (action, value);
}

static const GActionEntry zooms[] = {
  { .name = "zoom-in", .activate = zoom_cb },        { .name = "zoom-out", .activate = zoom_cb },
  { .name = "zoom-normal", .activate = zoom_cb },    { .name = "zoom-fit", .activate = zoom_cb },
  { .name = "zoom-selection", .activate = zoom_cb },
};

static gboolean
is_text (const GtkWidget *focus)
{
  return GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  const char *action = data;

  if (is_text (gtk_window_get_focus (GTK_WINDOW (widget))))
    return FALSE;
  return gtk_widget_activate_action_variant (widget, action, NULL);
}

static void
add_key (GtkShortcutController *keys, const char *key, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      keys, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (key),
                              gtk_callback_action_new (key_cb, (gpointer) action, NULL)));
}

/* Keys that mean something in a text too, or in a table: what has the focus comes first, so they
 * are no accelerators of the application, which come before everything. */
static void
add_keys (AlurWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_key (GTK_SHORTCUT_CONTROLLER (keys), "<Control>x", "win.cut");
  add_key (GTK_SHORTCUT_CONTROLLER (keys), "<Control>c", "win.copy");
  add_key (GTK_SHORTCUT_CONTROLLER (keys), "<Control>v", "win.paste");
  add_key (GTK_SHORTCUT_CONTROLLER (keys), "<Control>d", "win.duplicate");
  add_key (GTK_SHORTCUT_CONTROLLER (keys), "<Control>a", "win.select-all");
  add_key (GTK_SHORTCUT_CONTROLLER (keys), "<Control><Shift>a", "win.select-none");
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static gboolean
undo_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));

  return alur_typing_history_undo (focus)
         || gtk_widget_activate_action_variant (widget, "win.undo", NULL);
}

static gboolean
redo_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));

  return alur_typing_history_redo (focus)
         || gtk_widget_activate_action_variant (widget, "win.redo", NULL);
}

/* Actions are told what may be done before the next frame. A key that comes earlier means what has
 * just been done, so they are told now. */
static gboolean
key_comes_cb (GtkEventControllerKey *controller,
              guint key,
              guint code,
              GdkModifierType state,
              AlurWindow *self)
{
  if (self->refresh != 0)
    alur_window_refresh_actions (self);
  return GDK_EVENT_PROPAGATE;
}

/* Of the controllers of a widget the one that was added last has the keys first. */
static void
watch_keys (AlurWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_comes_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* The same keys undo in a field and in the document. The window has them first, because a line of
 * text keeps them to itself also when it has nothing to undo. */
static void
add_history_keys (AlurWindow *self, const char *command, GtkShortcutFunc callback)
{
  const AlurCommand *row = alur_command_find (command);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (row->keys) && row->keys[i] != NULL; i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (keys),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (row->keys[i]),
                          gtk_callback_action_new (callback, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
alur_window_add_actions (AlurWindow *self)
{
  guint n_commands;
  const AlurCommand *commands = alur_commands_get (&n_commands);

  for (guint i = 0; i < n_commands; i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (commands[i].name, NULL);

      g_signal_connect_object (action, "activate", G_CALLBACK (command_cb), self, 0);
      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }
  g_action_map_add_action_entries (G_ACTION_MAP (self), zooms, G_N_ELEMENTS (zooms), self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), others, G_N_ELEMENTS (others), self);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (edits[i].name, NULL);

      g_signal_connect_object (action, "activate", G_CALLBACK (edit_cb), self, 0);
      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }
  add_keys (self);
  add_history_keys (self, "undo", undo_key_cb);
  add_history_keys (self, "redo", redo_key_cb);
  watch_keys (self);
  for (guint side = 0; side < ALUR_N_SIDES; side++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (
          alur_side_get_name ((AlurSide) side), NULL, g_variant_new_boolean (TRUE));

      g_signal_connect_object (action, "change-state", G_CALLBACK (show_side_cb), self, 0);
      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }
  alur_window_refresh_actions (self);
}

static void
enable (AlurWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* What may be done now. */
void
alur_window_refresh_actions (AlurWindow *self)
{
  guint n_commands;
  const AlurCommand *commands = alur_commands_get (&n_commands);
  gboolean is_drawing = self->editor != NULL && alur_editor_is_drawing (self->editor);

  for (guint i = 0; i < n_commands; i++)
    enable (self, commands[i].name,
            self->editor != NULL
                && (commands[i].may_run == NULL || commands[i].may_run (self->editor)));
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    enable (self, zooms[i].name, is_drawing);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    enable (self, others[i].name, self->editor != NULL);
  enable (self, "give-authority", is_drawing);
  enable (self, "apply", self->editor != NULL && alur_editor_has_decisions (self->editor));
  enable (self, "replace-unit",
          self->editor != NULL && alur_replace_dialog_is_possible (self->editor));
  enable (self, "new-round", may_begin_round (self));
  for (guint side = 0; side < ALUR_N_SIDES; side++)
    enable (self, alur_side_get_name ((AlurSide) side), self->editor != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    enable (self, edits[i].name,
            edits[i].run == alur_clipboard_paste
                || (self->editor != NULL && alur_clipboard_may_copy (self->editor)));
}

/* What the workbench shows, told to the menus. */
void
alur_window_refresh_sides (AlurWindow *self)
{
  for (guint side = 0; side < ALUR_N_SIDES; side++)
    {
      GAction *action
          = g_action_map_lookup_action (G_ACTION_MAP (self), alur_side_get_name ((AlurSide) side));

      g_simple_action_set_state (
          G_SIMPLE_ACTION (action),
          g_variant_new_boolean (alur_workbench_get_shown (self->workbench, (AlurSide) side)));
    }
}

/**
 * alur_window_set_workshop: (skip)
 * @self: a window
 * @workshop: whether only the view is shown, large, on the whole screen
 */
void
alur_window_set_workshop (AlurWindow *self, gboolean workshop)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "workshop");
  g_autoptr (GVariant) was = g_action_get_state (action);

  if (g_variant_get_boolean (was) == workshop)
    return;
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (workshop));
  gtk_widget_set_visible (self->header, !workshop);
  gtk_widget_set_visible (GTK_WIDGET (self->guide), !workshop);
  if (workshop)
    gtk_window_fullscreen (GTK_WINDOW (self));
  else
    gtk_window_unfullscreen (GTK_WINDOW (self));
  alur_workbench_set_workshop (self->workbench, workshop);
  alur_window_refresh_sides (self);
}
