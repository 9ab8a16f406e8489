/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-view-choice.h"

#include "alur-language.h"

struct _AlurViewChoice
{
  AdwPreferencesGroup parent_instance;

  AlurExportKind kind;
  GPtrArray *checks; /* (element-type GtkCheckButton), with "view" */
};

G_DEFINE_FINAL_TYPE (AlurViewChoice, alur_view_choice, ADW_TYPE_PREFERENCES_GROUP)

static const AlurView *
get_view (const GtkCheckButton *check)
{
  return g_object_get_data (G_OBJECT (check), "view");
}

static gboolean
fits (const AlurView *view, AlurExportKind kind)
{
  guint wanted = kind == ALUR_EXPORT_CSV      ? ALUR_VIEW_CSV
                 : kind == ALUR_EXPORT_HTML   ? ALUR_VIEW_HTML
                 : kind == ALUR_EXPORT_BPMN   ? ALUR_VIEW_BPMN
                 : kind == ALUR_EXPORT_DRAWIO ? ALUR_VIEW_DRAWING
                                              : ALUR_VIEW_DRAWING | ALUR_VIEW_TABLE;

  return (alur_view_get_forms (view) & wanted) != 0;
}

/* Whether it holds the others: the report. */
static gboolean
is_alone (const GtkCheckButton *check)
{
  return (alur_view_get_forms (get_view (check)) & ALUR_VIEW_ALONE) != 0;
}

static gboolean
is_wanted (AlurViewChoice *self, GtkCheckButton *check)
{
  return gtk_check_button_get_active (check) && fits (get_view (check), self->kind);
}

/* A file of CSV is one table, and the report is a file of its own. */
static void
keep_one (AlurViewChoice *self, GtkCheckButton *kept)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);
      gboolean active = is_wanted (self, check) && !found && (kept == NULL || check == kept);

      found = found || active;
      gtk_check_button_set_active (check, active);
    }
}

static void
drop_alone (AlurViewChoice *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    if (is_alone (g_ptr_array_index (self->checks, i)))
      gtk_check_button_set_active (g_ptr_array_index (self->checks, i), FALSE);
}

static void
toggled_cb (GtkCheckButton *check, AlurViewChoice *self)
{
  gboolean active = gtk_check_button_get_active (check);

  if (active && (self->kind == ALUR_EXPORT_CSV || is_alone (check)))
    keep_one (self, check);
  else if (active)
    drop_alone (self);
  g_signal_emit_by_name (self, "changed");
}

static void
add_view (AlurViewChoice *self, const AlurView *view)
{
  const char *label = alur_tr (NULL, alur_view_get_label (view));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (check), "view", (gpointer) view);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !is_alone (GTK_CHECK_BUTTON (check)));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->checks, g_object_ref (check));
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
}

static void
alur_view_choice_dispose (GObject *object)
{
  AlurViewChoice *self = ALUR_VIEW_CHOICE (object);

  for (guint i = 0; i < self->checks->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->checks, i), self);
  g_ptr_array_set_size (self->checks, 0);
  G_OBJECT_CLASS (alur_view_choice_parent_class)->dispose (object);
}

static void
alur_view_choice_finalize (GObject *object)
{
  g_ptr_array_unref (ALUR_VIEW_CHOICE (object)->checks);
  G_OBJECT_CLASS (alur_view_choice_parent_class)->finalize (object);
}

static void
alur_view_choice_class_init (AlurViewChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alur_view_choice_dispose;
  G_OBJECT_CLASS (klass)->finalize = alur_view_choice_finalize;
  /**
   * AlurViewChoice::changed:
   *
   * Other views are ticked, or another form says which of them can be written.
   */
  g_signal_new ("changed", ALUR_TYPE_VIEW_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
alur_view_choice_init (AlurViewChoice *self)
{
  const AlurView *view;

  self->checks = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; (view = alur_view_get_nth (i)) != NULL; i++)
    add_view (self, view);
}

/**
 * alur_view_choice_set_kind:
 * @self: the choice; all views but the report are ticked at first
 * @kind: the form of the file
 *
 * Says what is written. What can't be written so is greyed out.
 */
void
alur_view_choice_set_kind (AlurViewChoice *self, AlurExportKind kind)
{
  self->kind = kind;
  if (kind == ALUR_EXPORT_CSV)
    keep_one (self, NULL);
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkWidget *check = g_ptr_array_index (self->checks, i);

      gtk_widget_set_sensitive (gtk_widget_get_ancestor (check, ADW_TYPE_ACTION_ROW),
                                fits (get_view (GTK_CHECK_BUTTON (check)), kind));
    }
  g_signal_emit_by_name (self, "changed");
}

/**
 * alur_view_choice_choose:
 * @self: the choice
 * @name: of a view
 *
 * Ticks that view alone.
 */
void
alur_view_choice_choose (AlurViewChoice *self, const char *name)
{
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      gtk_check_button_set_active (check,
                                   g_str_equal (alur_view_get_name (get_view (check)), name));
    }
}

/**
 * alur_view_choice_has:
 *
 * Returns: whether the view called @name is ticked and can be written
 */
gboolean
alur_view_choice_has (AlurViewChoice *self, const char *name)
{
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      if (is_wanted (self, check) && g_str_equal (alur_view_get_name (get_view (check)), name))
        return TRUE;
    }
  return FALSE;
}

/**
 * alur_view_choice_list:
 * @self: the choice
 * @all: (out): whether nothing was left out
 *
 * Returns: (transfer full) (element-type utf8): the names of the views that are ticked and can be
 *   written, not owned by the array and not ended by %NULL
 */
GPtrArray *
alur_view_choice_list (AlurViewChoice *self, gboolean *all)
{
  GPtrArray *names = g_ptr_array_new ();

  *all = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      if (is_wanted (self, check))
        g_ptr_array_add (names, (gpointer) alur_view_get_name (get_view (check)));
      else if (!is_alone (check))
        *all = FALSE;
    }
  return names;
}
