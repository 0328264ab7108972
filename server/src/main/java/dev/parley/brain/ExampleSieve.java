package dev.parley.brain;

import dev.parley.agent.Suggestions;
import dev.parley.call.StorableText;
import dev.parley.embedding.TextEmbedding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which of the replies that were written for the outcomes of a question can be their examples:
 * plain words, each of one outcome alone and nearer to that by its meaning than to any other. Those
 * that are nearest come first, since a mind may read only some.
 */
final class ExampleSieve {
  private static final int LONGEST = 120;

  /** What is known of an outcome may be much; so many replies tell what it is like. */
  private static final int MOST_KNOWN = 8;

  /** Replies that are nearer than this say the same, as a cosine. */
  private static final double SAME = 0.95;

  /** Replies to two outcomes that are nearer than this cannot tell them apart. */
  private static final double LIKE = 0.88;

  private static final Pattern UNFIT =
      Pattern.compile("(?i)https?:|www\\.|\\S+@\\S+|[<>{}\\[\\]|()*_#`\\\\]|\\p{Cntrl}");

  private static final Pattern QUOTED = Pattern.compile("^[\\s\"“”'‘’-]+|[\\s\"“”]+$");

  private final TextEmbedding embedding;
  private final List<Suggestions.Outcome> outcomes;
  private final List<List<float[]>> known = new ArrayList<>();

  ExampleSieve(TextEmbedding embedding, List<Suggestions.Outcome> outcomes) {
    this.embedding = embedding;
    this.outcomes = outcomes;
    for (Suggestions.Outcome outcome : outcomes) {
      List<float[]> places = new ArrayList<>();
      places.add(embedding.of(outcome.label()));
      outcome.known().stream().limit(MOST_KNOWN).map(embedding::of).forEach(places::add);
      known.add(places);
    }
  }

  /** A reply to an outcome, with its place by meaning. */
  private static final class Reply {
    private final int outcome;
    private final String text;
    private final float[] place;

    Reply(int outcome, String text, float[] place) {
      this.outcome = outcome;
      this.text = text;
      this.place = place;
    }
  }

  /**
   * Leaves out what is no example.
   *
   * @param written by the places of the outcomes
   */
  ExampleWriter.Result.Written sift(List<List<String>> written) {
    Map<String, Set<Integer>> owners = new HashMap<>();
    for (int i = 0; i < outcomes.size(); i++) {
      int owner = i;
      own(i, outcomes.get(i).label(), owners);
      outcomes.get(i).known().forEach(text -> own(owner, text, owners));
      written.get(i).forEach(text -> own(owner, plain(text), owners));
    }
    List<Reply> fit = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      fit.addAll(fit(i, written.get(i), owners));
    }
    return result(new Neighbours(fit), written.stream().mapToInt(List::size).sum());
  }

  private ExampleWriter.Result.Written result(Neighbours neighbours, int all) {
    Map<String, List<String>> replies = new LinkedHashMap<>();
    for (Suggestions.Outcome outcome : outcomes) {
      if (outcome.open()) {
        replies.put(outcome.id(), new ArrayList<>());
      }
    }
    int taken = 0;
    for (Reply reply : neighbours.apart()) {
      List<String> of = replies.get(outcomes.get(reply.outcome).id());
      if (of != null && of.size() < ExampleWriter.EACH) {
        of.add(reply.text);
        taken++;
      }
    }
    return new ExampleWriter.Result.Written(replies, all - taken);
  }

  private static void own(int outcome, String text, Map<String, Set<Integer>> owners) {
    owners.computeIfAbsent(words(text), _ -> new HashSet<>()).add(outcome);
  }

  /** Those of an outcome that are plain, said once, of no other and not known yet. */
  private List<Reply> fit(int outcome, List<String> written, Map<String, Set<Integer>> owners) {
    Set<String> seen = new HashSet<>();
    seen.add(words(outcomes.get(outcome).label()));
    outcomes.get(outcome).known().forEach(text -> seen.add(words(text)));
    List<Reply> fit = new ArrayList<>();
    for (String each : written) {
      String text = plain(each);
      String words = words(text);
      if (words.isEmpty()
          || text.length() > LONGEST
          || UNFIT.matcher(text).find()
          || !StorableText.is(text)
          || owners.getOrDefault(words, Set.of()).size() > 1
          || !seen.add(words)) {
        continue;
      }
      float[] place = embedding.of(text);
      if (fit.stream().noneMatch(other -> cosine(other.place, place) > SAME)) {
        fit.add(new Reply(outcome, text, place));
      }
    }
    return fit;
  }

  /** How near replies are to each other and to what is known of the outcomes. */
  private final class Neighbours {
    private final List<Reply> replies;
    private final double[][] known;
    private final double[][] near;
    private final BitSet left = new BitSet();

    Neighbours(List<Reply> replies) {
      this.replies = replies;
      int count = replies.size();
      known = new double[count][outcomes.size()];
      near = new double[count][count];
      left.set(0, count);
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < outcomes.size(); j++) {
          known[i][j] = sum(replies.get(i).place, ExampleSieve.this.known.get(j));
        }
        for (int j = 0; j < i; j++) {
          near[i][j] = cosine(replies.get(i).place, replies.get(j).place);
          near[j][i] = near[i][j];
        }
      }
    }

    /**
     * Those that are nearer to their own outcome than to any other, by the mean of its label and of
     * all replies to it, the nearest first. The most misplaced is taken out before the others are
     * looked at again, so that it draws nobody with it.
     */
    List<Reply> apart() {
      int worst = worst();
      while (worst >= 0 && lead(worst) <= 0) {
        left.clear(worst);
        worst = worst();
      }
      return left.stream()
          .boxed()
          .filter(this::unlikeOthers)
          .sorted(Comparator.comparingDouble(this::lead).reversed())
          .map(replies::get)
          .toList();
    }

    private int worst() {
      return left.stream().boxed().min(Comparator.comparingDouble(this::lead)).orElse(-1);
    }

    private double lead(int reply) {
      double[] sums = known[reply].clone();
      int[] counts = ExampleSieve.this.known.stream().mapToInt(List::size).toArray();
      left.stream()
          .filter(other -> other != reply)
          .forEach(other -> {
            int of = replies.get(other).outcome;
            sums[of] += near[reply][other];
            counts[of]++;
          });
      int own = replies.get(reply).outcome;
      double other = -1;
      for (int i = 0; i < sums.length; i++) {
        other = i == own ? other : Math.max(other, sums[i] / counts[i]);
      }
      return sums[own] / counts[own] - other;
    }

    /** Whether no reply to another outcome says nearly the same. */
    private boolean unlikeOthers(int reply) {
      return left.stream()
          .noneMatch(other ->
              replies.get(other).outcome != replies.get(reply).outcome
                  && near[reply][other] > LIKE);
    }
  }

  private static double sum(float[] place, List<float[]> places) {
    return places.stream().mapToDouble(other -> cosine(place, other)).sum();
  }

  private static double cosine(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  private static String plain(String written) {
    return QUOTED.matcher(written.replaceAll("\\s+", " ")).replaceAll("").strip();
  }

  private static String words(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
