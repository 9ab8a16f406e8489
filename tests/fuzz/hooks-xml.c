/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents, changed as documents, whatever the reader says to them. */

#include "hooks.h"
#include "mutate-xml.h"

const FuzzHooks fuzz_hooks = { mutate_xml, marry_xml };
