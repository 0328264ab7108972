package dev.parley.language.numbers;

import dev.parley.language.reading.Mention;
import dev.parley.language.words.Numerals;
import dev.parley.language.words.Words;
import java.util.regex.Pattern;

/** Tells numbers by which something is named: of a telephone, a room, a house. */
final class NumberedThings {
  private static final Pattern PHONE_BEFORE =
      Pattern.compile(
          ".*\\b((phone|cell|mobile|telephone|work|home|my) number('s| is)?|number's|my (cell"
              + "|mobile|phone|landline|telephone)('s| is)( at)?|(call|reach"
              + "|ring|phone|text) (me|us|him|her)( (at|on|under))?)( the| a)?$");
  private static final Pattern CODE_BEFORE =
      Pattern.compile(
          ".*\\b((my|our|the|it's|is) ((zip|post|pass|area|door|gate) ?code|zip|postcode|pin"
              + "|password|account|social|(house|building) number|address|badge|member(ship)?"
              + "|policy|claim"
              + "|case|customer|reference|id)( (code|number|security|id))*('s| is)?( at)?|(live"
              + "|lives|living|house|door|stay|staying|based) (at|in|on)( number)?)$");
  private static final Pattern STREET_AFTER =
      Pattern.compile(
          "^(?!(the|a|my|our|this|from|across|on|in|of|people|guests)\\b)(\\w+ ){1,2}(street|avenue"
              + "|road|lane|boulevard|crescent|terrace)\\b.*");
  private static final Pattern PLACE_BEFORE =
      Pattern.compile(
          ".*\\b(apartment|apt|unit|suite|room|floor|flat|gate|extension|option|route|highway|line"
              + "|box|chapter|channel|page|version|step|item|platform|reservation|booking|order"
              + "|invoice|ticket|terminal|table)( number)?( is)?$");
  private static final int LONG = 6;

  private final Words words;

  NumberedThings(Words words) {
    this.words = words;
  }

  /** A telephone number, or that of a room. */
  boolean name(Mention<NumberRange> mention) {
    String before = words.text(mention.from() - 5, mention.from());
    boolean alone = mention.to() >= words.size() || words.paused(mention.to());
    return phone(mention)
        || (words.is(mention.from() - 1, "number") && alone)
        || CODE_BEFORE.matcher(before).matches()
        || STREET_AFTER.matcher(words.text(mention.to(), mention.to() + 3)).matches()
        || PLACE_BEFORE.matcher(words.text(mention.from() - 3, mention.from())).matches();
  }

  private boolean phone(Mention<NumberRange> mention) {
    boolean digits = mention.to() - mention.from() >= LONG;
    for (int i = mention.from(); i < mention.to(); i++) {
      digits &= Numerals.digit(words.at(i)) >= 0 || words.is(i, "double", "triple");
    }
    return digits
        || words.text(mention.from(), mention.to()).matches("\\d{10,}")
        || PHONE_BEFORE.matcher(words.text(mention.from() - 5, mention.from())).matches();
  }
}
