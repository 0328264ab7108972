package dev.parley.stt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.audio.AudioClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of one stream of Deepgram's, as its results come: what is final stays, what is not is
 * replaced by the next. Positions are ticks of {@link AudioClock}. Not for several threads at once.
 */
final class DeepgramWords {
  /** Where a word lies is known to about this. */
  private static final long BLUR = AudioClock.ticks(Duration.ofMillis(200));

  /** A probability below this says no less. */
  private static final double LEAST = 1e-3;

  private final long base;
  private final List<Word> settled = new ArrayList<>();
  private List<Word> unsettled = List.of();
  private long settledTo;
  private long knownTo;

  /** A word and how probable it is. */
  private record Word(String text, long from, long to, double probability) {
    boolean within(long first, long last) {
      long middle = (from + to) / 2;
      return middle >= first - BLUR && middle <= last + BLUR;
    }
  }

  /**
   * Nothing has come yet.
   *
   * @param base position of the stream's first sample
   */
  DeepgramWords(long base) {
    this.base = base;
    settledTo = base;
    knownTo = base;
  }

  /** Takes a message of the type "Results". */
  void take(JsonNode results) {
    List<Word> words = new ArrayList<>();
    for (JsonNode word : results.at("/channel/alternatives/0/words")) {
      words.add(
          new Word(
              word.path("punctuated_word").asText(word.path("word").asText()),
              position(word.path("start").asDouble()),
              position(word.path("end").asDouble()),
              word.path("confidence").asDouble(1)));
    }
    long to = position(results.path("start").asDouble() + results.path("duration").asDouble());
    knownTo = Math.max(knownTo, to);
    if (results.path("is_final").asBoolean()) {
      settled.addAll(words);
      settledTo = Math.max(settledTo, to);
      unsettled = List.of();
    } else {
      unsettled = List.copyOf(words);
    }
  }

  private long position(double seconds) {
    return base + Math.round(seconds * AudioClock.RATE);
  }

  /** Position of the first sample. */
  long base() {
    return base;
  }

  /** Whether what was said before a position will not change any more. */
  boolean settled(long to) {
    return settledTo >= to;
  }

  /** Whether something is known of all that was said before a position. */
  boolean known(long to) {
    return knownTo >= to;
  }

  /** What was said between two positions, as far as it is known. */
  ServedAnswer.Words between(long from, long to) {
    List<Word> words =
        Stream.concat(settled.stream(), unsettled.stream())
            .filter(word -> word.within(from, to))
            .toList();
    String text = words.stream().map(Word::text).collect(Collectors.joining(" "));
    double sum = 0;
    for (Word word : words) {
      sum += Math.log(Math.clamp(word.probability(), LEAST, 1));
    }
    return new ServedAnswer.Words(text, words.isEmpty() ? null : (Double) (sum / words.size()));
  }

  /** Forgets words before a position. */
  void forget(long before) {
    settled.removeIf(word -> word.to() < before - BLUR);
  }
}
