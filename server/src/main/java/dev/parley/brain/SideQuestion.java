package dev.parley.brain;

import dev.parley.language.intents.Questions;
import dev.parley.language.words.Sentences;
import java.util.List;

/** What a callee asks in a turn that may say other things too. */
final class SideQuestion {
  private SideQuestion() {}

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
    String[] clauses = TrainedUnderstanding.MORE.split(asking, -1);
    return clauses[clauses.length - 1].strip();
  }
}
