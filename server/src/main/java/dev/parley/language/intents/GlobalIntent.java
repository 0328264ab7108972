package dev.parley.language.intents;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a callee may say at any time and must be heeded, whatever the node asks. */
public enum GlobalIntent {
  /** Do not call me again. No outcome of an agent goes before it. */
  OPT_OUT(
      "(stop|quit) (\\w+ )?(calling|phoning|ringing|contacting|bothering|harassing|spamming)"
          + "|(do not|don't|dont|never) (ever )?(call|phone|ring|contact|bother) (me|us|here|this number|my \\w+)( (again|any ?more|ever|please|ok|okay|thanks|thank you))*$"
          + "|(do not|don't|dont|never) (\\w+ ){0,4}(call|calling|phone|contact) (\\w+ ){0,3}(again|any ?more)"
          + "|(take|remove|delete|get) (me|my (number|name|phone number|details)|this number) (\\w+ ){0,2}(off|from|out)\\b"
          + "|remove me$|off (of )?(your|the|this) (call(ing)? )?list|(do not|don't) call list|unsubscribe|opt(ing)? (me )?out"
          + "|lose (my|this) number|leave (me|us) alone",
      "$."),
  /** Let me speak to a person. */
  OPERATOR(
      "(speak|talk|speaking|talking) (\\w+ )?(to|with) (a |an |the |some )?(\\w+ )?(human|person|operator|representative|agent|somebody|someone|manager|supervisor|receptionist|people)"
          + "|(get|give|want|need|transfer|connect|put)( me)?( on| through)?( to| with)?( a| an| the) (real |live |actual )?(human|person|operator|representative|agent|receptionist)\\b"
          + "|^(an? )?(operator|representative|human( being)?|(live )?agent|(real |live )?person|receptionist)( please)?$",
      "human|operator|representative|speak|talk|transfer|receptionist"),
  /** You have the wrong person. */
  WRONG_NUMBER(
      "(?<!gave you the )wrong (number|person|guy|lady)|(nobody|no one|no-one|noone) (\\w+ )?by that name"
          + "|(doesn't|does not|don't|no longer) lives? here",
      "wrong|someone else|somebody else|not the ");

  private final Pattern said;
  private final Pattern covering;

  GlobalIntent(String said, String covering) {
    this.said = Pattern.compile("(?:^|\\b)(?:" + said + ")");
    this.covering = Pattern.compile(covering, Pattern.CASE_INSENSITIVE);
  }

  /**
   * The one that a turn calls for, unless an outcome of the node is made for it.
   *
   * @param labels of the outcomes of the node
   */
  public static Optional<GlobalIntent> of(String text, List<String> labels) {
    String words =
        text.toLowerCase(Locale.ROOT)
            .replace('’', '\'')
            .replaceAll("[^\\p{L}\\p{N}' -]+", " ")
            .replaceAll("\\s+", " ")
            .strip();
    for (GlobalIntent intent : values()) {
      if (intent.said.matcher(words).find() && !intent.covered(labels)) {
        return Optional.of(intent);
      }
    }
    return Optional.empty();
  }

  /** The id of the outcome it is recorded as. */
  public String outcome() {
    return name().toLowerCase(Locale.ROOT);
  }

  private boolean covered(List<String> labels) {
    return labels.stream().anyMatch(label -> covering.matcher(label).find());
  }
}
