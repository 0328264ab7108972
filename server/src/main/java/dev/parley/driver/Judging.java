package dev.parley.driver;

import dev.parley.brain.Brain;
import dev.parley.brain.BrainException;
import dev.parley.conversation.Command;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Event;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the brain, and asks it ahead of need: the conversation is pure, so what it would ask if the
 * turn ended now can be known without it ending.
 */
final class Judging {
  private static final Logger LOG = LoggerFactory.getLogger(Judging.class);

  private final Brain brain;
  private final ExecutorService tasks;
  private final Mailbox mailbox;
  private final Consumer<JudgingResult> discarded;
  private @Nullable Speculation speculation;

  /**
   * Asks a brain.
   *
   * @param discarded told each judgement made ahead that nobody will need
   */
  Judging(Brain brain, ExecutorService tasks, Mailbox mailbox, Consumer<JudgingResult> discarded) {
    this.brain = brain;
    this.tasks = tasks;
    this.mailbox = mailbox;
    this.discarded = discarded;
  }

  /**
   * Asks what the conversation would ask if a turn of these words ended now; not again what is
   * asked already.
   */
  void ahead(Conversation conversation, long from, long to, Event.TurnEnded turn) {
    Command.Ask ask = asked(conversation, turn);
    Speculation before = speculation;
    if (before != null && before.ask.equals(ask)) {
      before.of(from, to, turn);
      JudgingResult answer = before.answer;
      if (answer != null) {
        mailbox.post(new Input.JudgedAhead(before, answer));
      }
      return;
    }
    forget();
    if (ask != null) {
      Speculation ahead = new Speculation(from, to, turn, ask);
      speculation = ahead;
      tasks.execute(() -> mailbox.post(new Input.JudgedAhead(ahead, judge(ask))));
    }
  }

  private static Command.@Nullable Ask asked(Conversation conversation, Event.TurnEnded turn) {
    return Conversation.step(conversation, turn).commands().stream()
        .filter(Command.Ask.class::isInstance)
        .map(Command.Ask.class::cast)
        .findFirst()
        .orElse(null);
  }

  /** Whether what was asked ahead is of all that was heard so far. */
  boolean holds(Speculation ahead) {
    return ahead == speculation && ahead.latest;
  }

  /** The callee goes on, if only with noise: what was asked ahead is of use if no words come. */
  void goesOn() {
    Speculation ahead = speculation;
    if (ahead != null) {
      ahead.latest = false;
    }
  }

  /** Forgets what was asked ahead. */
  void discard() {
    Speculation ahead = speculation;
    if (ahead != null && !ahead.wanted) {
      forget();
    }
  }

  private void forget() {
    JudgingResult answer = speculation == null ? null : speculation.answer;
    speculation = null;
    if (answer != null) {
      discarded.accept(answer);
    }
  }

  /**
   * Takes a judgement made ahead.
   *
   * @return what to tell the conversation now, null when it has not asked yet or never will
   */
  @Nullable JudgingResult judged(Input.JudgedAhead judged) {
    Speculation ahead = judged.speculation();
    if (ahead.wanted) {
      speculation = ahead == speculation ? null : speculation;
      return judged.answer();
    }
    if (ahead == speculation) {
      ahead.answer = judged.answer();
    } else {
      discarded.accept(judged.answer());
    }
    return null;
  }

  /**
   * Asks, unless that was done ahead.
   *
   * @return the answer if it is there already
   */
  @Nullable JudgingResult ask(Command.Ask ask) {
    Speculation ahead = speculation;
    if (ahead != null && ahead.ask.equals(ask)) {
      JudgingResult answer = ahead.answer;
      ahead.wanted = answer == null;
      speculation = answer == null ? ahead : null;
      return answer;
    }
    forget();
    tasks.execute(() -> mailbox.post(new Input.Judged(judge(ask))));
    return null;
  }

  private JudgingResult judge(Command.Ask ask) {
    try {
      Brain.Judgement judgement = brain.judge(ask.question());
      return new JudgingResult(
          new Event.Judged(
              ask.ask(),
              judgement.intent(),
              judgement.outcome(),
              judgement.likely(),
              judgement.variables(),
              judgement.unsure(),
              judgement.known()),
          judgement.scores());
    } catch (BrainException e) {
      return failed(ask, String.valueOf(e.getMessage()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return failed(ask, "The call ended.");
    } catch (RuntimeException e) {
      LOG.error("A brain broke.", e);
      return failed(ask, e.getClass().getSimpleName());
    }
  }

  private static JudgingResult failed(Command.Ask ask, String why) {
    return new JudgingResult(new Event.JudgementFailed(ask.ask(), why), null);
  }
}
