package dev.parley.conversation;

import dev.parley.brain.Question;
import dev.parley.call.Scores;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the brain was asked of a turn, and what became of it, as a journal tells it bit by bit. */
final class JudgedReply {
  final int ask;
  final String node;
  final Question question;

  /** Whether the callee had just said it, to this very question. */
  final boolean fresh;

  @Nullable Judgement judgement;
  @Nullable String taken;
  boolean withdrawn;

  /** Whether the callee heard words of the agent's after the judgement. */
  boolean answered;

  boolean takenBack;

  JudgedReply(Command.Ask asked, String node, boolean fresh) {
    ask = asked.ask();
    question = asked.question();
    this.node = node;
    this.fresh = fresh;
  }

  /**
   * The brain's answer.
   *
   * @param event its place among the events of the call
   * @param step the index of the step that told the conversation of it
   * @param offset since the answer
   */
  record Judgement(
      int event,
      int step,
      Instant at,
      Duration offset,
      Event.Judged judged,
      @Nullable Scores scores) {}

  /** Whether the next question is about the same turn, with what the callee added to it. */
  boolean goesOnIn(JudgedReply next) {
    return (takenBack || !answered) && next.question.reply().startsWith(question.reply());
  }
}
