package dev.parley.conversation;

import dev.parley.agent.Expects;
import java.time.Duration;

/**
 * When speech begins to count and when a turn is over.
 *
 * @param enter probability from which a window begins speech
 * @param hold probability down to which a window continues it
 * @param onset speech needed before it counts while the agent is silent
 * @param bargeInDoubt speech over the agent after which it falls silent until it is known whether
 *     it was meant
 * @param bargeIn speech over the agent after which its words are looked at
 * @param bargeInSure speech over the agent that interrupts it whatever the words
 * @param murmur speech over the agent so short that unsure words may be no words
 * @param murmured confidence below which they are taken for none
 * @param overlap how long a short answer given over the agent's last words waits for the agent to
 *     finish
 * @param speculate silence after which the words are decoded ahead of the end of the turn
 * @param speculateBrief the same where a brief answer is expected
 * @param brief silence that ends a yes, a no or a choice of a single word, after which many go on
 * @param briefAnswered the same of several words
 * @param briefUnanswered silence that ends a turn whose words are no answer where a brief one is
 *     expected
 * @param answered silence that ends any other turn whose words answer the question
 * @param normal silence that ends a turn otherwise
 * @param dictated silence that ends digits, an address or the like being read out
 * @param open silence added when the words sound unfinished
 * @param longest after which a turn is ended even if the callee still speaks
 * @param noise confidence below which the words are taken for noise
 * @param spoken speech that is not taken for noise although no words can be made out
 */
public record Endpointing(
    float enter,
    float hold,
    Duration onset,
    Duration bargeInDoubt,
    Duration bargeIn,
    Duration bargeInSure,
    Duration murmur,
    double murmured,
    Duration overlap,
    Duration speculate,
    Duration speculateBrief,
    Duration brief,
    Duration briefAnswered,
    Duration briefUnanswered,
    Duration answered,
    Duration normal,
    Duration dictated,
    Duration open,
    Duration longest,
    double noise,
    Duration spoken) {
  /** What suits a telephone conversation. */
  public static final Endpointing DEFAULT =
      new Endpointing(
          0.5f,
          0.35f,
          Duration.ofMillis(90),
          Duration.ofMillis(60),
          Duration.ofMillis(450),
          Duration.ofMillis(1000),
          Duration.ofMillis(600),
          -0.25,
          Duration.ofMillis(700),
          Duration.ofMillis(90),
          Duration.ofMillis(60),
          Duration.ofMillis(320),
          Duration.ofMillis(200),
          Duration.ofMillis(420),
          Duration.ofMillis(340),
          Duration.ofMillis(540),
          Duration.ofMillis(1200),
          Duration.ofMillis(600),
          Duration.ofSeconds(30),
          -0.8,
          Duration.ofMillis(350));

  public Endpointing {
    if (!(0 < hold && hold <= enter && enter < 1)) {
      throw new IllegalArgumentException(
          "Speech is held at %s and entered at %s; need 0 < hold <= enter < 1."
              .formatted(hold, enter));
    }
  }

  /** The same with each silence that ends a turn so many times as long. */
  public Endpointing scaled(double factor) {
    return new Endpointing(
        enter,
        hold,
        onset,
        bargeInDoubt,
        bargeIn,
        bargeInSure,
        murmur,
        murmured,
        overlap,
        speculate,
        speculateBrief,
        scaled(brief, factor),
        scaled(briefAnswered, factor),
        scaled(briefUnanswered, factor),
        scaled(answered, factor),
        scaled(normal, factor),
        scaled(dictated, factor),
        scaled(open, factor),
        longest,
        noise,
        spoken);
  }

  private static Duration scaled(Duration silence, double factor) {
    return Duration.ofMillis(Math.round(silence.toMillis() * factor));
  }

  /**
   * Speech over the agent after which it falls silent, when it did so for nothing some times
   * before: on a line with an echo or a television it must not falter at every word.
   */
  Duration bargeInDoubt(int falseAlarms) {
    Duration doubt = bargeInDoubt.multipliedBy(1L << Math.min(falseAlarms / 2, 6));
    return doubt.compareTo(bargeIn) < 0 ? doubt : bargeIn;
  }

  /** Silence after which the words are decoded ahead of time. */
  Duration speculation(Expects expects) {
    return isBrief(expects) ? speculateBrief : speculate;
  }

  /** Silence that ends a turn of this kind as long as its words don't answer the question. */
  Duration silence(Expects expects) {
    if (isDictated(expects)) {
      return dictated;
    }
    return isBrief(expects) ? briefUnanswered : normal;
  }

  /** Silence without which no turn of this kind ends, whatever its words are. */
  Duration least(Expects expects) {
    if (isDictated(expects)) {
      return dictated;
    }
    return isBrief(expects)
        ? (brief.compareTo(briefAnswered) < 0 ? brief : briefAnswered)
        : answered;
  }

  /** Silence that ends a turn of this kind whose words answer the question. */
  Duration silenceAfterAnswer(Expects expects, String text) {
    if (isDictated(expects)) {
      return silence(expects);
    }
    return isBrief(expects) ? (TurnWords.several(text) ? briefAnswered : brief) : answered;
  }

  /** Whether digits or letters are being read out, with pauses that end nothing. */
  private static boolean isDictated(Expects expects) {
    return switch (expects) {
      case DIGITS, PHONE, EMAIL, ADDRESS -> true;
      case OPEN, YES_NO, CHOICE, NUMBER, DATE, TIME, NAME -> false;
    };
  }

  private static boolean isBrief(Expects expects) {
    return switch (expects) {
      case YES_NO, CHOICE -> true;
      case OPEN, NUMBER, DIGITS, DATE, TIME, PHONE, EMAIL, NAME, ADDRESS -> false;
    };
  }
}
