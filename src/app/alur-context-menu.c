/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done with what is selected, as a menu. Every item is an action of the window, so that
 * menus, keys and tests use the same door. */

#include "alur-context-menu.h"

#include "alur-chain-words.h"
#include "alur-chain.h"
#include "alur-command.h"
#include "alur-language.h"
#include "alur-passing-popover.h"

#include <glib/gi18n-lib.h>

/* Items of commands, by the kind of what is selected; NULL ends a section, two NULLs the menu. */
static const char *const unit_items[]
    = { "make-child", "make-next", NULL, "make-problem", NULL, "delete", NULL, NULL };
static const char *const step_items[]
    = { "make-next", "make-child", NULL, "make-problem", NULL, "delete", NULL, NULL };
static const char *const alignments[]
    = { "align-left",        "align-centre",    "align-right",  NULL,
        "align-top",         "align-middle",    "align-bottom", NULL,
        "distribute-across", "distribute-down", NULL,           NULL };
static const char *const mergers[] = { "merge-units", "merge-units-onward", NULL, NULL };
/* What becomes of a step or a procedure in a later stage. */
static const char *const decisions[] = {
  "decide-keep", "decide-abolish", "decide-combine", "decide-simplify", "decide-decentralise", NULL,
  NULL
};
static const char *const other_items[] = { "make-next", "make-child", NULL, "delete", NULL, NULL };
static const char *const empty_items[]
    = { "make-unit", "make-function", "make-procedure", NULL, "select-all", "arrange", NULL, NULL };

static const char *const stage_items[]
    = { "make-stage", "stage-earlier", "stage-later", NULL, "delete", NULL, NULL };

/* In the service chain, whose lines are flows of procedures and whose places are levels. */
static const char *const chain_unit_items[]
    = { "connect", NULL, "merge-units", "merge-units-onward", NULL, "make-problem", NULL,
        "delete",  NULL, NULL };
static const char *const chain_flow_items[]
    = { "open-flow", "connect", NULL, "make-problem", NULL, "delete", NULL, NULL };
static const char *const chain_items[] = { "connect", NULL, "select-all", NULL, NULL };

static const char *const *
get_chain_items (const AlurElement *focus)
{
  if (focus == NULL)
    return chain_items;
  return focus->kind == ALUR_KIND_UNIT ? chain_unit_items : chain_flow_items;
}

static const char *const *
get_items (const AlurElement *focus)
{
  if (focus == NULL)
    return empty_items;
  if (focus->kind == ALUR_KIND_UNIT)
    return unit_items;
  if (focus->kind == ALUR_KIND_STAGE)
    return stage_items;
  return focus->kind == ALUR_KIND_STEP ? step_items : other_items;
}

static void
append (GMenu *menu, const char *label, const char *action)
{
  g_menu_append (menu, alur_tr (NULL, label), action);
}

/* What can't be done now is not offered: a menu that is longer than the window is none. */
static void
append_commands (GMenu *menu, const char *const *items, AlurEditor *editor)
{
  while (items[0] != NULL)
    {
      g_autoptr (GMenu) section = g_menu_new ();

      for (; items[0] != NULL; items++)
        {
          const AlurCommand *command = alur_command_find (items[0]);
          g_autofree char *action = g_strconcat ("win.", command->name, NULL);

          if (command->may_run == NULL || command->may_run (editor))
            append (section, command->label, action);
        }
      if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
        g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
      items++;
    }
}

/* The eleven kinds of authority. */
static void
append_authorities (GMenu *menu)
{
  g_autoptr (GMenu) roles = g_menu_new ();

  for (guint role = ALUR_ROLE_NONE + 1; role < ALUR_N_ROLES; role++)
    {
      g_autofree char *action = g_strdup_printf ("win.give-authority(uint32 %u)", role);

      append (roles, alur_role_words[role].label, action);
    }
  g_menu_append_submenu (menu, alur_tr (NULL, N_ ("Give an Authority")), G_MENU_MODEL (roles));
}

/* Of more than fits beside the rest. */
static void
append_submenu (GMenu *menu, const char *label, const char *const *items, AlurEditor *editor)
{
  g_autoptr (GMenu) actions = g_menu_new ();

  append_commands (actions, items, editor);
  if (g_menu_model_get_n_items (G_MENU_MODEL (actions)) > 0)
    g_menu_append_submenu (menu, alur_tr (NULL, label), G_MENU_MODEL (actions));
}

/* With the key beside it, which is none of the application's accelerators. */
static void
append_with_key (GMenu *menu, const char *label, const char *action, const char *key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (alur_tr (NULL, label), action);

  g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (menu, item);
}

static void
append_edits (GMenu *menu, const AlurElement *focus, AlurEditor *editor)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenu) clipboard = g_menu_new ();

  if (focus != NULL)
    {
      append (section, N_ ("Rename"), "win.rename");
      if (focus->kind == ALUR_KIND_UNIT)
        {
          append (section, N_ ("Replace by Another Unit…"), "win.replace-unit");
          append_submenu (section, N_ ("Merge"), mergers, editor);
          /* Over what it is held is asked in the drawing. */
          if (alur_editor_is_drawing (editor))
            append_authorities (section);
        }
      if (focus->kind == ALUR_KIND_STEP || focus->kind == ALUR_KIND_PROCEDURE)
        append_submenu (section, N_ ("Redesign"), decisions, editor);
      append_submenu (section, N_ ("Align"), alignments, editor);
      append_with_key (clipboard, N_ ("Cut"), "win.cut", "<Control>x");
      append_with_key (clipboard, N_ ("Copy"), "win.copy", "<Control>c");
    }
  append_with_key (clipboard, N_ ("Paste"), "win.paste", "<Control>v");
  if (focus != NULL)
    append_with_key (clipboard, N_ ("Duplicate"), "win.duplicate", "<Control>d");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (clipboard));
}

/**
 * alur_context_menu_new:
 * @editor: a document in a window
 *
 * Returns: (transfer full): the menu of what is selected
 */
GMenuModel *
alur_context_menu_new (AlurEditor *editor)
{
  const AlurElement *focus = alur_selection_get_focus (alur_editor_get_selection (editor));
  GMenu *menu = g_menu_new ();

  append_edits (menu, focus, editor);
  append_commands (menu,
                   alur_editor_get_traits (editor)->is_gathered ? get_chain_items (focus)
                                                                : get_items (focus),
                   editor);
  return G_MENU_MODEL (menu);
}

/**
 * alur_context_menu_new_flows:
 * @editor: a document in a window that shows the service chain
 * @flow: a flow of a line
 *
 * Returns: (transfer full): a way to where each flow of that line is written
 */
GMenuModel *
alur_context_menu_new_flows (AlurEditor *editor, AlurElement *flow)
{
  g_autoptr (GPtrArray) flows = alur_chain_list_line (editor, flow);
  g_autoptr (AlurChainWords) words = alur_chain_words_new (editor);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < flows->len; i++)
    {
      AlurElement *one = g_ptr_array_index (flows, i);
      const char *label = alur_element_get_text (one, ALUR_FLOW_LABEL);
      g_autofree char *place = alur_chain_words_dup_place (words, one);
      g_autofree char *text
          = label != NULL ? g_strdup_printf ("%s (%s)", label, place) : g_strdup (place);
      g_autoptr (GMenuItem) item = g_menu_item_new (text, NULL);

      g_menu_item_set_action_and_target (item, "win.show-flow", "s", alur_element_get_id (one));
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
pop_up (GMenuModel *menu, GtkWidget *widget, double x, double y)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  if (x < 0)
    place = (GdkRectangle){ gtk_widget_get_width (widget) / 2, gtk_widget_get_height (widget) / 2,
                            1, 1 };
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  alur_passing_popover_show (popover, widget);
}

/**
 * alur_context_menu_pop_up_flows:
 * @editor: a document in a window that shows the service chain
 * @flow: a flow of a line
 * @widget: where
 * @x: in @widget; negative: in its middle
 * @y: in @widget
 */
void
alur_context_menu_pop_up_flows (
    AlurEditor *editor, AlurElement *flow, GtkWidget *widget, double x, double y)
{
  g_autoptr (GMenuModel) menu = alur_context_menu_new_flows (editor, flow);

  pop_up (menu, widget, x, y);
}

/**
 * alur_context_menu_pop_up:
 * @editor: a document in a window
 * @widget: where
 * @x: in @widget; negative: in its middle
 * @y: in @widget
 */
void
alur_context_menu_pop_up (AlurEditor *editor, GtkWidget *widget, double x, double y)
{
  g_autoptr (GMenuModel) menu = alur_context_menu_new (editor);

  pop_up (menu, widget, x, y);
}
