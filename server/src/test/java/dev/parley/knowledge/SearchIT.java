package dev.parley.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.SpeechFixture;
import dev.parley.embedding.TextEmbedding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.junit.jupiter.api.Test;

/** What is said to the questions of whole trades; a wrong answer is worse than none. */
class SearchIT {
  private final TextEmbedding embedding = SpeechFixture.embedding();
  private final Analyzer analyzer = ContentWords.analyzer();
  private final Search search = new Search(analyzer, embedding);

  private record Score(int right, int wrong, int none, int silent) {
    static final Score ZERO = new Score(0, 0, 0, 0);

    Score plus(Score other) {
      return new Score(
          right + other.right, wrong + other.wrong, none + other.none, silent + other.silent);
    }
  }

  @Test
  void answersWhatItWasFittedOn() {
    Score score = score(TradeQuestions.FITTED);
    assertThat(score.wrong()).isLessThanOrEqualTo(1);
    assertThat(score.right()).isGreaterThanOrEqualTo(42);
  }

  @Test
  void answersTradesItWasNotFittedOn() {
    Score score = score(TradeQuestions.HELD_OUT);
    assertThat(score.wrong()).isLessThanOrEqualTo(1);
    assertThat(score.right()).isGreaterThanOrEqualTo(13);
  }

  @Test
  void answersOfAnyOfSeveralBasesAndNamesItsSource() {
    KnowledgeIndex dental = index(TradeQuestions.of("dental"));
    TradeQuestions moving = TradeQuestions.of("moving");
    KnownAnswer answer =
        search.answer(List.of(dental, index(moving)), "Can you move my piano?").orElseThrow();
    assertThat(answer.text()).isEqualTo("Yes, pianos are moved by a team of their own.");
    assertThat(answer.base()).isEqualTo(moving.base().id().toString());
    assertThat(moving.base().items())
        .filteredOn(item -> item.id().toString().equals(answer.item()))
        .singleElement()
        .isInstanceOfSatisfying(
            KnowledgeItem.Pair.class,
            pair -> assertThat(pair.question()).isEqualTo("Can you move a piano?"));
    assertThat(answer.probability()).isBetween(Search.LEAST, 1.0);
  }

  @Test
  void whatIsEmptyAnswersNothing() {
    assertThat(search.answer(List.of(), "How much is it?")).isEmpty();
    KnowledgeIndex dental = index(TradeQuestions.of("dental"));
    assertThat(search.answer(List.of(dental), " ")).isEmpty();
    KnowledgeBase base = dental.base();
    KnowledgeIndex empty =
        KnowledgeIndex.of(
            new KnowledgeBase(base.id(), "empty", 1, base.changed(), List.of()),
            analyzer,
            embedding,
            Map.of());
    assertThat(search.answer(List.of(empty), "How much is it?")).isEmpty();
  }

  private KnowledgeIndex index(TradeQuestions trade) {
    return KnowledgeIndex.of(trade.base(), analyzer, embedding, Map.of());
  }

  private Score score(List<String> trades) {
    Score all = Score.ZERO;
    for (String trade : trades) {
      TradeQuestions asked = TradeQuestions.of(trade);
      KnowledgeIndex index = index(asked);
      Score score = Score.ZERO;
      for (TradeQuestions.Question question : asked.questions()) {
        Optional<String> said =
            search.answer(List.of(index), question.text()).map(KnownAnswer::text);
        boolean right = said.filter(question.answer()::equals).isPresent();
        boolean known = !question.answer().isEmpty();
        score =
            score.plus(
                said.isPresent()
                    ? new Score(right ? 1 : 0, right ? 0 : 1, 0, 0)
                    : new Score(0, 0, known ? 1 : 0, known ? 0 : 1));
      }
      print(trade, score);
      all = all.plus(score);
    }
    print("all", all);
    return all;
  }

  private static void print(String trade, Score score) {
    System.out.printf(
        "%-14s right %d, wrong %d, not answered though known %d, rightly not answered %d%n",
        trade, score.right(), score.wrong(), score.none(), score.silent());
  }
}
