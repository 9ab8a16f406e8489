/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The document's logo as a picture. A picture is small in the file and may be huge in memory: its
 * size is read before it is. */

#include "alur-sop-pages.h"

#include <string.h>

#define MOST_PIXELS ((gsize) 16 * 1024 * 1024)
#define HEADER_SIZE 24 /* signature, length and name of the first chunk, width, height */

typedef struct
{
  const guchar *data;
  gsize size;
} Source;

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  Source *source = closure;

  if (length > source->size)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, source->data, length);
  source->data += length;
  source->size -= length;
  return CAIRO_STATUS_SUCCESS;
}

static guint32
read_number (const guchar *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

static gboolean
is_bearable (const guchar *data, gsize size)
{
  guint64 width, height;

  if (size < HEADER_SIZE || memcmp (data, "\x89PNG\r\n\x1a\n", 8) != 0)
    return FALSE;
  width = read_number (data + 16);
  height = read_number (data + 20);
  return width > 0 && height > 0 && width * height <= MOST_PIXELS;
}

/**
 * alur_sop_load_logo:
 *
 * Returns: (transfer full) (nullable): the logo; NULL where there is none, or none that can be read
 */
cairo_surface_t *
alur_sop_load_logo (AlurDocument *document)
{
  const AlurElement *logo = alur_element_first (alur_document_get_root (document), ALUR_KIND_LOGO);
  g_autofree guchar *data = NULL;
  Source source = { 0 };
  cairo_surface_t *image;

  if (logo == NULL || logo->text == NULL)
    return NULL;
  data = g_base64_decode (logo->text, &source.size);
  source.data = data;
  if (!is_bearable (data, source.size))
    return NULL;
  image = cairo_image_surface_create_from_png_stream (read_cb, &source);
  if (cairo_surface_status (image) == CAIRO_STATUS_SUCCESS)
    return image;
  cairo_surface_destroy (image);
  return NULL;
}
