package dev.parley.driver;

import dev.parley.brain.Brain;
import dev.parley.brain.Question;
import dev.parley.conversation.Command;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was said and done so far in a {@link WrittenConversation}, and at which node it is. */
final class WrittenLines {
  private final List<WrittenLine> lines = new ArrayList<>();
  private @Nullable String node;
  private int turns;

  WrittenLines() {}

  WrittenLines(WrittenLines other) {
    lines.addAll(other.lines);
    node = other.node;
    turns = other.turns;
  }

  List<WrittenLine> all() {
    return List.copyOf(lines);
  }

  int count() {
    return lines.size();
  }

  /** The node that spoke last. */
  @Nullable String node() {
    return node;
  }

  /** It is at that node from here on; null if it stays where it was. */
  void at(@Nullable String next) {
    node = next == null ? node : next;
  }

  /** A turn of the callee's. */
  void turn(WrittenLine.Kind kind, String text) {
    turns++;
    lines.add(new WrittenLine(WrittenLine.Side.CALLEE, kind, text, null, turns, List.of()));
  }

  /** Words that the callee said in the call that is gone on from. */
  void brought(String text) {
    lines.add(
        new WrittenLine(
            WrittenLine.Side.CALLEE, WrittenLine.Kind.TEXT, text, null, null, List.of()));
  }

  void said(Command.Say say) {
    at(say.node());
    agent(WrittenLine.Kind.TEXT, say.text(), say.node());
  }

  void note(String text) {
    agent(WrittenLine.Kind.NOTE, text, node);
  }

  private void agent(WrittenLine.Kind kind, String text, @Nullable String at) {
    lines.add(new WrittenLine(WrittenLine.Side.AGENT, kind, text, at, null, List.of()));
  }

  /** What the callee did last was judged. */
  void judged(List<Question.Choice> choices, Brain.Judgement judgement) {
    Map<String, String> labels =
        choices.stream()
            .collect(
                Collectors.toMap(
                    Question.Choice::id,
                    Question.Choice::label,
                    (one, _) -> one,
                    LinkedHashMap::new));
    var judged =
        new WrittenLine.Judged(
            node, judgement.outcome(), labels, judgement.scores(), judgement.variables());
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).side() == WrittenLine.Side.CALLEE) {
        lines.set(i, lines.get(i).with(judged));
        break;
      }
    }
  }
}
