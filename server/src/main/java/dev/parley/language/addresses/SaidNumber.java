package dev.parley.language.addresses;

import dev.parley.language.words.Numerals;
import dev.parley.language.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number of an address however it is said, up to an ordinal: "twelve thirty four" is 1234.
 *
 * @param pieces in figures, as they were said
 * @param to behind the last word of it
 */
record SaidNumber(List<String> pieces, int to) {
  private static final int HUNDRED = 100;

  static SaidNumber at(Words words, int i) {
    List<String> pieces = new ArrayList<>();
    int at = i;
    while (at < words.size()) {
      boolean letter = words.is(at, "o", "oh") && pieces.isEmpty();
      if (letter
          || Numerals.ordinal(words.list(), at).isPresent()
          || (at > i && (words.paused(at) || hundredth(words, at).isPresent()))) {
        break;
      }
      boolean slash = words.is(at, "/", "slash");
      boolean dash = !pieces.isEmpty() && (slash || words.is(at, "dash", "hyphen"));
      int start = dash ? at + 1 : at;
      Piece piece = piece(words, start, pieces.isEmpty());
      if (piece == null) {
        break;
      }
      boolean joined = dash || (!pieces.isEmpty() && words.dashed(at) && figures(words, at));
      if (joined) {
        pieces.set(pieces.size() - 1, pieces.getLast() + (slash ? "/" : "-") + piece.digits());
      } else {
        pieces.add(piece.digits());
      }
      at = piece.to();
    }
    return new SaidNumber(List.copyOf(pieces), at);
  }

  private record Piece(String digits, int to) {}

  /** "Hundred and first", "two hundred and twenty third". */
  static Optional<Numerals.Read> hundredth(Words words, int i) {
    int at = words.is(i, "a") ? i + 1 : i;
    int digit = words.is(at, "hundred") ? 1 : Numerals.digit(words.at(at));
    int and = words.is(at, "hundred") ? at + 1 : at + 2;
    boolean hundred = digit > 0 && words.is(and - 1, "hundred") && words.is(and, "and");
    return hundred
        ? Numerals.ordinal(words.list(), and + 1)
            .map(read ->
                new Numerals.Read(
                    (long) HUNDRED * digit + read.value(), and + 1 + read.length() - i))
        : Optional.empty();
  }

  private static boolean figures(Words words, int at) {
    return words.at(at).matches("\\d+") && words.at(at - 1).matches("\\d+");
  }

  private static @Nullable Piece piece(Words words, int at, boolean first) {
    if (words.is(at, "double", "triple") && Numerals.digit(words.at(at + 1)) >= 0) {
      String digit = String.valueOf(Numerals.digit(words.at(at + 1)));
      return new Piece(digit.repeat(words.is(at, "double") ? 2 : 3), at + 2);
    }
    if (first && bareHundred(words, at)) {
      return bare(words, at);
    }
    boolean scaled = words.is(at + 1, "hundred", "thousand");
    int digit = scaled ? -1 : Numerals.digit(words.at(at));
    return digit >= 0
        ? new Piece(String.valueOf(digit), at + 1)
        : cardinal(words.list(), at)
            .map(read ->
                new Piece(
                    words.at(at).matches("\\d+") ? words.at(at) : String.valueOf(read.value()),
                    at + read.length()))
            .orElse(null);
  }

  /** "A hundred", "hundred and five"; not the one of Hundred Acre Road. */
  private static boolean bareHundred(Words words, int at) {
    return (words.is(at, "a") && words.is(at + 1, "hundred", "thousand"))
        || (words.is(at, "hundred") && !words.is(at + 1, "acre", "acres", "oaks", "mile"));
  }

  private static @Nullable Piece bare(Words words, int at) {
    List<String> one = new ArrayList<>(words.list());
    boolean article = words.is(at, "a");
    if (article) {
      one.set(at, "one");
    } else {
      one.add(at, "one");
    }
    return cardinal(one, at)
        .map(
            read -> new Piece(String.valueOf(read.value()), at + read.length() - (article ? 0 : 1)))
        .orElse(null);
  }

  /** A cardinal that leaves the "forty" of "forty second" to the ordinal. */
  private static Optional<Numerals.Read> cardinal(List<String> list, int at) {
    Optional<Numerals.Read> read = Numerals.cardinal(list, at);
    int end = at + read.map(Numerals.Read::length).orElse(0);
    boolean ordinal = read.isPresent() && Numerals.ordinal(list, end - 1).isPresent();
    return ordinal ? Numerals.cardinal(list.subList(0, end - 1), at) : read;
  }
}
