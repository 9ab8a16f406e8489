/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What findings of one rule are headed with. */
const char *alur_rule_title_get (const char *rule);

G_END_DECLS
