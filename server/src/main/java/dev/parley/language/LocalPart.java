package dev.parley.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the "at" of an e-mail address.
 *
 * @param sure false where words are joined of which that was not said
 */
record LocalPart(String text, boolean sure) {
  static final String SHAPE = "[a-z0-9]([a-z0-9._+-]*[a-z0-9])?";

  /** Names of letters that are no words. */
  private static final Set<String> ONLY_LETTERS =
      Set.of("zed", "aitch", "haitch", "aych", "ess", "eff", "ell", "cee", "vee", "tee");

  private static final Set<String> CASES =
      Set.of("capital", "uppercase", "lowercase", "upper", "lower");
  private static final Set<String> NOT_NAMED = Set.of("name", "surname", "names", "initials");
  private static final List<List<String>> JOINING =
      List.of(
          List.of("all", "one", "word"),
          List.of("as", "one", "word"),
          List.of("one", "word"),
          List.of("no", "spaces"),
          List.of("no", "space"),
          List.of("no", "dots"),
          List.of("no", "dot"),
          List.of("without", "spaces"),
          List.of("without", "a", "space"),
          List.of("joined", "together"),
          List.of("altogether"),
          List.of("all", "together"),
          List.of("all", "in", "one"),
          List.of("all", "caps"),
          List.of("all", "lowercase"),
          List.of("in", "lowercase"),
          List.of("in", "lower", "case"),
          List.of("lower", "case"),
          List.of("as", "a", "single", "word"),
          List.of("as", "single", "word"),
          List.of("run", "together"),
          List.of("all", "lower", "case"),
          List.of("lowercase"));
  private static final Pattern NAME_PART =
      Pattern.compile(
          "((?:my |the )?(?:(?:first|last|middle|full|family) )?(?:name|initial|surname)(?: is)?"
              + "(?: ,)?) (?!dot |- |underscore |plus |,|and |all |at$|no |then |one |with )"
              + "(?=[\\p{L}\\d])");
  private static final int MOST_WORDS = 3;
  private static final int LEAST_SPELLED = 3;

  /**
   * One part of it.
   *
   * @param letters how many letters it was spelled with
   */
  private record Piece(String text, Kind kind, int letters, boolean sure) {
    static Piece word(String text, boolean sure) {
      return new Piece(text, Kind.WORD, 0, sure);
    }

    boolean word() {
      return kind == Kind.WORD;
    }

    boolean sign() {
      return kind == Kind.SIGN;
    }
  }

  private enum Kind {
    WORD,
    LETTERS,
    NUMBER,
    SIGN
  }

  /** The pieces so far, and where the next begins. */
  private record Taken(int to, boolean sure) {}

  /** The one between two words. */
  static @Nullable LocalPart of(List<String> words, LocalLead lead, int at) {
    List<Piece> pieces = new ArrayList<>();
    boolean joined = behind(words, at);
    boolean sure = lead.sure();
    int i = lead.to();
    while (i < at) {
      int joining = joining(words, i);
      String sign = sign(words, i);
      boolean begins = i == lead.to() && joining == 2 && words.get(i + 1).equals("dot");
      if (joining > 0 && !begins) {
        joined = true;
        i += joining;
      } else if (sign != null) {
        if (!sign.isEmpty()) {
          pieces.add(new Piece(sign, Kind.SIGN, 0, true));
        }
        i++;
      } else {
        Taken taken = piece(words, i, at, pieces);
        sure &= taken.sure();
        i = taken.to();
      }
    }
    LocalPart part = described(words, lead.to(), pieces) ? null : joined(pieces, joined);
    return part == null ? null : new LocalPart(part.text(), part.sure() && sure);
  }

  /** Whether it says what the address is made of: "my first name dot my last name". */
  private static boolean described(List<String> words, int from, List<Piece> pieces) {
    boolean name = pieces.stream().anyMatch(piece -> NOT_NAMED.contains(piece.text()));
    boolean signed = from < words.size() - 1 && words.get(from + 1).matches("dot|-|underscore");
    boolean told =
        pieces.stream().anyMatch(piece -> piece.text().matches("my|first|last|full|company|family"));
    return name && (pieces.size() == 1 || (told && !(signed && words.get(from).equals("my"))));
  }

  private static Taken piece(List<String> words, int i, int at, List<Piece> pieces) {
    Optional<LetterPhrase> phrase =
        pieces.isEmpty() ? Optional.empty() : LetterPhrase.at(words, i, at);
    if (phrase.isPresent()) {
      Piece last = pieces.removeLast();
      Reading explained = phrase.get().of(last.text());
      pieces.add(new Piece(explained.value(), last.kind(), last.letters(), explained.sure()));
      return new Taken(joiner(words, i + phrase.get().length(), at), true);
    }
    if (!pieces.isEmpty() && words.get(i).equals("not") && !beside(words, i, at)) {
      int denied = Spelling.one(words, i + 1).map(Spelling.Letters::to).orElse(i + 2);
      return new Taken(Math.min(at, denied), false);
    }
    int passed = passed(words, i, at, !pieces.isEmpty());
    if (passed > 0) {
      return new Taken(i + passed, false);
    }
    Taken again = doubled(words, i, at, pieces);
    if (again != null) {
      return again;
    }
    Mention<Amount> number = number(words, i, at);
    if (number != null && number.value() != null) {
      String digits = Amount.text(number.value().value());
      boolean word = Numerals.digit(words.get(i)) < 0 || words.get(i).length() > 1;
      pieces.add(new Piece(digits, word ? Kind.NUMBER : Kind.LETTERS, 0, true));
      return new Taken(i + number.to(), true);
    }
    Optional<Spelling.Letters> letters = Spelling.at(words.subList(0, at + 1), i);
    if (letters.isPresent() && spelled(words, i, letters.get())) {
      boolean counted =
          letters.get().text().matches("\\d+") && words.get(i).matches("[a-z]{2,}");
      pieces.add(
          new Piece(
              letters.get().text(),
              counted ? Kind.NUMBER : Kind.LETTERS,
              letters.get().signs(),
              true));
      return new Taken(letters.get().to(), true);
    }
    String word = words.get(i).replace("'", "");
    Character letter = ONLY_LETTERS.contains(word) ? LetterNames.NAMES.get(word) : null;
    if (letter != null) {
      boolean certain = !word.matches("vee|tee|cee");
      pieces.add(new Piece(letter.toString(), Kind.LETTERS, 1, certain));
    } else if (word.matches("\\d+")) {
      pieces.add(new Piece(word, Kind.NUMBER, 0, true));
    } else if (!CASES.contains(word) || i + 1 == at) {
      boolean letterToo = LetterNames.NAMES.containsKey(word) && beside(words, i, at);
      pieces.add(Piece.word(word, !letterToo));
    }
    return new Taken(i + 1, true);
  }

  /** How many words only tell what follows them: "then", "my last name", "Paul's" before Paul. */
  private static int passed(List<String> words, int i, int at, boolean behind) {
    Matcher part = NAME_PART.matcher(String.join(" ", words.subList(i, at)));
    if (part.lookingAt()) {
      return part.group(1).split(" ", -1).length;
    }
    boolean last = i + 1 == at;
    boolean owner = !last && words.get(i).equals(words.get(i + 1) + "'s");
    boolean article =
        !last && words.get(i).equals("a") && CASES.contains(words.get(i + 1));
    return owner || article || (behind && !last && words.get(i).equals("then")) ? 1 : 0;
  }

  /** "Double r" behind a word that has one or both of them already. */
  private static @Nullable Taken doubled(
      List<String> words, int i, int at, List<Piece> pieces) {
    boolean doubled =
        words.get(i).equals("double")
            && !pieces.isEmpty()
            && pieces.getLast().word()
            && i + 1 < at
            && words.get(i + 1).matches("[a-np-z]")
            && (i + 2 == at || words.get(i + 2).length() > 1);
    String word = doubled ? pieces.getLast().text() : "";
    if (!doubled || !word.contains(words.get(i + 1))) {
      return null;
    }
    String both = words.get(i + 1).repeat(2);
    if (!word.contains(both)) {
      pieces.removeLast();
      pieces.add(Piece.word(word.replaceFirst(words.get(i + 1), both), false));
    }
    return new Taken(i + 2, true);
  }

  /** Behind the "and then" that goes on after an explanation. */
  private static int joiner(List<String> words, int from, int at) {
    int i = from;
    while (i + 1 < at && words.get(i).matches("and|then|,")) {
      i++;
    }
    return i;
  }

  private static boolean beside(List<String> words, int i, int at) {
    return (i > 0 && sign(words, i - 1) != null && !words.get(i - 1).equals(","))
        || (i + 1 < at && sign(words, i + 1) != null && !words.get(i + 1).equals(","));
  }

  private static boolean spelled(List<String> words, int i, Spelling.Letters letters) {
    boolean capital =
        CASES.contains(words.get(i)) && Character.isLetter(letters.text().charAt(0));
    return letters.signs() > 1
        || words.get(i).length() == 1
        || Numerals.digit(words.get(i)) >= 0
        || capital;
  }

  /** A number of more than one digit that is said as one: "forty two", "one hundred and one". */
  private static @Nullable Mention<Amount> number(List<String> words, int i, int at) {
    if (words.get(i).matches("double|triple|treble|couple|twice|thrice|half|quarter|point")) {
      return null;
    }
    boolean unit = Numerals.digit(words.get(i)) >= 0;
    boolean article = words.get(i).equals("a");
    boolean scaled =
        i + 1 < at
            && (unit || article)
            && words.get(i + 1).matches("hundred|thousand|million");
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

  private static @Nullable LocalPart joined(List<Piece> pieces, boolean joined) {
    StringBuilder text = new StringBuilder();
    boolean sure = true;
    int words = 0;
    Piece last = null;
    for (Piece piece : pieces) {
      boolean respelled =
          last != null
              && last.word()
              && piece.letters() >= LEAST_SPELLED
              && Likeness.alike(last.text(), piece.text());
      sure &= piece.sure();
      if (respelled && last != null) {
        text.setLength(text.length() - last.text().length());
      } else if (last != null && last.word() && piece.word()) {
        sure &= joined;
      } else if (last != null && piece.word()) {
        boolean twice = last.letters() == 1 && piece.text().startsWith(last.text());
        sure &= last.kind() != Kind.NUMBER && !twice;
      }
      words += piece.word() ? 1 : 0;
      text.append(piece.text());
      last = piece;
    }
    String found = text.toString();
    return (words > MOST_WORDS && !joined) || !found.matches(SHAPE) || found.contains("..")
        ? null
        : new LocalPart(found, sure);
  }

  /** Whether it is said behind the address that its words are one. */
  private static boolean behind(List<String> words, int at) {
    for (int i = at; i < words.size(); i++) {
      if (joining(words, i) > 0) {
        return true;
      }
    }
    return false;
  }

  private static int joining(List<String> words, int i) {
    for (List<String> phrase : JOINING) {
      if (i + phrase.size() <= words.size() && words.subList(i, i + phrase.size()).equals(phrase)) {
        return phrase.size();
      }
    }
    return 0;
  }

  /** The sign that a word stands for, empty for a mark that stands for none. */
  private static @Nullable String sign(List<String> words, int i) {
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
