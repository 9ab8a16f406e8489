/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A comment on top of a conformance document: `key: value`. */
typedef struct
{
  char *key;
  char *value;
} Expectation;

char *expectation_dup_folder (void);
GPtrArray *expectation_list_files (void);
AlurDocument *expectation_read (const char *file);
GArray *expectation_get_all (AlurDocument *document);
JsonNode *expectation_parse (const char *text);

/* Whether a figure is the number (or null) that is expected, all digits that a decimal shows. */
void expectation_check_number (const char *file, const char *what, JsonNode *expected, double got);

G_END_DECLS
