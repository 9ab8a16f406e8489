/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pictures of the manual, taken of the real window with a shipped example:
 *
 *   manual-pictures FOLDER     writes FOLDER/NAME.png for each row of the table
 *   manual-pictures --list     names them, without a screen
 *
 * The language is that of the environment (LANGUAGE). "./dev pictures" makes them for all languages
 * of the manual; tests/lint/check-manual.py holds that manual and table name the same ones. */

#include "picture-taker.h"

#include "alur-places.h"

#include <stdio.h>

#define SIZE "976x640" /* as large as helps to be read in a help viewer */

/* Which panes stand around the view. */
enum
{
  OUTLINE = 1 << 0,
  PALETTE = 1 << 1,
  INSPECTOR = 1 << 2,
  FINDINGS = 1 << 3,
};

static const struct
{
  const char *name;
  guint flag;
} sides[] = {
  { "show-outline", OUTLINE },
  { "show-palette", PALETTE },
  { "show-inspector", INSPECTOR },
  { "show-findings", FINDINGS },
};

typedef struct
{
  const char *name;
  AlurPane pane;
  guint sides;
  const char *stage;      /* NULL: the present one */
  const char *procedure;  /* NULL: the first, or none is shown */
  const char *selected;   /* NULL: nothing */
  const char *actions[3]; /* of the window, before the picture is taken */
  const char *dialog;     /* an action of the window: the picture is the dialog that it opens */
  const char *table;      /* a shipped one: the picture is the dialog in which it is imported */
} Picture;

static const Picture pictures[] = {
  { "window", ALUR_PANE_ORGANISATION, OUTLINE | PALETTE | INSPECTOR | FINDINGS },
  { "organisation", ALUR_PANE_ORGANISATION, PALETTE | INSPECTOR, .selected = "u-bid" },
  { "matrix", ALUR_PANE_MATRIX, 0 },
  { "chain", ALUR_PANE_CHAIN, OUTLINE },
  { "procedure", ALUR_PANE_PROCEDURE, PALETTE, "target", "pr-sip" },
  { "table", ALUR_PANE_TABLE, 0, .procedure = "pr-sip" },
  { "requirements", ALUR_PANE_REQUIREMENTS, OUTLINE },
  { "findings", ALUR_PANE_ORGANISATION, FINDINGS },
  { "decisions", ALUR_PANE_PROCEDURE, INSPECTOR, .procedure = "pr-sip", .selected = "s8" },
  { "apply", ALUR_PANE_PROCEDURE, INSPECTOR, .procedure = "pr-sip", .selected = "s4",
    .actions = { "decide-abolish" }, .dialog = "apply" },
  { "comparison", ALUR_PANE_COMPARISON, 0, .stage = "target", .actions = { "zoom-fit" } },
  { "criteria", ALUR_PANE_CRITERIA, 0, "target", "pr-sip" },
  { "personnel", ALUR_PANE_PERSONNEL, 0, .selected = "p-bo" },
  { "regulations", ALUR_PANE_REGULATIONS, OUTLINE, .stage = "target" },
  { "export", ALUR_PANE_ORGANISATION, OUTLINE, .dialog = "export" },
  { "import", ALUR_PANE_ORGANISATION, OUTLINE, .table = "organisasi-dinas.csv" },
  { "first-steps", ALUR_PANE_ORGANISATION, PALETTE, .actions = { "first-steps" } },
  { "workshop", ALUR_PANE_ORGANISATION, OUTLINE, .actions = { "workshop" } },
};

static const char *const start = "start"; /* the page before a document is open */

static void
show_sides (AlurWindow *window, guint shown)
{
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    g_action_group_change_action_state (G_ACTION_GROUP (window), sides[i].name,
                                        g_variant_new_boolean ((shown & sides[i].flag) != 0));
}

static AlurElement *
find (AlurEditor *editor, const char *id)
{
  AlurDocument *document = alur_editor_get_document (editor);

  return id != NULL ? alur_document_lookup (document, alur_editor_get_stage (editor), id) : NULL;
}

static void
open_table (AlurWindow *window, const char *name)
{
  g_autofree char *examples = alur_places_dup_examples ();
  g_autoptr (GFile) file = g_file_new_build_filename (examples, name, NULL);

  alur_window_import_file (window, file);
}

static gboolean
take (PictureTaker *taker, const Picture *picture, const char *document)
{
  AlurWindow *window = picture_taker_open_window (taker);
  AlurEditor *editor;
  AlurElement *selected;
  gboolean done = TRUE;

  picture_taker_open_document (taker, window, document);
  editor = alur_window_get_editor (window);
  show_sides (window, picture->sides);
  alur_editor_set_stage (editor, find (editor, picture->stage != NULL ? picture->stage : "now"));
  alur_editor_show (editor, picture->pane, find (editor, picture->procedure));
  selected = find (editor, picture->selected);
  if (selected != NULL)
    alur_selection_set (alur_editor_get_selection (editor), selected);
  for (guint i = 0; i < G_N_ELEMENTS (picture->actions) && picture->actions[i] != NULL; i++)
    {
      picture_taker_wait (taker);
      g_action_group_activate_action (G_ACTION_GROUP (window), picture->actions[i], NULL);
    }
  picture_taker_wait (taker);
  if (picture->dialog != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (window), picture->dialog, NULL);
  if (picture->table != NULL)
    open_table (window, picture->table);
  if (picture->dialog != NULL || picture->table != NULL)
    done = picture_taker_save_dialogs (taker, window, picture->name);
  else
    picture_taker_save_window (taker, window, picture->name);
  if (!done)
    g_printerr ("%s: no dialog came\n", picture->name);
  gtk_window_destroy (GTK_WINDOW (window));
  return done;
}

static void
take_start (PictureTaker *taker)
{
  AlurWindow *window = picture_taker_open_window (taker);

  picture_taker_save_window (taker, window, start);
  gtk_window_destroy (GTK_WINDOW (window));
}

static int
list (void)
{
  puts (start);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    puts (pictures[i].name);
  return 0;
}

int
main (int argc, char **argv)
{
  g_autofree char *examples = alur_places_dup_examples ();
  g_autofree char *document = g_build_filename (examples, "izin-terapis-gigi.alur", NULL);
  PictureTaker taker = { 0 };
  gboolean done = TRUE;

  if (argc == 2 && g_str_equal (argv[1], "--list"))
    return list ();
  if (argc != 2)
    return 2;
  if (!picture_taker_set_up (&taker, argv[1], SIZE))
    return 1;
  take_start (&taker);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    done = take (&taker, &pictures[i], document) && done;
  picture_taker_end (&taker);
  return done ? 0 : 1;
}
