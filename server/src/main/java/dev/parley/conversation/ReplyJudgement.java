package dev.parley.conversation;

import dev.parley.brain.Question;
import dev.parley.call.CallEvent;
import dev.parley.call.Scores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reply was taken for, and by what evidence, as the journal tells it.
 *
 * @param event its place among the events of the call
 * @param at since the answer
 * @param node where the reply was given
 * @param said the agent's words it answers
 * @param outcome the one chosen, null for none
 * @param choices the outcomes there were to choose from
 * @param scores what the judgement went by; null where that is not known
 */
public record ReplyJudgement(
    int event,
    Duration at,
    String node,
    String said,
    String reply,
    @Nullable String outcome,
    List<Question.Choice> choices,
    @Nullable Scores scores) {
  public ReplyJudgement {
    choices = List.copyOf(choices);
  }

  /**
   * All judgements of a call, in order.
   *
   * @throws IllegalArgumentException if a step is of a kind that is not known
   */
  public static List<ReplyJudgement> in(List<CallEvent> events) {
    List<ReplyJudgement> judgements = new ArrayList<>();
    for (JudgedReply reply : JudgedReplies.in(events)) {
      JudgedReply.Judgement judged = reply.judgement;
      if (judged != null) {
        judgements.add(
            new ReplyJudgement(
                judged.event(),
                judged.offset(),
                reply.node,
                reply.question.said(),
                reply.question.reply(),
                judged.judged().outcome(),
                reply.question.choices(),
                judged.scores()));
      }
    }
    return judgements;
  }
}
