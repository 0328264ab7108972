package dev.parley.schedule;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which numbers a trunk may dial: an allow-list, so that nobody who comes by a token can run up a
 * bill. Emergency numbers are on no list.
 *
 * <p>As text it is a list such as {@code US,+44,+4930,premium}. {@code all} or a country (a region,
 * or its calling code) allows ordinary numbers there; the name of a {@link NumberKind} allows that
 * kind too, in the countries of the list; a longer prefix, or the calling code of a network of no
 * country, allows every number that begins with it.
 *
 * @param everywhere whether all countries are on the list
 * @param countries regions, such as {@code US}
 * @param prefixes of E.164 numbers, with the plus sign
 */
public record DialRules(
    boolean everywhere, Set<String> countries, Set<String> prefixes, Set<NumberKind> kinds) {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final String ALL = "all";
  private static final Pattern PREFIX = Pattern.compile("\\+[1-9][0-9]{0,14}");

  /** Ordinary numbers of every country. */
  public static final DialRules DEFAULT = new DialRules(true, Set.of(), Set.of(), Set.of());

  public DialRules {
    countries = Set.copyOf(countries);
    prefixes = Set.copyOf(prefixes);
    kinds = Set.copyOf(kinds);
  }

  /** What became of a text. */
  public sealed interface Result {
    /** The rules can be used. */
    record Valid(DialRules rules) implements Result {}

    /** Everything that is wrong, each as the end of a sentence. */
    record Invalid(List<String> problems) implements Result {
      public Invalid {
        problems = List.copyOf(problems);
      }
    }
  }

  /** Reads rules as a setting has them. */
  public static Result parse(String text) {
    boolean everywhere = false;
    Set<String> countries = new TreeSet<>();
    Set<String> prefixes = new TreeSet<>();
    Set<NumberKind> kinds = EnumSet.noneOf(NumberKind.class);
    List<String> problems = new ArrayList<>();
    for (String item : text.split(",", -1)) {
      String word = item.strip();
      String region = word.toUpperCase(Locale.ROOT);
      if (word.equalsIgnoreCase(ALL)) {
        everywhere = true;
      } else if (NUMBERS.getSupportedRegions().contains(region)) {
        countries.add(region);
      } else if (NumberKind.named(word).isPresent()) {
        kinds.add(NumberKind.named(word).get());
      } else if (PREFIX.matcher(word).matches()) {
        List<String> regions = regions(word);
        countries.addAll(regions);
        if (regions.isEmpty()) {
          prefixes.add(word);
        }
      } else {
        problems.add(
            "\"%s\" is no country (US), no calling code or prefix (+44, +4930), neither all nor one of %s"
                .formatted(word, names()));
      }
    }
    if (problems.isEmpty() && !everywhere && countries.isEmpty() && prefixes.isEmpty()) {
      problems.add("it names no country; write all,%s for all countries".formatted(text.strip()));
    }
    return problems.isEmpty()
        ? new Result.Valid(new DialRules(everywhere, countries, prefixes, kinds))
        : new Result.Invalid(problems);
  }

  /** The countries whose calling code a prefix is; none for a longer one and for no country's. */
  private static List<String> regions(String prefix) {
    return prefix.length() > 4
        ? List.of()
        : NUMBERS.getRegionCodesForCountryCode(Integer.parseInt(prefix.substring(1))).stream()
            .filter(NUMBERS.getSupportedRegions()::contains)
            .toList();
  }

  private static String names() {
    return Stream.of(NumberKind.values())
        .filter(NumberKind::optional)
        .map(NumberKind::setting)
        .collect(Collectors.joining(", "));
  }

  /** Reads rules that {@link #text} wrote. */
  public static DialRules of(String text) {
    return switch (parse(text)) {
      case Result.Valid(DialRules rules) -> rules;
      case Result.Invalid(List<String> problems) ->
          throw new IllegalArgumentException(
              "\"%s\" says not what may be dialled: %s."
                  .formatted(text, String.join("; ", problems)));
    };
  }

  /** The rules as a setting has them. */
  public String text() {
    return Stream.of(
            Stream.of(ALL).filter(_ -> everywhere),
            countries.stream().sorted(),
            prefixes.stream().sorted(),
            kinds.stream().sorted().map(NumberKind::setting))
        .flatMap(part -> part)
        .collect(Collectors.joining(","));
  }

  /** Whether the list says that a number begins as those that may be dialled. */
  boolean namesPrefixOf(DialledNumber number) {
    return prefixes.stream().anyMatch(number.number().e164()::startsWith);
  }

  /** Whether the list has the country of a number, or the number has none. */
  boolean namesCountryOf(DialledNumber number) {
    String country = number.country();
    return everywhere || (country == null ? number.kind().optional() : countries.contains(country));
  }

  /** Whether the list has the kind of a number. */
  boolean namesKindOf(DialledNumber number) {
    return number.kind() == NumberKind.ORDINARY || kinds.contains(number.kind());
  }
}
