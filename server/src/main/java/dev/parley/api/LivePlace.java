package dev.parley.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in the feed as clients keep it: {@code Last-Event-ID}. */
final class LivePlace {
  private static final Pattern SHAPE = Pattern.compile("([0-9a-f]{1,16})\\.([0-9]{1,18})");

  private LivePlace() {}

  static String text(LiveLog.Place place) {
    return "%x.%d".formatted(place.run(), place.number());
  }

  /** Empty for what never was one. */
  static Optional<LiveLog.Place> of(String text) {
    Matcher matcher = SHAPE.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(
            new LiveLog.Place(
                Long.parseUnsignedLong(matcher.group(1), 16), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }
}
