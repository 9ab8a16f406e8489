/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-finding-item.h"

#include "alur-language.h"
#include "alur-paragraph.h"
#include "alur-severity-sign.h"
#include "alur-spoken.h"
#include "alur-tooltip.h"
#include "alur-wrap-box.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LEAST_CHARS 20 /* in a line of a finding, before its buttons go below */

struct _AlurFindingItem
{
  AdwBin parent_instance;

  AlurEditor *editor;
  AlurFindingRow *row;
  GPtrArray *fixes; /* AlurFix; NULL: none */

  GtkImage *arrow;
  AlurSeveritySign *sign;
  GtkLabel *label;
  GtkLabel *count;
  GtkWidget *show;
  GtkButton *fix;
  GtkLabel *fix_label;
  GtkMenuButton *more;
  GtkButton *accept;
  GtkWidget *check;
};

G_DEFINE_FINAL_TYPE (AlurFindingItem, alur_finding_item, ADW_TYPE_BIN)

static void
emit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit_by_name (widget, action + strlen ("finding."));
}

static void
fix_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "fix", g_variant_get_uint32 (parameter));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_presses, double x, double y, AlurFindingItem *self)
{
  AlurFindingRowKind kind = alur_finding_row_get_kind (self->row);

  if (kind == ALUR_FINDING_ROW_RULE || kind == ALUR_FINDING_ROW_ACCEPTED)
    g_signal_emit_by_name (self, "fold");
}

static void
alur_finding_item_dispose (GObject *object)
{
  AlurFindingItem *self = ALUR_FINDING_ITEM (object);

  g_clear_pointer (&self->fixes, g_ptr_array_unref);
  g_clear_object (&self->row);
  g_clear_object (&self->editor);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ALUR_TYPE_FINDING_ITEM);
  G_OBJECT_CLASS (alur_finding_item_parent_class)->dispose (object);
}

static void
add_signals (void)
{
  static const char *const plain[] = { "show-finding", "accept", "fold", "check" };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    g_signal_new (plain[i], ALUR_TYPE_FINDING_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  g_signal_new ("fix", ALUR_TYPE_FINDING_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_UINT);
}

static void
alur_finding_item_class_init (AlurFindingItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_finding_item_dispose;
  g_type_ensure (ALUR_TYPE_SEVERITY_SIGN);
  g_type_ensure (ALUR_TYPE_PARAGRAPH);
  g_type_ensure (ALUR_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-finding-item.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurFindingItem, arrow);
  gtk_widget_class_bind_template_child (widget_class, AlurFindingItem, sign);
  gtk_widget_class_bind_template_child (widget_class, AlurFindingItem, label);
  gtk_widget_class_bind_template_child (widget_class, AlurFindingItem, count);
  gtk_widget_class_bind_template_child (widget_class, AlurFindingItem, show);
  gtk_widget_class_bind_template_child (widget_class, AlurFindingItem, fix);
  gtk_widget_class_bind_template_child (widget_class, AlurFindingItem, fix_label);
  gtk_widget_class_bind_template_child (widget_class, AlurFindingItem, more);
  gtk_widget_class_bind_template_child (widget_class, AlurFindingItem, accept);
  gtk_widget_class_bind_template_child (widget_class, AlurFindingItem, check);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_install_action (widget_class, "finding.show-finding", NULL, emit_cb);
  gtk_widget_class_install_action (widget_class, "finding.accept", NULL, emit_cb);
  gtk_widget_class_install_action (widget_class, "finding.check", NULL, emit_cb);
  gtk_widget_class_install_action (widget_class, "finding.fix", "u", fix_cb);
  add_signals ();
}

/* All but the first, which has a button of its own. */
static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  AlurFindingItem *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 1; self->fixes != NULL && i < self->fixes->len; i++)
    {
      const AlurFix *fix = g_ptr_array_index (self->fixes, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
      /* Names may have underlines; they are no mnemonics. */
      g_auto (GStrv) parts = g_strsplit (fix->label, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);

      g_menu_item_set_label (item, label);
      g_menu_item_set_action_and_target (item, "finding.fix", "u", i);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
alur_finding_item_init (AlurFindingItem *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  alur_tooltip_set (self->show, alur_tr (NULL, N_ ("Go there and light it up (Enter)")));
  alur_tooltip_set (GTK_WIDGET (self->more), alur_tr (NULL, N_ ("Other ways to resolve it")));
  alur_tooltip_set (GTK_WIDGET (self->accept),
                    alur_tr (NULL, N_ ("Say why it is meant so (Delete)")));
  gtk_menu_button_set_create_popup_func (self->more, create_menu_cb, self, NULL);
}

/**
 * alur_finding_item_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
alur_finding_item_new (void)
{
  return g_object_new (ALUR_TYPE_FINDING_ITEM, NULL);
}

static void
refresh_fixes (AlurFindingItem *self, const AlurFinding *finding)
{
  const AlurFix *first;

  g_clear_pointer (&self->fixes, g_ptr_array_unref);
  if (finding != NULL && !finding->accepted)
    self->fixes = alur_fixes_list (alur_editor_get_analysis (self->editor), finding);
  first = alur_finding_item_get_fix (self, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->fix), first != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->more), self->fixes != NULL && self->fixes->len > 1);
  if (first == NULL)
    return;
  gtk_label_set_text (self->fix_label, first->label);
  alur_spoken_set_tip (GTK_WIDGET (self->fix), first->label);
}

static void
refresh_heading (AlurFindingItem *self, AlurFindingRowKind kind)
{
  gboolean is_heading = kind == ALUR_FINDING_ROW_RULE || kind == ALUR_FINDING_ROW_ACCEPTED;
  g_autofree char *count = g_strdup_printf ("%u", alur_finding_row_get_count (self->row));

  gtk_widget_set_visible (GTK_WIDGET (self->arrow), is_heading);
  gtk_image_set_from_icon_name (self->arrow, alur_finding_row_is_folded (self->row)
                                                 ? "pan-end-symbolic"
                                                 : "pan-down-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->count), is_heading);
  gtk_label_set_text (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->sign), kind == ALUR_FINDING_ROW_RULE);
  gtk_widget_set_visible (self->check, kind == ALUR_FINDING_ROW_UNFINISHED);
  /* The number stands behind its heading; a finding has all the room. */
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), !is_heading);
  gtk_label_set_width_chars (self->label, is_heading ? -1 : LEAST_CHARS);
  if (is_heading)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "heading");
  if (kind == ALUR_FINDING_ROW_UNFINISHED)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "dim-label");
  gtk_widget_set_margin_start (GTK_WIDGET (self), kind == ALUR_FINDING_ROW_FINDING ? 24 : 0);
}

/* What a screen reader says when the row gets the focus. */
static void
speak (AlurFindingItem *self, const char *text)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  AlurFindingRowKind kind = alur_finding_row_get_kind (self->row);
  const char *severity
      = alur_tr (NULL, alur_severity_words[alur_finding_row_get_severity (self->row)].label);
  g_autofree char *name = NULL;

  if (row == NULL)
    return;
  if (kind == ALUR_FINDING_ROW_UNFINISHED)
    name = g_strdup (text);
  else if (kind == ALUR_FINDING_ROW_FINDING)
    name = g_strdup_printf ("%s: %s", severity, text);
  else
    name = g_strdup_printf ("%s (%u)", text, alur_finding_row_get_count (self->row));
  alur_spoken_set_name (row, name);
}

/**
 * alur_finding_item_refresh:
 *
 * Says what the row says now.
 */
void
alur_finding_item_refresh (AlurFindingItem *self)
{
  AlurFindingRowKind kind;
  const AlurFinding *finding;
  g_autofree char *text = NULL;

  if (self->row == NULL || self->editor == NULL)
    return;
  kind = alur_finding_row_get_kind (self->row);
  finding = alur_finding_row_get_finding (self->row);
  text = alur_finding_row_dup_text (self->row, alur_editor_get_document (self->editor));
  gtk_label_set_text (self->label, text);
  speak (self, text);
  alur_severity_sign_set_severity (self->sign, alur_finding_row_get_severity (self->row));
  refresh_heading (self, kind);
  refresh_fixes (self, finding);
  gtk_widget_set_visible (self->show, finding != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->accept), finding != NULL);
  if (finding != NULL)
    gtk_button_set_label (self->accept, finding->accepted ? alur_tr (NULL, N_ ("Count Again"))
                                                          : alur_tr (NULL, N_ ("Accept…")));
}

/**
 * alur_finding_item_set_row:
 * @row: (nullable): what to show
 * @editor: (nullable): of which document
 *
 * It says so from the next alur_finding_item_refresh() on.
 */
void
alur_finding_item_set_row (AlurFindingItem *self, AlurFindingRow *row, AlurEditor *editor)
{
  g_set_object (&self->row, row);
  g_set_object (&self->editor, editor);
  if (row == NULL)
    g_clear_pointer (&self->fixes, g_ptr_array_unref);
}

/**
 * alur_finding_item_get_row:
 *
 * Returns: (transfer none) (nullable): what it shows
 */
AlurFindingRow *
alur_finding_item_get_row (AlurFindingItem *self)
{
  return self->row;
}

/**
 * alur_finding_item_get_fix:
 *
 * Returns: (transfer none) (nullable): the fix of that number; lives until the item is refreshed
 */
const AlurFix *
alur_finding_item_get_fix (AlurFindingItem *self, guint index)
{
  return self->fixes != NULL && index < self->fixes->len ? g_ptr_array_index (self->fixes, index)
                                                         : NULL;
}
