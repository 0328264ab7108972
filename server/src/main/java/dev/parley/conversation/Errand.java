package dev.parley.conversation;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.brain.Question;
import dev.parley.language.numbers.NumberRange;
import dev.parley.language.speech.MannerPhrases;
import dev.parley.language.speech.ReadBack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Something the agent asks that no node does, on the way to a node or away from all of them. */
sealed interface Errand {
  /** An answer to a question of ours. */
  String YES = "yes";

  String NO = "no";
  String STOP = "stop";
  String PERSON = "person";
  String GO_ON = "go_on";

  List<Question.Choice> YES_OR_NO =
      List.of(
          new Question.Choice(
              YES, "yes, that is right", List.of("Yes.", "Yes, please.", "That's right.")),
          new Question.Choice(NO, "no", List.of("No.", "No, that's wrong.", "No, thank you.")));

  /** How often it was asked. */
  int asked();

  /** The same, asked once more. */
  Errand again();

  /** Its words, as they are asked again. */
  String question();

  /** What the answer looks like. */
  Expects expects();

  /** What may be answered. */
  List<Question.Choice> choices();

  /** What is to be learnt of the answer. */
  default List<Variable> variables() {
    return List.of();
  }

  /**
   * When to call another time.
   *
   * @param reaching whether somebody else is to be reached then
   */
  record When(boolean reaching, int asked) implements Errand {
    static final Variable DATE =
        new Variable(
            "call_back_date",
            Variable.Source.REPLY,
            "the day they want to be called",
            Variable.Format.DATE);
    static final Variable TIME =
        new Variable(
            "call_back_time",
            Variable.Source.REPLY,
            "the time they want to be called",
            Variable.Format.TIME);

    @Override
    public Errand again() {
      return new When(reaching, asked + 1);
    }

    @Override
    public String question() {
      return reaching
          ? "When would be a good time to reach them?"
          : "When would be a good time to call?";
    }

    @Override
    public Expects expects() {
      return Expects.TIME;
    }

    @Override
    public List<Question.Choice> choices() {
      return List.of();
    }

    @Override
    public List<Variable> variables() {
      return List.of(DATE, TIME);
    }
  }

  /** Whether that is when to call. */
  record WhenReadBack(boolean reaching, CallBack when, int asked) implements Errand {
    @Override
    public Errand again() {
      return new WhenReadBack(reaching, when, asked + 1);
    }

    @Override
    public String question() {
      return reaching
          ? MannerPhrases.callAgain(when.spoken())
          : MannerPhrases.callBack(when.spoken());
    }

    @Override
    public Expects expects() {
      return Expects.YES_NO;
    }

    @Override
    public List<Question.Choice> choices() {
      return YES_OR_NO;
    }

    @Override
    public List<Variable> variables() {
      return List.of(When.DATE, When.TIME);
    }
  }

  /** Whether to stop, to get a person, or to go on, for somebody who is angry. */
  record Offer(int asked) implements Errand {
    @Override
    public Errand again() {
      return new Offer(asked + 1);
    }

    @Override
    public String question() {
      return "Shall we stop calling you, or would you rather speak to a person?";
    }

    @Override
    public Expects expects() {
      return Expects.CHOICE;
    }

    @Override
    public List<Question.Choice> choices() {
      return List.of(
          new Question.Choice(
              STOP, "stop calling", List.of("Stop calling me.", "Yes, stop.", "Never call again.")),
          new Question.Choice(
              PERSON, "speak to a person", List.of("Give me a person.", "A person, please.")),
          new Question.Choice(
              GO_ON, "go on with this call", List.of("No, go on.", "It's fine, what is it?")));
    }
  }

  /** Whether the call has reached the wrong telephone or person. */
  record Wrong(int asked) implements Errand {
    @Override
    public Errand again() {
      return new Wrong(asked + 1);
    }

    @Override
    public String question() {
      return "Do I have the wrong number?";
    }

    @Override
    public Expects expects() {
      return Expects.YES_NO;
    }

    @Override
    public List<Question.Choice> choices() {
      return List.of(
          new Question.Choice(
              YES, "yes, it is the wrong number", List.of("Yes.", "Yes, you do.", "I think so.")),
          new Question.Choice(
              NO,
              "no, it is the right number",
              List.of("No.", "No, that's me.", "No, what is it?")));
    }
  }

  /** Whether somebody shall call back who understands better. */
  record Help(int asked) implements Errand {
    @Override
    public Errand again() {
      return new Help(asked + 1);
    }

    @Override
    public String question() {
      return "Shall somebody call you back?";
    }

    @Override
    public Expects expects() {
      return Expects.YES_NO;
    }

    @Override
    public List<Question.Choice> choices() {
      return YES_OR_NO;
    }
  }

  /**
   * Whether an outcome is what is meant, or which of two.
   *
   * @param doubtful it, or both, the likelier first
   * @param all the node's outcomes, of which the answer may name another
   */
  record Meant(List<Question.Choice> doubtful, List<Question.Choice> all, int asked)
      implements Errand {
    /** Ids that no outcome of a document has. */
    static final String RIGHT = "=yes";

    static final String WRONG = "=no";

    /** Beside an outcome that says no, a no means that one. */
    private static final Pattern DENIAL = Pattern.compile("(?i)^no\\b");

    private static final Question.Choice NEITHER =
        new Question.Choice(
            WRONG, "neither of them", List.of("Neither.", "No, neither.", "Something else."));

    public Meant {
      doubtful = List.copyOf(doubtful);
      all = List.copyOf(all);
    }

    private boolean either() {
      return doubtful.size() > 1;
    }

    @Override
    public Errand again() {
      return new Meant(doubtful, all, asked + 1);
    }

    @Override
    public String question() {
      String first = doubtful.getFirst().label();
      return either()
          ? MannerPhrases.either(first, doubtful.getLast().label())
          : MannerPhrases.meant(first);
    }

    @Override
    public Expects expects() {
      return either() ? Expects.CHOICE : Expects.YES_NO;
    }

    @Override
    public List<Question.Choice> choices() {
      List<Question.Choice> choices = new ArrayList<>();
      if (either()) {
        if (doubtful.stream().noneMatch(each -> DENIAL.matcher(each.label()).find())) {
          choices.add(NEITHER);
        }
      } else {
        choices.add(named(RIGHT, YES_OR_NO.getFirst()));
        choices.add(named(WRONG, YES_OR_NO.getLast()));
      }
      choices.addAll(all);
      return choices;
    }

    private static Question.Choice named(String id, Question.Choice choice) {
      return new Question.Choice(id, choice.label(), choice.examples());
    }
  }

  /**
   * Whether values are what they seem.
   *
   * @param values by name, as they are kept
   * @param variables what the answer may say instead of them
   * @param spoken the same as they are said
   * @param outcome that was chosen with them, empty for none
   */
  record Values(
      Map<String, String> values,
      List<Variable> variables,
      List<String> spoken,
      String outcome,
      int asked)
      implements Errand {
    /**
     * Whether a number beside a yes is no other value: it only counts something ("yes, that one"),
     * unless it is one of those of a range.
     */
    boolean onlyCounts(String name, String number) {
      boolean telling =
          variables.stream().anyMatch(each -> each.name().equals(name) && each.format().telling());
      return !telling && !NumberRange.within(values.getOrDefault(name, ""), number);
    }

    @Override
    public Errand again() {
      return new Values(values, variables, spoken, outcome, asked + 1);
    }

    @Override
    public String question() {
      return MannerPhrases.readBack(
          asked > 1 ? spoken.stream().map(ReadBack::explained).toList() : spoken);
    }

    @Override
    public Expects expects() {
      return Expects.YES_NO;
    }

    @Override
    public List<Question.Choice> choices() {
      return YES_OR_NO;
    }
  }
}
