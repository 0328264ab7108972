package dev.parley.language;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import java.util.Optional;

/** Reads typed values from what somebody says. What is not said, or cannot be, is never read. */
public final class Values {
  private Values() {}

  /** The value that is meant; of a choice nothing, which is a matter of meaning. */
  public static Optional<Reading> read(Variable.Format format, String text, ValueContext context) {
    return switch (format) {
      case TEXT -> text(text, context);
      case NUMBER ->
          context.asks(Expects.DIGITS) ? Digits.of(text, context) : Numbers.of(text, context);
      case BOOLEAN -> YesNoAnswers.of(text, context);
      case DATE -> Dates.of(text, context);
      case TIME -> Times.of(text, context);
      case PHONE -> PhoneNumbers.of(text, context);
      case EMAIL -> Emails.of(text, context);
      case NAME -> PersonNames.of(text, context);
      case ADDRESS -> Addresses.of(text, context);
      case CHOICE -> Optional.empty();
    };
  }

  /** The words as they are; where they are an address, that. */
  private static Optional<Reading> text(String text, ValueContext context) {
    if (!context.asks(Expects.ADDRESS)) {
      return PlainText.of(text).map(Reading::sure);
    }
    return Addresses.of(text, context)
        .or(() ->
            Questions.asks(text) || !text.matches("(?s).*\\d.*\\p{L}{2}.*")
                ? Optional.empty()
                : PlainText.of(text).map(Reading::unsure));
  }
}
