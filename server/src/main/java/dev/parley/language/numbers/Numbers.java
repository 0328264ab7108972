package dev.parley.language.numbers;

import dev.parley.language.reading.Meant;
import dev.parley.language.reading.Mention;
import dev.parley.language.reading.Reading;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.words.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds a number or an amount of money. Of two different ones neither is meant, unless they are the
 * ends of a range, {@code 10-15}, or only one of them is so now.
 */
public final class Numbers {
  private static final Pattern MOMENT =
      Pattern.compile(
          ".*\\b(just|give me|hold on|wait) ?(one|a|two)"
              + " (moment|second|seconds|sec|secs|minute|minutes)( please)?|(one|two|a)"
              + " (moment|second|sec|minute)( please)?");
  private static final Pattern WAIT =
      Pattern.compile(
          "(?i)\\b(give me|hold on|hang on|bear with me|wait)( for| just)*"
              + " (an?|one|two|three|five|ten)( more)? (moment|second|sec|minute)s?\\b"
              + "(?=[,.]? (and |while |then )*(i'll|i will|i'm|let me|i need to|i have to|i) )");
  private static final Pattern NONE =
      Pattern.compile(
          "((oh|no|well|there's|there are|it's|i have|we have|i've got) )*(none|nobody|no"
              + " one|zilch|nada|not one|not a single one)( at all| whatsoever|'s coming| is"
              + " coming| will| sorry| thanks| thank you| please)*");
  private static final Pattern JOINED =
      Pattern.compile(
          "(?i)\\b(\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\p{L}+teen"
              + "|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|grand|dozen)"
              + "(?:-?(ish)|['’](s))\\b");

  /** Whoever works forty hours does not refuse them, as whoever works on a Friday does. */
  private static final Pattern WORK =
      Pattern.compile("(?i)\\b(?:(?<=\\b(i|we) )(always |usually )?work|working)\\b");

  private static final Pattern ASKING =
      Pattern.compile(
          "(so |and |but |okay |well |then )*((is|are|does|would|could)(?! (be|say|do"
              + "|like)\\b) \\w+"
              + "|(do|did|can|will|have|has) (it|that|this|there|you|they|i|we)|what if|how about"
              + "|which|what)\\b.*");

  /** What somebody will only be: "eighty in May", "ten next week". */
  private static final Pattern TO_BE =
      Pattern.compile(
          "\\b(('ll|will|going to) be|\\w+'ll be|turning|turns|nearly|almost|next (week|month|year"
              + "|birthday)|tomorrow|soon|in (a|two|three|a few) (days?|weeks?|months?)|on (mon|tues"
              + "|wednes|thurs|fri|satur|sun)day|(in|this|next) (january|february|march|april|may|june"
              + "|july|august|september|october|november|december|spring|summer|autumn|winter))\\b");

  /** What is said of one part may be of the other that was asked for. */
  private static final Pattern REST =
      Pattern.compile("\\b(the (rest|others?|remainder)|left|to go|remaining)\\b");

  /** A telephone number or the like, digit by digit. */
  private static final Pattern READ_OUT =
      Pattern.compile(
          "(?:\\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|\\d)\\b[ ,.-]*){7,}");

  private Numbers() {}

  public static Optional<Reading> of(String text, ValueContext context) {
    AskedNumber asked = AskedNumber.of(context);
    Words words = Words.of(LimitPhrases.plain(apart(WAIT.matcher(text).replaceAll("wait"))));
    String said = words.text(0, words.size());
    if (MOMENT.matcher(said).matches()) {
      return Optional.empty();
    }
    if (READ_OUT.matcher(said).find()) {
      return Optional.empty();
    }
    Optional<Reading> ordinal = Ordinals.of(text, context);
    if (ordinal.isPresent()) {
      return ordinal;
    }
    Optional<Reading> duration = SpokenDuration.of(words, asked);
    if (duration.isPresent()) {
      return duration;
    }
    Optional<Reading> share = asked.portion() ? SpokenShare.of(words) : Optional.empty();
    if (share.isPresent()) {
      return share;
    }
    if (asked.counted() && NONE.matcher(said).matches()) {
      return Optional.of(Reading.unsure("0"));
    }
    Optional<Reading> party = asked.people() ? Party.of(words, asked.besides()) : Optional.empty();
    return party.isPresent() ? party : meant(words, asked, context);
  }

  /** With what is joined to a number apart: "sixish", "five's". */
  private static String apart(String text) {
    return JOINED
        .matcher(WORK.matcher(text).replaceAll("do"))
        .replaceAll(joined -> joined.group(1) + (joined.group(2) == null ? " is" : " ish"));
  }

  private static Optional<Reading> meant(Words words, AskedNumber asked, ValueContext context) {
    List<Mention<NumberRange>> left =
        new NumberClaims(words, asked, Meant.of(new NumberMentions(words, asked).all(), words))
            .present();
    SpokenSum sums = new SpokenSum(words, !asked.money());
    Optional<Reading> sum = asked.adds() ? sums.of(left) : Optional.empty();
    if (sum.isPresent()) {
      return sum;
    }
    Set<String> values = new LinkedHashSet<>();
    left.forEach(mention -> values.add(mention.value() == null ? "" : mention.value().text()));
    boolean parts = asked.adds() && sums.parts(left);
    if (values.size() != 1 || values.contains("") || parts) {
      return Optional.empty();
    }
    String value = values.iterator().next();
    if (left.stream()
        .map(Mention::value)
        .filter(Objects::nonNull)
        .anyMatch(each -> !asked.allows(each.high()))) {
      return Optional.empty();
    }
    String said = words.text(0, words.size());
    boolean later = asked.age() && TO_BE.matcher(said).find();
    boolean otherPart = asked.portion() && REST.matcher(said).find();
    boolean sure =
        !later
            && !otherPart
            && !SharedScale.left(words, asked, left)
            && left.stream()
                .anyMatch(mention ->
                    (mention.sure() || (asked.year() && value.matches("(19|20)\\d{2}")))
                        && !Meant.hedged(words, mention)
                        && !asking(words, mention));
    return Optional.of(
        asked.year() && value.matches("\\d{1,2}")
            ? Reading.unsure(String.valueOf(inFull(Integer.parseInt(value), context)))
            : new Reading(value, sure));
  }

  private static boolean asking(Words words, Mention<NumberRange> mention) {
    int from = words.sentenceFrom(mention.from());
    return words.questioned(mention.to() - 1)
        || ASKING.matcher(words.text(from, mention.to())).matches();
  }

  private static int inFull(int year, ValueContext context) {
    boolean last = year > context.now().getYear() % 100;
    return year + (last ? 1900 : 2000);
  }
}
