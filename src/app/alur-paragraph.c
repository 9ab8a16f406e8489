/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text beside something else.
 *
 * A horizontal box asks its children how wide they want to be in the height that there is. A label
 * that may wrap finds that out by trying some twenty widths, and shapes its whole text for each: a
 * list of findings about many units took longer for that than for all else. Whoever stands in one
 * of these is asked how wide the text wants to be, once, and then how high it is in that width. */

#include "alur-paragraph.h"

struct _AlurParagraph
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (AlurParagraph, alur_paragraph, ADW_TYPE_BIN)

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child == NULL || !gtk_widget_should_layout (child))
    return;
  gtk_widget_measure (child, orientation, orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static void
alur_paragraph_class_init (AlurParagraphClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "paragraph");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
alur_paragraph_init (AlurParagraph *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (get_request_mode, measure, allocate));
}

/**
 * alur_paragraph_new:
 * @child: (transfer floating): a label that may wrap, or something that has one
 *
 * Returns: (transfer floating): what holds it
 */
GtkWidget *
alur_paragraph_new (GtkWidget *child)
{
  GtkWidget *self = g_object_new (ALUR_TYPE_PARAGRAPH, NULL);

  adw_bin_set_child (ADW_BIN (self), child);
  return self;
}

/* The box with a title and a subtitle in a row of the library. */
static GtkWidget *
find_title (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (GTK_IS_BOX (child) && gtk_widget_has_css_class (child, "title") && GTK_IS_BOX (widget))
        return child;
      if (!GTK_IS_POPOVER (child))
        found = find_title (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * alur_paragraph_hold_title:
 * @row: a row of libadwaita that was just made
 *
 * Has what @row is called and its subtitle stand in one of these. A row that is built otherwise
 * stays as it is.
 */
void
alur_paragraph_hold_title (GtkWidget *row)
{
  GtkWidget *title = find_title (row);
  GtkWidget *box;
  GtkWidget *before;
  GtkWidget *self;

  if (title == NULL)
    return;
  box = gtk_widget_get_parent (title);
  before = gtk_widget_get_prev_sibling (title);
  g_object_ref (title);
  gtk_box_remove (GTK_BOX (box), title);
  /* What it is called for the style is what it stands for. */
  self = g_object_new (ALUR_TYPE_PARAGRAPH, "css-name", "box", NULL);
  gtk_widget_add_css_class (self, "title");
  adw_bin_set_child (ADW_BIN (self), title);
  gtk_box_insert_child_after (GTK_BOX (box), self, before);
  g_object_unref (title);
}
