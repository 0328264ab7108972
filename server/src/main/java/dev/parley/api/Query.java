package dev.parley.api;

import dev.parley.call.StorableText;
import dev.parley.records.Page;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query of a request. A repeated key is an array, and so is a key that ends in brackets. */
record Query(Map<String, List<String>> values) {
  private static final int MAX_PAGE = 1_000_000;
  private static final int MAX_LIMIT = 50;
  private static final int DEFAULT_LIMIT = 20;
  private static final int LONGEST_SEARCH = 200;

  Query {
    values.forEach((name, list) -> {
      if (!StorableText.is(name) || !list.stream().allMatch(StorableText::is)) {
        throw ApiException.invalid(
            name, "The query parameter has a character that is none (U+0000).");
      }
    });
  }

  /** Reads what follows the question mark, null if there is none. */
  static Query parse(@Nullable String text) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : text == null ? List.<String>of() : List.of(text.split("&"))) {
      String[] parts = pair.split("=", 2);
      values
          .computeIfAbsent(decoded(parts[0]), _ -> new ArrayList<>())
          .add(parts.length == 2 ? decoded(parts[1]) : "");
    }
    return new Query(values);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiException.of(
          400, "invalid_query", "The query has a percent sign that encodes no character.");
    }
  }

  /** Which part of a list is wanted. */
  Page.Request page() {
    return new Page.Request(
        number("page", 0, MAX_PAGE, 0), number("limit", 1, MAX_LIMIT, DEFAULT_LIMIT));
  }

  /** The value of a parameter that is there and not empty. */
  Optional<String> text(String name) {
    List<String> all = values.getOrDefault(name, List.of());
    return all.isEmpty() || all.getLast().isBlank() ? Optional.empty() : Optional.of(all.getLast());
  }

  /** What is searched for, null for nothing. */
  @Nullable String search() {
    String search = text("search").orElse(null);
    if (search != null && search.length() > LONGEST_SEARCH) {
      throw ApiException.invalid(
          "search",
          "The query parameter search has %d characters and may have %d."
              .formatted(search.length(), LONGEST_SEARCH));
    }
    return search;
  }

  List<String> texts(String name) {
    List<String> all = new ArrayList<>(values.getOrDefault(name, List.of()));
    all.addAll(values.getOrDefault(name + "[]", List.of()));
    all.removeIf(String::isBlank);
    return all;
  }

  boolean flag(String name) {
    return truth(name).orElse(false);
  }

  /** True or false, if it is said. */
  Optional<Boolean> truth(String name) {
    return text(name)
        .map(value ->
            switch (value.toLowerCase(Locale.ROOT)) {
              case "true", "1" -> true;
              case "false", "0" -> false;
              case String other ->
                  throw ApiException.invalid(
                      name,
                      "The query parameter %s must be true or false and is \"%s\"."
                          .formatted(name, ApiException.shortened(other)));
            });
  }

  /** A whole number from {@code least}, if there is one. */
  Optional<Integer> whole(String name, int least) {
    return text(name).map(_ -> number(name, least, Integer.MAX_VALUE, least));
  }

  /** So many milliseconds, if it is said how many. */
  Optional<Duration> millis(String name) {
    return whole(name, 0).map(Duration::ofMillis);
  }

  /** A time with its offset from UTC, in ISO 8601, if there is one. */
  Optional<Instant> time(String name) {
    return text(name)
        .map(value -> {
          try {
            return OffsetDateTime.parse(value).toInstant();
          } catch (DateTimeParseException e) {
            throw ApiException.invalid(
                name,
                "The query parameter %s is no time such as 2026-12-24T09:30:00Z: \"%s\"."
                    .formatted(name, ApiException.shortened(value)));
          }
        });
  }

  /** A UUID, if there is one. */
  Optional<UUID> id(String name) {
    return text(name)
        .map(value ->
            Request.uuid(value)
                .orElseThrow(() ->
                    ApiException.invalid(
                        name,
                        "The query parameter %s is no id (a UUID): \"%s\"."
                            .formatted(name, ApiException.shortened(value)))));
  }

  /** The values of {@code name.KEY} and {@code name[KEY]} by their keys. */
  Map<String, String> named(String name) {
    Map<String, String> named = new LinkedHashMap<>();
    values.forEach((key, all) -> {
      if (key.startsWith(name + ".") && key.length() > name.length() + 1) {
        named.put(key.substring(name.length() + 1), all.getLast());
      } else if (key.startsWith(name + "[")
          && key.endsWith("]")
          && key.length() > name.length() + 2) {
        named.put(key.substring(name.length() + 1, key.length() - 1), all.getLast());
      }
    });
    return named;
  }

  /** How many rows of a page by cursor are wanted. */
  int rows(int most, int usual) {
    return number("limit", 1, most, usual);
  }

  /** One of the constants of an enumeration, written in either case. */
  <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    return text(name).map(value -> choice(name, value, type));
  }

  static <E extends Enum<E>> E choice(String name, String value, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(() ->
            ApiException.invalid(
                name,
                "%s is \"%s\" and must be one of %s."
                    .formatted(
                        name,
                        ApiException.shortened(value),
                        Arrays.stream(type.getEnumConstants())
                            .map(Enum::name)
                            .collect(Collectors.joining(", ")))));
  }

  private int number(String name, int least, int most, int otherwise) {
    return text(name)
        .map(value -> {
          try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
              return number;
            }
          } catch (NumberFormatException e) {
            // said below, as for a number out of range
          }
          throw ApiException.invalid(
              name,
              "The query parameter %s is \"%s\" and must be a whole number in %d..%d."
                  .formatted(name, ApiException.shortened(value), least, most));
        })
        .orElse(otherwise);
  }
}
