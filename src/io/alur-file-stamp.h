/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a file was when it was last looked into: by its hash for certain, by the rest at a glance.
 */
typedef struct
{
  guint64 device;
  guint64 inode;
  guint64 size;
  gint64 modified; /* nanoseconds */
  gint64 changed;
  char *hash; /* of its content; NULL: unknown, or there is none */
} AlurFileStamp;

typedef enum
{
  ALUR_FILE_SAME,
  ALUR_FILE_CHANGED, /* somebody else has written it */
  ALUR_FILE_GONE     /* nothing has its name */
} AlurFileFate;

void alur_file_stamp_clear (AlurFileStamp *self);
void alur_file_stamp_copy (AlurFileStamp *self, const AlurFileStamp *other);
GBytes *alur_file_stamp_read (AlurFileStamp *self,
                              const char *path,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
AlurFileFate alur_file_stamp_look (AlurFileStamp *self, const char *path);

G_END_DECLS
