package dev.parley.language.addresses;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Units, city, state and postcode, behind a street: what is none of them is left out. */
final class AddressPlace {
  private static final Pattern BRITISH =
      Pattern.compile("\\b([a-z]{1,2}) ?(\\d[a-z\\d]?) ?(\\d) ?([a-z]) ?([a-z])\\b");
  private static final Pattern CANADIAN =
      Pattern.compile("\\b([a-z]) ?(\\d) ?([a-z]) ?(\\d) ?([a-z]) ?(\\d)\\b");
  private static final Pattern ZIP = Pattern.compile("\\b(\\d{5})(?:[ -](\\d{4}))?\\b");
  private static final Pattern SHORT = Pattern.compile("(?<=[a-z] )(?:, )?(\\d{4})$");
  private static final Pattern CODE_CALLED =
      Pattern.compile(
          "\\b(?:(?:and|with) )?(?:(?:the|my|our) )?(?:zip|postcode|postal|post code|zip code)(?:"
              + " code)?(?: is\\b|'s\\b| would be\\b)?");

  /** What is left of letters that were not understood. */
  private static final Pattern CUT =
      Pattern.compile("\\b(?!St\\b|Mt\\b|El\\b|La\\b|Le\\b|De\\b)[A-Z][a-z]?(?![\\p{L}\\d])");

  /** Towns whose article is not that of a thing. */
  private static final Set<String> WITH_ARTICLE =
      Set.of("bronx", "hague", "villages", "woodlands", "dalles", "colony", "rocks", "wirral");

  /** States whose postcodes have four digits. */
  private static final Set<String> FOUR_DIGITS =
      Set.of("NSW", "VIC", "QLD", "TAS", "SA", "WA", "NT", "ACT");

  private static final int MOST_CITY = 4;

  private final Capitals capitals;
  private final String code;
  private final List<String> words;
  private final List<List<String>> parts = new ArrayList<>(List.of(new ArrayList<>()));
  private final List<String> units = new ArrayList<>();
  private String state = "";
  private boolean sure = true;

  private AddressPlace(Capitals capitals, String code, List<String> words) {
    this.capitals = capitals;
    this.code = code;
    this.words = words;
  }

  /** The place as it is written, perhaps nothing, and the units within the house. */
  record Place(String text, List<String> units, boolean sure) {}

  static Place of(List<String> said, Capitals capitals) {
    String plain = CODE_CALLED.matcher(String.join(" ", said)).replaceAll(",").strip();
    String code = postcode(plain);
    String rest = code.isEmpty() ? plain : without(plain);
    List<String> words = List.of(rest.strip().split("\\s+", -1));
    return new AddressPlace(capitals, code, words).read();
  }

  private static String postcode(String plain) {
    Matcher british = BRITISH.matcher(plain);
    if (british.find()) {
      return (british.group(1) + british.group(2) + " ").toUpperCase(Locale.ROOT)
          + (british.group(3) + british.group(4) + british.group(5)).toUpperCase(Locale.ROOT);
    }
    Matcher canadian = CANADIAN.matcher(plain);
    if (canadian.find()) {
      return canadian.replaceFirst("|$1$2$3 $4$5$6|").split("\\|", 3)[1].toUpperCase(Locale.ROOT);
    }
    Matcher zip = ZIP.matcher(plain);
    if (zip.find()) {
      return zip.group(2) == null ? zip.group(1) : zip.group(1) + "-" + zip.group(2);
    }
    Matcher few = SHORT.matcher(plain);
    return few.find() && !StreetWords.asideIn(plain.split(" ", -1)) ? few.group(1) : "";
  }

  private static String without(String plain) {
    String without = BRITISH.matcher(plain).replaceFirst(" ");
    without = CANADIAN.matcher(without).replaceFirst(" ");
    without = ZIP.matcher(without).replaceFirst(" ");
    return SHORT.matcher(without).replaceFirst(" ");
  }

  private Place read() {
    int i = 0;
    while (i < words.size() && state.isEmpty() && size() < MOST_CITY) {
      i = step(i);
    }
    unitBehind(i);
    sure &= !state.isEmpty() || i >= words.size() || size() < MOST_CITY;
    List<String> names =
        parts.stream().filter(part -> !part.isEmpty()).map(Streets::titled).toList();
    String city = String.join(", ", names);
    boolean cut = code.matches("\\d{4}") && !FOUR_DIGITS.contains(state);
    sure &= !cut && words.stream().noneMatch(word -> word.matches("\\d{6,}"));
    String tail = (state + " " + code).strip();
    String text = city.isEmpty() ? tail : tail.isEmpty() ? city : city + ", " + tail;
    return new Place(text, List.copyOf(units), sure && !CUT.matcher(city).find());
  }

  /** "…, Illinois, apartment three." */
  private void unitBehind(int from) {
    int i = from;
    while (i < words.size() && units.isEmpty() && !StreetWords.asideIn(words.get(i))) {
      AddressUnits.Unit unit = AddressUnits.at(words, i, words.size());
      if (unit != null) {
        units.add(unit.text());
      }
      i++;
    }
  }

  /** Takes a word or more; where to go on. */
  private int step(int i) {
    String word = words.get(i);
    if (word.matches("[,.]|")) {
      if (!parts.getLast().isEmpty()) {
        parts.add(new ArrayList<>());
      }
      return i + 1;
    }
    int region = regionAt(i);
    String named = StreetWords.state(String.join(" ", words.subList(i, i + region)));
    if (named != null) {
      state = named;
      return i + region;
    }
    AddressUnits.Unit unit = AddressUnits.at(words, i, words.size());
    if (unit != null) {
      units.add(unit.text());
      return unit.to();
    }
    if (StreetWords.unit(word) != null || aside(i)) {
      return skipped(i);
    }
    boolean dropped =
        StreetWords.dropped(word)
            && (parts.getLast().isEmpty() || !Streets.SMALL.contains(word))
            && !word.equals("city")
            && !named(i);
    if (!dropped && !word.matches("\\d.*")) {
      sure &= capitals.used() || !unlikely(word);
      parts.getLast().add(word);
    }
    return i + 1;
  }

  /** Whether a word without a capital is hardly of a town: "slowly", "big red …". */
  private boolean unlikely(String word) {
    return word.matches(".*(ing|ly|n't|'\\p{L}+)")
        || (described(parts.getLast()) && StreetWords.quality(word));
  }

  private int size() {
    return parts.stream().mapToInt(List::size).sum();
  }

  /** How many words are a state; "new york" as a city is none, nor "kansas" of "kansas city". */
  private int regionAt(int i) {
    for (int length = 3; length > 0; length--) {
      int to = i + length;
      String said = to > words.size() ? "" : String.join(" ", words.subList(i, to));
      if (StreetWords.state(said) != null) {
        boolean city =
            (size() == 0 && (length == 1 || said.equals("new york")))
                || isAt(to, "city", "beach", "falls", "springs", "heights")
                || anotherBehind(to);
        return city || onlyWord(said, to) ? 0 : length;
      }
    }
    return 0;
  }

  /** Whether letters before a word are no code of a state, as "or" and "in" hardly are. */
  private boolean onlyWord(String said, int to) {
    return StreetWords.ambiguousCode(said)
        && to < words.size()
        && !isAt(to, ",", ".", "united", "usa", "");
  }

  private boolean anotherBehind(int i) {
    int at = isAt(i, ",") ? i + 1 : i;
    for (int length = 3; length > 0; length--) {
      int to = at + length;
      String said = to > words.size() ? "" : String.join(" ", words.subList(at, to));
      if (StreetWords.state(said) != null && !onlyWord(said, to)) {
        return true;
      }
    }
    return false;
  }

  /** Whether what begins there is no place: "ring the bell", "it's the blue house". */
  private boolean aside(int i) {
    String word = words.get(i);
    if (isAt(i, "it's", "that's")) {
      return !isAt(i + 1, "in") && !stateFrom(i);
    }
    if (word.equals("the") && (parts.getLast().isEmpty() || thing(i))) {
      return article(i);
    }
    return StreetWords.outside(word)
        || StreetWords.aside(word)
        || thingAt(i)
        || relation(i)
        || uncapitalised(word);
  }

  /** Whether "the" begins no place: there is one in "the Bronx" and "in the village". */
  private boolean article(int i) {
    boolean town = named(i) || (isAt(i - 1, "in") && !thing(i));
    return !town && !stateFrom(i);
  }

  private boolean named(int article) {
    return isAt(article, "the")
        && article + 1 < words.size()
        && WITH_ARTICLE.contains(words.get(article + 1));
  }

  /** "Close to", "under the name", "top of", "Oak as in the tree". */
  private boolean relation(int i) {
    List<String> part = parts.getLast();
    boolean beginning = part.isEmpty() || described(part);
    return isAt(i + 1, "as")
        || (isAt(i, "close") && isAt(i + 1, "to", "by"))
        || (isAt(i, "under", "upon", "of") && beginning);
  }

  /** Whether a word is no name where names are capitalised; it may have been meant as one. */
  private boolean uncapitalised(String word) {
    boolean small = !capitals.has(word) && !StreetWords.dropped(word) && word.matches("\\p{L}.*");
    boolean found = capitals.used() && small && !Streets.SMALL.contains(word);
    sure &= !found;
    return found;
  }

  private static boolean described(List<String> part) {
    return !part.isEmpty() && StreetWords.quality(part.getLast());
  }

  private boolean thingAt(int i) {
    List<String> part = parts.getLast();
    return StreetWords.thing(words.get(i))
        && (part.isEmpty() || described(part) || isAt(i + 1, "code", "is", "number"));
  }

  /** Whether an article there is that of a thing: "the blue house". */
  private boolean thing(int i) {
    return words.subList(i + 1, Math.min(words.size(), i + 4)).stream()
        .anyMatch(word -> StreetWords.aside(word) || StreetWords.thing(word));
  }

  private boolean stateFrom(int i) {
    List<String> rest = words.subList(i + 1, Math.min(words.size(), i + 4));
    return rest.stream().anyMatch(word -> word.length() > 3 && StreetWords.state(word) != null)
        && !thing(i);
  }

  /** Behind an aside: at the pause that ends it, if a state or a postcode comes yet. */
  private int skipped(int i) {
    List<String> part = parts.getLast();
    while (!part.isEmpty() && (described(part) || Streets.SMALL.contains(part.getLast()))) {
      part.removeLast();
    }
    if (capitals.used() && isAt(i - part.size() - 1, ".")) {
      sure &= part.isEmpty();
      part.clear();
    }
    int next = i;
    while (next < words.size() && !isAt(next, ",", ".")) {
      next++;
    }
    boolean more = !code.isEmpty();
    for (int k = next; k < words.size() && !more; k++) {
      more = words.get(k).length() > 1 && StreetWords.state(words.get(k)) != null;
    }
    return more ? next : words.size();
  }

  private boolean isAt(int i, String... any) {
    return i >= 0 && i < words.size() && Set.of(any).contains(words.get(i));
  }
}
