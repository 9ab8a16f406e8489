/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-fragment.h"

G_BEGIN_DECLS

/* What copying writes into a fragment and pasting reads there, as attributes of a namespace of its
 * own:
 *
 *   outside="yes"   the element was not copied, something that was refers to it; it tells what to
 *                   look for where the fragment is pasted
 *   source="…"      of the root: the document that this comes from, while the program runs
 *   from="…" and so on: references of that name that lead out of the stage */
#define ALUR_FRAGMENT_NAMESPACE "urn:alur:fragment:1"
#define ALUR_FRAGMENT_DECLARATION "xmlns:alur-fragment"
#define ALUR_FRAGMENT_PREFIX "alur-fragment:"
#define ALUR_FRAGMENT_OUTSIDE ALUR_FRAGMENT_PREFIX "outside"
#define ALUR_FRAGMENT_SOURCE ALUR_FRAGMENT_PREFIX "source"

const char *alur_fragment_get_mark (const AlurElement *element, const char *name);
gboolean alur_fragment_is_mark (const char *name);
gboolean alur_fragment_is_outside (const AlurElement *element);
const char *alur_fragment_get_source (AlurDocument *document);
void alur_fragment_set_value (AlurDocument *document,
                              AlurElement *copy,
                              const AlurElement *source,
                              guint field);
AlurElement *alur_fragment_get_stage (AlurDocument *fragment);

G_END_DECLS
