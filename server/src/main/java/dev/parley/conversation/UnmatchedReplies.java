package dev.parley.conversation;

import dev.parley.call.CallEvent;
import dev.parley.language.intents.CalleeIntent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the replies in a call that were asked again, or corrected. */
public final class UnmatchedReplies {
  private UnmatchedReplies() {}

  /**
   * Finds what may be some, in order; the document says which are ({@link
   * UnmatchedReply#missedBy}). What a callee goes on with after a pause is judged as a whole, and
   * only the whole can be among them.
   *
   * @param events of one call, in order; {@link UnmatchedReply#event} is a place among these
   * @throws IllegalArgumentException if a step is of a kind that is not known
   */
  public static List<UnmatchedReply> in(List<CallEvent> events) {
    List<JudgedReply> replies = JudgedReplies.in(events);
    List<UnmatchedReply> found = new ArrayList<>();
    for (int i = 0; i < replies.size(); i++) {
      JudgedReply next = i + 1 < replies.size() ? replies.get(i + 1) : null;
      unmatched(replies.get(i), next).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<UnmatchedReply> unmatched(JudgedReply reply, @Nullable JudgedReply next) {
    JudgedReply.Judgement judgement = reply.judgement;
    if (judgement == null
        || !reply.fresh
        || reply.question.choices().isEmpty()
        || reply.question.reply().isBlank()
        || (next != null && reply.goesOnIn(next))) {
      return Optional.empty();
    }
    UnmatchedReply.Why why = why(reply, judgement.judged(), next);
    return why == null
        ? Optional.empty()
        : Optional.of(
            new UnmatchedReply(
                judgement.event(),
                judgement.at(),
                reply.node,
                reply.question.said(),
                reply.question.reply(),
                why,
                judgement.judged().outcome(),
                judgement.judged().variables().keySet(),
                reply.question.choices(),
                judgement.scores()));
  }

  private static UnmatchedReply.@Nullable Why why(
      JudgedReply reply, Event.Judged judged, @Nullable JudgedReply next) {
    String outcome = judged.outcome();
    if (outcome == null) {
      return answers(judged.intent()) ? UnmatchedReply.Why.ASKED_AGAIN : null;
    }
    return next != null && corrects(next, reply, outcome) ? UnmatchedReply.Why.CORRECTED : null;
  }

  /** Whether what the callee said next says that it was not this outcome that they meant. */
  private static boolean corrects(JudgedReply next, JudgedReply reply, String outcome) {
    JudgedReply.Judgement judgement = next.judgement;
    if (judgement == null) {
      return reply.withdrawn;
    }
    Event.Judged judged = judgement.judged();
    boolean same = next.node.equals(reply.node) && outcome.equals(judged.outcome());
    boolean says =
        judged.intent() == CalleeIntent.CORRECTION
            && judged.variables().isEmpty()
            && (judged.outcome() == null || next.node.equals(reply.node));
    return (reply.withdrawn || says) && !same;
  }

  /** Whether a turn that does this may answer the question, and is no matter of manners. */
  private static boolean answers(@Nullable CalleeIntent intent) {
    return switch (intent) {
      case null -> true;
      case ANSWER, INCOMPLETE, QUESTION, UNSURE, UNRELATED -> true;
      case FILLER,
          REPEAT,
          WHO,
          WHAT,
          ROBOT,
          NUMBER,
          HOLD,
          LATER,
          WRONG,
          ABSENT,
          OPTOUT,
          PERSON,
          TOLD,
          ANGRY,
          BYE,
          LANGUAGE,
          GREETING,
          THANKS,
          MACHINE,
          SCREENING,
          IVR,
          CORRECTION ->
          false;
    };
  }
}
