package dev.parley.language.phones;

import dev.parley.language.words.DigitRuns;
import dev.parley.language.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Digits said anew of a number that is known: "it ends in three two", "not four, five". */
final class DigitParts {
  private static final Pattern AT_END =
      Pattern.compile("\\b(ends?|ending|the end|last|final|finishes)\\b");
  private static final Pattern AT_START =
      Pattern.compile("\\b(area code|starts?|beginning|begins|first|prefix)\\b");
  private static final Pattern AGAINST = Pattern.compile("\\b(not|instead of|rather than)$");
  private static final Pattern COUNT =
      Pattern.compile("\\b(last|first|final) (two|three|four|five|six|seven|2|3|4)\\b");

  private final Words words;
  private final List<DigitRuns.Run> runs;

  DigitParts(Words words, List<DigitRuns.Run> runs) {
    this.words = words;
    this.runs = runs;
  }

  /** The digits with the part that was said anew. */
  Optional<String> changed(String known) {
    String said = words.text(0, words.size());
    List<DigitRuns.Run> parts =
        COUNT.matcher(said).find() && runs.size() > 1 ? runs.subList(1, runs.size()) : runs;
    if (parts.size() == 2) {
      boolean second = against(parts.get(1));
      if (second || against(parts.get(0))) {
        String wrong = parts.get(second ? 1 : 0).digits();
        String right = parts.get(second ? 0 : 1).digits();
        return replaced(known, wrong, right);
      }
    }
    if (parts.size() != 1 || against(parts.getFirst())) {
      return Optional.empty();
    }
    String digits = parts.getFirst().digits();
    if (digits.length() >= known.length()) {
      return Optional.empty();
    }
    if (AT_START.matcher(said).find()) {
      return Optional.of(digits + known.substring(digits.length()));
    }
    boolean end = AT_END.matcher(said).find() || digits.length() > 1;
    return end
        ? Optional.of(known.substring(0, known.length() - digits.length()) + digits)
        : Optional.empty();
  }

  private boolean against(DigitRuns.Run run) {
    return AGAINST.matcher(words.text(run.from() - 2, run.from())).find();
  }

  private static Optional<String> replaced(String known, String wrong, String right) {
    int at = known.indexOf(wrong);
    boolean once = at >= 0 && known.indexOf(wrong, at + 1) < 0;
    return once
        ? Optional.of(known.substring(0, at) + right + known.substring(at + wrong.length()))
        : Optional.empty();
  }
}
