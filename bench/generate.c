/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Large documents for measuring, and the same drawings for the peers.
 *
 *   generate organisation N        a chart of N units, five to a parent
 *   generate procedure N           a procedure of N steps over 8 lanes with N / 4 extra flows
 *   generate authorities U A       U units with A authorities over a function tree
 *   generate service U S           a whole document of U units and S steps in procedures of usual
 *                                  sizes, with authorities, positions, regulations and problems,
 *                                  and a second stage with a tenth of it
 *   generate dot-organisation N    the chart as Graphviz input
 *   generate dot-places N          the chart with ready places, for neato -n2
 *   generate dot-procedure N       the procedure with ready places, for neato -n2
 *   generate dot-lanes N           the procedure with lanes as clusters, for dot
 *
 * Everything is written to standard output and depends on its arguments alone. */

#include <glib.h>
#include <stdio.h>
#include <string.h>

#define N_LANES 8

static const char *const words[] = { "Perencanaan", "Keuangan",  "Pelayanan", "Kepegawaian",
                                     "Pengawasan",  "Perizinan", "Kesehatan", "Penyuluhan" };

/* A small generator of our own, so that the documents are the same everywhere. */
static guint
next_random (guint32 *state, guint below)
{
  *state = *state * 1664525u + 1013904223u;
  return (*state >> 8) % below;
}

static void
begin_document (void)
{
  printf ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" title=\"Ukuran\">\n");
}

static void
write_unit (guint i, const char *end)
{
  printf ("      <unit id=\"u%u\" name=\"Bagian %s %u\"", i, words[i % G_N_ELEMENTS (words)], i);
  if (i > 1)
    printf (" parent=\"u%u\"", (i - 2) / 5 + 1);
  printf ("%s\n", end);
}

static void
organisation (guint n_units)
{
  begin_document ();
  printf ("  <stage id=\"now\" name=\"Kini\" kind=\"current\">\n    <organisation>\n");
  for (guint i = 1; i <= n_units; i++)
    write_unit (i, "/>");
  printf ("    </organisation>\n  </stage>\n</alur>\n");
}

static void
write_functions (guint n_functions)
{
  printf ("  <functions>\n");
  for (guint i = 1; i <= n_functions; i++)
    {
      printf ("    <function id=\"f%u\" name=\"Urusan %u\"", i, i);
      if (i > 10)
        printf (" parent=\"f%u\"", i / 10);
      printf ("/>\n");
    }
  printf ("  </functions>\n");
}

static void
authorities (guint n_units, guint n_authorities)
{
  static const char *const roles[]
      = { "decision-maker", "regulator", "planner",    "coordinator", "liaison",
          "implementer",    "assistant", "supervisor", "evaluator" };
  guint n_functions = MAX (n_authorities / 50, 1);
  guint32 state = 7;
  guint next = 1;

  begin_document ();
  write_functions (n_functions);
  printf ("  <stage id=\"now\" name=\"Kini\" kind=\"current\">\n    <organisation>\n");
  for (guint i = 1; i <= n_units; i++)
    {
      write_unit (i, ">");
      for (; next <= (guint) ((guint64) n_authorities * i / n_units); next++)
        printf ("        <authority id=\"a%u\" role=\"%s\" function=\"f%u\" scope=\"Kec. %u\"/>\n",
                next, roles[next_random (&state, G_N_ELEMENTS (roles))],
                1 + next_random (&state, n_functions), next_random (&state, 20));
      printf ("      </unit>\n");
    }
  printf ("    </organisation>\n  </stage>\n</alur>\n");
}

static guint
next_lane (guint32 *state, guint lane)
{
  return next_random (state, 3) == 0 ? next_random (state, N_LANES) : lane;
}

typedef void (*FlowFunc) (guint number, guint from, guint to);

/* The chain itself, then the extra flows: short jumps forwards and back. */
static void
each_flow (guint n_steps, FlowFunc func)
{
  guint32 state = 11;
  guint number = 0;

  for (guint i = 1; i < n_steps; i++)
    func (++number, i, i + 1);
  for (guint i = 0; i < n_steps / 4; i++)
    {
      guint from = 1 + next_random (&state, n_steps);
      guint to = from + next_random (&state, 20) + 2;

      if (to > n_steps)
        continue;
      if (next_random (&state, 4) == 0)
        func (++number, to, from);
      else
        func (++number, from, to);
    }
}

static void
write_flow (guint number, guint from, guint to)
{
  printf ("      <flow id=\"w%u\"%s from=\"s%u\" to=\"s%u\"/>\n", number,
          to == from + 1 ? "" : " kind=\"information\"", from, to);
}

static void
procedure (guint n_steps)
{
  guint32 state = 3;
  guint lane = 0;

  begin_document ();
  printf ("  <stage id=\"now\" name=\"Kini\" kind=\"current\">\n    <organisation>\n");
  for (guint i = 1; i <= N_LANES; i++)
    printf ("      <unit id=\"u%u\" name=\"Bagian %s\"/>\n", i, words[i - 1]);
  printf ("    </organisation>\n    <procedure id=\"pr1\" name=\"Rantai\">\n");
  for (guint i = 1; i <= n_steps; i++)
    {
      lane = next_lane (&state, lane);
      printf ("      <step id=\"s%u\" name=\"Memeriksa berkas %u\"%s unit=\"u%u\"/>\n", i, i,
              i == 1         ? " kind=\"start\""
              : i == n_steps ? " kind=\"end\""
                             : "",
              lane + 1);
    }
  each_flow (n_steps, write_flow);
  printf ("    </procedure>\n  </stage>\n</alur>\n");
}

static void
write_regulations (guint n_regulations)
{
  static const char *const kinds[] = { "uu", "pp", "perpres", "permen", "perda", "perbup" };

  printf ("  <regulations>\n");
  for (guint i = 1; i <= n_regulations; i++)
    printf (
        "    <regulation id=\"r%u\" kind=\"%s\" number=\"%u\" year=\"%u\" title=\"%s daerah\"/>\n",
        i, kinds[i % G_N_ELEMENTS (kinds)], i, 1990 + i % 35, words[i % G_N_ELEMENTS (words)]);
  printf ("  </regulations>\n");
}

typedef struct
{
  guint n_units;
  guint n_steps;
  guint n_functions;
  guint n_regulations;
  guint32 state;
  guint n_flows; /* that are written */
} Service;

static void
write_service_unit (Service *self, guint i)
{
  static const char *const roles[] = { "decision-maker", "planner",   "coordinator", "implementer",
                                       "implementer",    "assistant", "supervisor",  "evaluator" };

  write_unit (i, ">");
  if (i % 2 == 0)
    printf ("        <authority id=\"a%u\" role=\"%s\" function=\"f%u\"/>\n", i,
            roles[next_random (&self->state, G_N_ELEMENTS (roles))],
            1 + next_random (&self->state, self->n_functions));
  if (i % 3 == 0)
    printf ("        <authority id=\"b%u\" role=\"implementer\" function=\"f%u\" basis=\"r%u\"/>\n",
            i, 1 + next_random (&self->state, self->n_functions),
            1 + next_random (&self->state, self->n_regulations));
  if (i % 4 == 0)
    printf ("        <position id=\"p%u\" name=\"Analis %s\" headcount=\"%u\"/>\n", i,
            words[i % G_N_ELEMENTS (words)], 1 + i % 9);
  printf ("      </unit>\n");
}

static void
write_service_step (Service *self, guint i, guint number, guint size, guint lane)
{
  const char *kind = number == 1       ? " kind=\"start\""
                     : number == size  ? " kind=\"end\""
                     : number % 7 == 0 ? " kind=\"decision\" question=\"Berkas lengkap?\""
                                       : "";

  printf ("      <step id=\"s%u\" name=\"Memeriksa berkas %u\"%s unit=\"u%u\" work=\"PT%uM\"", i, i,
          kind, lane, 1 + next_random (&self->state, 60));
  if (number % 5 == 0)
    printf (" wait=\"P%uD\"", 1 + next_random (&self->state, 5));
  if (number % 6 == 2)
    printf ("><input name=\"Formulir %u\" from=\"customer\"/><output name=\"Berkas %u\"/></step>\n",
            i % 40, i % 60);
  else
    printf ("/>\n");
}

static void
write_service_flow (Service *self, guint from, guint to, const char *more)
{
  printf ("      <flow id=\"w%u\" from=\"s%u\" to=\"s%u\"%s/>\n", ++self->n_flows, from, to, more);
}

/* The steps from @first on, over three to six units that stand near each other; of each decision a
 * way leads on and one back. */
static void
write_service_procedure (Service *self, guint number, guint first, guint size)
{
  guint n_lanes = MIN (3 + next_random (&self->state, 4), self->n_units);
  guint first_lane = 1 + next_random (&self->state, self->n_units - n_lanes + 1);

  printf ("    <procedure id=\"pr%u\" name=\"Layanan %s %u\" volume=\"%u\">\n", number,
          words[number % G_N_ELEMENTS (words)], number, 50 + next_random (&self->state, 4000));
  for (guint i = 1; i <= size; i++)
    write_service_step (self, first + i - 1, i, size,
                        first_lane + next_random (&self->state, n_lanes));
  for (guint i = 1; i < size; i++)
    {
      gboolean decides = i % 7 == 0;

      write_service_flow (self, first + i - 1, first + i,
                          decides ? " label=\"Ya\" probability=\"0.8\"" : "");
      if (decides)
        write_service_flow (self, first + i - 1, first + i - 5,
                            " label=\"Tidak\" probability=\"0.2\"");
    }
  printf ("    </procedure>\n");
}

static void
write_service_stage (const Service *service, const char *head, guint share)
{
  Service self = *service;
  guint first = 1;

  self.n_units = MAX (self.n_units / share, 8);
  self.n_steps /= share;
  printf ("  <stage %s>\n    <organisation>\n", head);
  for (guint i = 1; i <= self.n_units; i++)
    write_service_unit (&self, i);
  for (guint i = 1; i <= self.n_units / 100; i++)
    printf ("      <relation id=\"c%u\" kind=\"coordination\" from=\"u%u\" to=\"u%u\"/>\n", i,
            i * 90 + 1, i * 90 + 2);
  printf ("    </organisation>\n");
  for (guint number = 1; first <= self.n_steps; number++)
    {
      guint size = MIN (8 + next_random (&self.state, 33), self.n_steps - first + 1);

      write_service_procedure (&self, number, first, size);
      first += size;
    }
  for (guint i = 1; i <= self.n_units / 1000; i++)
    printf ("    <problem id=\"m%u\" refs=\"u%u\">Antrean panjang.</problem>\n", i, i * 7);
  printf ("  </stage>\n");
}

static void
service (guint n_units, guint n_steps)
{
  Service self
      = { MAX (n_units, 8), n_steps, MAX (n_units / 50, 10), MAX (n_units / 500, 10), 5, 0 };

  begin_document ();
  write_functions (self.n_functions);
  write_regulations (self.n_regulations);
  write_service_stage (&self, "id=\"now\" name=\"Kini\" kind=\"current\"", 1);
  write_service_stage (&self, "id=\"next\" name=\"Dituju\" kind=\"target\"", 10);
  printf ("</alur>\n");
}

static void
dot_head (const char *more)
{
  printf ("digraph g {\n  bgcolor=white; %s\n"
          "  node [shape=box, fontname=\"Liberation Sans\", fontsize=9];\n",
          more);
}

static void
dot_organisation (guint n_units, gboolean places)
{
  dot_head ("");
  for (guint i = 1; i <= n_units; i++)
    {
      printf ("  u%u [label=\"Bagian %s %u\"", i, words[i % G_N_ELEMENTS (words)], i);
      if (places)
        printf (", pos=\"%u,%u\"", i % 300 * 120, i / 300 * 60);
      printf ("];\n");
      if (i > 1)
        printf ("  u%u -> u%u;\n", (i - 2) / 5 + 1, i);
    }
  printf ("}\n");
}

static void
dot_flow (guint number, guint from, guint to)
{
  printf ("  s%u -> s%u;\n", from, to);
}

static void
dot_procedure (guint n_steps)
{
  guint32 state = 3;
  guint lane = 0;

  dot_head ("");
  for (guint i = 1; i <= n_steps; i++)
    {
      lane = next_lane (&state, lane);
      printf ("  s%u [label=\"Memeriksa berkas %u\", pos=\"%u,%u\"];\n", i, i, i * 150,
              (N_LANES - lane) * 100);
    }
  each_flow (n_steps, dot_flow);
  printf ("}\n");
}

static void
dot_lanes (guint n_steps)
{
  dot_head ("rankdir=LR;");
  for (guint wanted = 0; wanted < N_LANES; wanted++)
    {
      guint32 state = 3;
      guint lane = 0;

      printf ("  subgraph cluster_%u { label=\"%s\";\n", wanted, words[wanted]);
      for (guint i = 1; i <= n_steps; i++)
        {
          lane = next_lane (&state, lane);
          if (lane == wanted)
            printf ("    s%u [label=\"Memeriksa berkas %u\"];\n", i, i);
        }
      printf ("  }\n");
    }
  each_flow (n_steps, dot_flow);
  printf ("}\n");
}

int
main (int argc, char **argv)
{
  const char *what = argc >= 3 ? argv[1] : "";
  guint n = argc >= 3 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 0;

  if (strcmp (what, "organisation") == 0)
    organisation (n);
  else if (strcmp (what, "procedure") == 0)
    procedure (n);
  else if (strcmp (what, "authorities") == 0 && argc >= 4)
    authorities (n, (guint) g_ascii_strtoull (argv[3], NULL, 10));
  else if (strcmp (what, "service") == 0 && argc >= 4)
    service (n, (guint) g_ascii_strtoull (argv[3], NULL, 10));
  else if (strcmp (what, "dot-organisation") == 0)
    dot_organisation (n, FALSE);
  else if (strcmp (what, "dot-places") == 0)
    dot_organisation (n, TRUE);
  else if (strcmp (what, "dot-procedure") == 0)
    dot_procedure (n);
  else if (strcmp (what, "dot-lanes") == 0)
    dot_lanes (n);
  else
    {
      fprintf (stderr, "usage: generate WHAT N [M]; the head of generate.c lists them\n");
      return 2;
    }
  return 0;
}
