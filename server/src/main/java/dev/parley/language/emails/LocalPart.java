package dev.parley.language.emails;

import dev.parley.language.spelling.Likeness;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the "at" of an e-mail address.
 *
 * @param sure false where words are joined of which that was not said
 */
record LocalPart(String text, boolean sure) {
  static final String SHAPE = "[a-z0-9]([a-z0-9._+-]*[a-z0-9])?";

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
          List.of("in", "caps"),
          List.of("in", "lowercase"),
          List.of("in", "lower", "case"),
          List.of("lower", "case"),
          List.of("as", "a", "single", "word"),
          List.of("as", "single", "word"),
          List.of("run", "together"),
          List.of("all", "lower", "case"),
          List.of("lowercase"));
  private static final int MOST_WORDS = 3;
  private static final int LEAST_SPELLED = 3;

  /** The one between two words. */
  static @Nullable LocalPart of(List<String> words, LocalLead lead, int at) {
    LocalPieces pieces = new LocalPieces(words, at);
    boolean joined = behind(words, at);
    int i = lead.to();
    while (i < at) {
      int joining = joining(words, i);
      boolean begins = i == lead.to() && joining == 2 && words.get(i + 1).equals("dot");
      boolean joins = joining > 0 && !begins;
      joined |= joins;
      i = joins ? i + joining : pieces.read(i);
    }
    LocalPart part =
        described(words, lead.to(), pieces.list()) ? null : joined(pieces.list(), joined);
    return part == null
        ? null
        : new LocalPart(part.text(), part.sure() && lead.sure() && pieces.sure());
  }

  /** Whether it says what the address is made of: "my first name dot my last name". */
  private static boolean described(List<String> words, int from, List<LocalPieces.Piece> pieces) {
    boolean name = pieces.stream().anyMatch(piece -> NOT_NAMED.contains(piece.text()));
    boolean signed = from < words.size() - 1 && words.get(from + 1).matches("dot|-|underscore");
    boolean told =
        pieces.stream()
            .anyMatch(piece -> piece.text().matches("my|first|last|full|company|family"));
    return name && (pieces.size() == 1 || (told && !(signed && words.get(from).equals("my"))));
  }

  private static @Nullable LocalPart joined(List<LocalPieces.Piece> pieces, boolean joined) {
    StringBuilder text = new StringBuilder();
    boolean sure = true;
    int words = 0;
    LocalPieces.Piece last = null;
    for (LocalPieces.Piece piece : pieces) {
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
        sure &= !last.number() && !twice;
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
}
