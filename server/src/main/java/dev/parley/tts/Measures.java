package dev.parley.tts;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Units behind a number, and prices and speeds for one of something. */
final class Measures {
  /** Those whose plural is not the word with an s. */
  private static final Map<String, String> PLURALS =
      Map.of(
          "foot",
          "feet",
          "square foot",
          "square feet",
          "mile per hour",
          "miles per hour",
          "kilometer per hour",
          "kilometers per hour",
          "hertz",
          "hertz",
          "kilohertz",
          "kilohertz",
          "megahertz",
          "megahertz",
          "gigahertz",
          "gigahertz");

  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("km/h", "kilometer per hour"),
          Map.entry("kph", "kilometer per hour"),
          Map.entry("mph", "mile per hour"),
          Map.entry("sq ft", "square foot"),
          Map.entry("sq. ft.", "square foot"),
          Map.entry("sqft", "square foot"),
          Map.entry("sq m", "square meter"),
          Map.entry("m²", "square meter"),
          Map.entry("km", "kilometer"),
          Map.entry("cm", "centimeter"),
          Map.entry("mm", "millimeter"),
          Map.entry("m", "meter"),
          Map.entry("ft", "foot"),
          Map.entry("yd", "yard"),
          Map.entry("mi", "mile"),
          Map.entry("kg", "kilogram"),
          Map.entry("mg", "milligram"),
          Map.entry("mcg", "microgram"),
          Map.entry("g", "gram"),
          Map.entry("lb", "pound"),
          Map.entry("lbs", "pound"),
          Map.entry("oz", "ounce"),
          Map.entry("ml", "milliliter"),
          Map.entry("mL", "milliliter"),
          Map.entry("l", "liter"),
          Map.entry("L", "liter"),
          Map.entry("gal", "gallon"),
          Map.entry("tbsp", "tablespoon"),
          Map.entry("tsp", "teaspoon"),
          Map.entry("kWh", "kilowatt hour"),
          Map.entry("kW", "kilowatt"),
          Map.entry("W", "watt"),
          Map.entry("V", "volt"),
          Map.entry("Hz", "hertz"),
          Map.entry("kHz", "kilohertz"),
          Map.entry("MHz", "megahertz"),
          Map.entry("GHz", "gigahertz"),
          Map.entry("KB", "kilobyte"),
          Map.entry("kB", "kilobyte"),
          Map.entry("MB", "megabyte"),
          Map.entry("GB", "gigabyte"),
          Map.entry("TB", "terabyte"),
          Map.entry("yr", "year"),
          Map.entry("yrs", "year"),
          Map.entry("mo", "month"),
          Map.entry("mos", "month"),
          Map.entry("wk", "week"),
          Map.entry("wks", "week"),
          Map.entry("h", "hour"),
          Map.entry("hr", "hour"),
          Map.entry("hrs", "hour"),
          Map.entry("min", "minute"),
          Map.entry("mins", "minute"),
          Map.entry("sec", "second"),
          Map.entry("secs", "second"),
          Map.entry("ms", "millisecond"));

  private static final String NUMBER = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?";

  /** Before figures become words. */
  static final List<SpokenRule> RULES =
      List.of(
          SpokenRule.of("(?<=\\d) ?¢", " cents"),
          SpokenRule.of("\\b(\\d+)(?: 1/2\\b| ?½)", m -> m.group(1) + " and a half"),
          SpokenRule.of("½", "one half"),
          SpokenRule.of("¼", "one quarter"),
          SpokenRule.of("¾", "three quarters"),
          SpokenRule.of(
              "(?<![$£€\\d.,])("
                  + NUMBER
                  + "|\\b(?:half|hundred|thousand|million)) ?("
                  + units()
                  + ")(?![\\w²/]|\\.\\w)(?:\\.(?= [a-z]))?",
              m -> m.group(1) + " " + named(m.group(2), m.group(1).equals("1"))),
          SpokenRule.of(
              "(?<=\\d) ?/ ?(hr|h|wk|mo|yr|min|sec|kg|lb|oz|gal|mi|km|hour|day|week|month|year"
                  + "|minute|person|night|unit|user|visit|call)\\b",
              m -> " per " + UNITS.getOrDefault(m.group(1), m.group(1))),
          SpokenRule.of("(?<=\\d) ?[x×] ?(?=\\d)", " by "),
          SpokenRule.of("(?<![\\w.-])(?<!\\d )[-−](?=\\d)", "minus "));

  private Measures() {}

  /** Longer ones first, since some begin as others do. */
  private static String units() {
    return UNITS.keySet().stream()
        .sorted((one, other) -> other.length() - one.length())
        .map(unit -> unit.replace(".", "\\."))
        .collect(Collectors.joining("|"));
  }

  private static String named(String unit, boolean one) {
    String word = Objects.requireNonNull(UNITS.get(unit), unit);
    return one ? word : PLURALS.getOrDefault(word, word + "s");
  }
}
