package dev.parley.language;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds digits that are read out, such as those of a code or an account. */
final class Digits {
  private static final Pattern TAKEN_BACK =
      Pattern.compile(
          "\\b(sorry|actually|wait|scratch|correction|i (mean|meant)|no|oops|rather)\\b");

  private Digits() {}

  /** The longest run of digits; what is said again after a correction counts. */
  static Optional<Reading> of(String text) {
    Words words = Words.of(text);
    List<DigitRuns.Run> runs =
        new DigitRuns(words)
            .all().stream().filter(run -> !words.is(run.from() - 1, "not")).toList();
    if (runs.isEmpty()) {
      return Optional.empty();
    }
    DigitRuns.Run last = runs.getLast();
    if (runs.size() > 1) {
      DigitRuns.Run before = runs.get(runs.size() - 2);
      if (TAKEN_BACK.matcher(words.text(before.to(), last.from())).find()) {
        return Optional.of(
            new Reading(last.digits(), last.digits().length() == before.digits().length()));
      }
    }
    return runs.stream()
        .map(DigitRuns.Run::digits)
        .max(Comparator.comparingInt(String::length))
        .map(Reading::sure);
  }
}
