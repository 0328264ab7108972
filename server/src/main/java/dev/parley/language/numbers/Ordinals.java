package dev.parley.language.numbers;

import dev.parley.language.reading.Reading;
import dev.parley.language.reading.ValueContext;
import dev.parley.language.words.NumberWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The number of what is counted off: "Which floor are you on?" – "The third." */
final class Ordinals {
  private static final Pattern ASKED =
      Pattern.compile(
          "(?i)\\b(?:which|what|whose) (?:floor|storey|story|level|grade|row|gate|place|class|year|lesson|chapter"
              + "|week|visit|attempt|dose)\\b");

  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)\\b(?:(twenty|thirty|forty|fifty)[- ])?("
              + String.join("|", NumberWords.ORDINALS.keySet())
              + "|\\d{1,3}(?=st\\b|nd\\b|rd\\b|th\\b))");

  private static final Pattern REFUSED =
      Pattern.compile("(?i)\\b(?:not|never|n['’]t|used to|was|were)\\b[^,.;]*$");

  private static final Pattern HEDGED =
      Pattern.compile("(?i)\\b(?:maybe|perhaps|i think|i guess|probably|about|around|or)\\b");

  private Ordinals() {}

  /** It; nothing where the question is for another number, or several are told. */
  static Optional<Reading> of(String text, ValueContext context) {
    if (!ASKED.matcher(context.asked()).find()) {
      return Optional.empty();
    }
    List<Integer> told = new ArrayList<>();
    Matcher named = NAMED.matcher(text);
    while (named.find()) {
      if (!REFUSED.matcher(text.substring(0, named.start())).find()) {
        told.add(number(named.group(1), named.group(2).toLowerCase(Locale.ROOT)));
      }
    }
    return told.stream().distinct().count() == 1
        ? Optional.of(new Reading(String.valueOf(told.getFirst()), !HEDGED.matcher(text).find()))
        : Optional.empty();
  }

  private static int number(@Nullable String tens, String last) {
    int ten = tens == null ? 0 : NumberWords.TENS.getOrDefault(tens.toLowerCase(Locale.ROOT), 0);
    Integer word = NumberWords.ORDINALS.get(last);
    return ten + (word == null ? Integer.parseInt(last) : word);
  }
}
