/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Widgets beside one another, in as many lines as it takes, as words in a paragraph: with large
 * texts, long words or a narrow window nothing is cut off, and the window need not grow.
 *
 * Who expands gives way first: it counts as wide as it must be, and takes what its line leaves. */

#include "alur-wrap-box.h"

#define GAP 6 /* px, between widgets and between lines */

struct _AlurWrapBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (AlurWrapBox, alur_wrap_box, GTK_TYPE_WIDGET)

typedef struct
{
  GtkWidget *first;
  GtkWidget *end;    /* the first of the next line; NULL: the last line */
  int width;         /* that it takes at least */
  guint n_expanding; /* among how many the rest is shared */
  int height;        /* once it is known */
} Line;

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
get_first (GtkWidget *widget)
{
  return skip_hidden (gtk_widget_get_first_child (widget));
}

static GtkWidget *
get_next (GtkWidget *child)
{
  return skip_hidden (gtk_widget_get_next_sibling (child));
}

static gboolean
expands (GtkWidget *child)
{
  return gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
}

/* How wide a child is at least where there is room for all that it wants. */
static int
get_wanted (GtkWidget *child)
{
  int minimum;
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return expands (child) ? minimum : natural;
}

/* The line that begins with @first. */
static Line
fill_line (GtkWidget *first, int width)
{
  Line line = { .first = first };
  GtkWidget *child = first;

  while (child != NULL)
    {
      int wanted = get_wanted (child) + (child != first ? GAP : 0);

      if (child != first && width >= 0 && line.width + wanted > width)
        break;
      line.width += wanted;
      line.n_expanding += expands (child) ? 1 : 0;
      child = get_next (child);
    }
  line.end = child;
  return line;
}

/* @rest: what the line leaves; shared between those that expand. */
static int
get_width_in (const Line *line, GtkWidget *child, int width)
{
  int rest = MAX (width - line->width, 0);
  int wanted = get_wanted (child);

  if (line->n_expanding > 0 && expands (child))
    wanted += rest / (int) line->n_expanding;
  return MIN (wanted, MAX (width, 0));
}

static void
measure_line (Line *line, int width)
{
  for (GtkWidget *child = line->first; child != line->end; child = get_next (child))
    {
      int natural;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL,
                          width >= 0 ? get_width_in (line, child, width) : -1, NULL, &natural, NULL,
                          NULL);
      line->height = MAX (line->height, natural);
    }
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = get_first (widget); child != NULL; child = get_next (child))
    {
      int least;
      int wanted;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += wanted + (*natural > 0 ? GAP : 0);
    }
}

static void
alur_wrap_box_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (widget, minimum, natural);
      return;
    }
  for (GtkWidget *first = get_first (widget); first != NULL;)
    {
      Line line = fill_line (first, for_size);

      measure_line (&line, for_size);
      *minimum += line.height + (*minimum > 0 ? GAP : 0);
      first = line.end;
    }
  *natural = *minimum;
}

static void
allocate_line (GtkWidget *widget, const Line *line, int width, int y)
{
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = line->first; child != line->end; child = get_next (child))
    {
      int taken = get_width_in (line, child, width);
      GtkAllocation place = { is_mirrored ? width - x - taken : x, y, taken, line->height };

      gtk_widget_size_allocate (child, &place, -1);
      x += taken + GAP;
    }
}

static void
alur_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  int y = 0;

  for (GtkWidget *first = get_first (widget); first != NULL;)
    {
      Line line = fill_line (first, width);

      measure_line (&line, width);
      /* One line has all the height that there is. */
      if (line.end == NULL && first == get_first (widget))
        line.height = height;
      allocate_line (widget, &line, width, y);
      y += line.height + GAP;
      first = line.end;
    }
}

static GtkSizeRequestMode
alur_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
alur_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (alur_wrap_box_parent_class)->dispose (object);
}

static void
alur_wrap_box_class_init (AlurWrapBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_wrap_box_dispose;
  widget_class->measure = alur_wrap_box_measure;
  widget_class->size_allocate = alur_wrap_box_size_allocate;
  widget_class->get_request_mode = alur_wrap_box_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "wrapbox");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
alur_wrap_box_init (AlurWrapBox *self)
{
}
