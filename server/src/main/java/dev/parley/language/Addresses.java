package dev.parley.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds a postal address by its parts: {@code 12 Oak Street, Apt 4B, Springfield, IL 62704}. Words
 * that are none of them are left out; without a number or a street there is no address.
 */
final class Addresses {
  private static final Pattern LEADING =
      Pattern.compile(
          ".*?\\b(?:address(?:'s| is| would be)?|(?:i|we) live (?:at|on|in)|(?:i'm|we're|i am|we"
              + " are) (?:at|on)|(?:send|deliver|ship|mail) (?:it|that|them) to|come to)\\b(?!\\?)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BACK =
      Pattern.compile(
          "\\b(?:no|sorry|actually|wait|i mean|i meant|make"
              + " that|correction)\\b[,.]?\\s+(?=\\p{L}|\\d)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern QUESTION =
      Pattern.compile(
          "^(and |but |so |sorry |wait |um |uh"
              + " )*(what|why|where|who|which|how|when|do|does|did|can|could|is|are|will|would)\\b.*\\?");
  private static final Pattern BRITISH =
      Pattern.compile("\\b([a-z]{1,2}) ?(\\d[a-z\\d]?) ?(\\d) ?([a-z]) ?([a-z])\\b");
  private static final Pattern CANADIAN = Pattern.compile("\\b([a-z]\\d[a-z]) ?(\\d[a-z]\\d)\\b");
  private static final Pattern ZIP =
      Pattern.compile("(?<!^)\\b(\\d{5})(?:[ -](\\d{4}))?\\b|(?<!^)\\b(\\d{4})$");
  private static final Pattern BOX =
      Pattern.compile("\\bp ?\\.?o ?\\.? box (\\d+)\\b|\\bpost office box (\\d+)\\b");

  /** What is left of letters that were not understood. */
  private static final Pattern CUT =
      Pattern.compile("\\b(?!St\\b|Mt\\b|El\\b|La\\b|Le\\b|De\\b)[A-Z][a-z]?(?![\\p{L}\\d])");

  private static final Set<String> SMALL =
      Set.of("of", "the", "in", "on", "upon", "and", "de", "la", "le", "under");
  private static final Set<String> DROPPED =
      Set.of(
          "um",
          "uh",
          "er",
          "comma",
          "and",
          "in",
          "at",
          "on",
          "please",
          "zip",
          "code",
          "postcode",
          "postal",
          "is",
          "it's",
          "that's",
          "yes",
          "yeah",
          "okay",
          "ok",
          "well",
          "thanks",
          "thank",
          "state",
          "city",
          "town",
          "the",
          "number");
  private static final int MOST_STREET = 5;
  private static final int MOST_CITY = 3;

  private Addresses() {}

  /** The street and its number, and what stands behind it. */
  private record Street(String text, boolean numbered, int from, int to) {}

  static Optional<Reading> of(String text, ValueContext context) {
    if (QUESTION.matcher(text.toLowerCase(Locale.ROOT).strip()).matches()) {
      return Optional.empty();
    }
    String said = text.strip();
    Matcher back = BACK.matcher(said);
    while (back.find()) {
      Optional<Reading> corrected = whole(said.substring(back.end()));
      if (corrected.isPresent()) {
        return corrected;
      }
    }
    Optional<Reading> whole = whole(said);
    return whole.isPresent() || context.known() == null
        ? whole
        : AddressParts.changed(context.known(), AddressWords.of(said)).map(Reading::unsure);
  }

  private static Optional<Reading> whole(String text) {
    Matcher leading = LEADING.matcher(text);
    String rest = leading.find() ? text.substring(leading.end()) : text;
    String plain = AddressWords.of(rest);
    String code = postcode(plain);
    String without = code.isEmpty() ? plain : without(plain);
    List<String> words = List.of(without.strip().split("\\s+", -1));
    Matcher box = BOX.matcher(without);
    Street street = street(words);
    if (street == null && !box.find()) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    int behind = street == null ? words.size() : street.to();
    parts.add(
        street == null
            ? "PO Box " + (box.group(1) == null ? box.group(2) : box.group(1))
            : street.text());
    int before = street == null ? 0 : street.from();
    String unit = unit(words, 0, before);
    int at = behind;
    if (unit.isEmpty() && at < words.size()) {
      int start = unitAt(words, at);
      unit = start < 0 ? "" : unit(words, start, words.size());
      at = unit.isEmpty() ? at : start + 2;
    }
    if (!unit.isEmpty()) {
      parts.add(unit);
    }
    String place = place(words, street == null ? boxEnd(words) : at, code);
    if (!place.isEmpty()) {
      parts.add(place);
    }
    boolean sure = (street == null || street.numbered()) && !CUT.matcher(place).find();
    return Optional.of(new Reading(String.join(", ", parts), sure));
  }

  private static int boxEnd(List<String> words) {
    int box = words.indexOf("box");
    return Math.min(words.size(), box + 2);
  }

  private static String postcode(String plain) {
    Matcher british = BRITISH.matcher(plain);
    if (british.find()) {
      return british.replaceFirst("|$1$2 $3$4$5|").split("\\|", 3)[1].toUpperCase(Locale.ROOT);
    }
    Matcher canadian = CANADIAN.matcher(plain);
    if (canadian.find()) {
      return (canadian.group(1) + " " + canadian.group(2)).toUpperCase(Locale.ROOT);
    }
    Matcher zip = ZIP.matcher(plain);
    if (!zip.find()) {
      return "";
    }
    if (zip.group(3) != null) {
      return zip.group(3);
    }
    return zip.group(2) == null ? zip.group(1) : zip.group(1) + "-" + zip.group(2);
  }

  private static String without(String plain) {
    String without = BRITISH.matcher(plain).replaceFirst(" ");
    without = CANADIAN.matcher(without).replaceFirst(" ");
    return ZIP.matcher(without).replaceFirst(" ");
  }

  private static @Nullable Street street(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).matches("\\d+[a-z]?") && !isUnit(words, i - 1)) {
        Street street = named(words, i, i + 1, true);
        if (street != null) {
          return street;
        }
      }
    }
    for (int i = 0; i < words.size() - 1; i++) {
      Street street =
          StreetWords.outside(words.get(i))
                  || DROPPED.contains(words.get(i))
                  || isUnit(words, i)
                  || isUnit(words, i - 1)
              ? null
              : named(words, i, i, false);
      if (street != null) {
        return street;
      }
    }
    return null;
  }

  /** The name of a street that begins at a word and ends with its kind. */
  private static @Nullable Street named(List<String> words, int from, int at, boolean numbered) {
    for (int i = at; i < Math.min(words.size(), at + MOST_STREET); i++) {
      String word = words.get(i);
      String kind = StreetWords.kind(word);
      boolean more = i + 1 < words.size() && StreetWords.kind(words.get(i + 1)) != null;
      if (kind != null && !more && (i > at || word.equals("broadway"))) {
        int to = i + 1;
        boolean route =
            (kind.equals("Highway") || kind.equals("Route"))
                && to < words.size()
                && words.get(to).matches("\\d+");
        to += route ? 1 : 0;
        String name =
            titled(words.subList(at, i))
                + (i > at ? " " : "")
                + kind
                + (route ? " " + words.get(i + 1) : "");
        boolean direction =
            to < words.size()
                && words
                    .get(to)
                    .matches("north|south|east|west|northeast|northwest|southeast|southwest");
        name += direction ? " " + titled(List.of(words.get(to))) : "";
        to += direction ? 1 : 0;
        String number = words.get(from).toUpperCase(Locale.ROOT);
        return new Street(numbered ? number + " " + name : name, numbered, from, to);
      }
      if (StreetWords.outside(word)
          || word.equals(",")
          || StreetWords.unit(word) != null
          || (DROPPED.contains(word) && !SMALL.contains(word))) {
        return null;
      }
    }
    return null;
  }

  private static boolean isUnit(List<String> words, int i) {
    return i >= 0 && StreetWords.unit(words.get(i)) != null;
  }

  private static int unitAt(List<String> words, int from) {
    for (int i = from; i < Math.min(words.size() - 1, from + 3); i++) {
      if (isUnit(words, i)) {
        return i;
      }
    }
    return -1;
  }

  private static String unit(List<String> words, int from, int to) {
    for (int i = from; i < to - 1; i++) {
      String kind = StreetWords.unit(words.get(i));
      if (kind != null && words.get(i + 1).matches("\\d+[a-z]?|[a-z]\\d*")) {
        return kind + " " + words.get(i + 1).toUpperCase(Locale.ROOT);
      }
    }
    return "";
  }

  /** City, state and postcode. */
  private static String place(List<String> words, int from, String code) {
    List<String> city = new ArrayList<>();
    String state = "";
    int i = from;
    while (i < words.size() && city.size() < MOST_CITY + 1) {
      String two = i + 1 < words.size() ? words.get(i) + " " + words.get(i + 1) : "";
      String longState = StreetWords.state(two);
      String shortState = StreetWords.state(words.get(i));
      boolean first = city.isEmpty() && two.equals("new york");
      if (longState != null && !first) {
        state = longState;
        break;
      }
      if (shortState != null && !city.isEmpty()) {
        state = shortState;
        break;
      }
      String word = words.get(i);
      if (StreetWords.outside(word)) {
        break;
      }
      if (!word.equals(",")
          && (!DROPPED.contains(word) || (!city.isEmpty() && SMALL.contains(word)))
          && !word.matches("\\d.*")) {
        city.add(word);
      }
      i++;
    }
    String tail = (state + " " + code).strip();
    String name = titled(city);
    return name.isEmpty() ? tail : tail.isEmpty() ? name : name + ", " + tail;
  }

  private static String titled(List<String> words) {
    return words.stream()
        .filter(word -> !word.equals(","))
        .map(word ->
            SMALL.contains(word) || word.isEmpty()
                ? word
                : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining(" "));
  }
}
