package dev.parley.agent;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One place in a conversation. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Node.Start.class, name = "start"),
  @JsonSubTypes.Type(value = Node.Speak.class, name = "speak"),
  @JsonSubTypes.Type(value = Node.Transfer.class, name = "transfer"),
  @JsonSubTypes.Type(value = Node.End.class, name = "end")
})
public sealed interface Node {
  /** Names the node within its document. */
  String id();

  /** What the dashboard calls it, null for nothing in particular. */
  @Nullable String name();

  /** Where the dashboard draws it. */
  @Nullable Position position();

  /** What it says, with references; for a prompt node, how to find the words. */
  String text();

  /** Where a node stands on the canvas. */
  record Position(double x, double y) {}

  /** A node that waits for the callee and goes on from what they say. */
  sealed interface Asking extends Node {
    List<Variable> variables();

    /** Where to go from here; null in a document that is not valid. */
    @Nullable Outcomes outcomes();

    /** What is to be done after the words and before the outcomes. */
    List<Action> actions();

    /** What replies look like where the document says so. */
    @Nullable Expects expects();

    /** Which answers are confirmed, where the document says so. */
    @Nullable Confirm confirm();

    /** Which answers are confirmed; those that are not sure, where the document does not say. */
    default Confirm confirms() {
      Confirm said = confirm();
      return said == null ? Confirm.UNSURE : said;
    }

    /** What replies look like, inferred from the variables where the document does not say. */
    default Expects expected() {
      Expects said = expects();
      if (said != null) {
        return said;
      }
      return variables().stream()
          .map(variable -> variable.format().expects())
          .filter(expects -> expects != Expects.OPEN)
          .findFirst()
          .orElse(Expects.OPEN);
    }
  }

  /** The first words, always said as written. */
  record Start(
      String id,
      @AtMost(200) @Nullable String name,
      @Nullable Position position,
      @AtMost(5_000) String text,
      @AtMost(50) List<Variable> variables,
      @Nullable Expects expects,
      @Nullable Confirm confirm,
      @Nullable Outcomes outcomes)
      implements Asking {
    public Start {
      variables = List.copyOf(variables);
    }

    @Override
    public List<Action> actions() {
      return List.of();
    }
  }

  /**
   * Says something and goes on from the answer.
   *
   * @param verbatim whether no language model may adapt the words
   * @param uninterrupted whether the callee may not speak over them
   * @param spellNumbers whether digits are said one by one
   * @param fallback what is said in the place of words that are not composed in time; null where
   *     none are composed
   */
  record Speak(
      String id,
      @AtMost(200) @Nullable String name,
      @Nullable Position position,
      @Default("message") Wording mode,
      @AtMost(5_000) String text,
      @AtMost(5_000) @Nullable String fallback,
      boolean verbatim,
      boolean uninterrupted,
      boolean spellNumbers,
      @AtMost(50) List<Variable> variables,
      @AtMost(20) List<Action> actions,
      @Nullable Expects expects,
      @Nullable Confirm confirm,
      @Nullable Outcomes outcomes)
      implements Asking {
    public Speak {
      variables = List.copyOf(variables);
      actions = List.copyOf(actions);
    }

    /** Whose words they are. */
    public enum Wording {
      /** The text's own. */
      MESSAGE,
      /** A language model's; the text tells it what to say. */
      PROMPT
    }
  }

  /**
   * Hands the callee over.
   *
   * @param number to ring, for {@link To#PHONE}
   * @param warm whether the person rung is briefed first
   * @param onFailure the node to go on from where nobody takes the call
   * @param agentId the agent that takes over, for {@link To#AGENT}
   */
  record Transfer(
      String id,
      @AtMost(200) @Nullable String name,
      @Nullable Position position,
      To mode,
      @AtMost(5_000) @Default("") String text,
      @AtMost(100) @Nullable String number,
      boolean warm,
      @AtMost(5_000) @Default("") String briefing,
      @Default("30") int ringSeconds,
      @Nullable String onFailure,
      @AtMost(64) @Nullable String agentId)
      implements Node {
    /** To whom. */
    public enum To {
      PHONE,
      AGENT
    }
  }

  /** Says its text and hangs up. */
  record End(
      String id,
      @AtMost(200) @Nullable String name,
      @Nullable Position position,
      @AtMost(5_000) @Default("") String text)
      implements Node {}
}
