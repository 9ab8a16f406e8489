/* SPDX-License-Identifier: GPL-3.0-or-later */

/* File operations that fail, to be preloaded (LD_PRELOAD) into the program that is tortured.
 *
 *   ALUR_FAIL_UNDER    the folder in which operations may fail
 *   ALUR_FAIL_AT       which operation there fails, from 1 on; none: they are only counted
 *   ALUR_FAIL_CODE     the value of errno, such as 28 (no room left)
 *   ALUR_FAIL_ON       "once": the next ones succeed; "on": all after it fail too, as on a full
 * disk ALUR_FAIL_TOLD     a file to which the name of the operation is written when it fails
 *   ALUR_FAIL_WHILE    a file: only as long as it is there anything fails or is counted; a number
 * in it stands for ALUR_FAIL_AT, counted from when it was written ALUR_FAIL_ONLY     "writes": what
 * only reads is left alone
 *
 * What is read only at the start of a program, or belongs to others, lies elsewhere and is left
 * alone. Closing never fails before it closes: what becomes of a descriptor is known then. */

/* Functions of both names are there, whatever sizes the project compiles for. */
#undef _FILE_OFFSET_BITS
#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_uint n_operations;
static atomic_bool has_told;

static void *
find (const char *name)
{
  return dlsym (RTLD_NEXT, name);
}

/* Calls the C library's own function. */
#define REAL(type, name) ((type) find (name))

static void
tell (const char *operation)
{
  const char *path = getenv ("ALUR_FAIL_TOLD");
  int descriptor;

  if (path == NULL || atomic_exchange (&has_told, true))
    return;
  descriptor = REAL (int (*) (const char *, int, ...),
                     "open") (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (descriptor < 0)
    return;
  if (REAL (ssize_t (*) (int, const void *, size_t), "write") (descriptor, operation,
                                                               strlen (operation))
      < 0)
    abort ();
  REAL (int (*) (int), "close") (descriptor);
}

static bool
is_under (const char *path)
{
  const char *folder = getenv ("ALUR_FAIL_UNDER");

  return folder != NULL && path != NULL && strncmp (path, folder, strlen (folder)) == 0;
}

/* The number that stands in the file, 0: none. What was counted before it was written is forgotten.
 */
static unsigned long
read_number (const char *path)
{
  static atomic_llong written;
  char text[16] = "";
  struct stat status;
  int descriptor = REAL (int (*) (const char *, int, ...), "open") (path, O_RDONLY | O_CLOEXEC);

  if (descriptor < 0)
    return 0;
  if (fstat (descriptor, &status) == 0)
    {
      long long now = status.st_mtim.tv_sec * 1000000000LL + status.st_mtim.tv_nsec;

      if (atomic_exchange (&written, now) != now)
        atomic_store (&n_operations, 0);
    }
  if (REAL (ssize_t (*) (int, void *, size_t), "read") (descriptor, text, sizeof text - 1) < 0)
    abort ();
  REAL (int (*) (int), "close") (descriptor);
  return strtoul (text, NULL, 10);
}

static bool
spares_reading (void)
{
  return getenv ("ALUR_FAIL_ONLY") != NULL;
}

/* Whether the operation is to fail now. */
static bool
fails (const char *operation)
{
  const char *at = getenv ("ALUR_FAIL_AT");
  const char *how = getenv ("ALUR_FAIL_ON");
  const char *code = getenv ("ALUR_FAIL_CODE");
  const char *flag = getenv ("ALUR_FAIL_WHILE");
  unsigned long wanted = at != NULL ? strtoul (at, NULL, 10) : 0;
  unsigned long told = 0;
  unsigned number;

  if (flag != NULL && access (flag, F_OK) != 0)
    return false;
  if (flag != NULL)
    told = read_number (flag);
  if (told != 0)
    wanted = told;
  number = atomic_fetch_add (&n_operations, 1) + 1;
  if (wanted == 0 || number < wanted
      || (number > wanted && (how == NULL || strcmp (how, "on") != 0)))
    return false;
  tell (operation);
  errno = code != NULL ? atoi (code) : EIO;
  return true;
}

static bool
is_path (int folder, const char *path)
{
  char link[64];
  char name[PATH_MAX];
  ssize_t length;

  if (path != NULL && path[0] == '/')
    return is_under (path);
  if (folder == AT_FDCWD)
    return false;
  snprintf (link, sizeof link, "/proc/self/fd/%d", folder);
  length = readlink (link, name, sizeof name - 1);
  if (length < 0)
    return false;
  name[length] = '\0';
  return is_under (name);
}

static bool
is_descriptor (int descriptor)
{
  return is_path (descriptor, NULL);
}

static int
open_at (const char *name, int folder, const char *path, int flags, mode_t mode)
{
  bool only_reads = (flags & (O_WRONLY | O_RDWR | O_CREAT)) == 0;

  if (is_path (folder, path) && !(only_reads && spares_reading ()) && fails (name))
    return -1;
  return REAL (int (*) (int, const char *, int, ...), "openat") (folder, path, flags, mode);
}

#define MODE(flags)                                                                                \
  mode_t mode = 0;                                                                                 \
  if (((flags) & (O_CREAT | O_TMPFILE)) != 0)                                                      \
    {                                                                                              \
      va_list more;                                                                                \
      va_start (more, flags);                                                                      \
      mode = va_arg (more, mode_t);                                                                \
      va_end (more);                                                                               \
    }

int
open (const char *path, int flags, ...)
{
  MODE (flags)
  return open_at ("open", AT_FDCWD, path, flags, mode);
}

int
open64 (const char *path, int flags, ...)
{
  MODE (flags)
  return open_at ("open", AT_FDCWD, path, flags | O_LARGEFILE, mode);
}

int
openat (int folder, const char *path, int flags, ...)
{
  MODE (flags)
  return open_at ("openat", folder, path, flags, mode);
}

int
openat64 (int folder, const char *path, int flags, ...)
{
  MODE (flags)
  return open_at ("openat", folder, path, flags | O_LARGEFILE, mode);
}

ssize_t
read (int descriptor, void *buffer, size_t size)
{
  if (is_descriptor (descriptor) && !spares_reading () && fails ("read"))
    return -1;
  return REAL (ssize_t (*) (int, void *, size_t), "read") (descriptor, buffer, size);
}

/* A disk that fills up takes part of what is written first. */
ssize_t
write (int descriptor, const void *buffer, size_t size)
{
  if (is_descriptor (descriptor) && fails ("write"))
    {
      int code = errno;

      if (size > 1
          && REAL (ssize_t (*) (int, const void *, size_t), "write") (descriptor, buffer, size / 2)
                 < 0)
        return -1;
      errno = code;
      return -1;
    }
  return REAL (ssize_t (*) (int, const void *, size_t), "write") (descriptor, buffer, size);
}

ssize_t
pwrite (int descriptor, const void *buffer, size_t size, off_t offset)
{
  if (is_descriptor (descriptor) && fails ("pwrite"))
    return -1;
  return REAL (ssize_t (*) (int, const void *, size_t, off_t), "pwrite") (descriptor, buffer, size,
                                                                          offset);
}

ssize_t
pwrite64 (int descriptor, const void *buffer, size_t size, off64_t offset)
{
  return pwrite (descriptor, buffer, size, offset);
}

ssize_t
writev (int descriptor, const struct iovec *parts, int n_parts)
{
  if (is_descriptor (descriptor) && fails ("writev"))
    return -1;
  return REAL (ssize_t (*) (int, const struct iovec *, int), "writev") (descriptor, parts, n_parts);
}

int
fsync (int descriptor)
{
  if (is_descriptor (descriptor) && fails ("fsync"))
    return -1;
  return REAL (int (*) (int), "fsync") (descriptor);
}

int
fdatasync (int descriptor)
{
  if (is_descriptor (descriptor) && fails ("fdatasync"))
    return -1;
  return REAL (int (*) (int), "fdatasync") (descriptor);
}

int
ftruncate (int descriptor, off_t length)
{
  if (is_descriptor (descriptor) && fails ("ftruncate"))
    return -1;
  return REAL (int (*) (int, off_t), "ftruncate") (descriptor, length);
}

int
ftruncate64 (int descriptor, off64_t length)
{
  return ftruncate (descriptor, length);
}

int
rename (const char *from, const char *to)
{
  if (is_under (to) && fails ("rename"))
    return -1;
  return REAL (int (*) (const char *, const char *), "rename") (from, to);
}

int
renameat (int from_folder, const char *from, int to_folder, const char *to)
{
  if (is_path (to_folder, to) && fails ("renameat"))
    return -1;
  return REAL (int (*) (int, const char *, int, const char *), "renameat") (from_folder, from,
                                                                            to_folder, to);
}

int
linkat (int from_folder, const char *from, int to_folder, const char *to, int flags)
{
  if (is_path (to_folder, to) && fails ("linkat"))
    return -1;
  return REAL (int (*) (int, const char *, int, const char *, int),
               "linkat") (from_folder, from, to_folder, to, flags);
}

int
mkdir (const char *path, mode_t mode)
{
  if (is_under (path) && fails ("mkdir"))
    return -1;
  return REAL (int (*) (const char *, mode_t), "mkdir") (path, mode);
}

int
fchmod (int descriptor, mode_t mode)
{
  if (is_descriptor (descriptor) && fails ("fchmod"))
    return -1;
  return REAL (int (*) (int, mode_t), "fchmod") (descriptor, mode);
}
