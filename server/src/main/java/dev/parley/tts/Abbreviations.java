package dev.parley.tts;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;

/** Words that are written short, of addresses, titles, offices and notes. */
final class Abbreviations {
  /** Those that are said in full with and without a stop. */
  private static final Map<String, String> WHOLE =
      Map.ofEntries(
          Map.entry("Mr", "Mister"),
          Map.entry("Mrs", "Missus"),
          Map.entry("Ms", "Miz"),
          Map.entry("Prof", "Professor"),
          Map.entry("Ave", "Avenue"),
          Map.entry("Blvd", "Boulevard"),
          Map.entry("Rd", "Road"),
          Map.entry("Ln", "Lane"),
          Map.entry("Hwy", "Highway"),
          Map.entry("Pkwy", "Parkway"),
          Map.entry("Ste", "Suite"),
          Map.entry("Apt", "Apartment"),
          Map.entry("Bldg", "Building"),
          Map.entry("Dept", "Department"),
          Map.entry("Jr", "Junior"),
          Map.entry("Sr", "Senior"),
          Map.entry("Inc", "Incorporated"),
          Map.entry("Ltd", "Limited"),
          Map.entry("Corp", "Corporation"),
          Map.entry("appt", "appointment"),
          Map.entry("appts", "appointments"),
          Map.entry("Appt", "appointment"));

  /** Those that are words, or others, without their stop. */
  private static final Map<String, String> STOPPED =
      Map.ofEntries(
          Map.entry("approx", "approximately"),
          Map.entry("vs", "versus"),
          Map.entry("etc", "etcetera"),
          Map.entry("ext", "extension"),
          Map.entry("Ext", "extension"),
          Map.entry("tel", "telephone"),
          Map.entry("Tel", "telephone"),
          Map.entry("max", "maximum"),
          Map.entry("min", "minimum"),
          Map.entry("incl", "including"),
          Map.entry("excl", "excluding"),
          Map.entry("dept", "department"),
          Map.entry("mgr", "manager"),
          Map.entry("Fl", "Floor"),
          Map.entry("Sgt", "Sergeant"),
          Map.entry("Capt", "Captain"),
          Map.entry("Lt", "Lieutenant"),
          Map.entry("Rev", "Reverend"),
          Map.entry("Gov", "Governor"),
          Map.entry("Sen", "Senator"),
          Map.entry("e.g", "for example"),
          Map.entry("i.e", "that is"));

  private static final String WHOLES = String.join("|", WHOLE.keySet());

  static final List<SpokenRule> RULES =
      List.of(
          SpokenRule.of("\\bw/o\\b", "without"),
          SpokenRule.of("\\bw/ ?(?=\\w)", "with "),
          SpokenRule.of("\\bc/o\\b", "care of"),
          SpokenRule.of("\\ba\\.?k\\.?a\\.?(?=[ ,])", "also known as"),
          SpokenRule.of("\\bSt\\.? (?=[A-Z])(?!Suite|Ste|Apt|Apartment|Unit)", "Saint "),
          SpokenRule.of("\\bSt\\.?(?=[ ,]|$)", "Street"),
          SpokenRule.of("\\bDr\\.? (?=[A-Z])", "Doctor "),
          SpokenRule.of("\\bDr\\.?(?=[ ,]|$)", "Drive"),
          SpokenRule.of("\\b(" + WHOLES + ")\\.(?=$)", m -> written(m, WHOLE) + "."),
          SpokenRule.of("\\b(" + WHOLES + ")\\b\\.?", m -> written(m, WHOLE)),
          SpokenRule.of(
              "\\b(" + String.join("|", STOPPED.keySet()).replace(".", "\\.") + ")\\.(?=[ ,]|$)",
              m -> written(m, STOPPED)),
          SpokenRule.of("\\bNo\\. (?=[a-z]+)", "number "));

  private Abbreviations() {}

  private static String written(MatchResult shortened, Map<String, String> words) {
    return Objects.requireNonNull(words.get(shortened.group(1)), shortened.group(1));
  }
}
