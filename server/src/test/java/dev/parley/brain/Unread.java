package dev.parley.brain;

import dev.parley.nlu.ReplyReader;
import dev.parley.nlu.ReplyReading;
import java.util.List;
import java.util.Map;

/** Reads nothing into any reply. */
final class Unread implements ReplyReader {
  @Override
  public ReplyReading read(String said, List<String> labels, String reply) {
    return new ReplyReading(labels.stream().map(_ -> 0.0).toList(), 1, Map.of(), 1);
  }
}
