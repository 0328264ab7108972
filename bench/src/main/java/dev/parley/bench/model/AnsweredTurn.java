package dev.parley.bench.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.language.speech.Phrases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A turn of a callee's and what they heard after it.
 *
 * @param gap the silence until the first sound, which may be a filler
 * @param silence the longest one until the answer
 * @param answer how long until that
 * @param asked whether a model was asked about the turn
 */
record AnsweredTurn(Duration gap, Duration silence, Duration answer, boolean asked) {
  private static final Set<String> FILLERS =
      Stream.of(Phrases.FILLERS, List.of(Phrases.ONE_MOMENT, Phrases.STILL_WORKING))
          .flatMap(Collection::stream)
          .collect(Collectors.toUnmodifiableSet());

  /** Words of the agent's, in ms since the answer. */
  private record Said(String text, long from, long to) {
    boolean filler() {
      return FILLERS.contains(text);
    }
  }

  /** A gap, in ms since the answer. */
  private static final class Gap {
    private final long from;
    private final long to;
    private boolean asked;

    Gap(JsonNode gap, boolean asked) {
      from = gap.path("from_ms").asLong();
      to = gap.path("to_ms").asLong();
      this.asked = asked;
    }
  }

  /** Those in the events of a call. */
  static List<AnsweredTurn> of(JsonNode events) {
    List<Said> said = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    boolean open = false;
    boolean asked = false;
    for (JsonNode event : events) {
      switch (event.path("type").asText()) {
        case "callee_spoke" -> {
          open = true;
          asked = false;
        }
        case "outcomes_scored" -> {
          asked |= event.at("/model/request").asInt() > 0;
          if (!open && asked) {
            gaps.getLast().asked = true;
          }
        }
        case "gap_measured" -> {
          gaps.add(new Gap(event.path("gap"), asked));
          open = false;
        }
        case "agent_spoke" ->
            said.add(
                new Said(
                    event.path("text").asText(),
                    event.path("from_ms").asLong(),
                    event.path("to_ms").asLong()));
        default -> {}
      }
    }
    return gaps.stream().map(gap -> of(gap, said)).toList();
  }

  private static AnsweredTurn of(Gap gap, List<Said> said) {
    long silence = gap.to - gap.from;
    long heard = gap.to;
    for (Said words : said) {
      if (words.from() >= gap.to - 20) {
        silence = Math.max(silence, words.from() - heard);
        heard = words.to();
        if (!words.filler()) {
          return new AnsweredTurn(
              millis(gap.to - gap.from),
              millis(silence),
              millis(words.from() - gap.from),
              gap.asked);
        }
      }
    }
    return new AnsweredTurn(
        millis(gap.to - gap.from), millis(silence), millis(heard - gap.from), gap.asked);
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}
