package dev.parley.summary;

import static dev.parley.summary.Phrasing.quote;
import static dev.parley.summary.Phrasing.sentence;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.Node;
import dev.parley.agent.Variable;
import dev.parley.call.CallEvent;
import dev.parley.call.EndReason;
import dev.parley.call.StorableText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A summary of a call that says nothing but what its journal holds, in one to four sentences: who
 * was reached and what they wanted, what was asked and answered, what was learnt, and what is left.
 */
public final class Extract {
  /** So many questions are told; of more the last, which say where it led. */
  private static final int MOST_EXCHANGES = 3;

  private static final int MOST_VALUES = 6;
  private static final int LONGEST_VALUE = 60;
  private static final int LONGEST_NAME = 80;

  private static final String CALL_BACK_AT = "call_back_at";

  /** Who took the call, though nobody came who talks. */
  private static final Set<EndReason> MACHINES =
      Set.of(
          EndReason.LEFT_VOICEMAIL,
          EndReason.VOICEMAIL,
          EndReason.MAILBOX_FULL,
          EndReason.UNREACHABLE,
          EndReason.SCREENED,
          EndReason.IVR,
          EndReason.HOLD_MUSIC,
          EndReason.FAX);

  private Extract() {}

  /**
   * The summary.
   *
   * @param name of who was called, null where it is not known
   * @param document the agent's, null where it can't be read
   * @param before the journal until the end
   */
  public static String of(
      @Nullable String name,
      @Nullable AgentDocument document,
      List<CallEvent> before,
      CallEvent.Ended ended) {
    String who =
        name == null || name.isBlank() ? "the callee" : Phrasing.cut(name.strip(), LONGEST_NAME);
    CallFacts facts = new FactFinder(document).read(before, ended);
    if (!facts.spoke() || MACHINES.contains(ended.reason())) {
      return StorableText.of(sentence(Ends.alone(facts, who)));
    }
    List<String> sentences = new ArrayList<>();
    sentences.add(reached(facts, who));
    sentences.add(exchanges(facts));
    sentences.add(values(document, facts));
    sentences.add(left(facts));
    return StorableText.of(
        sentences.stream()
            .filter(words -> !words.isEmpty())
            .map(Phrasing::sentence)
            .collect(Collectors.joining(" ")));
  }

  /** Who was reached, and what they wanted besides answering. */
  private static String reached(CallFacts facts, String who) {
    Set<String> outcomes = facts.outcomes();
    String then = facts.ended().variables().get(CALL_BACK_AT);
    String when = then == null || then.isBlank() ? "" : " (" + then + ")";
    String promise = facts.promised() ? ", which was promised" : "";
    if (facts.optedOut()) {
      return who + " answered and does not want to be called again";
    }
    if (outcomes.contains("wrong_person")) {
      return "whoever answered for %s says this is the wrong number".formatted(who);
    }
    if (outcomes.contains("not_available")) {
      return "somebody answered for %s, who was not there%s"
          .formatted(who, facts.promised() ? "; another call" + when + " was promised" : when);
    }
    if (outcomes.contains("call_back")) {
      return who + " answered and wants to be called another time" + when + promise;
    }
    if (outcomes.contains("wants_person")) {
      return who
          + " answered and asked to speak to a person"
          + (facts.promised() ? "; a call from one was promised" : "");
    }
    if (outcomes.contains("other_language")) {
      return who + " answered and seemed to speak another language";
    }
    return "%s answered and talked with the agent for %s"
        .formatted(who, Phrasing.time(facts.talked()));
  }

  private static String exchanges(CallFacts facts) {
    List<Exchange> all =
        facts.exchanges().stream()
            .filter(exchange -> !exchange.asked().isEmpty() && !exchange.said().isEmpty())
            .toList();
    int untold = Math.max(0, all.size() - MOST_EXCHANGES);
    String told =
        all.subList(untold, all.size()).stream()
            .map(Extract::exchange)
            .collect(Collectors.joining("; "));
    return untold == 0
        ? told
        : "after %d other question%s, %s".formatted(untold, untold == 1 ? "" : "s", told);
  }

  private static String exchange(Exchange exchange) {
    String outcome = exchange.outcome();
    return "to %s they said %s%s"
        .formatted(
            quote(exchange.asked()),
            quote(exchange.said()),
            outcome == null ? "" : " (" + outcome + ")");
  }

  /** What the agent was to learn, and did. */
  private static String values(@Nullable AgentDocument document, CallFacts facts) {
    Map<String, String> known = new TreeMap<>(facts.ended().variables());
    List<String> told = new ArrayList<>();
    variables(document)
        .forEach((name, format) -> {
          String value = known.getOrDefault(name, "");
          if (!value.isBlank() && told.size() < MOST_VALUES) {
            told.add(
                name.replace('_', ' ')
                    + " "
                    + (format == Variable.Format.BOOLEAN ? yesNo(value) : value(value)));
          }
        });
    return told.isEmpty() ? "" : "noted: " + String.join(", ", told);
  }

  private static String value(String value) {
    return Phrasing.cut(value.replaceAll("\\s+", " ").strip(), LONGEST_VALUE);
  }

  private static String yesNo(String value) {
    return value.equals("true") ? "yes" : value.equals("false") ? "no" : value(value);
  }

  private static Map<String, Variable.Format> variables(@Nullable AgentDocument document) {
    Map<String, Variable.Format> variables = new LinkedHashMap<>();
    if (document != null) {
      for (Node node : document.nodes()) {
        if (node instanceof Node.Asking asking) {
          asking.variables().forEach(each -> variables.putIfAbsent(each.name(), each.format()));
        }
      }
    }
    return variables;
  }

  /** What is left to be done or known, and how it ended. */
  private static String left(CallFacts facts) {
    List<String> parts = new ArrayList<>();
    if (!facts.noted().isEmpty()) {
      parts.add(
          "they asked %s, which was not answered"
              .formatted(
                  Phrasing.list(last(facts.noted()).stream().map(Phrasing::quote).toList())));
    }
    if (!facts.told().isEmpty()) {
      parts.add(
          "they asked %s and were answered"
              .formatted(Phrasing.list(last(facts.told()).stream().map(Phrasing::quote).toList())));
    }
    if (!facts.failed().isEmpty()) {
      parts.add("this failed: " + Phrasing.list(last(facts.failed())));
    }
    String end = Ends.talk(facts);
    if (!end.isEmpty()) {
      parts.add(end);
    }
    return String.join("; ", parts);
  }

  private static List<String> last(List<String> all) {
    return all.subList(Math.max(0, all.size() - 2), all.size());
  }
}
