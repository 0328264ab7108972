package dev.parley.bench.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What {@link RowBench} filters calls by: what is common, rare, absent. */
final class RowCases {
  private RowCases() {}

  /**
   * A list that is paged through.
   *
   * @param query added to that for rows
   */
  record Case(String what, String query) {}

  static List<Case> of(String agent, String contact) {
    List<Case> cases = new ArrayList<>();
    add(cases, "all", "");
    add(cases, "real calls only", "&test=false");
    add(cases, "of an agent", "&agent=" + agent);
    add(cases, "of a contact", "&contact=" + contact);
    add(cases, "of a version there is not", "&version=7");
    add(cases, "most statuses", "&status=success");
    add(cases, "few statuses", "&status=FAILED");
    add(cases, "a status none has", "&status=TRANSFERRED");
    add(cases, "a rare reason", "&reason=trunk_refused");
    add(cases, "the carrier's fault", "&fault=carrier");
    add(cases, "an outcome many took", "&outcome=confirm");
    add(cases, "an outcome few took", "&outcome=cancel");
    add(cases, "an outcome none took", "&outcome=nothing");
    add(cases, "a step few ended in", "&end_node=cancelled");
    add(cases, "three days a month ago", "&from=%s&to=%s".formatted(daysAgo(33), daysAgo(30)));
    add(cases, "of a minute and longer", "&min_ms=60000");
    add(cases, "a long wait, rare", "&gap_p95_min=1990");
    add(cases, "a longer wait than any", "&gap_p95_min=5000");
    add(cases, "many turns and interrupted", "&turns_min=3&interrupted_min=1");
    add(cases, "a tag", "&tag=list5");
    add(cases, "two tags", "&tag=list5&tag=vip");
    add(cases, "a variable many have", "&variable.date=Tuesday");
    add(cases, "a variable one has", "&variable.reference=R77777");
    add(cases, "metadata many have", "&metadata.source=web");
    add(cases, "metadata few have", "&metadata.size=499");
    add(cases, "a name", "&search=contact%2077777");
    add(cases, "with a recording", "&has_recording=true");
    add(cases, "a webhook given up", "&parked=true");
    add(cases, "no webhook given up", "&parked=false");
    add(cases, "words: in every call", "&words=appointment");
    add(cases, "words: two in every call", "&words=appointment%20tuesday");
    add(cases, "words: a phrase in every call", "&words=%22can%20you%20still%20make%20it%22");
    add(cases, "words: some calls", "&words=wrong%20number");
    add(cases, "words: a phrase in some", "&words=%22wrong%20number%22");
    add(cases, "words: by the callee", "&words=tuesday&words_by=callee");
    add(cases, "words: not by the callee", "&words=parley&words_by=callee");
    add(cases, "words: in one call", "&words=reference77777");
    add(cases, "words: two common, together in few", "&words=lantern%20harbour");
    add(cases, "words: a phrase of two common, in none", "&words=%22tuesday%20appointment%22");
    add(cases, "words: in none", "&words=xylophone");
    add(cases, "words: all but some", "&words=appointment%20-wrong");
    add(cases, "words and a status", "&words=wrong&status=COMPLETED&test=false");
    add(cases, "words, tag and wait", "&words=number&tag=list5&gap_p95_min=1000");
    return cases;
  }

  private static void add(List<Case> cases, String what, String query) {
    cases.add(new Case(what, query));
  }

  private static String daysAgo(int days) {
    return Instant.now().minus(Duration.ofDays(days)).toString();
  }
}
