package dev.parley.language.values;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.reading.Whereabouts;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads values as a call to somebody in the United States does, on a Wednesday morning. */
public final class ReadValues {
  /** A Wednesday. */
  public static final LocalDateTime NOW = LocalDateTime.of(2026, 2, 25, 10, 15);

  private ReadValues() {}

  /** The value as it is kept, with a question mark in front if it is not sure; empty for none. */
  public static String read(Variable.Format format, String said) {
    return read(format, said, context(format.expects(), "", "US", null));
  }

  public static String read(Variable.Format format, String said, ValueContext context) {
    return Values.read(format, said, context)
        .map(reading -> (reading.sure() ? "" : "?") + reading.value())
        .orElse("");
  }

  public static ValueContext context(
      Expects expects, String asked, @Nullable String region, @Nullable String known) {
    String number = region == null ? null : region.equals("GB") ? "+442079460958" : "+14155550100";
    return new ValueContext(
        expects, asked, NOW, new Whereabouts(ZoneOffset.UTC, region, number), known);
  }

  public static String expected(@Nullable String value) {
    return value == null ? "" : value;
  }
}
