/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-clipboard-content.h"

#include "alur-scene-picture.h"
#include "alur-writer.h"

#define SVG "image/svg+xml"
#define PNG "image/png"
#define PNG_SCALE 2.0 /* pixels for each px: sharp on paper too */

struct _AlurClipboardContent
{
  GdkContentProvider parent_instance;

  AlurDocument *fragment;
  AlurScene *scene; /* NULL: there is no drawing of it */
};

G_DEFINE_FINAL_TYPE (AlurClipboardContent, alur_clipboard_content, GDK_TYPE_CONTENT_PROVIDER)

static GdkContentFormats *
alur_clipboard_content_ref_formats (GdkContentProvider *provider)
{
  AlurClipboardContent *self = ALUR_CLIPBOARD_CONTENT (provider);
  const char *types[] = { ALUR_CLIPBOARD_MEDIA_TYPE, SVG, PNG };

  return gdk_content_formats_new (types, self->scene != NULL ? G_N_ELEMENTS (types) : 1);
}

static gboolean
write_as (AlurClipboardContent *self, const char *type, GOutputStream *stream, GError **error)
{
  if (g_str_equal (type, ALUR_CLIPBOARD_MEDIA_TYPE))
    {
      g_autoptr (GBytes) bytes = alur_writer_write_bytes (self->fragment);
      gsize length;
      const void *data = g_bytes_get_data (bytes, &length);

      return g_output_stream_write_all (stream, data, length, NULL, NULL, error);
    }
  if (self->scene != NULL && g_str_equal (type, SVG))
    return alur_scene_write_picture (self->scene, ALUR_FORMAT_SVG, 1, stream, NULL, error);
  if (self->scene != NULL && g_str_equal (type, PNG))
    return alur_scene_write_picture (self->scene, ALUR_FORMAT_PNG, PNG_SCALE, stream, NULL, error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s", type);
  return FALSE;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) < 0)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/* The other side reads as it likes, so what is written at once is memory, never its stream. */
static void
alur_clipboard_content_write_async (GdkContentProvider *provider,
                                    const char *type,
                                    GOutputStream *stream,
                                    int priority,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  AlurClipboardContent *self = ALUR_CLIPBOARD_CONTENT (provider);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GInputStream) input = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  if (!write_as (self, type, memory, &error) || !g_output_stream_close (memory, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  input = g_memory_input_stream_new_from_bytes (bytes);
  g_output_stream_splice_async (stream, input, G_OUTPUT_STREAM_SPLICE_NONE, priority, cancellable,
                                written_cb, g_steal_pointer (&task));
}

static gboolean
alur_clipboard_content_write_finish (GdkContentProvider *provider,
                                     GAsyncResult *result,
                                     GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
alur_clipboard_content_finalize (GObject *object)
{
  AlurClipboardContent *self = ALUR_CLIPBOARD_CONTENT (object);

  g_clear_object (&self->fragment);
  g_clear_pointer (&self->scene, alur_scene_unref);
  G_OBJECT_CLASS (alur_clipboard_content_parent_class)->finalize (object);
}

static void
alur_clipboard_content_class_init (AlurClipboardContentClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = alur_clipboard_content_finalize;
  provider_class->ref_formats = alur_clipboard_content_ref_formats;
  provider_class->write_mime_type_async = alur_clipboard_content_write_async;
  provider_class->write_mime_type_finish = alur_clipboard_content_write_finish;
}

static void
alur_clipboard_content_init (AlurClipboardContent *self)
{
}

/**
 * alur_clipboard_content_new:
 * @fragment: what has been copied; a reference is taken
 * @scene: (nullable): the drawing of it; a reference is taken
 *
 * Returns: (transfer full): it, for a clipboard
 */
GdkContentProvider *
alur_clipboard_content_new (AlurDocument *fragment, AlurScene *scene)
{
  AlurClipboardContent *self = g_object_new (ALUR_TYPE_CLIPBOARD_CONTENT, NULL);

  self->fragment = g_object_ref (fragment);
  self->scene = scene != NULL ? alur_scene_ref (scene) : NULL;
  return GDK_CONTENT_PROVIDER (self);
}
