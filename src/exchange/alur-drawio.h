/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-publication.h"

G_BEGIN_DECLS

/* Drawings as a file of draw.io (diagrams.net): shapes that can be moved, with connectors that hold
 * on to them. docs/drawio.md tells what is used of the format. */

GBytes *alur_drawio_write (AlurPublication *publication, char ***notes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
