package dev.parley.brain;

import dev.parley.agent.AgentDocument;
import dev.parley.llm.ModelAccount;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Composes the words that an agent says. Thread-safe. */
public interface Composer {
  /** Its name, as people and journals know it. */
  String name();

  /** The same, whose requests to language models are counted in a call's account. */
  default Composer on(ModelAccount account) {
    return this;
  }

  /** Gets ready, so that the first words come soon. Does not wait for it. */
  default void prepare() {}

  /**
   * Composes, and tells of each sentence as soon as it is whole. Blocks.
   *
   * @param sentences told on the calling thread, in order; each can be said as it is
   * @return why no more come; empty if those that came are all
   * @throws InterruptedException if the thread is interrupted, since nobody wants the words any
   *     more
   */
  Optional<String> compose(Task task, Consumer<String> sentences) throws InterruptedException;

  /**
   * What is to be composed.
   *
   * @param document whose agent says it
   * @param instructions what to say, all references rendered
   * @param history what was said so far, oldest first
   * @param adapts whether the instructions are the words themselves, to be adapted to what was said
   */
  record Task(AgentDocument document, String instructions, List<Line> history, boolean adapts) {
    public Task {
      history = List.copyOf(history);
    }

    /** Words that are its own. */
    public Task(AgentDocument document, String instructions, List<Line> history) {
      this(document, instructions, history, false);
    }
  }
}
