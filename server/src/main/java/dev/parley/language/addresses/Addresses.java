package dev.parley.language.addresses;

import dev.parley.agent.Expects;
import dev.parley.language.reading.Meant;
import dev.parley.language.reading.Mention;
import dev.parley.language.reading.Reading;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a postal address by its parts: {@code 12 Oak Street, Apt 4B, Springfield, IL 62704}. Words
 * that are none of them are left out; without a number or a street there is no address.
 */
public final class Addresses {
  /** A postal code whose nought is said as a letter, which is no Ohio. */
  private static final Pattern NOUGHT_FIRST =
      Pattern.compile(
          "(?i)\\b(oh|o)(?=(?:[ -](?:oh|o|zero|one|two|three|four|five|six|seven|eight|nine)){4}"
              + "[.,]?$)");

  private static final Pattern BACK =
      Pattern.compile(
          "\\b(?:no(?! (?:problem|worries|rush|need|longer|apartment|unit|suite|flat|number"
              + " needed)\\b)|sorry(?! (?:about|for)\\b)|actually|wait|i mean|i meant|make"
              + " that|correction)\\b[,.]?\\s+(?=\\p{L}|\\d)",
          Pattern.CASE_INSENSITIVE);
  private static final String OPENING = "^(?:(?:and|but|so|sorry|wait|um|uh|oh|okay),? )*";
  private static final Pattern QUESTION =
      Pattern.compile(
          OPENING
              + "(what|why|where|who|which|how|when|do|does|did|can|could|is|are|will"
              + "|would)\\b.*\\?");
  private static final Pattern REQUEST =
      Pattern.compile(
          OPENING
              + "(can|could|will|would) (you|they|he|she|we|i|it)( just| please| maybe)* (send"
              + "|deliver|ship|mail|bring|drop|use|come|make|put|take|change|have it|be)\\b.*");
  private static final Pattern ASKED =
      Pattern.compile(
          OPENING
              + "(is (it|that|this)|isn't (it|that)|was (it|that)|did you|do you|are you|you (have"
              + "|said)|what|which|who|why|where|how|does)\\b.*");
  private static final Pattern BOX = Pattern.compile("\\b(?:p ?o|post office) box (\\d+)\\b");
  private static final Pattern ROUTE =
      Pattern.compile("\\b(?:rural route|rr) (\\d+)(?: ,)?(?: box (\\d+))?");

  private Addresses() {}

  public static Optional<Reading> of(String text, ValueContext context) {
    String said = NOUGHT_FIRST.matcher(text.strip()).replaceFirst("zero");
    String low = said.toLowerCase(Locale.ROOT);
    if (QUESTION.matcher(low).matches() && !REQUEST.matcher(low).matches()) {
      return Optional.empty();
    }
    Optional<Reading> found = corrected(said).or(() -> whole(said));
    if (found.isPresent()) {
      return ASKED.matcher(low).matches() ? found.map(Addresses::doubted) : found;
    }
    return context.known() == null
        ? (context.asks(Expects.ADDRESS) ? StreetLike.of(said).map(Reading::unsure) : found)
        : AddressParts.changed(context.known(), AddressWords.of(said).plain()).map(Reading::unsure);
  }

  private static Reading doubted(Reading reading) {
    return Reading.unsure(reading.value());
  }

  /** What is said instead of something taken back: another address, or a part of it. */
  private static Optional<Reading> corrected(String said) {
    Matcher back = BACK.matcher(said);
    Optional<Reading> mended = Optional.empty();
    while (back.find()) {
      String rest = said.substring(back.end());
      Optional<Reading> corrected = whole(rest);
      if (corrected.isPresent()) {
        return corrected;
      }
      Optional<Reading> before = mended.or(() -> whole(said.substring(0, back.start())));
      mended =
          before.map(reading ->
              AddressParts.changed(reading.value(), AddressWords.of(rest).plain())
                  .map(Reading::unsure)
                  .orElse(doubted(reading)));
    }
    return mended;
  }

  private static Optional<Reading> whole(String text) {
    AddressWords said = AddressWords.of(text);
    List<String> words = said.words();
    List<Streets.Street> streets = new Streets(words).all();
    Optional<Reading> boxed = boxed(said.plain(), words, text);
    if (boxed.isPresent()) {
      boolean both = streets.stream().anyMatch(Streets.Street::numbered);
      return both ? boxed.map(Addresses::doubted) : boxed;
    }
    AddressChoice.Chosen chosen = new AddressChoice(words, streets).chosen();
    if (chosen == null) {
      return Optional.empty();
    }
    Words all = Words.of(text);
    boolean clear =
        said.clear() && chosen.sure() && !Meant.hedged(all, Mention.sure(text, 0, all.size()));
    return chosen.indexes().stream()
        .map(index -> written(words, streets, index, text))
        .max(Comparator.comparingInt(reading -> reading.value().length()))
        .map(reading -> clear ? reading : doubted(reading));
  }

  private static Optional<Reading> boxed(String plain, List<String> words, String text) {
    Matcher box = BOX.matcher(plain);
    Matcher route = ROUTE.matcher(plain);
    boolean post = box.find();
    if (!post && !route.find()) {
      return Optional.empty();
    }
    boolean numbered = !post && route.group(2) != null;
    String name =
        post
            ? "PO Box " + box.group(1)
            : "RR " + route.group(1) + (numbered ? ", Box " + route.group(2) : "");
    String last = post ? box.group(1) : numbered ? route.group(2) : route.group(1);
    List<String> behind = words.subList(words.lastIndexOf(last) + 1, words.size());
    AddressPlace.Place place = AddressPlace.of(behind, Capitals.of(text, "box po"));
    return Optional.of(
        new Reading(name + (place.text().isEmpty() ? "" : ", " + place.text()), place.sure()));
  }

  /** A street with what stands around it, up to those beside it. */
  private static Reading written(
      List<String> words, List<Streets.Street> streets, int index, String text) {
    Streets.Street street = streets.get(index);
    int from = index == 0 ? 0 : streets.get(index - 1).to();
    int to = index + 1 < streets.size() ? streets.get(index + 1).from() : words.size();
    List<String> parts = new ArrayList<>(List.of(street.text()));
    AddressUnits.Unit before = AddressUnits.first(words, from, street.from());
    while (before != null) {
      parts.add(before.text());
      before = AddressUnits.first(words, before.to(), street.from());
    }
    AddressPlace.Place place =
        AddressPlace.of(words.subList(street.to(), to), Capitals.of(text, street.text()));
    parts.addAll(place.units());
    if (!place.text().isEmpty()) {
      parts.add(place.text());
    }
    return new Reading(String.join(", ", parts), street.sure() && place.sure());
  }
}
