package dev.parley.language.names;

import java.util.regex.Pattern;

/** Surnames with an "O" that recognisers write as a word, or as a letter, of its own. */
final class IrishNames {
  private static final Pattern PARTED =
      Pattern.compile(
          "(?i)(?<![\\p{L}'])(?:o|oh)[.]? (?=(?:boyle|brien|byrne|callaghan|carroll|connell|connor"
              + "|conor|dea|doherty|donnell|donoghue|donovan|dowd|driscoll|dwyer|farrell|gara"
              + "|grady|hagan|halloran|hanlon|hara|hare|keefe|keeffe|leary|loughlin|mahoney"
              + "|mahony|malley|mara|meara|neal|neill|regan|reilly|rourke|shea"
              + "|sullivan|toole)s?(?![\\p{L}']))");

  private IrishNames() {}

  /** The text with their mark: "liam o neill" is "liam O'neill". */
  static String marked(String text) {
    return PARTED.matcher(text).replaceAll("O'");
  }
}
