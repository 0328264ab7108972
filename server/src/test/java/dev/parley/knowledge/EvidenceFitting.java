package dev.parley.knowledge;

import dev.parley.SpeechFixture;
import dev.parley.embedding.TextEmbedding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;

/** Fits the weights of {@link Evidence} by logistic regression and prints them; not a test. */
final class EvidenceFitting {
  private static final int ROUNDS = 20_000;
  private static final double STEP = 0.02;

  /** Keeps weights small for which there are few questions. */
  private static final double DECAY = 0.1;

  private record Row(String trade, String text, List<Double> features, boolean right) {}

  private EvidenceFitting() {}

  public static void main(String[] args) {
    List<Row> rows = rows(TradeQuestions.FITTED);
    double[] apart = new double[rows.size()];
    for (String trade : TradeQuestions.FITTED) {
      double[] weights = fit(rows.stream().filter(row -> !row.trade().equals(trade)).toList());
      for (int i = 0; i < apart.length; i++) {
        if (rows.get(i).trade().equals(trade)) {
          apart[i] = probability(weights, rows.get(i).features());
        }
      }
    }
    print("each trade by weights of the others", rows, apart);
    double[] weights = fit(rows);
    List<Row> held = rows(TradeQuestions.HELD_OUT);
    double[] unseen =
        held.stream().mapToDouble(row -> probability(weights, row.features())).toArray();
    print("held out", held, unseen);
    System.out.println(
        Arrays.stream(weights).mapToObj("%.2f"::formatted).collect(Collectors.joining(", ")));
    if (args.length > 0) {
      print(rows, apart);
    }
    if (args.length > 1) {
      print(held, unseen);
    }
  }

  private static List<Row> rows(List<String> trades) {
    TextEmbedding embedding = SpeechFixture.embedding();
    Analyzer analyzer = ContentWords.analyzer();
    Search search = new Search(analyzer, embedding);
    List<Row> rows = new ArrayList<>();
    for (String trade : trades) {
      TradeQuestions asked = TradeQuestions.of(trade);
      KnowledgeIndex index = KnowledgeIndex.of(asked.base(), analyzer, embedding, Map.of());
      for (TradeQuestions.Question question : asked.questions()) {
        Search.Best best = search.best(List.of(index), question.text()).orElseThrow();
        rows.add(
            new Row(
                trade,
                "%s -> %s".formatted(question.text(), best.candidate().text()),
                Arrays.stream(best.evidence().features(best.next())).boxed().toList(),
                best.candidate().text().equals(question.answer())));
      }
    }
    return rows;
  }

  private static double[] fit(List<Row> rows) {
    double[] weights = new double[rows.getFirst().features().size()];
    for (int round = 0; round < ROUNDS; round++) {
      double[] slope = new double[weights.length];
      for (Row row : rows) {
        double off = probability(weights, row.features()) - (row.right() ? 1 : 0);
        for (int i = 0; i < slope.length; i++) {
          slope[i] += off * row.features().get(i);
        }
      }
      for (int i = 0; i < slope.length; i++) {
        weights[i] -= STEP * (slope[i] + (i == 0 ? 0 : DECAY * weights[i]));
      }
    }
    return weights;
  }

  private static double probability(double[] weights, List<Double> features) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * features.get(i);
    }
    return 1 / (1 + Math.exp(-sum));
  }

  private static void print(String title, List<Row> rows, double[] probabilities) {
    System.out.println(title + ", best is right " + rows.stream().filter(Row::right).count());
    for (double least : new double[] {0.5, 0.6, 0.7, 0.8, 0.85, 0.88, 0.9, 0.92, 0.94, 0.96}) {
      int right = 0;
      int wrong = 0;
      for (int i = 0; i < probabilities.length; i++) {
        if (probabilities[i] >= least) {
          right += rows.get(i).right() ? 1 : 0;
          wrong += rows.get(i).right() ? 0 : 1;
        }
      }
      System.out.printf(
          "%.2f right %d wrong %d none %d gain %d%n",
          least, right, wrong, rows.size() - right - wrong, right - 10 * wrong);
    }
  }

  private static void print(List<Row> rows, double[] probabilities) {
    for (int i = 0; i < probabilities.length; i++) {
      Row row = rows.get(i);
      System.out.printf(
          "%.2f %s %s %s%n",
          probabilities[i],
          row.right() ? "right" : "wrong",
          row.text(),
          row.features().stream().map("%.2f"::formatted).toList());
    }
  }
}
