/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Another program at the clipboard, as a spreadsheet or a file manager: hands out what is in a
 * file, as text or as that type, until something else is copied, or prints the text that is there.
 * With "late" it stops itself once the clipboard is its own, before it has said what is there.
 *
 * usage: clipboard set FILE [TYPE [late]] | clipboard get */

#include <gtk/gtk.h>
#include <signal.h>

static void
text_read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  gboolean *done = data;

  fputs (text != NULL ? text : "", stdout);
  *done = TRUE;
}

static void
changed_cb (GdkClipboard *clipboard, gboolean *done)
{
  *done = !gdk_clipboard_is_local (clipboard);
}

static void
set (GdkClipboard *clipboard, const char *content, gsize length, const char *type)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, length);
  g_autoptr (GdkContentProvider) provider = NULL;

  if (type == NULL)
    {
      gdk_clipboard_set_text (clipboard, content);
      return;
    }
  provider = gdk_content_provider_new_for_bytes (type, bytes);
  gdk_clipboard_set_content (clipboard, provider);
}

int
main (int argc, char **argv)
{
  GdkClipboard *clipboard;
  gboolean done = FALSE;
  g_autofree char *text = NULL;
  gsize length;

  if (argc < 2)
    return 2;
  gtk_init ();
  clipboard = gdk_display_get_clipboard (gdk_display_get_default ());
  if (argc == 2)
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &done);
  else if (g_file_get_contents (argv[2], &text, &length, NULL))
    {
      set (clipboard, text, length, argv[3]);
      g_signal_connect (clipboard, "changed", G_CALLBACK (changed_cb), &done);
      gdk_display_sync (gdk_display_get_default ());
      puts ("ready");
      fflush (stdout);
      if (argc > 4)
        raise (SIGSTOP);
    }
  else
    return 2;
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}
