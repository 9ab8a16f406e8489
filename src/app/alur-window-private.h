/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-guide.h"
#include "alur-lead-sampler.h"
#include "alur-picture-maker.h"
#include "alur-session.h"
#include "alur-window.h"

G_BEGIN_DECLS

/* Inside of the window: a file a concern. */

struct _AlurWindow
{
  AdwApplicationWindow parent_instance;

  AlurSession *session;     /* NULL: the start page */
  AlurEditor *editor;       /* of the session's document; NULL: there is none, or not yet */
  AlurLeadSampler *sampler; /* of its lead times */
  AlurPictureMaker *maker;  /* of its large drawings */

  AdwToastOverlay *toasts;
  GtkWidget *header;
  AlurGuide *guide;
  AdwWindowTitle *title;
  GtkStack *pages;
  AdwBin *work;
  AlurWorkbench *workbench; /* in `work`, since the first document; NULL before */
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkDropDown *stages;
  GtkWidget *findings_button;
  AdwButtonContent *findings_content;
  gboolean is_refreshing;

  /* alur-window-files.c */
  GtkInfoBar *banner; /* the file has been changed by others */
  GtkLabel *banner_text;
  GtkWidget *banner_reload;
  GtkWidget *banner_keep;
  GtkFileChooserNative *chooser;
  GCancellable *reading_other;    /* a file to compare with; of the last that was chosen */
  GCancellable *reading_table;    /* a file to import; likewise */
  GCancellable *reading_drawings; /* files of BPMN, all of them */
  GtkWidget *warning;
  GtkWidget *close_dialog;
  GtkWidget *trial_dialog;      /* about what is only tried out; NULL: it is not asked */
  gboolean closes_when_saved;   /* or read again, if that is what it does */
  gboolean closes_with_program; /* and so is to be open again at the next start */
  GFile *opening;               /* is being read for the first time; NULL: nothing is */
  gboolean is_saving;
  gboolean saves_again; /* asked for while it was being saved */
  double restored_scale;
  AlurPoint restored_center;

  AdwToast *toast;          /* what is told, or will be; NULL: nothing */
  guint toast_going;        /* a source, while one that was dismissed goes; 0: none */
  gboolean tells_edit;      /* the toast, with something to do about it */
  gboolean tells_open_edit; /* one that has not ended yet */
  guint offer;              /* a source, before something is offered; 0: none */
  guint64 offered;          /* the state of the document for which that was looked at last */

  guint refresh;
  guint refresh_findings;
  guint prepare; /* a source; 0: the panes are not to be made before they are asked for */
};

/* alur-window-toast.c */
void alur_window_forget_toast (AlurWindow *self);
void alur_window_offer_carry (AlurWindow *self);
void alur_window_committed_cb (AlurDocument *document, const AlurCommit *commit, AlurWindow *self);

/* alur-window.c */
void alur_window_show_document (AlurWindow *self, AlurDocument *document);
void alur_window_changed (AlurWindow *self);
void alur_window_name_later (AlurWindow *self);

/* alur-window-files.c */
void alur_window_add_files (AlurWindow *self);
void alur_window_refresh_files (AlurWindow *self);
void alur_window_set_session (AlurWindow *self, AlurSession *session);
void alur_window_remember (AlurWindow *self);
void alur_window_stay (AlurWindow *self);
void alur_window_save_and_close (AlurWindow *self);
void alur_window_tell (AlurWindow *self, const char *heading, const char *body);
void alur_window_make_chooser (AlurWindow *self,
                               const char *title,
                               GtkFileChooserAction action,
                               const char *accept,
                               GCallback callback);
void alur_window_show_chooser (AlurWindow *self,
                               const char *title,
                               GtkFileChooserAction action,
                               const char *accept,
                               GCallback callback);
void alur_window_banner_cb (GtkInfoBar *banner, int response, AlurWindow *self);
char *alur_window_dup_file_name (GFile *file) G_GNUC_WARN_UNUSED_RESULT;
void alur_window_forget_reading (GCancellable **reading);
char *alur_window_dup_title (AlurWindow *self) G_GNUC_WARN_UNUSED_RESULT;

/* alur-window-actions.c */
void alur_window_add_actions (AlurWindow *self);
void alur_window_refresh_actions (AlurWindow *self);
void alur_window_refresh_sides (AlurWindow *self);

void alur_window_set_workshop (AlurWindow *self, gboolean workshop);

/* alur-window-close.c */
gboolean alur_window_close_request (AlurWindow *self);

/* alur-window-compare.c */
void alur_window_compare_file_cb (GSimpleAction *action, GVariant *parameter, gpointer data);

/* alur-window-import.c */
void alur_window_import_cb (GSimpleAction *action, GVariant *parameter, gpointer data);

/* alur-window-trial.c */
gboolean alur_window_ask_trial (AlurWindow *self);

/* alur-window-guide.c */
void alur_window_add_guide (AlurWindow *self);

/* alur-window-output.c */
void alur_window_export_cb (GSimpleAction *action, GVariant *parameter, gpointer data);
void alur_window_print_cb (GSimpleAction *action, GVariant *parameter, gpointer data);

G_END_DECLS
