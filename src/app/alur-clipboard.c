/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cut, copy and paste.
 *
 * What comes from a clipboard is a document by a stranger: it is read by the reader of files, with
 * all its limits, also when it comes from the window next to this one. Where there is no fragment,
 * plain lines are taken. */

#include "alur-clipboard.h"

#include "alur-clipboard-content.h"
#include "alur-clipboard-offer.h"
#include "alur-clipboard-text.h"
#include "alur-edit.h"
#include "alur-language.h"
#include "alur-paste-bound.h"
#include "alur-paste-lines.h"
#include "alur-paste.h"
#include "alur-table-guess.h"
#include "alur-reader.h"
#include "alur-window.h"

#include <glib/gi18n-lib.h>

#define PIECE ((gsize) 256 << 10)

static AlurElement *const *
get_selected (AlurEditor *editor, guint *n_elements)
{
  return alur_selection_get_all (alur_editor_get_selection (editor), n_elements);
}

/**
 * alur_clipboard_may_copy:
 * @editor: a document in a window
 *
 * Returns: whether any of what is selected can be copied
 */
gboolean
alur_clipboard_may_copy (AlurEditor *editor)
{
  guint n_elements;
  AlurElement *const *elements = get_selected (editor, &n_elements);

  return alur_fragment_may_copy (elements, n_elements);
}

static void
tell_left_out (GtkWidget *inside, guint n_left_out)
{
  g_autofree char *message = NULL;

  if (n_left_out == 0)
    return;
  message = g_strdup_printf (
      alur_tr_n (NULL, "%u line was not copied: lines go along when both their ends do.",
                 "%u lines were not copied: lines go along when both their ends do.", n_left_out),
      n_left_out);
  alur_window_toast (inside, message, FALSE);
}

static gboolean
copy (GtkWidget *inside, AlurEditor *editor)
{
  guint n_elements;
  guint n_left_out = 0;
  AlurElement *const *elements = get_selected (editor, &n_elements);
  g_autoptr (AlurDocument) fragment
      = alur_fragment_new (alur_editor_get_document (editor), elements, n_elements, &n_left_out);
  g_autofree char *text = NULL;
  g_autoptr (GdkContentProvider) content = NULL;
  AlurScene *scene;
  GdkContentProvider *providers[2];

  if (fragment == NULL)
    return FALSE;
  scene = alur_fragment_draw (fragment, editor);
  text = alur_fragment_dup_text (fragment);
  providers[0] = alur_clipboard_content_new (fragment, scene);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  g_clear_pointer (&scene, alur_scene_unref);
  content = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (inside), content);
  tell_left_out (inside, n_left_out);
  return TRUE;
}

/**
 * alur_clipboard_copy:
 * @inside: a widget of the window
 * @editor: its document
 *
 * Copies what is selected, as a fragment, as a picture and as lines.
 */
void
alur_clipboard_copy (GtkWidget *inside, AlurEditor *editor)
{
  copy (inside, editor);
}

/* What is selected when what was has gone: pasting then puts it back where it was. */
static AlurElement *
find_rest (AlurEditor *editor)
{
  const AlurElement *focus = alur_selection_get_focus (alur_editor_get_selection (editor));
  const char *parent
      = focus->kind == ALUR_KIND_UNIT ? alur_element_get_ref (focus, ALUR_UNIT_PARENT) : NULL;

  if (focus->kind == ALUR_KIND_UNIT)
    return alur_document_lookup (alur_editor_get_document (editor), alur_editor_get_stage (editor),
                                 parent);
  if (focus->kind == ALUR_KIND_AUTHORITY || focus->kind == ALUR_KIND_POSITION)
    return focus->parent;
  return alur_element_previous (focus, focus->kind);
}

static gboolean
is_there (AlurDocument *document, const AlurElement *element)
{
  return element != NULL && alur_element_is_inside (element, alur_document_get_root (document));
}

/**
 * alur_clipboard_cut:
 * @inside: a widget of the window
 * @editor: its document
 *
 * Copies what is selected and deletes it.
 */
void
alur_clipboard_cut (GtkWidget *inside, AlurEditor *editor)
{
  AlurDocument *document = alur_editor_get_document (editor);
  guint n_elements;
  AlurElement *const *elements = get_selected (editor, &n_elements);
  g_autofree AlurElement **cut = g_memdup2 (elements, n_elements * sizeof (AlurElement *));
  AlurElement *rest;

  if (alur_document_in_transaction (document) || !copy (inside, editor))
    return;
  rest = find_rest (editor);
  alur_document_begin (document, alur_tr (NULL, N_ ("Cut")));
  alur_edit_delete (document, cut, n_elements);
  alur_document_commit (document);
  if (is_there (document, rest))
    alur_selection_set (alur_editor_get_selection (editor), rest);
}

/* --- Pasting ---------------------------------------------------------------------------------- */

/* What is on its way from the clipboard. It may never come, so it keeps nothing from being closed.
 */
typedef struct
{
  GWeakRef inside;
  GWeakRef editor;
  gboolean has_editor; /* else the start page was shown */
  guint number;        /* of those that its window has asked for */
  GInputStream *stream;
  GByteArray *bytes;
} Pasting;

#define NUMBER "alur-pasting"

static guint
get_newest (AlurWindow *window)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (window), NUMBER));
}

static Pasting *
pasting_new (GtkWidget *inside, AlurEditor *editor)
{
  Pasting *self = g_new0 (Pasting, 1);
  AlurWindow *window = ALUR_WINDOW (gtk_widget_get_ancestor (inside, ALUR_TYPE_WINDOW));

  g_weak_ref_init (&self->inside, inside);
  g_weak_ref_init (&self->editor, editor);
  self->has_editor = editor != NULL;
  self->number = get_newest (window) + 1;
  g_object_set_data (G_OBJECT (window), NUMBER, GUINT_TO_POINTER (self->number));
  self->bytes = g_byte_array_new ();
  return self;
}

static void
pasting_free (Pasting *self)
{
  g_weak_ref_clear (&self->inside);
  g_weak_ref_clear (&self->editor);
  g_clear_object (&self->stream);
  g_byte_array_unref (self->bytes);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pasting, pasting_free)

/* The window, where it still shows what was to be pasted into and nothing was asked for since. */
static AlurWindow *
find_window (Pasting *self)
{
  g_autoptr (GtkWidget) inside = g_weak_ref_get (&self->inside);
  g_autoptr (AlurEditor) editor = g_weak_ref_get (&self->editor);
  GtkWidget *window = inside != NULL ? gtk_widget_get_ancestor (inside, ALUR_TYPE_WINDOW) : NULL;

  if (window == NULL || get_newest (ALUR_WINDOW (window)) != self->number
      || (self->has_editor && editor == NULL)
      || alur_window_get_editor (ALUR_WINDOW (window)) != editor)
    return NULL;
  return ALUR_WINDOW (window);
}

static void
tell (AlurWindow *window, const char *sentence)
{
  alur_window_toast (GTK_WIDGET (window), sentence, FALSE);
}

static void
paste_fragment (Pasting *self, AlurWindow *window)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (self->bytes->data, self->bytes->len);
  /* Translators: stands where otherwise the name of a file does, in messages about bad content. */
  const char *name = alur_tr (NULL, N_ ("Clipboard"));
  g_autoptr (AlurDocument) fragment = alur_reader_read_bytes (bytes, name, NULL, &error);
  gboolean done = fragment != NULL && alur_paste (alur_window_get_editor (window), fragment, &told);

  if (error != NULL)
    tell (window, error->message);
  else if (told != NULL)
    alur_window_toast (GTK_WIDGET (window), told, done);
}

/* In pieces, and no more than a document may have: the reader tells what is too large. */
static void
got_piece_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Pasting) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) piece
      = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  AlurWindow *window = find_window (self);

  if (window == NULL)
    return;
  if (error != NULL)
    {
      tell (window, error->message);
      return;
    }
  g_byte_array_append (self->bytes, g_bytes_get_data (piece, NULL),
                       (guint) g_bytes_get_size (piece));
  if (g_bytes_get_size (piece) == 0 || self->bytes->len > ALUR_READER_MAX_BYTES)
    paste_fragment (self, window);
  else
    g_input_stream_read_bytes_async (G_INPUT_STREAM (source), PIECE, G_PRIORITY_DEFAULT, NULL,
                                     got_piece_cb, g_steal_pointer (&self));
}

static void
got_stream_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Pasting) self = data;
  g_autoptr (GError) error = NULL;
  GInputStream *stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  AlurWindow *window = find_window (self);

  self->stream = stream;
  if (window == NULL)
    return;
  if (error != NULL)
    tell (window, error->message);
  else
    g_input_stream_read_bytes_async (stream, PIECE, G_PRIORITY_DEFAULT, NULL, got_piece_cb,
                                     g_steal_pointer (&self));
}

static void
paste_lines (AlurWindow *window, const char *text)
{
  AlurEditor *editor = alur_window_get_editor (window);
  g_autofree char *refusal = alur_paste_refuse_names (text);

  if (refusal != NULL)
    tell (window, refusal);
  else if (alur_paste_lines_may (editor, text))
    alur_paste_lines (editor, text);
  else
    tell (window, alur_tr (NULL, N_ ("Lines are pasted into the organisation or a procedure, "
                                     "a unit or a step a line.")));
}

static void
got_text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Pasting) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = alur_clipboard_text_read_finish (GDK_CLIPBOARD (source), result, &error);
  AlurWindow *window = find_window (self);

  if (window == NULL)
    return;
  if (text == NULL)
    tell (window, error->message);
  else if (alur_table_is_text (text))
    alur_window_import_text (window, text);
  else if (!self->has_editor)
    tell (window, alur_tr (NULL, N_ ("Here tables are pasted: several cells side by side, as a "
                                     "spreadsheet copies them.")));
  else
    paste_lines (window, text);
}

/* Files that were copied in the file manager. */
static void
got_files_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Pasting) self = data;
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);
  AlurWindow *window = find_window (self);

  if (window == NULL)
    return;
  if (value == NULL)
    {
      tell (window, error->message);
      return;
    }
  for (const GSList *item = gdk_file_list_get_files (g_value_get_boxed (value)); item != NULL;
       item = item->next)
    g_ptr_array_add (files, item->data);
  alur_window_take_files (window, (GFile *const *) files->pdata, files->len);
}

static void
offered_cb (GdkClipboard *clipboard, gpointer data)
{
  g_autoptr (Pasting) self = data;
  const char *types[] = { ALUR_CLIPBOARD_MEDIA_TYPE, NULL };
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  AlurWindow *window = find_window (self);

  if (window == NULL)
    return;
  if (self->has_editor
      && gdk_content_formats_contain_mime_type (formats, ALUR_CLIPBOARD_MEDIA_TYPE))
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, got_stream_cb,
                              g_steal_pointer (&self));
  else if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST)
           || gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    got_files_cb, g_steal_pointer (&self));
  else if (alur_clipboard_text_is_there (clipboard))
    alur_clipboard_text_read_async (clipboard, got_text_cb, g_steal_pointer (&self));
  else
    tell (window, alur_tr (NULL, N_ ("There is nothing to paste.")));
}

/**
 * alur_clipboard_paste:
 * @inside: a widget of the window
 * @editor: (nullable): its document; %NULL on the start page
 *
 * Pastes what the clipboard holds: what was copied in any window, plain lines, the cells of a
 * table, or files. It comes when the other side has sent it.
 */
void
alur_clipboard_paste (GtkWidget *inside, AlurEditor *editor)
{
  alur_clipboard_await_offer (gtk_widget_get_clipboard (inside), offered_cb,
                              pasting_new (inside, editor));
}

/**
 * alur_clipboard_duplicate:
 * @inside: a widget of the window
 * @editor: its document
 *
 * Makes what is selected once more, without touching the clipboard.
 */
void
alur_clipboard_duplicate (GtkWidget *inside, AlurEditor *editor)
{
  g_autofree char *told = NULL;

  if (!alur_document_in_transaction (alur_editor_get_document (editor))
      && !alur_paste_duplicate (editor, &told) && told != NULL)
    alur_window_toast (inside, told, FALSE);
}
