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

  private static final Pattern FLATLY =
      Pattern.compile(
          "(?i)^\\W*(?:(?:oh|um+|uh+|well|sorry|yeah|hm+|no|nope|nah)\\W+)*(?:no|nope|nah|no thanks?(?: you)?|(?:i['’]?d |i would |we['’]?d )?"
              + "(?:rather|prefer) not(?: to)?(?: say| tell(?: you)?)?|(?:i |we )?(?:don['’]?t|do not|haven['’]?t)(?: got| have)"
              + " (?:one|any|it)|(?:i )?(?:have|['’]?ve got) none|none)\\W*(?:(?:sorry|thanks?|thank you|i['’]?m afraid)\\W*)*$");

  /** Something of theirs that they do not give. */
  private static final Pattern DETAIL =
      Pattern.compile(
          "(?i)\\b(?:(?:rather|prefer) not(?: to)?|not (?:going to|gonna|comfortable|happy|willing to)?|(?:won|don|can|wouldn)['’]?t"
              + "(?: (?:want|like|wish|care) to)?|never)\\s*(?:just |really |simply )?(?:give|giving|share|sharing|tell|telling|say|saying|hand"
              + "|handing|disclose|reveal)\\b");

  private static final Pattern CALLS =
      Pattern.compile(
          "(?i)\\b(?:call(?:s|ed|ing)?|ring(?:ing)?|phoning|contact\\w*|bother\\w*|lists?|stop|again)\\b");

  private static final Pattern OPEN =
      Pattern.compile(
          "(?i)\\b(?:don['’]?t|do not|can['’]?t|cannot|couldn['’]?t) (?:\\w+ )?(?:know|say|tell|remember|recall)\\b|\\bnot (?:\\w+ )?sure"
              + "\\b|\\bno idea\\b|\\b(?:any ?time|whenever|all day|any day|flexible|don['’]?t (?:mind|care)|doesn['’]?t matter"
              + "|rather not|up to you)\\b");

  private Withheld() {}

  /** Whether a reply says no more than that it withholds it. */
  public static boolean flatly(String reply) {
    return FLATLY.matcher(reply).matches();
  }

  /** Whether a reply refuses to tell something, which is no demand of any other kind. */
  public static boolean detail(String reply) {
    return DETAIL.matcher(reply).find() && !CALLS.matcher(reply).find();
  }

  /** Whether a reply leaves open what it does not tell. */
  public static boolean open(String reply) {
    return OPEN.matcher(reply).find();
  }

  /**
   * Whether a reply withholds it.
   *
   * @param reply as it was heard
   */
  public static boolean in(String reply) {
    return SAID.matcher(reply).find() || detail(reply);
  }
}
