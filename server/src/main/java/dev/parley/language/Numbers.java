package dev.parley.language;

import dev.parley.agent.Expects;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds a number or an amount of money. Of two different ones neither is meant, unless they are the
 * ends of a range: {@code 10-15}.
 */
final class Numbers {
  private static final Set<String> MAJOR =
      Set.of(
          "$", "£", "€", "dollar", "dollars", "buck", "bucks", "quid", "pound", "pounds", "euro",
          "euros");
  private static final Set<String> MINOR = Set.of("cent", "cents", "pence", "penny", "p");
  private static final Set<String> BEFORE_ONE =
      Set.of(
          "that", "this", "the", "which", "no", "any", "another", "every", "each", "some", "last",
          "first", "second", "good", "right", "wrong", "other", "only", "either", "neither");
  private static final Set<String> AFTER_ONE = Set.of("of", "thing", "who", "that");
  private static final Pattern YEAR =
      Pattern.compile("\\b(what|which|model|the) year\\b|\\byear (was|did|of|is)\\b");
  private static final List<String> ALWAYS =
      List.of("twenty four seven", "twenty four hours a day", "24 / 7", "fifty fifty", "50 50");
  private static final Set<String> TIME = Set.of("am", "pm", "oclock");
  private static final Pattern MOMENT =
      Pattern.compile(
          ".*\\b(just|give me|hold on|wait) ?(one|a|two)"
              + " (moment|second|seconds|sec|secs|minute|minutes)( please)?|(one|two|a)"
              + " (moment|second|sec|minute)( please)?");
  private static final Pattern BOUND_BEFORE =
      Pattern.compile(
          ".*\\b(at least|at most|over|more than|above|under|below|less than|fewer than|up to|no"
              + " more than|upwards of|minimum( of)?|maximum( of)?|not quite|nearly|almost|close"
              + " to)( about)?( [$£€])?$");
  private static final Pattern BOUND_AFTER =
      Pattern.compile(
          "^(or more|or less|plus|\\+|and up|minimum|max|maximum|tops|at least|at most|or"
              + " so|ish)\\b.*");

  private final Words words;
  private final Amounts amounts;

  private Numbers(Words words) {
    this.words = words;
    amounts = new Amounts(words);
  }

  /** A range of numbers; one number is one whose ends are the same. */
  private record Range(BigDecimal low, BigDecimal high) {
    static Range of(BigDecimal value) {
      return new Range(value, value);
    }

    String text() {
      return low.compareTo(high) == 0
          ? Amount.text(low)
          : Amount.text(low) + "-" + Amount.text(high);
    }
  }

  static Optional<Reading> of(String text, ValueContext context) {
    Words words = Words.of(text);
    if (MOMENT.matcher(words.text(0, words.size())).matches()) {
      return Optional.empty();
    }
    List<Mention<Range>> left = Meant.of(new Numbers(words).all(), words);
    Set<String> values = new LinkedHashSet<>();
    left.forEach(mention -> values.add(mention.value() == null ? "" : mention.value().text()));
    if (values.size() != 1 || values.contains("")) {
      return Optional.empty();
    }
    boolean sure =
        left.stream().anyMatch(mention -> mention.sure() && !Meant.hedged(words, mention));
    String value = values.iterator().next();
    if (YEAR.matcher(context.asked().toLowerCase(Locale.ROOT)).find()
        && value.matches("\\d{1,2}")) {
      int year = Integer.parseInt(value);
      boolean last = year > context.now().getYear() % 100;
      return Optional.of(Reading.unsure(String.valueOf(year + (last ? 1900 : 2000))));
    }
    boolean asked = context.asks(Expects.NUMBER) || words.size() <= 4;
    return Optional.of(new Reading(value, sure && (asked || left.size() == 1)));
  }

  private List<Mention<Range>> all() {
    List<Mention<Range>> mentions = new ArrayList<>();
    int i = 0;
    while (i < words.size()) {
      i += words.length(i, ALWAYS);
      Mention<Range> mention = range(i);
      if (mention != null) {
        mentions.add(mention);
        i = mention.to();
      } else {
        i++;
      }
    }
    return mentions.stream().filter(mention -> !passedOver(mention)).collect(Collectors.toList());
  }

  private @Nullable Mention<Range> range(int i) {
    Mention<Amount> first = money(i);
    if (first == null || first.value() == null) {
      return null;
    }
    boolean between = words.is(i - 1, "between") || words.is(i - 2, "between");
    int to = first.to();
    int join = to;
    boolean or = words.is(to, "or");
    if (words.is(to, "to", "through", "till", "or") || (between && words.is(to, "and"))) {
      join = to + 1;
    } else if (!words.dashed(to)) {
      join = -1;
    }
    Mention<Amount> second = join < 0 ? null : money(join);
    if (second != null && second.value() != null) {
      BigDecimal low = first.value().inScaleOf(second.value()).value();
      BigDecimal high = second.value().value();
      if (low.compareTo(high) < 0) {
        return new Mention<>(
            new Range(low, high), i, second.to(), first.sure() && second.sure() && !or);
      }
    }
    int outOf = words.follow(to, "out of") ? 2 : 0;
    Mention<Amount> whole = outOf == 0 ? null : money(to + outOf);
    return new Mention<>(
        Range.of(first.value().value()),
        i,
        whole == null ? to : whole.to(),
        first.sure() && !bound(i, to));
  }

  /** A number with what it counts: "twenty dollars and eighty cents", "$15", "five percent". */
  private @Nullable Mention<Amount> money(int i) {
    boolean sign = words.is(i, "$", "£", "€");
    Mention<Amount> read =
        words.is(i, "a") && words.is(i + 1, MAJOR)
            ? Mention.sure(Amount.of(1), i, i + 1)
            : amounts.at(sign ? i + 1 : i);
    if (read == null || read.value() == null || pronoun(read) || clock(read)) {
      return null;
    }
    Amount amount = read.value();
    int to = read.to();
    boolean major = words.is(to, MAJOR);
    if (words.is(to, MINOR)) {
      return new Mention<>(Amount.of(amount.value().movePointLeft(2)), i, to + 1, read.sure());
    }
    if (words.is(to, "%", "percent")) {
      return new Mention<>(amount, i, to + 1, read.sure());
    }
    if (sign && words.is(to, "m")) {
      return new Mention<>(amount.times(BigDecimal.valueOf(1_000_000)), i, to + 1, true);
    }
    if (!major) {
      return new Mention<>(amount, i, to, read.sure());
    }
    to++;
    int minorAt = words.is(to, "and") ? to + 1 : to;
    Mention<Amount> minor = words.stopped(minorAt) ? null : amounts.at(minorAt);
    boolean cents = minor != null && words.is(minor.to(), MINOR);
    if (minor != null
        && minor.value() != null
        && (cents || (minorAt == to && !words.paused(to) && !words.is(minor.to(), MAJOR)))
        && minor.value().value().compareTo(BigDecimal.valueOf(100)) < 0
        && minor.value().value().compareTo(BigDecimal.valueOf(cents ? 0 : 9)) > 0) {
      BigDecimal whole = amount.value().add(minor.value().value().movePointLeft(2));
      return new Mention<>(Amount.of(whole), i, cents ? minor.to() + 1 : minor.to(), read.sure());
    }
    return new Mention<>(amount, i, to, read.sure());
  }

  /** Whether it is the "one" of "that one". */
  private boolean pronoun(Mention<Amount> read) {
    return read.to() - read.from() == 1
        && words.is(read.from(), "one")
        && (words.is(read.from() - 1, BEFORE_ONE) || words.is(read.to(), AFTER_ONE));
  }

  private boolean clock(Mention<Amount> read) {
    return words.is(read.to(), TIME) || words.at(read.from()).contains(":");
  }

  /** Names and turns of speech that have a number in them. */
  private boolean passedOver(Mention<Range> mention) {
    boolean month = new DateWords(words).month(mention.from() - 1) != null;
    boolean certain =
        words.is(mention.to() - 1, "%", "percent") && words.is(mention.to(), "sure", "certain");
    boolean plan = words.text(mention.from(), mention.to()).endsWith("401 k");
    return month || certain || plan;
  }

  private boolean bound(int from, int to) {
    return BOUND_BEFORE.matcher(words.text(from - 4, from)).matches()
        || BOUND_AFTER.matcher(words.text(to, to + 2)).matches();
  }
}
