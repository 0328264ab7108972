package dev.parley.bench.speech;

import dev.parley.bench.report.BenchException;
import dev.parley.brain.Brain;
import dev.parley.brain.Question;
import dev.parley.language.words.Tokens;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The plainest brain there could be: the outcome whose label and examples share most words with the
 * reply, and none where no word is shared.
 */
final class NearestLabel implements Brain {
  private record Shared(String outcome, long words) {}

  @Override
  public Judgement judge(Question question) {
    Set<String> reply = new HashSet<>(Tokens.of(question.reply()));
    Shared nearest =
        question.choices().stream()
            .map(choice -> new Shared(choice.id(), shared(choice, reply)))
            .max(Comparator.comparingLong(Shared::words))
            .orElseThrow(() -> new BenchException("There is nothing to choose from."));
    return new Judgement(nearest.words() == 0 ? null : nearest.outcome(), Map.of());
  }

  private static long shared(Question.Choice choice, Set<String> reply) {
    List<String> words = Tokens.of(choice.label() + " " + String.join(" ", choice.examples()));
    return words.stream().distinct().filter(reply::contains).count();
  }
}
