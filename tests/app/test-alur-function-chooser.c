/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Over what an authority is held, asked in a window. */

#include "alur-function-chooser.h"

#include "pane-fixture.h"

static const char text[] = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"><functions>"
                           "<function id=\"f1\" name=\"Kesehatan\"/>"
                           "<function id=\"f2\" name=\"Izin usaha\"/></functions>"
                           "<stage id=\"now\" kind=\"current\"><organisation/></stage></alur>";

typedef struct
{
  PaneFixture pane;
  GtkWidget *chooser;
  GtkWidget *entry;
  AlurElement *chosen;
  guint n_chosen;
} Fixture;

static void
chosen_cb (GtkWidget *chooser, AlurElement *function, guint resource, Fixture *self)
{
  self->chosen = function;
  self->n_chosen++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  pane_fixture_set_up (&self->pane, text);
  self->chooser = alur_function_chooser_new (self->pane.editor, ALUR_ROLE_PLANNER);
  self->entry = pane_fixture_find (self->chooser, GTK_TYPE_SEARCH_ENTRY);
  g_signal_connect (self->chooser, "chosen", G_CALLBACK (chosen_cb), self);
  pane_fixture_show (&self->pane, box, 400, 400);
  gtk_widget_set_parent (self->chooser, box);
  gtk_popover_popup (GTK_POPOVER (self->chooser));
  pane_fixture_settle (&self->pane);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_popover_popdown (GTK_POPOVER (self->chooser));
  pane_fixture_settle (&self->pane);
  gtk_widget_unparent (self->chooser);
  pane_fixture_clear (&self->pane);
}

/* As fast fingers do it: Enter comes before the toolkit has told what was typed. */
static void
type (Fixture *self, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
  g_signal_emit_by_name (self->entry, "activate");
}

static void
test_typed (Fixture *self, gconstpointer data)
{
  type (self, "usaha");
  g_assert_cmpuint (self->n_chosen, ==, 1);
  g_assert_cmpstr (alur_element_get_id (self->chosen), ==, "f2");
}

static void
test_typed_new (Fixture *self, gconstpointer data)
{
  type (self, "Perpustakaan");
  g_assert_cmpuint (self->n_chosen, ==, 1);
  g_assert_cmpstr (alur_element_get_name (self->chosen), ==, "Perpustakaan");
}

/* What is listed may be undone or deleted while it is asked. */
static void
test_gone_meanwhile (Fixture *self, gconstpointer data)
{
  AlurElement *function = alur_document_lookup (self->pane.document, NULL, "f1");

  alur_document_begin (self->pane.document, "Delete");
  alur_document_remove (self->pane.document, function);
  alur_document_commit (self->pane.document);
  type (self, "Kesehatan");
  g_assert_cmpuint (self->n_chosen, ==, 0);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, function)                                                                        \
  g_test_add ("/function-chooser/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("typed", test_typed);
  ADD ("typed-new", test_typed_new);
  ADD ("gone-meanwhile", test_gone_meanwhile);
#undef ADD
  return g_test_run ();
}
