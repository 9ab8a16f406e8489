/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whether the address sanitizer is in the program, in whose memory and time nothing can be
 * measured. */
#if defined(__SANITIZE_ADDRESS__)
#define ALUR_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ALUR_SANITIZED 1
#endif
#endif
#ifndef ALUR_SANITIZED
#define ALUR_SANITIZED 0
#endif
