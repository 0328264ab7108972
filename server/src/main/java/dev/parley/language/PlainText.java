package dev.parley.language;

import java.util.Optional;
import java.util.regex.Pattern;

/** Takes a reply as it is, unless it says nothing, or that there is nothing to tell. */
public final class PlainText {
  private static final Pattern NOTHING =
      Pattern.compile(
          "(um+ |uh+ |well |oh |no )*((i )?(don't|do not) (really )?(know|remember|have"
              + " (one|any|it))|no idea|(i'm )?not sure|i (can't|cannot) (say|remember|tell"
              + " you)|i'd rather not( say)?|(nothing|none|skip( it)?|pass))( sorry| thanks|"
              + " really)*|((um+|uh+|er+m?|hm+|mm+|ah|oh|well|so|like|okay|hello|hi|what|sorry|pardon("
              + " me)?|huh|eh|excuse me|come again|say (that )?again|hold on|hang on|wait|what was"
              + " that|what did you say|(just )?(one|a) (moment|second|sec|minute)|let me"
              + " (think|see|check)|please) ?)+");

  private PlainText() {}

  public static Optional<String> of(String reply) {
    String words = String.join(" ", Tokens.of(reply));
    return words.isEmpty() || NOTHING.matcher(words).matches()
        ? Optional.empty()
        : Optional.of(reply.strip());
  }
}
