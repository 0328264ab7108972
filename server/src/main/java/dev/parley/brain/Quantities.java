package dev.parley.brain;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.reading.Reading;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.reading.Whereabouts;
import dev.parley.language.values.Values;
import dev.parley.language.words.NumberWords;
import dev.parley.language.words.Tokens;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Numbers and amounts: "5 to 10k", "12 or fewer". */
final class Quantities implements Scale<BigDecimal> {
  private static final String NUMBER =
      "[$£€]?(\\d[\\d,]*(?:\\.\\d+)?) ?(k|thousand|million|grand)?\\b";
  private static final Pattern BETWEEN =
      Pattern.compile("(?:between |from )?" + NUMBER + " ?(?:-|–|to|and|through) ?" + NUMBER);
  private static final Pattern ABOVE_TO =
      Pattern.compile("(?:more than|over|above) " + NUMBER + " (?:and )?(?:up )?to " + NUMBER);
  private static final Pattern AT_MOST =
      Pattern.compile(
          "(?:up to|at most|no more than|not more than|maximum(?: of)?|max) "
              + NUMBER
              + "|"
              + NUMBER
              + " (?:\\p{L}+ )?or (?:fewer|less|under|below|smaller)");
  private static final Pattern BELOW =
      Pattern.compile("(?:fewer than|less than|under|below|<) ?" + NUMBER);
  private static final Pattern AT_LEAST =
      Pattern.compile(
          "(?:at least|no fewer than|no less than|minimum(?: of)?|min|from) "
              + NUMBER
              + "|"
              + NUMBER
              + " (?:\\p{L}+ )?(?:or|and) (?:more|over|above|up|greater|bigger)");
  private static final Pattern ABOVE =
      Pattern.compile("(?:more than|greater than|over|above|>) ?" + NUMBER);

  /** Times of day, days of the month and stretches of time are no quantities. */
  private static final Pattern OF_TIME =
      Pattern.compile(
          "\\d(st|nd|rd|th)\\b|\\d ?(am|pm)\\b|o'clock|\\d:\\d\\d|\\b0\\d{3}\\b"
              + "|\\d ?(?:days?|weeks?|months?|years?|hours?|minutes?)\\b|\\b0\\.\\d");

  /** Words of a number that are no digits. */
  private static final Set<String> OF_NUMBER =
      Set.of(
          "grand",
          "hundred",
          "k",
          "million",
          "thousand",
          "dozen",
          "half",
          "point",
          "couple",
          "dot",
          "nose",
          "bang",
          "exact",
          "ish",
          "total",
          "altogether",
          "full",
          "quid",
          "bucks");

  private static final Set<String> COMPARING =
      Set.of("over", "under", "above", "below", "more", "les", "fewer", "than", "least", "most");

  /** Half of something is reckoned from it. */
  private static final Pattern HALF_OF = Pattern.compile("(?i)\\bhalf (?:of|the|that)\\b");

  /** Words that make a number of what would be none. */
  private static final Pattern ROUND =
      Pattern.compile(
          "(?i)\\b(?:a (?:full|good|whole|round|even)) (?=dozen|hundred|thousand|score)");

  private static final BigDecimal FAR = BigDecimal.valueOf(20);
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

  private static final ValueContext CONTEXT =
      new ValueContext(
          Expects.NUMBER, "", LocalDateTime.MIN, new Whereabouts(ZoneOffset.UTC, null, null), null);

  /** What the question and the labels speak of, and so a reply may: rooms, kilos. */
  private final Set<String> counted;

  private final List<Optional<Range<BigDecimal>>> named;
  private final Optional<BigDecimal> least;

  /**
   * Those of a question.
   *
   * @param asked its words
   */
  Quantities(String asked, List<String> labels) {
    counted =
        Stream.concat(Stream.of(asked), labels.stream())
            .flatMap(text -> Tokens.of(text).stream())
            .map(Quantities::stem)
            .filter(word -> !COMPARING.contains(word))
            .collect(Collectors.toSet());
    named = labels.stream().map(Quantities::range).toList();
    least =
        named.stream()
            .flatMap(Optional::stream)
            .flatMap(range -> Stream.of(range.from(), range.to()))
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder());
  }

  @Override
  public List<Optional<Range<BigDecimal>>> named() {
    return named;
  }

  @Override
  public List<Range<BigDecimal>> said(String reply) {
    if (HALF_OF.matcher(reply).find() || !Tokens.of(reply).stream().allMatch(this::mayBeSaid)) {
      return List.of();
    }
    String plain = ROUND.matcher(reply).replaceAll("a ");
    return Values.read(Variable.Format.NUMBER, plain, CONTEXT)
        .filter(Reading::sure)
        .map(Reading::value)
        .filter(value -> value.matches("\\d+(\\.\\d+)?"))
        .map(BigDecimal::new)
        .filter(value -> value.signum() > 0)
        .map(this::scaled)
        .filter(this::comparable)
        .map(Range::at)
        .stream()
        .toList();
  }

  /** "Seventy" is seventy thousand where all that is spoken of is thousands. */
  private BigDecimal scaled(BigDecimal number) {
    boolean thousands =
        least
            .filter(value -> value.compareTo(THOUSAND) >= 0)
            .filter(value -> number.multiply(BigDecimal.TEN).compareTo(value) < 0)
            .isPresent();
    return thousands ? number.multiply(THOUSAND) : number;
  }

  /** "Five" is hardly five where hundreds are spoken of. */
  private boolean comparable(BigDecimal number) {
    return least.map(value -> number.multiply(FAR).compareTo(value) >= 0).orElse(false);
  }

  private boolean mayBeSaid(String word) {
    return BesideValue.WORDS.contains(word)
        || OF_NUMBER.contains(word)
        || word.matches("[$£€]?\\d[\\d,.]*k?")
        || Stream.of(word.split("-", -1))
            .allMatch(
                part -> NumberWords.UNITS.containsKey(part) || NumberWords.TENS.containsKey(part))
        || counted.contains(stem(word));
  }

  private static String stem(String word) {
    return word.replaceFirst("(?<=\\w{2})s$", "");
  }

  private static Optional<Range<BigDecimal>> range(String label) {
    String text = label.toLowerCase(Locale.ROOT);
    if (OF_TIME.matcher(text).find()) {
      return Optional.empty();
    }
    Matcher at = ABOVE_TO.matcher(text);
    if (at.find()) {
      return Optional.of(new Range<>(amount(at, 1), false, amount(at, 3), true));
    }
    at = AT_MOST.matcher(text);
    if (at.find()) {
      return Optional.of(Range.atMost(either(at)));
    }
    at = BELOW.matcher(text);
    if (at.find()) {
      return Optional.of(Range.below(amount(at, 1)));
    }
    at = BETWEEN.matcher(text);
    if (at.find()) {
      return Optional.of(between(at));
    }
    at = AT_LEAST.matcher(text);
    if (at.find()) {
      return Optional.of(Range.atLeast(either(at)));
    }
    at = ABOVE.matcher(text);
    return at.find() ? Optional.of(Range.above(amount(at, 1))) : Optional.empty();
  }

  /** "5 to 10k" is five thousand to ten thousand. */
  private static Range<BigDecimal> between(Matcher at) {
    BigDecimal to = amount(at, 3);
    BigDecimal from =
        at.group(2) == null && at.group(4) != null
            ? amount(at.group(1), at.group(4))
            : amount(at, 1);
    return Range.between(from, to);
  }

  private static BigDecimal either(Matcher at) {
    return at.group(1) == null ? amount(at, 3) : amount(at, 1);
  }

  private static BigDecimal amount(Matcher at, int group) {
    return amount(at.group(group), at.group(group + 1));
  }

  private static BigDecimal amount(String digits, @Nullable String scale) {
    BigDecimal number = new BigDecimal(digits.replace(",", ""));
    if (scale == null) {
      return number;
    }
    return number.multiply(scale.equals("million") ? THOUSAND.multiply(THOUSAND) : THOUSAND);
  }
}
