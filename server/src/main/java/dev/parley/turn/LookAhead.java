package dev.parley.turn;

import dev.parley.agent.Expects;
import java.time.Duration;

/**
 * Silence after which the words are decoded ahead of the end of the turn, so that they are there
 * when it comes.
 *
 * @param brief where a yes, a no or a choice is expected, which is over soon
 * @param usual elsewhere
 */
public record LookAhead(Duration brief, Duration usual) {
  Duration of(Expects expects) {
    return switch (ReplyShape.of(expects)) {
      case YES_NO, CHOICE -> brief;
      case SENTENCE, DICTATED -> usual;
    };
  }
}
