package dev.parley.language.names;

import java.util.Locale;
import java.util.regex.Pattern;

/** What is said around a name without being part of it. */
final class NameManners {
  private static final Pattern LEADING =
      Pattern.compile(
          "(?i)^(?:(?:yes|yeah|yep|sure|okay|ok|hi|hello|hey|of course|well|oh|it would be|so|right"
              + "|certainly|good (?:morning|afternoon|evening)|(?:this is|that's) (?:she|he)"
              + "|that's me|this is (?:her|him)(?=[,.]))[,.]? )+");
  private static final Pattern TRAILING =
      Pattern.compile(
          "(?i)[,.]? (?:please|speaking|here|thanks|thank you|yes|yeah|sir|ma'am|is my name|is the"
              + " name|that's (?:my name|me|it|right|correct))[.!]?$"
              + "|(?i)(?:'s| is) (?:my|the) (?:(?:full|last|first|family|second) )?(?:sur)?name"
              + "[.!]?$");
  private static final Pattern TITLE =
      Pattern.compile(
          "\\b(?:[Mm]rs?|[Mm]s|[Mm]iss|[Mm]ister|[Dd]r|[Dd]octor|[Pp]rof"
              + "|(?<!(?:[Mm]y|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir) )(?:Father|Sister|Brother|Reverend"
              + "|Rev|Pastor|Rabbi|Captain|Sergeant|Officer|Professor|Judge))\\.?\\s+(?=\\p{Lu})");
  private static final Pattern TITLE_IN_LOWER_CASE =
      Pattern.compile(
          "(?:(?<=^|it's |this is |i'm |is |, )|(?<=name's ))"
              + "(?:mrs?|ms|miss|mister|dr|doctor|prof|professor|missus|reverend"
              + "|pastor|rabbi|captain|sergeant|officer|father(?! of| in))\\.?"
              + " (\\p{Ll})(?=\\p{Ll})");

  private NameManners() {}

  /** Without what is said before and after the name. */
  static String without(String text) {
    String plain = LEADING.matcher(text.strip()).replaceFirst("");
    String before;
    do {
      before = plain;
      plain = TRAILING.matcher(plain).replaceFirst("");
    } while (!plain.equals(before));
    return plain;
  }

  /** Without "doctor" and the like. */
  static String untitled(String text, boolean lowerCaseToo) {
    String plain = TITLE.matcher(text).replaceAll("");
    return lowerCaseToo
        ? TITLE_IN_LOWER_CASE
            .matcher(plain)
            .replaceAll(title -> title.group(1).toUpperCase(Locale.ROOT))
        : plain;
  }
}
