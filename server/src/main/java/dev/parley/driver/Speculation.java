package dev.parley.driver;

import dev.parley.agent.Variable;
import dev.parley.brain.Question;
import dev.parley.conversation.Command;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Event;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A judgement asked for before the turn is known to be over. It changes nothing unless the turn
 * ends in the very same question.
 */
final class Speculation {
  final Command.Ask ask;

  long from;
  long to;
  Event.TurnEnded turn;

  /** Whether the callee has not gone on since. */
  boolean latest = true;

  /** The judgement, once it is there. */
  @Nullable JudgingResult answer;

  /** Whether the turn did end in the question and waits for the judgement. */
  boolean wanted;

  Speculation(long from, long to, Event.TurnEnded turn, Command.Ask ask) {
    this.from = from;
    this.to = to;
    this.turn = turn;
    this.ask = ask;
  }

  /** It is of other sound, in which the same words were heard. */
  void of(long heardFrom, long heardTo, Event.TurnEnded heard) {
    from = heardFrom;
    to = heardTo;
    turn = heard;
    latest = true;
  }

  /** The words a conversation would say if the turn ended now and this were the judgement. */
  Optional<String> wordsIn(Conversation conversation, Event judgement) {
    Conversation asking = Conversation.step(conversation, turn).conversation();
    return Conversation.step(asking, judgement).commands().stream()
        .filter(Command.Say.class::isInstance)
        .map(command -> ((Command.Say) command).text())
        .findFirst();
  }

  /**
   * Whether a judgement finds all that was asked for in the words. Where any words would do, it can
   * never know.
   */
  boolean answeredBy(Event judgement) {
    if (!(judgement instanceof Event.Judged judged)) {
      return false;
    }
    Question question = ask.question();
    return question.choices().isEmpty()
        ? !question.variables().isEmpty()
            && question.variables().stream()
                .allMatch(variable ->
                    variable.format() != Variable.Format.TEXT
                        && judged.variables().containsKey(variable.name()))
        : judged.outcome() != null;
  }
}
