package dev.parley.language.addresses;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tells which of the streets that a turn has is the address meant, by what is said of them. */
final class AddressChoice {
  private static final String SENDING =
      "send|deliver|ship|mail|bring|use|come|post|drop|put|take|forward";
  private static final Pattern DENIED =
      Pattern.compile(
          "\\b(not|isn't|wasn't|no longer|instead of|rather than|never|(don't|do not|doesn't) (live"
              + "|SENDING))".replace("SENDING", SENDING)
              + "( (at|on|in|it's|my|the|to|it|that|them|live|living|send|going|off|old|address|is"
              + "|,))*$");
  private static final Pattern OTHERS =
      Pattern.compile(
          "\\b(used to|(?<!'ve )(?<!have )lived|was|were|old|previous|former|last"
              + "|moved (from|out)|work (at|in|on)|around|near|next (to|door)"
              + "|opposite|across|behind|beside|close to|his|her|their|parents'?|neighbou?r('s|s)?"
              + "|(wife|husband|mother|father|mom|mum|dad|son|daughter|partner|boyfriend|girlfriend"
              + "|friend|boss|brother|sister|manager|roommate|aunt|uncle|grandma|landlord|parent"
              + "|doctor)('s| lives| is| stays))(?!\\p{L})|\\bfrom$");
  private static final Pattern FAVOURED =
      Pattern.compile(
          "\\b(SENDING|instead|now|new|better|prefer|rather|actually)\\b"
              .replace("SENDING", SENDING));
  private static final Pattern OF_IT =
      Pattern.compile("^[, ]*(is|was|that's|that was|which is|which was|used to)\\b[^,.]*");
  private static final Pattern HELD_OPEN =
      Pattern.compile("\\bor\\b(?! ?([,.]|\\d|$))|\\bi (always )?forget|\\bremember\\b");
  private static final Pattern OR_NUMBER = Pattern.compile("\\d[a-z]? (or|to|maybe|and)$");
  private static final int FOR = 2;
  private static final int AGAINST = -3;

  private final List<String> words;
  private final List<Streets.Street> streets;

  AddressChoice(List<String> words, List<Streets.Street> streets) {
    this.words = words;
    this.streets = streets;
  }

  /** Where the street is in the list, once or more, and whether no other may be meant. */
  record Chosen(List<Integer> indexes, boolean sure) {}

  /** The street that is meant; null if all are denied. */
  @Nullable Chosen chosen() {
    int best = -1;
    for (int i = 0; i < streets.size(); i++) {
      boolean denied = DENIED.matcher(before(i)).find();
      best = !denied && (best < 0 || rank(i) > rank(best)) ? i : best;
    }
    return best < 0 ? null : new Chosen(alike(best), sure(best));
  }

  private boolean sure(int best) {
    String street = streets.get(best).text();
    boolean others = false;
    for (int i = 0; i < streets.size(); i++) {
      others |= !streets.get(i).text().equals(street) && !DENIED.matcher(before(i)).find();
    }
    return !others
        && rank(best) >= 0
        && !OR_NUMBER.matcher(before(best)).find()
        && !HELD_OPEN.matcher(after(best)).find();
  }

  private List<Integer> alike(int best) {
    String street = streets.get(best).text();
    return IntStream.range(0, streets.size())
        .filter(i -> streets.get(i).text().equals(street))
        .boxed()
        .toList();
  }

  private int rank(int i) {
    String before = before(i);
    Matcher behind = OF_IT.matcher(after(i));
    String ofIt = behind.find() ? behind.group() : "";
    boolean others = OTHERS.matcher(before).find() || OTHERS.matcher(ofIt).find();
    boolean favoured = FAVOURED.matcher(before).find() || after(i).endsWith("instead");
    boolean either = before.matches("(.* )?or\\b.*");
    return (others ? AGAINST : 0) + (favoured && !either ? FOR : 0);
  }

  private String before(int i) {
    int from = i == 0 ? 0 : streets.get(i - 1).to();
    String said = String.join(" ", words.subList(from, streets.get(i).from()));
    return i == 0 ? said : OF_IT.matcher(said).replaceFirst("").strip();
  }

  private String after(int i) {
    int to = i + 1 < streets.size() ? streets.get(i + 1).from() : words.size();
    return String.join(" ", words.subList(streets.get(i).to(), to));
  }
}
