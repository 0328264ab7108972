package dev.parley.agent;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a node leads. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(Outcomes.Prompt.class), @JsonSubTypes.Type(Outcomes.Rules.class)})
public sealed interface Outcomes {
  /** Where to go if nothing else fits. */
  @Nullable Else otherwise();

  /** All ways out, in the document's order. */
  List<Exit> exits();

  /** The brain chooses by what the callee meant: exactly one, or none. */
  record Prompt(
      @AtMost(50) @JsonProperty("prompt") List<Choice> choices,
      @JsonProperty("else") @Nullable Else otherwise)
      implements Outcomes {
    public Prompt {
      choices = List.copyOf(choices);
    }

    @Override
    public List<Exit> exits() {
      return Outcomes.with(choices, otherwise);
    }
  }

  /** Conditions choose: top to bottom, the first that holds. */
  record Rules(@AtMost(200) List<Rule> rules, @JsonProperty("else") @Nullable Else otherwise)
      implements Outcomes {
    public Rules {
      rules = List.copyOf(rules);
    }

    @Override
    public List<Exit> exits() {
      return Outcomes.with(rules, otherwise);
    }
  }

  /**
   * What the callee may mean.
   *
   * @param label a short phrase, distinct from the others
   * @param examples replies that mean this, for the brain to go by, perhaps none; what is learnt
   *     from calls is put first ({@link Lesson})
   * @param suggested more of them, by a language model, which nobody wrote ({@link Suggestions});
   *     null where none were asked for yet, empty where none are wanted
   */
  record Choice(
      @AtMost(200) String id,
      @AtMost(200) String label,
      @AtMost(value = Choice.MOST_EXAMPLES, each = Choice.LONGEST_EXAMPLE) List<String> examples,
      @AtMost(value = Choice.MOST_SUGGESTED, each = Choice.LONGEST_EXAMPLE)
          @Nullable List<String> suggested,
      String next,
      @Nullable Integer maxVisits,
      @Nullable String then)
      implements Exit {
    static final int MOST_EXAMPLES = 50;
    static final int LONGEST_EXAMPLE = 500;
    static final int MOST_SUGGESTED = 20;

    public Choice {
      examples = List.copyOf(examples);
      suggested = suggested == null ? null : List.copyOf(suggested);
    }

    /** All replies that are known to mean this, those of people first. */
    public List<String> known() {
      return suggested == null
          ? examples
          : Stream.concat(examples.stream(), suggested.stream()).toList();
    }
  }

  /** A way that is taken when its conditions hold. */
  record Rule(
      @AtMost(200) String id,
      When when,
      String next,
      @Nullable Integer maxVisits,
      @Nullable String then)
      implements Exit {}

  /** The way that is left. */
  record Else(String next, @Nullable Integer maxVisits, @Nullable String then) implements Exit {
    @Override
    public String id() {
      return "else";
    }
  }

  private static List<Exit> with(List<? extends Exit> exits, @Nullable Else otherwise) {
    List<Exit> all = new ArrayList<>(exits);
    if (otherwise != null) {
      all.add(otherwise);
    }
    return List.copyOf(all);
  }
}
