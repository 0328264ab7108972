package dev.parley.driver;

import dev.parley.agent.AgentDocument;
import dev.parley.brain.Composer;
import dev.parley.conversation.Command;
import dev.parley.conversation.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has words composed, and tells of each sentence as it comes. By the call's own thread. */
final class Composing {
  private static final Logger LOG = LoggerFactory.getLogger(Composing.class);

  private final @Nullable Composer composer;
  private final AgentDocument document;
  private final ExecutorService tasks;
  private final Mailbox mailbox;
  private final Map<Integer, Future<?>> underWay = new HashMap<>();

  Composing(
      @Nullable Composer composer, AgentDocument document, ExecutorService tasks, Mailbox mailbox) {
    this.composer = composer;
    this.document = document;
    this.tasks = tasks;
    this.mailbox = mailbox;
  }

  /** Begins; what comes of it is posted. */
  void begin(Command.Compose compose) {
    underWay.values().removeIf(Future::isDone);
    underWay.put(
        compose.compose(),
        tasks.submit(() -> {
          Event end = composed(compose);
          if (!Thread.interrupted()) {
            mailbox.post(new Input.Done(end));
          }
        }));
  }

  /** Stops: nobody wants the rest. */
  void stop(int compose) {
    Future<?> task = underWay.remove(compose);
    if (task != null) {
      task.cancel(true);
    }
  }

  private Event composed(Command.Compose compose) {
    int number = compose.compose();
    if (composer == null) {
      return new Event.ComposingFailed(
          number,
          "No language model is configured. Set PARLEY_MODEL_URL and PARLEY_MODEL_NAME, or set the"
              + " mode of the node \"%s\" to message.".formatted(compose.node()));
    }
    try {
      Optional<String> why =
          composer.compose(
              new Composer.Task(
                  document, compose.instructions(), compose.history(), compose.adapts()),
              sentence ->
                  mailbox.post(
                      new Input.Done(new Event.Composed(number, sentence, composer.name()))));
      return why.<Event>map(reason -> new Event.ComposingFailed(number, reason))
          .orElseGet(() -> new Event.ComposingEnded(number));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Event.ComposingFailed(number, "It was stopped.");
    } catch (RuntimeException e) {
      LOG.error("A composer broke.", e);
      return new Event.ComposingFailed(number, e.getClass().getSimpleName());
    }
  }
}
