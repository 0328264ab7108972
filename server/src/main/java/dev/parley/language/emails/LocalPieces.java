package dev.parley.language.emails;

import dev.parley.language.numbers.Amount;
import dev.parley.language.numbers.Amounts;
import dev.parley.language.reading.Mention;
import dev.parley.language.reading.Reading;
import dev.parley.language.spelling.LetterNames;
import dev.parley.language.spelling.LetterPhrase;
import dev.parley.language.spelling.Likeness;
import dev.parley.language.spelling.Spelling;
import dev.parley.language.words.Numerals;
import dev.parley.language.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words, letters, numbers and signs that an e-mail address has before its "at". */
final class LocalPieces {
  /** Names of letters that are no words. */
  private static final Set<String> ONLY_LETTERS =
      Set.of("zed", "aitch", "haitch", "aych", "ess", "eff", "ell", "cee", "vee", "tee");

  private static final Set<String> CASES =
      Set.of("capital", "uppercase", "lowercase", "upper", "lower");
  private static final int LEAST_SPELLED_OUT = 4;
  private static final Pattern NAME_PART =
      Pattern.compile(
          "((?:my |the )?(?:(?:first|last|middle|full|family) )?(?:name|initial|surname)(?: is)?"
              + "(?: ,)?) (?!dot |- |underscore |plus |,|and |all |at$|no |then |one |with )"
              + "(?=[\\p{L}\\d])");

  /**
   * One part of it.
   *
   * @param letters how many letters it was spelled with
   */
  record Piece(String text, Kind kind, int letters, boolean sure) {
    static Piece word(String text, boolean sure) {
      return new Piece(text, Kind.WORD, 0, sure);
    }

    boolean word() {
      return kind == Kind.WORD;
    }

    boolean number() {
      return kind == Kind.NUMBER;
    }
  }

  enum Kind {
    WORD,
    LETTERS,
    NUMBER,
    SIGN
  }

  private final List<String> words;
  private final int at;
  private final List<Piece> pieces = new ArrayList<>();
  private boolean sure = true;

  /**
   * None yet.
   *
   * @param at behind the last word that may be one
   */
  LocalPieces(List<String> words, int at) {
    this.words = words;
    this.at = at;
  }

  List<Piece> list() {
    return pieces;
  }

  /** False where words were passed over of which that was not said. */
  boolean sure() {
    return sure;
  }

  /** Reads what begins at a word, and tells where the next begins. */
  int read(int i) {
    String sign = sign(i);
    if (sign != null) {
      if (!sign.isEmpty()) {
        pieces.add(new Piece(sign, Kind.SIGN, 0, true));
      }
      return i + 1;
    }
    int explained = explained(i);
    return explained > i ? explained : value(i);
  }

  /** Behind what only tells of the pieces beside it; the same word if it does not. */
  private int explained(int i) {
    int run = spelledOut(i);
    if (run > i) {
      return run;
    }
    Optional<LetterPhrase> phrase =
        pieces.isEmpty() ? Optional.empty() : LetterPhrase.at(words, i, at);
    if (phrase.isPresent()) {
      Piece last = pieces.removeLast();
      Reading explained = phrase.get().of(last.text());
      pieces.add(new Piece(explained.value(), last.kind(), last.letters(), explained.sure()));
      return joiner(i + phrase.get().length());
    }
    if (!pieces.isEmpty() && words.get(i).equals("not") && denies(i)) {
      int denied = Spelling.one(words, i + 1).map(Spelling.Letters::to).orElse(i + 2);
      sure = false;
      return Math.min(at, denied);
    }
    int passed = passed(i);
    sure &= passed == 0;
    return passed > 0 ? i + passed : doubled(i);
  }

  /** Whether a "not" denies letters, and is no word of the address: "do not reply at". */
  private boolean denies(int i) {
    return !beside(i) && !pieces.getLast().text().matches("do|does|did|or|why|if|am|im");
  }

  /** Behind letters of the word before, many of them: "with an l e i g h". */
  private int spelledOut(int i) {
    boolean may = !pieces.isEmpty() && i + 2 < at && words.get(i).equals("with");
    Optional<Spelling.Letters> run =
        may && words.get(i + 1).matches("an?")
            ? Spelling.at(words.subList(0, at), i + 2)
            : Optional.empty();
    if (run.isEmpty() || run.get().signs() < LEAST_SPELLED_OUT) {
      return i;
    }
    String letters = run.get().text();
    Piece last = pieces.getLast();
    boolean within = last.text().contains(letters);
    if (!within && Likeness.alike(last.text(), letters.substring(1))) {
      pieces.removeLast();
      pieces.add(Piece.word(letters.substring(1), false));
    }
    sure &= within;
    return joiner(run.get().to());
  }

  private int value(int i) {
    Mention<Amount> number = number(i);
    if (number != null && number.value() != null) {
      String digits = Amount.text(number.value().value());
      boolean word = Numerals.digit(words.get(i)) < 0 || words.get(i).length() > 1;
      pieces.add(new Piece(digits, word ? Kind.NUMBER : Kind.LETTERS, 0, true));
      return i + number.to();
    }
    Optional<Spelling.Letters> letters = Spelling.at(words.subList(0, at + 1), i);
    if (letters.isPresent() && spelled(i, letters.get())) {
      if (capitalOf(i, letters.get())) {
        sure = false;
        return letters.get().to();
      }
      boolean counted = letters.get().text().matches("\\d+") && words.get(i).matches("[a-z]{2,}");
      pieces.add(
          new Piece(
              letters.get().text(),
              counted ? Kind.NUMBER : Kind.LETTERS,
              letters.get().signs(),
              true));
      return letters.get().to();
    }
    word(i);
    return i + 1;
  }

  /** Whether a letter only tells how the word behind it begins: "capital t tom". */
  private boolean capitalOf(int i, Spelling.Letters letters) {
    return CASES.contains(words.get(i))
        && letters.signs() == 1
        && letters.to() < at
        && words.get(letters.to()).length() > 1
        && words.get(letters.to()).startsWith(letters.text());
  }

  private void word(int i) {
    String word = words.get(i).replace("'", "");
    Character letter = ONLY_LETTERS.contains(word) ? LetterNames.NAMES.get(word) : null;
    if (letter != null) {
      boolean certain = !word.matches("vee|tee|cee");
      pieces.add(new Piece(letter.toString(), Kind.LETTERS, 1, certain));
    } else if (word.matches("\\d+")) {
      pieces.add(new Piece(word, Kind.NUMBER, 0, true));
    } else if (!CASES.contains(word) || i + 1 == at) {
      boolean letterToo = LetterNames.NAMES.containsKey(word) && beside(i);
      pieces.add(Piece.word(word, !letterToo));
    }
  }

  /** How many words only tell what follows them: "then", "my last name", "Paul's" before Paul. */
  private int passed(int i) {
    Matcher part = NAME_PART.matcher(String.join(" ", words.subList(i, at)));
    if (part.lookingAt()) {
      return part.group(1).split(" ", -1).length;
    }
    boolean last = i + 1 == at;
    boolean owner = !last && words.get(i).equals(words.get(i + 1) + "'s");
    boolean article = !last && words.get(i).equals("a") && CASES.contains(words.get(i + 1));
    return owner || article || (!pieces.isEmpty() && !last && words.get(i).equals("then")) ? 1 : 0;
  }

  /** "Double r" behind a word that has one or both of them already. */
  private int doubled(int i) {
    boolean doubled =
        words.get(i).equals("double")
            && !pieces.isEmpty()
            && pieces.getLast().word()
            && i + 1 < at
            && words.get(i + 1).matches("[a-np-z]")
            && (i + 2 == at || words.get(i + 2).length() > 1);
    String word = doubled ? pieces.getLast().text() : "";
    if (!doubled || !word.contains(words.get(i + 1))) {
      return i;
    }
    String both = words.get(i + 1).repeat(2);
    if (!word.contains(both)) {
      pieces.removeLast();
      pieces.add(Piece.word(word.replaceFirst(words.get(i + 1), both), false));
    }
    return i + 2;
  }

  /** Behind the "and then" that goes on after an explanation. */
  private int joiner(int from) {
    int i = from;
    while (i + 1 < at && words.get(i).matches("and|then|,")) {
      i++;
    }
    return i;
  }

  private boolean beside(int i) {
    return (i > 0 && sign(i - 1) != null && !words.get(i - 1).equals(","))
        || (i + 1 < at && sign(i + 1) != null && !words.get(i + 1).equals(","));
  }

  private boolean spelled(int i, Spelling.Letters letters) {
    boolean capital = CASES.contains(words.get(i)) && Character.isLetter(letters.text().charAt(0));
    return letters.signs() > 1
        || words.get(i).length() == 1
        || Numerals.digit(words.get(i)) >= 0
        || capital;
  }

  /** A number of more than one digit that is said as one: "forty two", "one hundred and one". */
  private @Nullable Mention<Amount> number(int i) {
    if (words.get(i).matches("double|triple|treble|couple|twice|thrice|half|quarter|point")) {
      return null;
    }
    boolean unit = Numerals.digit(words.get(i)) >= 0;
    boolean article = words.get(i).equals("a");
    boolean scaled =
        i + 1 < at && (unit || article) && words.get(i + 1).matches("hundred|thousand|million");
    if ((unit || article || words.get(i).matches("an|\\d+")) && !scaled) {
      return null;
    }
    Mention<Amount> number = new Amounts(Words.of(String.join(" ", words.subList(i, at)))).at(0);
    boolean whole =
        number != null
            && number.value() != null
            && Amount.text(number.value().value()).matches("\\d+");
    return whole ? number : null;
  }

  /** The sign that a word stands for, empty for a mark that stands for none. */
  private @Nullable String sign(int i) {
    return switch (words.get(i)) {
      case "dot" -> ".";
      case "underscore" -> "_";
      case "dash" -> "-";
      case "plus" -> "+";
      case "," -> "";
      case "-" -> {
        boolean letters =
            i > 0
                && i + 1 < words.size()
                && words.get(i - 1).length() == 1
                && words.get(i + 1).length() == 1;
        yield letters ? "" : "-";
      }
      default -> null;
    };
  }
}
