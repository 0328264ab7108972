package dev.parley.brain;

import dev.parley.language.intents.QuestionKind;
import dev.parley.language.intents.Questions;
import dev.parley.language.words.Sentences;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a callee asks in a turn that may say other things too. */
final class SideQuestion {
  /** What leads from the answer to the question. */
  private static final Pattern LINK =
      Pattern.compile("(?i)[\\s,;–-]*\\b(?:but|and|though)?[\\s,]*$");

  private SideQuestion() {}

  /** What a turn says before it asks something plain; empty if it does not do both. */
  static String before(String reply, Set<QuestionKind> plain) {
    String turn = reply.strip();
    String asking = of(turn, true);
    boolean both =
        turn.endsWith("?")
            && turn.endsWith(asking)
            && asking.length() < turn.length()
            && plain.contains(QuestionKind.of(asking));
    return both
        ? LINK.matcher(turn.substring(0, turn.length() - asking.length())).replaceFirst("")
        : "";
  }

  /**
   * The words that ask; all of them where none are told apart.
   *
   * @param beside whether the turn answers what it was asked as well: "Yes, but where are you?"
   */
  static String of(String reply, boolean beside) {
    List<String> sentences = Sentences.of(reply);
    String asking =
        sentences.reversed().stream()
            .filter(sentence -> sentence.endsWith("?") || Questions.asks(sentence + "?"))
            .findFirst()
            .orElse(reply.strip());
    if (!beside) {
      return asking;
    }
    String[] clauses = ReadIntent.MORE.split(asking, -1);
    return clauses[clauses.length - 1].strip();
  }
}
