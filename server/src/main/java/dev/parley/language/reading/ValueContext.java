package dev.parley.language.reading;

import dev.parley.agent.Expects;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a value is read in the light of.
 *
 * @param expects what the reply as a whole was to look like
 * @param asked the words that asked for it, perhaps none
 * @param now by the callee's clock
 * @param known the value so far, which a reply may correct in part; null for none
 */
public record ValueContext(
    Expects expects, String asked, LocalDateTime now, Whereabouts callee, @Nullable String known) {

  public LocalDate today() {
    return now.toLocalDate();
  }

  /** Whether this was asked for and nothing else. */
  public boolean asks(Expects kind) {
    return expects == kind;
  }
}
