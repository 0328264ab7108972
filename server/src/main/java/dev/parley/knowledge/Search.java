package dev.parley.knowledge;

import dev.parley.embedding.TextEmbedding;
import dev.parley.language.intents.QuestionKind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;

/** Finds the answer to a question in some indexes, where one is sure enough. */
final class Search {
  /**
   * An answer needs at least this probability: a wrong one costs ten times as much as saying that
   * the question is passed on (decision 0044).
   */
  static final double LEAST = 0.92;

  private static final int MOST_NEAR = 5;

  private final Analyzer analyzer;
  private final TextEmbedding embedding;

  Search(Analyzer analyzer, TextEmbedding embedding) {
    this.analyzer = analyzer;
    this.embedding = embedding;
  }

  /**
   * The likeliest answer.
   *
   * @param base the index it is in
   * @param evidence what speaks for it
   * @param next the rank of the one after it
   */
  record Best(KnowledgeIndex base, Candidate candidate, Evidence evidence, double next) {
    double probability() {
      return evidence.probability(next);
    }
  }

  /** The answer, where it is sure enough. */
  Optional<KnownAnswer> answer(List<KnowledgeIndex> indexes, String question) {
    return best(indexes, question)
        .filter(best -> best.probability() >= LEAST)
        .map(best ->
            new KnownAnswer(
                best.candidate().text(),
                best.base().base().id().toString(),
                best.candidate().item(),
                best.probability()));
  }

  /** The likeliest answer, however likely; nothing where nothing is known. */
  Optional<Best> best(List<KnowledgeIndex> indexes, String question) {
    List<Best> ranked = ranked(indexes, question);
    if (ranked.isEmpty()) {
      return Optional.empty();
    }
    Best first = ranked.getFirst();
    // What says the same stands in nobody's way.
    double next =
        ranked.stream()
            .filter(other -> !other.candidate().text().equals(first.candidate().text()))
            .mapToDouble(other -> other.evidence().rank())
            .max()
            .orElse(0);
    return Optional.of(new Best(first.base(), first.candidate(), first.evidence(), next));
  }

  /** What is nearest, the nearest first. */
  List<Passage> near(List<KnowledgeIndex> indexes, String question) {
    return ranked(indexes, question).stream()
        .map(best ->
            new Passage(
                best.candidate().found(),
                best.base().base().id().toString(),
                best.candidate().item()))
        .distinct()
        .limit(MOST_NEAR)
        .toList();
  }

  private List<Best> ranked(List<KnowledgeIndex> indexes, String question) {
    if (question.isBlank() || indexes.isEmpty()) {
      return List.of();
    }
    QuestionKind kind = QuestionKind.of(question);
    Asked asked =
        new Asked(
            kind,
            ContentWords.of(analyzer, kind.without(question)),
            new Place(embedding.of(question)));
    return indexes.stream()
        .flatMap(index ->
            index.find(asked).stream()
                .map(each -> new Best(index, each, Evidence.of(asked, each), 0)))
        .sorted(Comparator.comparingDouble((Best best) -> -best.evidence().rank()))
        .toList();
  }
}
