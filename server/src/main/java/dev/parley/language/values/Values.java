package dev.parley.language.values;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.addresses.Addresses;
import dev.parley.language.answers.AskedYesNo;
import dev.parley.language.answers.YesNoAnswers;
import dev.parley.language.emails.Emails;
import dev.parley.language.intents.Questions;
import dev.parley.language.names.PersonNames;
import dev.parley.language.numbers.Digits;
import dev.parley.language.numbers.Numbers;
import dev.parley.language.phones.PhoneNumbers;
import dev.parley.language.reading.PlainText;
import dev.parley.language.reading.Reading;
import dev.parley.language.reading.SideRemarks;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.times.Dates;
import dev.parley.language.times.Times;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads typed values from what somebody says. What is not said, or cannot be, is never read. */
public final class Values {
  private static final Pattern BARE =
      Pattern.compile(
          "\\W*(yes|yeah|yep|yup|no|nope|nah|not really)\\b(\\W+(thanks?( you)?|sir"
              + "|ma'am))?\\W*");

  /** Asks for what has a name, of which remarks are no part. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)\\b(which|what|what's|what is|whose|the|your|name of)( [\\p{L}]+){0,2}? (city|town"
              + "|village|county|state|province|country|suburb|district|borough|street|area|region"
              + "|airport|station|branch|company|firm|employer|brand|make|model|breed|colou?r"
              + "|school|university|college|department|job|profession|trade|language|team"
              + "|bank|insurer|airline|hotel|pharmacy|doctor|vet|nationality|species|variety)\\b");

  private static final Set<String> PLAIN_HELPERS =
      Set.of("do", "does", "did", "is", "are", "was", "were", "have", "has");

  private Values() {}

  /** The value that is meant; of a choice nothing, which is a matter of meaning. */
  public static Optional<Reading> read(Variable.Format format, String said, ValueContext context) {
    if (format == Variable.Format.TEXT) {
      return NAMED.matcher(context.asked()).find() ? named(said, context) : text(said, context);
    }
    String text = SideRemarks.without(said);
    return switch (format) {
      case NUMBER -> Digits.asked(context) ? Digits.of(text, context) : Numbers.of(text, context);
      case BOOLEAN -> YesNoAnswers.of(text, context);
      case DATE -> Dates.of(text, context);
      case TIME -> Times.of(text, context);
      case PHONE -> PhoneNumbers.of(text, context);
      case EMAIL -> Emails.of(text, context);
      case NAME -> PersonNames.of(text, context);
      case ADDRESS -> Addresses.of(text, context);
      case CHOICE, TEXT -> Optional.empty();
    };
  }

  /** The name of something, without what is said beside it. */
  private static Optional<Reading> named(String said, ValueContext context) {
    String name = SideRemarks.name(said);
    return SideRemarks.behindSentence(name)
        .filter(behind -> PlainText.of(behind).isPresent())
        .map(Reading::unsure)
        .or(() -> text(name, context));
  }

  /** The words as they are; where they are an address, that. */
  private static Optional<Reading> text(String text, ValueContext context) {
    if (!context.asks(Expects.ADDRESS)) {
      return PlainText.of(text).or(() -> yesOrNo(text, context)).map(Reading::sure);
    }
    return Addresses.of(text, context)
        .or(() ->
            Questions.asks(text) || !text.matches("(?s).*\\d.*\\p{L}{2}.*")
                ? Optional.empty()
                : PlainText.of(text).map(Reading::unsure));
  }

  /** A bare yes or no, which tells something only where a question was answered with it. */
  private static Optional<String> yesOrNo(String text, ValueContext context) {
    return BARE.matcher(text.toLowerCase(Locale.ROOT)).matches()
            && PLAIN_HELPERS.contains(AskedYesNo.of(context.asked()).helper())
        ? Optional.of(text.strip())
        : Optional.empty();
  }
}
