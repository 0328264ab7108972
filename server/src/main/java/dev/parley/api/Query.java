package dev.parley.api;

import dev.parley.call.StorableText;
import dev.parley.records.Page;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    return switch (text(name).orElse("false").toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      case String other ->
          throw ApiException.invalid(
              name,
              "The query parameter %s must be true or false and is \"%s\"."
                  .formatted(name, ApiException.shortened(other)));
    };
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
