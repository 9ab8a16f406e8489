/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-bpmn.h"

static void
test_classes (void)
{
  g_assert_cmpint (alur_bpmn_get_class ("userTask"), ==, ALUR_BPMN_TASK);
  g_assert_cmpint (alur_bpmn_get_class ("callActivity"), ==, ALUR_BPMN_SUB);
  g_assert_cmpint (alur_bpmn_get_class ("eventBasedGateway"), ==, ALUR_BPMN_GATEWAY);
  g_assert_cmpint (alur_bpmn_get_class ("boundaryEvent"), ==, ALUR_BPMN_BETWEEN);
  g_assert_cmpint (alur_bpmn_get_class ("sequenceFlow"), ==, ALUR_BPMN_OTHER);
  g_assert_cmpint (alur_bpmn_get_class ("Task"), ==, ALUR_BPMN_OTHER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bpmn/classes", test_classes);
  return g_test_run ();
}
