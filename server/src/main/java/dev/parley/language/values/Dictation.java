package dev.parley.language.values;

import dev.parley.agent.Expects;
import dev.parley.agent.Variable;
import dev.parley.language.intents.IntentWords;
import dev.parley.language.names.NoNames;
import dev.parley.language.names.SpelledWords;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.reading.Whereabouts;
import dev.parley.language.spelling.EmailWords;
import dev.parley.language.spelling.Spelling;
import dev.parley.language.words.DigitRuns;
import dev.parley.language.words.Words;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values that are read out piece by piece, with pauses that end nothing: whether words are only a
 * piece of one, and whether pieces make one together.
 */
public final class Dictation {
  private static final LocalDateTime ANY_DAY = LocalDate.EPOCH.atStartOfDay();
  private static final Set<String> SIGNS = Set.of("underscore", "dash", "dot");
  private static final Pattern TOLD =
      Pattern.compile(
          "(?i)^((um+|uh+|yes|yeah|sure|okay|ok|so|well|right)[,.]? )*"
              + "((it's|it is|that's|that is|(my|the) (e-?mail |mail )?(address )?is) )?"
              + "[\\p{L}\\p{N}'._-]+( [\\p{L}\\p{N}'._-]+){0,2}[.,]?$");
  private static final Pattern SPELLED_NEXT =
      Pattern.compile("(?i)\\b(spelled|spelt|spelling is|spell it|spell that)[.,:]*$");
  private static final Pattern NUMBER_ONLY =
      Pattern.compile(
          "(?i)^((um+|uh+|yes|yeah|sure|okay|ok|it's|it is|that's|my|the|home|address|is|i|live|at)[,.]?"
              + " )*[\\d ,.]*\\d[.,]?$");
  private static final Pattern OPEN_END =
      Pattern.compile("(?i)(\\b(at|dot|underscore|dash)|[@_-])$");
  private static final int MOST_WORDS = 25;
  private static final int FEW = 6;
  private static final int SHORTEST_NUMBER = 7;
  private static final int LONGEST_NUMBER = 10;
  private static final int SHORTEST_NAME = 3;

  private Dictation() {}

  /** Whether replies of this kind are read out. */
  public static boolean reads(Expects expects) {
    return format(expects) != null;
  }

  /**
   * Whether words begin a value of this kind and more of it must follow.
   *
   * @param region whose numbering plan tells how long a telephone number is, null if unknown
   */
  public static boolean unfinished(Expects expects, String text, @Nullable String region) {
    if (text.isBlank() || text.contains("?") || IntentWords.of(text).isPresent()) {
      return false;
    }
    return switch (expects) {
      case EMAIL -> !whole(expects, text, region) && emailBegun(text);
      case PHONE -> !whole(expects, text, region) && digitsBegun(text, region);
      case ADDRESS -> !whole(expects, text, region) && NUMBER_ONLY.matcher(text.strip()).matches();
      case NAME -> nameBegun(text);
      case OPEN, YES_NO, CHOICE, NUMBER, DIGITS, DATE, TIME -> false;
    };
  }

  /** Whether letters of a name are being spelled, of which any may be the last. */
  public static boolean spelling(Expects expects, String text) {
    return expects == Expects.NAME
        && SpelledWords.last(text).map(last -> !last.said()).orElse(false);
  }

  /** Whether words may be a piece of a value of this kind, to which others belong. */
  public static boolean piece(Expects expects, String text, @Nullable String region) {
    return unfinished(expects, text, region)
        || (expects == Expects.EMAIL
            && TOLD.matcher(text.strip()).matches()
            && !text.contains("?")
            && IntentWords.of(text).isEmpty()
            && EmailWords.of(text).stream().skip(1).noneMatch(NoNames::contains)
            && !whole(expects, text, region));
  }

  /**
   * A reply with the piece said before it, where only both together are a value.
   *
   * @param piece that was said before
   */
  public static Optional<String> joined(
      Expects expects, String piece, String text, @Nullable String region) {
    boolean open = OPEN_END.matcher(piece.strip()).find();
    if (piece.isBlank()
        || !reads(expects)
        || text.strip().startsWith(piece.strip())
        || (!open && whole(expects, text, region))) {
      return Optional.empty();
    }
    String both = piece.strip() + " " + text.strip();
    boolean goesOn =
        expects == Expects.NAME
            ? SpelledWords.last(text).isPresent()
            : whole(expects, both, region)
                || (unfinished(expects, both, region)
                    && (open || unfinished(expects, text, region)));
    return goesOn ? Optional.of(both) : Optional.empty();
  }

  private static boolean whole(Expects expects, String text, @Nullable String region) {
    Variable.Format format = format(expects);
    return format != null
        && format != Variable.Format.NAME
        && Values.read(
                format,
                text,
                new ValueContext(
                    expects, "", ANY_DAY, new Whereabouts(ZoneOffset.UTC, region, null), null))
            .isPresent();
  }

  private static Variable.@Nullable Format format(Expects expects) {
    return switch (expects) {
      case EMAIL -> Variable.Format.EMAIL;
      case PHONE -> Variable.Format.PHONE;
      case ADDRESS -> Variable.Format.ADDRESS;
      case NAME -> Variable.Format.NAME;
      case OPEN, YES_NO, CHOICE, NUMBER, DIGITS, DATE, TIME -> null;
    };
  }

  private static boolean emailBegun(String text) {
    List<String> words = EmailWords.of(text);
    if (words.size() > MOST_WORDS) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      Optional<Spelling.Letters> letters = Spelling.at(words, i);
      boolean spelled =
          letters.isPresent()
              && letters.get().signs() > 1
              && letters.get().text().matches(".*[^ai].*");
      boolean sign = SIGNS.contains(words.get(i)) && words.size() > 1;
      if (spelled || sign) {
        return true;
      }
    }
    int at = words.indexOf("at");
    return at > 0
        && words.size() <= FEW
        && words.stream()
            .filter(word -> !word.equals("at") && word.length() > 1)
            .skip(words.getFirst().equals("it's") || words.getFirst().equals("that's") ? 1 : 0)
            .noneMatch(NoNames::contains);
  }

  private static boolean digitsBegun(String text, @Nullable String region) {
    Words words = Words.of(text);
    List<DigitRuns.Run> runs = new DigitRuns(words).all();
    int digits = runs.stream().mapToInt(run -> run.digits().length()).sum();
    int taken = runs.stream().mapToInt(run -> run.to() - run.from()).sum();
    return digits > 0
        && digits < (region == null ? SHORTEST_NUMBER : LONGEST_NUMBER)
        && words.size() - taken <= FEW;
  }

  private static boolean nameBegun(String text) {
    return SPELLED_NEXT.matcher(text.strip()).find()
        || SpelledWords.last(text)
            .map(last -> last.begins() || last.letters().length() < SHORTEST_NAME)
            .orElse(false);
  }
}
