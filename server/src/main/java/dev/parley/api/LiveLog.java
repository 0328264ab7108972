package dev.parley.api;

import dev.parley.call.CallId;
import dev.parley.call.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What those were told who watch, of all teams, numbered and as far back as it is kept. For one
 * thread at a time.
 */
final class LiveLog {
  private static final int KEPT = 10_000;
  private static final Duration KEPT_FOR = Duration.ofMinutes(5);

  /** What something that is told is about. */
  enum Topic {
    NOW("now"),
    CALLS("call"),
    DELIVERIES("delivery");

    private final String event;

    Topic(String event) {
      this.event = event;
    }
  }

  /**
   * Something that is told.
   *
   * @param call the call it is about, null if none
   */
  record Sent(
      long number, Instant at, TeamId team, Topic topic, @Nullable CallId call, String text) {}

  /** Where somebody is who watches: of what run of the log, and how far. */
  record Place(long run, long number) {}

  /**
   * What was new to somebody.
   *
   * @param missed whether something before it is lost to them
   */
  record News(List<Sent> sent, Place upTo, boolean missed) {}

  private final Deque<Sent> sent = new ArrayDeque<>();

  /** Another when something may have been missed. */
  private long run;

  private long last;

  /**
   * An empty one.
   *
   * @param run what no other run of a log is likely to have been
   */
  LiveLog(long run) {
    this.run = run;
  }

  /** Where somebody is who knows all there is. */
  Place here() {
    return new Place(run, last);
  }

  /** What a team was told after a place. */
  News after(TeamId team, Place place) {
    if (place.run() != run || lostSince(place.number())) {
      return new News(List.of(), here(), true);
    }
    List<Sent> news =
        sent.stream()
            .filter(each -> each.number() > place.number() && each.team().equals(team))
            .toList();
    return new News(news, here(), false);
  }

  private boolean lostSince(long number) {
    return number < last && (sent.isEmpty() || sent.getFirst().number() > number + 1);
  }

  /** Begins another run: every place of this one has missed something. */
  void forget() {
    run++;
    sent.clear();
  }

  void tell(Instant now, TeamId team, Topic topic, @Nullable CallId call, String json) {
    last++;
    String text =
        "id: %s\nevent: %s\ndata: %s\n\n".formatted(LivePlace.text(here()), topic.event, json);
    sent.addLast(new Sent(last, now, team, topic, call, text));
  }

  /** Drops what is too old or too much. */
  void trim(Instant now) {
    while (sent.size() > KEPT
        || (!sent.isEmpty() && sent.getFirst().at().isBefore(now.minus(KEPT_FOR)))) {
      sent.removeFirst();
    }
  }
}
