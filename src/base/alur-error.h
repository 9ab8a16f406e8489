/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can go wrong with a file or a request, told in full sentences for people. */
#define ALUR_ERROR (alur_error_quark ())

typedef enum
{
  ALUR_ERROR_NOT_XML,     /* not well-formed, or hostile */
  ALUR_ERROR_TOO_LARGE,   /* over a limit */
  ALUR_ERROR_VERSION,     /* not a version that can be read */
  ALUR_ERROR_INVALID,     /* well-formed, but no valid document */
  ALUR_ERROR_CANNOT_READ, /* the file itself */
  ALUR_ERROR_CANNOT_WRITE,
  ALUR_ERROR_UNKNOWN_NAME, /* no such stage, procedure, function, example */
  ALUR_ERROR_CANCELLED,
  ALUR_ERROR_CHANGED /* a file that was read, by somebody else since */
} AlurError;

GQuark alur_error_quark (void);

G_END_DECLS
