package dev.parley.language.times;

import dev.parley.language.reading.Mention;
import dev.parley.language.words.Words;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whose day or time it is: "they go on Saturday, I go on Sunday". */
final class WhoseTime {
  private static final String OWN =
      "(i|i'm|i'd|i'll|i've|we|we're|we'd|we'll|we've|me|mine|myself)";
  private static final String OTHER =
      "(he|she|they|he's|she's|they're|he'd|she'd|they'd|he'll|she'll|they'll|(everyone|everybody|someone|somebody)"
          + " else|(my|our|his|her|their|the|that) (?!(\\p{L}+ )?(earliest|latest"
          + "|best|first|only|last|day|time|date|morning|afternoon|evening|week|weekend|answer|choice"
          + "|preference|one|[a-z]+day)\\b)\\p{L}+('s)?)";
  private static final Pattern WHO =
      Pattern.compile("\\b(?:(?<own>" + OWN + ")|(?<other>" + OTHER + "))(?![\\p{L}'])");
  private static final Pattern BEHIND =
      Pattern.compile(
          "^(is |works |suits |would be |it's |only )?((good|better|best|fine|okay|easier) )?(for"
              + " |with )?(?:(?<own>me|us|mine|is when i|is what i|is when"
              + " we)|(?<other>(my|our|his|her|their|the)"
              + " (?!(morning|afternoon|evening|weekend|moment"
              + "|day|week|earliest|latest)\\b)\\p{L}+|him|her|them))\\b");

  /** Somebody who is named, before what they can do or say. */
  private static final Pattern NAMED =
      Pattern.compile(
          "^((yes|no|yeah|oh|so|and|but|maybe|i think|i believe|actually|okay|perhaps) )*"
              + "(?!(i|we|you|it|that|this|there|what|how|who|which|when|where|either|any|anything"
              + "|anytime|anybody|both|all|one|then|me|nothing|something|sometime|everything|noon"
              + "|mornings?|afternoons?|evenings?|today|tomorrow|hopefully|probably|ideally|best"
              + "|earliest|latest|sooner|later|weekends?|weekdays?|people|work|well|only)\\b)\\p{L}{3,}("
              + " and \\p{L}{3,})? ((could|can|can't|would|will|might)( only)?"
              + " (do|come|make|be|manage|go|take|have)|said|says|wants|prefers|is"
              + " (free|available|around|home))\\b.*");

  private final Words words;

  WhoseTime(Words words) {
    this.words = words;
  }

  /** Whether what was said before a mention names somebody else by name. */
  static boolean named(String before) {
    return NAMED.matcher(before).matches();
  }

  /** Whether it is the speaker's. */
  boolean own(int behind, Mention<?> mention, int next) {
    return group("own", behind, mention, next);
  }

  /** Whether it is somebody else's. */
  boolean others(int behind, Mention<?> mention, int next) {
    return group("other", behind, mention, next)
        || (!own(behind, mention, next) && named(clause(behind, mention.from())));
  }

  private boolean group(String group, int behind, Mention<?> mention, int next) {
    Matcher after = BEHIND.matcher(words.text(mention.to(), next));
    if (after.find()) {
      return after.group(group) != null;
    }
    Matcher who = WHO.matcher(clause(behind, mention.from()));
    boolean found = false;
    while (who.find()) {
      found = who.group(group) != null;
    }
    return found;
  }

  /** What is said before a mention, in its sentence and behind the mention before. */
  private String clause(int behind, int from) {
    return words.text(Math.max(behind, words.sentenceFrom(from)), from);
  }
}
