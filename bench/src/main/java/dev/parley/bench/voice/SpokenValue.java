package dev.parley.bench.voice;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.reading.Reading;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.reading.Whereabouts;
import dev.parley.language.speech.ReadBack;
import dev.parley.language.values.Values;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A value that an agent reads back.
 *
 * @param value as it is kept
 */
record SpokenValue(Kind kind, String value) {
  private static final String REGION = "US";
  private static final Whereabouts CALLEE =
      new Whereabouts(ZoneId.of("America/New_York"), REGION, null);

  /** The day of all calls, before all dates that have no year. */
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 9, 1, 10, 0);

  /** What is read back, and in which sentence. */
  enum Kind {
    EMAIL("e-mail", Variable.Format.EMAIL, Expects.EMAIL, "Your e-mail address is %s."),
    PHONE("phone", Variable.Format.PHONE, Expects.PHONE, "The number is %s."),
    PRICE("price", Variable.Format.NUMBER, Expects.NUMBER, "The price is $%s."),
    DATE("date", Variable.Format.DATE, Expects.DATE, "I have it down for %s.");

    final String described;
    private final Variable.Format format;
    private final Expects expects;
    private final String sentence;

    Kind(String described, Variable.Format format, Expects expects, String sentence) {
      this.described = described;
      this.format = format;
      this.expects = expects;
      this.sentence = sentence;
    }
  }

  /** What an agent says whose words have the value in them. */
  String text() {
    return kind.sentence.formatted(ReadBack.said(kind.format, value, REGION));
  }

  /** Whether the value is read from what was heard of the sentence. */
  boolean readFrom(String heard) {
    return read(heard).filter(this::same).isPresent();
  }

  /** The value that is read from what was heard. */
  Optional<String> read(String heard) {
    var context = new ValueContext(kind.expects, "", NOW, CALLEE, null);
    return Values.read(kind.format, heard, context).map(Reading::value);
  }

  private boolean same(String read) {
    return kind == Kind.PRICE
        ? read.matches("\\d+(\\.\\d+)?")
            && new BigDecimal(read).compareTo(new BigDecimal(value)) == 0
        : read.equals(value);
  }
}
