package dev.parley.summary;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.Exit;
import dev.parley.agent.Node;
import dev.parley.agent.Outcomes;
import dev.parley.call.CallEvent;
import dev.parley.conversation.NotedQuestion;
import dev.parley.language.words.Sentences;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds in the journal of a call what its summary tells. */
final class FactFinder {
  private static final Pattern PROMISE =
      Pattern.compile("(?i)\\b(I|we|somebody|someone) will call you\\b[^?]*$");

  private final @Nullable AgentDocument document;
  private final Map<String, String> asked = new HashMap<>();
  private final Map<String, Exchange> exchanges = new LinkedHashMap<>();
  private final List<String> outcomes = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final List<String> noted = new ArrayList<>();
  private final Set<String> failed = new LinkedHashSet<>();
  private final StringBuilder reply = new StringBuilder();
  private @Nullable Instant dialled;
  private @Nullable Instant rang;
  private @Nullable Instant answered;
  private String lastWords = "";
  private boolean agentLast;
  private boolean spoke;
  private boolean promised;
  private boolean optedOut;

  FactFinder(@Nullable AgentDocument document) {
    this.document = document;
  }

  /** Reads a journal to its end. */
  CallFacts read(List<CallEvent> before, CallEvent.Ended ended) {
    before.forEach(this::take);
    Instant at = ended.at();
    Instant answer = answered;
    Instant ringing = rang == null ? dialled : rang;
    return new CallFacts(
        since(ringing, answer == null ? at : answer),
        since(answer, at),
        answer != null,
        spoke,
        lastWords,
        promised,
        optedOut,
        List.copyOf(exchanges.values()),
        Set.copyOf(outcomes),
        List.copyOf(told),
        List.copyOf(noted),
        List.copyOf(failed),
        ended);
  }

  private static Duration since(@Nullable Instant from, Instant to) {
    return from == null || to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
  }

  private void take(CallEvent event) {
    switch (event) {
      case CallEvent.Dialling dialling -> dialled = dialling.at();
      case CallEvent.Ringing ringing -> rang = rang == null ? ringing.at() : rang;
      case CallEvent.Answered answer -> answered = answer.at();
      case CallEvent.AgentSpoke words -> agent(words);
      case CallEvent.CalleeSpoke words -> callee(words);
      case CallEvent.OutcomeTaken taken -> taken(taken);
      case CallEvent.OutcomeWithdrawn withdrawn -> {
        outcomes.remove(withdrawn.outcome());
        exchanges.remove(withdrawn.node());
      }
      case CallEvent.OptedOut _ -> optedOut = true;
      case CallEvent.KnowledgeCited cited -> told.add(cited.asked());
      case CallEvent.Noted note -> NotedQuestion.in(note.text()).ifPresent(noted::add);
      case CallEvent.ActionFailed action ->
          failed.add(action.name() == null ? action.action() : action.name());
      case CallEvent.Began _,
          CallEvent.Stepped _,
          CallEvent.AgentPaused _,
          CallEvent.AnswererJudged _,
          CallEvent.Held _,
          CallEvent.Resumed _,
          CallEvent.GapMeasured _,
          CallEvent.MediaMeasured _,
          CallEvent.ModelAsked _,
          CallEvent.OutcomesScored _,
          CallEvent.Recorded _,
          CallEvent.Unknown _,
          CallEvent.Ended _ -> {}
    }
  }

  private void agent(CallEvent.AgentSpoke words) {
    lastWords = words.text();
    agentLast = true;
    promised |= PROMISE.matcher(words.text()).find();
    String node = words.node();
    if (node != null && !words.text().isBlank()) {
      asked.put(node, words.text());
    }
  }

  private void callee(CallEvent.CalleeSpoke words) {
    if (agentLast) {
      reply.setLength(0);
      agentLast = false;
    }
    spoke |= !words.text().isBlank();
    reply.append(reply.isEmpty() ? "" : " ").append(words.text().strip());
  }

  private void taken(CallEvent.OutcomeTaken taken) {
    outcomes.add(taken.outcome());
    String node = taken.node();
    String own = asked.getOrDefault(node, "");
    String question = own.isEmpty() || !lastWords.contains("?") ? own : lastWords;
    String words = reply.toString();
    if (!question.isEmpty() || !words.isEmpty()) {
      Exchange _ = exchanges.remove(node);
      exchanges.put(
          node, new Exchange(node, Sentences.wholeQuestion(question), words, label(taken)));
    }
  }

  /** What an author calls an outcome that is chosen by what is meant. */
  private @Nullable String label(CallEvent.OutcomeTaken taken) {
    return document == null
        ? null
        : document.node(taken.node()).stream()
            .flatMap(FactFinder::exits)
            .filter(Outcomes.Choice.class::isInstance)
            .map(Outcomes.Choice.class::cast)
            .filter(choice -> choice.id().equals(taken.outcome()))
            .map(Outcomes.Choice::label)
            .findFirst()
            .orElse(null);
  }

  private static Stream<Exit> exits(Node node) {
    return node instanceof Node.Asking asking && asking.outcomes() != null
        ? asking.outcomes().exits().stream()
        : Stream.empty();
  }
}
