/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which page of the manual tells of where one is: three tables, by what has the focus, by what is
 * selected, and by the pane that is shown. A new dialog is a row here, a new pane says its page
 * itself. */

#include "alur-help.h"

#include "alur-window.h"

/* What is around the focus, by its class. */
static const struct
{
  const char *type;
  const char *page;
} places[] = {
  { "AlurAcceptDialog", "findings" },
  { "AlurApplyDialog", "apply" },
  { "AlurChangesList", "comparison" },
  { "AlurExportDialog", "export" },
  { "AlurFiguresStrip", "procedure" },
  { "AlurFindingsPane", "findings" },
  { "AlurFlowDialog", "service-chain" },
  { "AlurBpmnSummary", "import-bpmn" },
  { "AlurImportDialog", "import-table" },
  { "AlurPreferences", "preferences" },
  { "AlurPrintPlace", "print" },
  { "AlurRecovery", "save" },
  { "AlurReplaceBasisDialog", "regulations" },
  { "AlurReplaceDialog", "organisation" },
  { "AlurSopWording", "sop" },
  { "AlurStageStrip", "stages" },
  { "AlurStartPage", "first-document" },
  { "AlurWhatIfBar", "what-if" },
  { "AlurWorkshop", "workshop" },
  { "GtkFileChooserDialog", "save" },
  { "GtkPrintUnixDialog", "print" },
  { "GtkShortcutsWindow", "keyboard" },
};

/* What is selected, where its fields or its row have the focus. */
static const char *const kinds[ALUR_N_KINDS] = {
  [ALUR_KIND_DOCUMENT] = "first-document",
  [ALUR_KIND_FUNCTION] = "authorities",
  [ALUR_KIND_REGULATION] = "regulations",
  [ALUR_KIND_RULES] = "findings",
  [ALUR_KIND_STAGE] = "stages",
  [ALUR_KIND_UNIT] = "organisation",
  [ALUR_KIND_AUTHORITY] = "authorities",
  [ALUR_KIND_POSITION] = "personnel",
  [ALUR_KIND_DUTY] = "personnel",
  [ALUR_KIND_RELATION] = "organisation",
  [ALUR_KIND_PROCEDURE] = "procedure",
  [ALUR_KIND_SOP] = "sop",
  [ALUR_KIND_PROCEDURE_REDESIGN] = "decisions",
  [ALUR_KIND_STEP] = "procedure",
  [ALUR_KIND_STEP_REDESIGN] = "decisions",
  [ALUR_KIND_FLOW] = "procedure",
  [ALUR_KIND_SCORE] = "criteria",
  [ALUR_KIND_PROBLEM] = "workshop",
};

static const char *
find_place (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    for (guint i = 0; i < G_N_ELEMENTS (places); i++)
      if (g_str_equal (G_OBJECT_TYPE_NAME (widget), places[i].type))
        return places[i].page;
  return NULL;
}

static gboolean
is_about_selection (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "AlurInspector")
        || g_str_equal (G_OBJECT_TYPE_NAME (widget), "AlurOutline"))
      return TRUE;
  return FALSE;
}

static const char *
find_kind (AlurEditor *editor)
{
  const AlurElement *selected = alur_selection_get_focus (alur_editor_get_selection (editor));

  return selected != NULL ? kinds[selected->kind] : NULL;
}

/**
 * alur_help_find_page:
 * @inside: a widget of a window: what has the focus, or the window where nothing has
 *
 * Returns: (transfer none): the page of the manual that tells of it
 */
const char *
alur_help_find_page (GtkWidget *inside)
{
  const char *page = find_place (inside);
  GtkRoot *root = gtk_widget_get_root (inside);
  AlurEditor *editor = ALUR_IS_WINDOW (root) ? alur_window_get_editor (ALUR_WINDOW (root)) : NULL;

  if (page == NULL && editor != NULL && is_about_selection (inside))
    page = find_kind (editor);
  if (page == NULL && editor != NULL)
    page = alur_editor_get_traits (editor)->help;
  return page != NULL ? page : ALUR_HELP_FIRST_PAGE;
}

/**
 * alur_help_list_pages:
 *
 * Returns: (transfer full) (element-type utf8): all pages that can be asked for; some come more
 * than once
 */
GPtrArray *
alur_help_list_pages (void)
{
  GPtrArray *pages = g_ptr_array_new ();

  g_ptr_array_add (pages, (gpointer) ALUR_HELP_FIRST_PAGE);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_ptr_array_add (pages, (gpointer) places[i].page);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] != NULL)
      g_ptr_array_add (pages, (gpointer) kinds[i]);
  for (guint i = 0; i < ALUR_N_PANES; i++)
    g_ptr_array_add (pages, (gpointer) alur_pane_get_traits ((AlurPane) i)->help);
  return pages;
}
