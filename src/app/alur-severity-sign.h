/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-words.h"

G_BEGIN_DECLS

#define ALUR_TYPE_SEVERITY_SIGN (alur_severity_sign_get_type ())
G_DECLARE_FINAL_TYPE (AlurSeveritySign, alur_severity_sign, ALUR, SEVERITY_SIGN, GtkWidget)

/* How serious a finding is, as on the drawings: octagon, triangle or circle, each in its colour. */
GtkWidget *alur_severity_sign_new (void);
void alur_severity_sign_set_severity (AlurSeveritySign *self, AlurSeverity severity);
const char *alur_severity_get_label (AlurSeverity severity);

G_END_DECLS
