package dev.parley.language.names;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name that is told in parts: "first name Ann, last name Lee".
 *
 * @param first null where only the other part is told
 * @param before what is said before the first of them
 */
record NameParts(@Nullable String first, @Nullable String last, String before) {
  private static final Pattern FIRST = part("first|given|fore|christian");
  private static final Pattern LAST = part("last|family|second|sur");
  private static final Pattern LAST_ASKED =
      Pattern.compile("(?i)\\b(?:last|family|second) name|\\bsurname");
  private static final Pattern FIRST_ASKED =
      Pattern.compile("(?i)\\b(?:first|given) (?:name|and)|\\bforename|\\bfull name|\\byour name");
  private static final Pattern LEFT =
      Pattern.compile("(?i)[\\s,.]*\\b(?:that's|it's|and|spelled|with|my|the|is)?[\\s,.]*$");

  private static final Pattern FIRST_BEHIND = partBehind("first|given|fore|christian");
  private static final Pattern LAST_BEHIND = partBehind("last|family|second|sur");

  private static Pattern partBehind(String which) {
    return Pattern.compile(
        "(?i)(?<![\\p{L}'])(\\p{L}[\\p{L}-]+)(?:'s| is|,)?(?: (?:that's|it's|is|being|for|as))?"
            + "(?: my| the) (?:"
            + which
            + ")(?: ?name)?(?= and | but |[.,]|$)");
  }

  private static Pattern part(String which) {
    return Pattern.compile(
        "(?i)\\b(?:(?:my|the) (?:"
            + which
            + ")(?: ?name)?(?:'s| is| would be)|(?:my |the )?(?:"
            + which
            + ") ?name(?:'s| is| would be|,|:)?) ");
  }

  /** Those of a text; empty if it tells none. */
  static Optional<NameParts> of(String text) {
    Matcher first = FIRST.matcher(text);
    Matcher last = LAST.matcher(text);
    boolean anyFirst = first.find();
    boolean anyLast = last.find();
    boolean both = anyFirst && anyLast;
    String given = anyFirst ? named(text, first, both ? last.start() : 0) : null;
    String family = anyLast ? named(text, last, both ? first.start() : 0) : null;
    if (given == null && family == null) {
      return behind(text);
    }
    int from =
        Math.min(
            given == null ? text.length() : first.start(),
            family == null ? text.length() : last.start());
    return Optional.of(new NameParts(given, family, text.substring(0, from)));
  }

  /** The name behind a label, up to where the other label begins. */
  private static @Nullable String named(String text, Matcher label, int other) {
    int to = other >= label.end() ? other : text.length();
    return NameWords.first(text.substring(label.end(), to), true).orElse(null);
  }

  /** Both, told before what they are: "Lee is my last name and Ann is my first". */
  private static Optional<NameParts> behind(String text) {
    Matcher first = FIRST_BEHIND.matcher(text);
    Matcher last = LAST_BEHIND.matcher(text);
    boolean both =
        first.find()
            && last.find()
            && !NoNames.contains(first.group(1))
            && !NoNames.contains(last.group(1));
    return both
        ? Optional.of(
            new NameParts(
                NameWords.capitals(first.group(1)), NameWords.capitals(last.group(1)), ""))
        : Optional.empty();
  }

  /** Both together; what is told before one of them is the other. */
  Optional<String> whole(String asked) {
    if (first != null && last != null) {
      boolean lastOnly = LAST_ASKED.matcher(asked).find() && !FIRST_ASKED.matcher(asked).find();
      return Optional.of(lastOnly ? last : first + " " + last);
    }
    String said = NameManners.without(LEFT.matcher(before).replaceFirst("").strip());
    String other = NameWords.whole(said.replaceFirst("(?i)^(?:it's|i'm|this is) ", "")).orElse("");
    boolean one = !other.isEmpty() && !other.contains(" ");
    return one
        ? Optional.of(first == null ? other + " " + last : first + " " + other)
        : Optional.empty();
  }
}
