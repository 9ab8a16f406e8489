/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-window.h"

/* What takes pictures of real windows, once everything in them is there. */
typedef struct
{
  AlurApplication *application;
  const char *folder;
  int width, height;
  gint64 last_frame; /* µs */
} PictureTaker;

gboolean picture_taker_set_up (PictureTaker *self, const char *folder, const char *size);
AlurWindow *picture_taker_open_window (PictureTaker *self);
void picture_taker_open_document (PictureTaker *self, AlurWindow *window, const char *path);
void picture_taker_wait (PictureTaker *self);
void picture_taker_save_window (PictureTaker *self, AlurWindow *window, const char *name);
gboolean picture_taker_save_dialogs (PictureTaker *self, AlurWindow *window, const char *name);
void picture_taker_end (PictureTaker *self);
