package dev.parley.driver;

import dev.parley.call.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said or done in a {@link WrittenConversation}.
 *
 * @param text words; of {@link Kind#KEYS} the keys
 * @param node of the agent's words, null for those of no node
 * @param turn which of the callee's turns it is, from 1; null for the agent's, for notes, and for
 *     what a call brought
 * @param judged what was made of a turn, in order
 */
public record WrittenLine(
    Side side,
    Kind kind,
    String text,
    @Nullable String node,
    @Nullable Integer turn,
    List<Judged> judged) {
  public WrittenLine {
    judged = List.copyOf(judged);
  }

  /** Who said or did it. */
  public enum Side {
    AGENT,
    CALLEE
  }

  /** What was done. */
  public enum Kind {
    TEXT,
    SILENCE,
    KEYS,
    HANGUP,
    /** What would be done beside the words, such as an action that is not sent. */
    NOTE
  }

  /**
   * What a brain made of a turn.
   *
   * @param node at which it was judged, null where that is not known
   * @param labels of the outcomes by their ids, in their order
   * @param scores what the choice went by, null where nothing was weighed
   * @param variables what was captured, by name
   */
  public record Judged(
      @Nullable String node,
      @Nullable String outcome,
      Map<String, String> labels,
      @Nullable Scores scores,
      Map<String, String> variables) {}

  WrittenLine with(Judged another) {
    List<Judged> all = new ArrayList<>(judged);
    all.add(another);
    return new WrittenLine(side, kind, text, node, turn, all);
  }
}
