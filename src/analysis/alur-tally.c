/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drawings want the signs of all elements after each edit, which touches few of them: so they are
 * kept, and taking a copy is all that is left to do. Counts are kept beside them, because a sign
 * that loses its worst finding falls back to the next. */

#include "alur-tally.h"

#include <string.h>

#define N_SEVERITIES (ALUR_SEVERITY_ERROR - ALUR_SEVERITY_INFO + 1)

typedef struct
{
  guint by_severity[N_SEVERITIES]; /* from info on */
  guint overlaps;
} Count;

struct _AlurTally
{
  GArray *counts;    /* of Count, by serial */
  GByteArray *signs; /* by serial */
};

/**
 * alur_tally_new: (skip)
 *
 * Returns: (transfer full): nothing counted yet
 */
AlurTally *
alur_tally_new (void)
{
  AlurTally *self = g_new0 (AlurTally, 1);

  self->counts = g_array_new (FALSE, TRUE, sizeof (Count));
  self->signs = g_byte_array_new ();
  return self;
}

/**
 * alur_tally_free: (skip)
 */
void
alur_tally_free (AlurTally *self)
{
  g_array_unref (self->counts);
  g_byte_array_unref (self->signs);
  g_free (self);
}

static void
grow (AlurTally *self, guint serial)
{
  guint before = self->signs->len;

  if (serial < before)
    return;
  g_array_set_size (self->counts, serial + 1);
  g_byte_array_set_size (self->signs, serial + 1);
  memset (self->signs->data + before, 0, self->signs->len - before);
}

static void
sign (AlurTally *self, guint serial)
{
  const Count *count = &g_array_index (self->counts, Count, serial);
  guint8 sign = count->overlaps > 0 ? ALUR_SIGN_OVERLAP : 0;

  for (guint i = N_SEVERITIES; i-- > 0;)
    if (count->by_severity[i] > 0)
      {
        sign |= (guint8) (ALUR_SEVERITY_INFO + i);
        break;
      }
  self->signs->data[serial] = sign;
}

/**
 * alur_tally_add: (skip)
 * @serial: of an element that a finding speaks of
 * @severity: of the finding: info, warning or error
 * @overlaps: whether the finding is an overlap of which the element is one
 */
void
alur_tally_add (AlurTally *self, guint serial, AlurSeverity severity, gboolean overlaps)
{
  Count *count;

  grow (self, serial);
  count = &g_array_index (self->counts, Count, serial);
  count->by_severity[severity - ALUR_SEVERITY_INFO]++;
  count->overlaps += overlaps ? 1 : 0;
  sign (self, serial);
}

/**
 * alur_tally_remove: (skip)
 *
 * Takes back what was added with the same arguments.
 */
void
alur_tally_remove (AlurTally *self, guint serial, AlurSeverity severity, gboolean overlaps)
{
  Count *count = &g_array_index (self->counts, Count, serial);

  count->by_severity[severity - ALUR_SEVERITY_INFO]--;
  count->overlaps -= overlaps ? 1 : 0;
  sign (self, serial);
}

/**
 * alur_tally_dup_signs: (skip)
 *
 * Returns: (transfer full): the signs by serial; what stands behind their end has none
 */
GByteArray *
alur_tally_dup_signs (const AlurTally *self)
{
  GByteArray *signs = g_byte_array_sized_new (self->signs->len);

  return g_byte_array_append (signs, self->signs->data, self->signs->len);
}
