package dev.parley.knowledge;

import java.util.UUID;

/** One thing that a knowledge base knows. */
public sealed interface KnowledgeItem {
  int LONGEST_QUESTION = 300;

  /** It is said in one turn: half a minute of speech. */
  int LONGEST_ANSWER = 500;

  int LONGEST_TEXT = 20_000;

  /** By which the record of a call names it. */
  UUID id();

  /** The same by another id. */
  KnowledgeItem as(UUID id);

  /** What it is found by in its page: the question, or the title. */
  String heading();

  /** How long it is. */
  int characters();

  /**
   * A question and what is said to it.
   *
   * @param question as a callee may ask it
   * @param answer in the words in which it is said
   */
  record Pair(UUID id, String question, String answer) implements KnowledgeItem {
    @Override
    public Pair as(UUID other) {
      return new Pair(other, question, answer);
    }

    @Override
    public String heading() {
      return question;
    }

    @Override
    public int characters() {
      return question.length() + answer.length();
    }
  }

  /**
   * A text of which one sentence may be an answer.
   *
   * @param title what it is about, "" for none
   */
  record Text(UUID id, String title, String text) implements KnowledgeItem {
    @Override
    public Text as(UUID other) {
      return new Text(other, title, text);
    }

    @Override
    public String heading() {
      return title;
    }

    @Override
    public int characters() {
      return title.length() + text.length();
    }
  }
}
