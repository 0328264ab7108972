package dev.parley.language.intents;

import dev.parley.language.names.Kin;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether somebody says that another of theirs sees to what they are called about. */
public final class Delegated {
  private static final String THEIRS = "(?:my|our) (?:\\w+ )?" + Kin.WORDS;

  private static final Pattern SAID =
      Pattern.compile(
          "\\b"
              + THEIRS
              + " (?:usually |always |normally |actually )?(?:handles|takes care|deals with|looks after"
              + "|manages|sorts|arranges|decides|pays|sees to|is in charge|is responsible|would know"
              + "|will know|knows (?:about|all|more|better)|does (?:all|that|this|those|the|our|my|it))\\b"
              + "|\\byou(?:'d| would|'ll| will)? (?:need|have|want|better|should|ought)(?: to)? (?:talk|speak|ask"
              + "|call|ring)(?: to| with)? (?:him|her|them|"
              + THEIRS
              + ")\\b|\\b(?:that's|that is|that would be|that'd be|it's|that one's) "
              + THEIRS
              + "(?:'s (?:thing|department|job|account|business|bill)| you want| who)\\b|^(?:\\w+ ){0,2}ask "
              + THEIRS
              + "\\b");

  private Delegated() {}

  /** Whether a reply, as it was heard, says so. */
  public static boolean in(String reply) {
    return !Questions.asks(reply)
        && SAID.matcher(reply.toLowerCase(Locale.ROOT).replace('’', '\'')).find();
  }
}
