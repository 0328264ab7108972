package dev.parley.agent;

import java.util.List;

/**
 * Something to learn from the callee.
 *
 * @param instructions for the brain, such as "the day they would prefer"
 * @param choices what it may be, for {@link Format#CHOICE}; empty otherwise
 */
public record Variable(
    String name,
    @Default("reply") Source source,
    @AtMost(1_000) @Default("") String instructions,
    @Default("text") Format format,
    @AtMost(value = 200, each = 200) List<String> choices) {
  public Variable {
    choices = List.copyOf(choices);
  }

  /** A variable that is no choice. */
  public Variable(String name, Source source, String instructions, Format format) {
    this(name, source, instructions, format, List.of());
  }

  /** Where the value is looked for. */
  public enum Source {
    /** The callee's latest turn. */
    REPLY,
    /** All that was said so far. */
    CONVERSATION
  }

  /** What the value is, and how it is kept. */
  public enum Format {
    /** The words as they were said. */
    TEXT,
    /**
     * A decimal number, such as {@code 42} or {@code 3.5}; of a range both ends, {@code 10-15}. Of
     * digits that are read out those as they were said, with the letters among them: {@code AB123}.
     */
    NUMBER,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** An ISO 8601 date, {@code 2026-03-03}. */
    DATE,
    /** An ISO 8601 time of day, {@code 14:30}. */
    TIME,
    /** In E.164 form, an extension behind it as in RFC 3966: {@code +12125550132;ext=12}. */
    PHONE,
    EMAIL,
    NAME,
    /** A postal address, its parts parted by commas. */
    ADDRESS,
    /** One of the {@link Variable#choices()}, as written there. */
    CHOICE;

    /** Whether words that give such a value can be taken for nothing else. */
    public boolean telling() {
      return switch (this) {
        case DATE, TIME, PHONE, EMAIL -> true;
        case TEXT, NUMBER, BOOLEAN, NAME, ADDRESS, CHOICE -> false;
      };
    }

    /** What a reply that gives such a value looks like. */
    public Expects expects() {
      return switch (this) {
        case TEXT -> Expects.OPEN;
        case NUMBER -> Expects.NUMBER;
        case BOOLEAN -> Expects.YES_NO;
        case DATE -> Expects.DATE;
        case TIME -> Expects.TIME;
        case PHONE -> Expects.PHONE;
        case EMAIL -> Expects.EMAIL;
        case NAME -> Expects.NAME;
        case ADDRESS -> Expects.ADDRESS;
        case CHOICE -> Expects.CHOICE;
      };
    }
  }
}
