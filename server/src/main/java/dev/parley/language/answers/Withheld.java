package dev.parley.language.answers;

import java.util.regex.Pattern;

/** Whether somebody does not tell what they are asked for, because they won't or have none. */
public final class Withheld {
  private static final Pattern SAID =
      Pattern.compile(
          "(?i)\\b(?:rather not|prefer not|not going to|not gonna|won['’]?t|refuse|decline|private|personal"
              + "|confidential|none of your|skip|pass|no thanks?|don['’]?t (?:want|wish|like|feel|think|care|mind)"
              + "|do not (?:want|wish)|not comfortable|(?:don['’]?t|do not|haven['’]?t|have not)"
              + " (?:\\w+ )?(?:have|use|own|got|do)|have (?:no|none)|(?:whatever|whenever|wherever"
              + "|(?:anything|any ?time|any day)(?! (?:but|except|besides|other|after|before|from|on|in)\\b))|not (?:yet|applicable|relevant)|depends|nothing|none|never|no (?:e-?mail|address|number"
              + "|phone|idea|preference))\\b|^\\W*(?:no|nope|nah)\\W*$");

  private Withheld() {}

  /**
   * Whether a reply withholds it.
   *
   * @param reply as it was heard
   */
  public static boolean in(String reply) {
    return SAID.matcher(reply).find();
  }
}
