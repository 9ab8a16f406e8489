/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What reader and writer have in common. */
#define ALUR_FORMAT_NAMESPACE "urn:alur:document:1"
#define ALUR_FORMAT_KNOWN_MINOR 0u
#define ALUR_FORMAT_KNOWN_VERSION "1.0"
#define ALUR_FORMAT_MAX_LOGO_BYTES ((gsize) 256 * 1024)
