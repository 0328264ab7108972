package dev.parley.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the "at" of an e-mail address.
 *
 * @param sure false where words are joined of which that was not said
 */
record LocalPart(String text, boolean sure) {
  static final String SHAPE = "[a-z0-9]([a-z0-9._+-]*[a-z0-9])?";

  private static final Set<String> LEADING =
      Set.of(
          "is",
          "it's",
          "its",
          "email",
          "mail",
          "address",
          "to",
          "at",
          "me",
          "use",
          "yes",
          "yeah",
          "sure",
          "okay",
          "ok",
          "that's",
          "my",
          "it",
          "try",
          "no",
          "sorry",
          "actually",
          "wait",
          "mean",
          "be",
          "would",
          "and",
          "|",
          "-mail",
          "with",
          "please",
          "send",
          "make",
          "not",
          "was",
          "wasn't",
          "isn't",
          "i'm",
          "said",
          "spelled",
          "spelt",
          "spelling");
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
          List.of("all", "lowercase"),
          List.of("all", "lower", "case"),
          List.of("lowercase"));
  private static final int MOST_WORDS = 3;
  private static final int LEAST_SPELLED = 3;

  /** One part of it. */
  private record Piece(String text, boolean word, int letters) {}

  /** The one that ends before a word. */
  static @Nullable LocalPart before(List<String> words, int at) {
    int from = at;
    while (from > 0 && !leads(words, from - 1, at)) {
      from--;
    }
    List<Piece> pieces = new ArrayList<>();
    boolean joined = behind(words, at);
    int i = from;
    while (i < at) {
      int joining = joining(words, i);
      if (joining > 0) {
        joined = true;
        i += joining;
        continue;
      }
      String sign = sign(words, i);
      if (sign != null) {
        if (!sign.isEmpty()) {
          pieces.add(new Piece(sign, false, 0));
        }
        i++;
        continue;
      }
      i = piece(words, i, at, pieces);
    }
    return of(pieces, joined);
  }

  private static int piece(List<String> words, int i, int at, List<Piece> pieces) {
    Optional<Spelling.Letters> letters = Spelling.at(words.subList(0, at + 1), i);
    boolean spelled =
        letters.isPresent()
            && (letters.get().signs() > 1
                || words.get(i).length() == 1
                || Numerals.digit(words.get(i)) >= 0);
    boolean ten = i + 1 < at && NumberWords.TENS.containsKey(words.get(i));
    if (letters.isPresent() && spelled && !ten) {
      pieces.add(new Piece(letters.get().text(), false, letters.get().signs()));
      return letters.get().to();
    }
    Mention<Amount> number = new Amounts(Words.of(String.join(" ", words.subList(i, at)))).at(0);
    if (number != null && number.value() != null && !words.get(i).matches("a|an|double|\\d+")) {
      pieces.add(new Piece(Amount.text(number.value().value()), false, 0));
      return i + number.to();
    }
    pieces.add(new Piece(words.get(i).replace("'", ""), true, 0));
    return i + 1;
  }

  private static @Nullable LocalPart of(List<Piece> pieces, boolean joined) {
    StringBuilder text = new StringBuilder();
    boolean sure = true;
    int words = 0;
    Piece last = null;
    for (Piece piece : pieces) {
      boolean sign =
          piece.text().length() == 1 && !Character.isLetterOrDigit(piece.text().charAt(0));
      boolean respelled =
          last != null
              && last.word()
              && piece.letters() >= LEAST_SPELLED
              && Likeness.alike(last.text(), piece.text());
      if (respelled && last != null) {
        text.setLength(text.length() - last.text().length());
      } else if (last != null && last.word() && piece.word() && !sign) {
        sure &= joined;
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

  private static boolean leads(List<String> words, int i, int at) {
    boolean spelled =
        Spelling.at(words.subList(0, at + 1), i).map(letters -> letters.signs() > 2).orElse(false);
    return LEADING.contains(words.get(i)) && joining(words, i) == 0 && !spelled;
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
