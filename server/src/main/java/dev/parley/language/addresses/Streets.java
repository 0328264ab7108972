package dev.parley.language.addresses;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The streets with their numbers that the words of an address have. */
final class Streets {
  static final Set<String> SMALL =
      Set.of("of", "the", "in", "on", "upon", "and", "de", "la", "le", "under");
  static final String NUMBER = "\\d+([-/]\\d+)?[a-z]?";

  /** Dropped elsewhere, but part of a street's name. */
  private static final Set<String> IN_NAMES = Set.of("state", "city", "town");

  private static final int MOST_WORDS = 5;

  private final List<String> words;

  Streets(List<String> words) {
    this.words = words;
  }

  /** A street and its number. */
  record Street(String text, boolean numbered, boolean sure, int from, int to) {}

  /** Those with numbers; without them, the first. */
  List<Street> all() {
    List<Street> all = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      boolean number = words.get(i).matches(NUMBER) && !ofUnit(i);
      Street street = number ? named(i, nameAt(i)) : null;
      if (street != null) {
        all.add(street);
        i = street.to() - 1;
      }
    }
    Street first = all.isEmpty() ? unnumbered() : null;
    return first == null ? List.copyOf(all) : List.of(first);
  }

  /** Where the name begins behind a number: "7 on Park Road", "number 7, Park Road". */
  private int nameAt(int number) {
    boolean called = is(number - 1, "number", "no", "house");
    boolean begins =
        called
            || number == 0
            || pause(number - 1)
            || is(number - 1, "at", "it's", "its", "is", "to", "live");
    boolean apart =
        (is(number + 1, ",") || (called && is(number + 1, ".")))
            && begins
            && words.get(number).matches("\\d{1,4}[a-z]?")
            && number + 2 < words.size()
            && !words.get(number + 2).matches(NUMBER);
    return apart || is(number + 1, "on") ? number + 2 : number + 1;
  }

  private @Nullable Street unnumbered() {
    for (int i = 0; i < words.size() - 1; i++) {
      boolean none =
          StreetWords.outside(words.get(i))
              || StreetWords.dropped(words.get(i))
              || is(i, "of", "under", "upon")
              || isUnit(i)
              || isUnit(i - 1);
      Street street = none ? null : named(i, i);
      if (street != null) {
        return numberedBehind(street);
      }
    }
    return null;
  }

  /** "Oak Street, number twelve." */
  private Street numberedBehind(Street street) {
    int i = street.to();
    boolean called = false;
    while (i < words.size() && (pause(i) || is(i, "number", "house", "no"))) {
      called |= !pause(i);
      i++;
    }
    boolean number =
        i < words.size()
            && words.get(i).matches("\\d{1,4}[a-z]?")
            && (called || i == street.to())
            && (i + 1 == words.size() || called || pause(i + 1));
    return number
        ? new Street(
            words.get(i).toUpperCase(Locale.ROOT) + " " + street.text(),
            true,
            called,
            street.from(),
            i + 1)
        : street;
  }

  /** The name of a street that begins at a word and ends with its kind. */
  private @Nullable Street named(int from, int at) {
    for (int i = at; i < Math.min(words.size(), at + MOST_WORDS); i++) {
      String word = words.get(i);
      boolean more = i + 1 < words.size() && goesOn(i, i == at);
      boolean named = i > at || word.equals("broadway") || (at > from && isRoute(i));
      if (StreetWords.kind(word) != null && !more && named) {
        return ending(from, at, i);
      }
      if (!inName(word)) {
        return null;
      }
    }
    return null;
  }

  /** Whether the word behind a kind is the kind: in "Park Lane", not in "Elm Road, close to". */
  private boolean goesOn(int i, boolean first) {
    String next = words.get(i + 1);
    return StreetWords.kind(next) != null
        && (first || !StreetWords.ends(words.get(i), next))
        && !(next.equals("close") && is(i + 2, "to", "by"));
  }

  private static boolean inName(String word) {
    return !StreetWords.outside(word)
        && !word.matches("[,.]")
        && StreetWords.unit(word) == null
        && (!StreetWords.dropped(word) || SMALL.contains(word) || IN_NAMES.contains(word));
  }

  /** The street whose kind stands at a word, with its route's number and its direction. */
  private Street ending(int from, int at, int kindAt) {
    String kind = StreetWords.kind(words.get(kindAt));
    int to = kindAt + 1;
    List<String> name = new ArrayList<>(words.subList(at, kindAt));
    name.add(kind);
    if (isRoute(kindAt)) {
      name.add(words.get(to));
      to++;
    }
    int direction = direction(to);
    boolean sure = direction == 0 || to + direction == words.size() || apart(to + direction);
    if (direction > 0) {
      name.add(String.join("", words.subList(to, to + direction)));
      to += direction;
    }
    boolean numbered = at > from;
    String number = numbered ? words.get(from).toUpperCase(Locale.ROOT) + " " : "";
    return new Street(number + titled(name), numbered, numbered && sure, from, to);
  }

  /** Whether a street of the kind there has a number for a name: "Highway 12", "County Road 9". */
  private boolean isRoute(int kindAt) {
    if (kindAt + 1 == words.size() || !words.get(kindAt + 1).matches("\\d+")) {
      return false;
    }
    String kind = StreetWords.kind(words.get(kindAt));
    boolean road = "Road".equals(kind) || "Trail".equals(kind);
    return "Highway".equals(kind)
        || "Route".equals(kind)
        || (road
            && is(kindAt - 1, "county", "state", "township", "ranch", "forest", "farm", "private")
            && words.get(kindAt + 1).matches("\\d{1,4}"));
  }

  /** How many words tell the direction: one, or two as in "north west". */
  private int direction(int at) {
    if (is(at, "north", "south") && is(at + 1, "east", "west")) {
      return 2;
    }
    return at < words.size()
            && words
                .get(at)
                .matches("north|south|east|west|northeast|northwest|southeast|southwest|[ns][ew]")
        ? 1
        : 0;
  }

  /** Whether the direction is the street's: "South Bend" without a pause has the same words. */
  private boolean apart(int at) {
    return pause(at)
        || is(at, "washington", "in")
        || isUnit(at)
        || StreetWords.outside(words.get(at))
        || words.get(at).matches("\\d.*");
  }

  private boolean ofUnit(int i) {
    int unit = is(i - 1, "number") ? i - 2 : i - 1;
    return isUnit(unit) && !AddressUnits.isLevel(words, unit - 1);
  }

  private boolean isUnit(int i) {
    return i >= 0 && i < words.size() && StreetWords.unit(words.get(i)) != null;
  }

  private boolean is(int i, String... any) {
    return i >= 0 && i < words.size() && Set.of(any).contains(words.get(i));
  }

  private boolean pause(int i) {
    return is(i, ",", ".");
  }

  /** Words as they are written in a name. */
  static String titled(List<String> words) {
    String titled = words.stream().map(Streets::titled).collect(Collectors.joining(" "));
    return titled.isEmpty()
        ? titled
        : titled.substring(0, 1).toUpperCase(Locale.ROOT) + titled.substring(1);
  }

  private static String titled(String word) {
    if (word.matches("[ns][ew]")) {
      return word.toUpperCase(Locale.ROOT);
    }
    return SMALL.contains(word) || word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1).replaceAll("'s$", "s");
  }
}
