package dev.parley.answerer;

import dev.parley.audio.AudioClock;
import java.util.ArrayList;
import java.util.List;

/** What was said so far; what is heard again of the same stretch takes the place of what was. */
final class Transcript {
  /** Two hearings that begin so near to each other are of the same. */
  private static final long SAME = AudioClock.RATE / 2;

  private final List<Piece> pieces = new ArrayList<>();

  private record Piece(long from, long to, String text) {}

  void add(long from, long to, String text) {
    pieces.removeIf(piece -> piece.from >= from - SAME && piece.to <= to);
    if (pieces.stream().noneMatch(piece -> piece.from <= from + SAME && piece.to > to)) {
      pieces.add(new Piece(from, to, text.strip()));
    }
  }

  /** Up to where the words are known; 0 where none are. */
  long to() {
    return pieces.stream().mapToLong(Piece::to).max().orElse(0);
  }

  /** All words that end after a position. */
  String since(long position) {
    StringBuilder all = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece.to > position && !piece.text.isEmpty()) {
        all.append(all.isEmpty() ? "" : " ").append(piece.text);
      }
    }
    return all.toString();
  }
}
