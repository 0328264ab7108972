package dev.parley.conversation;

import java.util.Optional;
import java.util.regex.Pattern;

/** Takes a reply as it is, unless it says that there is nothing to tell. */
final class PlainText {
  private static final Pattern NOTHING =
      Pattern.compile(
          "(um+ |uh+ |well |oh |no )*((i )?(don't|do not) (really )?(know|remember|have (one|any|it))|no idea|(i'm )?not sure|i (can't|cannot) (say|remember|tell you)|i'd rather not( say)?|(nothing|none|skip( it)?|pass))( sorry| thanks| really)*");

  private PlainText() {}

  static Optional<String> of(String reply) {
    String words = String.join(" ", Tokens.of(reply));
    return words.isEmpty() || NOTHING.matcher(words).matches()
        ? Optional.empty()
        : Optional.of(reply.strip());
  }
}
