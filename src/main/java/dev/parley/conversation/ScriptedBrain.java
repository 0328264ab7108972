package dev.parley.conversation;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.Expects;
import dev.parley.agent.Node;
import dev.parley.agent.Variable;
import dev.parley.llm.Embedder;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The brain that needs no language model: rules, shared words and likeness in meaning choose the
 * outcome, recognisers find the variables. It never invents and never composes. Thread-safe.
 */
public final class ScriptedBrain implements Brain {
  private final OutcomeChooser chooser;
  private final InstantSource clock;
  private final ZoneId zone;

  /**
   * A brain.
   *
   * @param embedder null to go by words alone, which understands less
   * @param zone where the callee's "tomorrow" is reckoned
   */
  public ScriptedBrain(@Nullable Embedder embedder, InstantSource clock, ZoneId zone) {
    chooser = new OutcomeChooser(embedder == null ? null : new Likeness(embedder));
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  public void prepare(AgentDocument document) {
    for (Node node : document.nodes()) {
      if (node instanceof Node.Asking asking) {
        chooser.prepare(Question.Choice.of(asking.outcomes()));
        asking.variables().forEach(variable -> chooser.prepare(choices(variable)));
      }
    }
  }

  @Override
  public Judgement judge(Question question) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    Map<String, String> variables = new HashMap<>();
    for (Variable variable : question.variables()) {
      find(variable, question, today).ifPresent(value -> variables.put(variable.name(), value));
    }
    return new Judgement(
        chooser.choose(question.said(), question.reply(), question.choices()).orElse(null),
        Map.copyOf(variables));
  }

  private Optional<String> find(Variable variable, Question question, LocalDate today) {
    Optional<String> found = recognise(variable, question.reply(), question.expects(), today);
    if (found.isPresent() || variable.source() == Variable.Source.REPLY) {
      return found;
    }
    List<String> history = question.history();
    for (int i = history.size() - 1; i >= 0; i--) {
      String turn = history.get(i);
      if (turn.startsWith("User: ") && variable.format() != Variable.Format.TEXT) {
        Optional<String> earlier =
            recognise(variable, turn.substring("User: ".length()), Expects.OPEN, today);
        if (earlier.isPresent()) {
          return earlier;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> recognise(
      Variable variable, String reply, Expects expects, LocalDate today) {
    return switch (variable.format()) {
      case TEXT -> PlainText.of(reply);
      case NUMBER -> expects == Expects.DIGITS ? Digits.of(reply) : Numbers.of(reply);
      case BOOLEAN -> YesNo.of(reply).map(String::valueOf);
      case DATE -> Dates.of(reply, today).map(LocalDate::toString);
      case TIME -> Times.of(reply, expects == Expects.TIME, today).map(String::valueOf);
      case PHONE -> Digits.phone(reply);
      case EMAIL -> Emails.of(reply);
      case NAME -> Names.of(reply, expects == Expects.NAME);
      case CHOICE -> chooser.choose("", reply, choices(variable));
    };
  }

  private static List<Question.Choice> choices(Variable variable) {
    return variable.choices().stream().map(choice -> new Question.Choice(choice, choice)).toList();
  }
}
