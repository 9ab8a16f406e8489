/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "change-xml.h"

/* Changes one thing in a fragment as the clipboard holds it, of which no window would write it so.
 */
void change_fragment (Change *self);
