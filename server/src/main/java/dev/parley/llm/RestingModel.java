package dev.parley.llm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.outbound.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model that is left alone for a while after it failed several times in a row, so that a server
 * that is dead or slow does not cost every caller the time it may take. After the pause one asks,
 * and the others wait for what comes of it. Thread-safe.
 */
public final class RestingModel implements LanguageModel {
  private static final Logger LOG = LoggerFactory.getLogger(RestingModel.class);

  /** One may be chance, and two an unlucky moment. */
  private static final int TOO_MANY = 3;

  private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(2));

  /** Servers such as Ollama drop a model from memory when nobody asked for five minutes. */
  private static final Duration STAYS_READY = Duration.ofMinutes(4);

  /** To load a model from a disk. */
  private static final Duration TO_GET_READY = Duration.ofMinutes(1);

  private final LanguageModel model;
  private final InstantSource clock;
  private final RandomGenerator random;
  private int failures;
  private boolean trying;
  private boolean preparing;
  private @Nullable Instant until;
  private @Nullable Instant answered;

  /**
   * A model.
   *
   * @param clock that passes evenly
   */
  public RestingModel(LanguageModel model, InstantSource clock, RandomGenerator random) {
    this.model = model;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public String name() {
    return model.name();
  }

  /** What a request is. */
  private enum Leave {
    /** One of many. */
    ORDINARY,
    /** The one that finds out whether the model is back. */
    TRIAL,
    /** None: the model is left alone. */
    NONE
  }

  @Override
  public ChatResult ask(ChatRequest request) throws InterruptedException {
    Leave leave = leave();
    if (leave == Leave.NONE) {
      return new ChatResult.Resting();
    }
    ChatResult result = null;
    try {
      result = model.ask(request);
      return result;
    } finally {
      ended(leave, result);
    }
  }

  private synchronized Leave leave() {
    Instant rest = until;
    if (rest == null) {
      return Leave.ORDINARY;
    }
    if (trying || clock.instant().isBefore(rest)) {
      return Leave.NONE;
    }
    trying = true;
    return Leave.TRIAL;
  }

  /**
   * A request is over.
   *
   * @param result null if it was interrupted
   */
  private synchronized void ended(Leave leave, @Nullable ChatResult result) {
    trying &= leave != Leave.TRIAL;
    if (result instanceof ChatResult.Answered) {
      if (until != null) {
        LOG.info("The language model {} answers again", name());
      }
      failures = 0;
      until = null;
      answered = clock.instant();
    } else if (result != null && (until == null || leave == Leave.TRIAL)) {
      failed(result);
    }
  }

  private void failed(ChatResult result) {
    failures++;
    if (failures < TOO_MANY) {
      return;
    }
    Duration pause = PAUSES.after(failures - TOO_MANY + 1, random);
    until = clock.instant().plus(pause);
    LOG.warn(
        "The language model {} is left alone for {} s after {} failures in a row ({})",
        name(),
        pause.toSeconds(),
        failures,
        result.words());
  }

  /** Asks something small, if nobody has had an answer for a while, and gives it time. */
  @Override
  public void prepare() {
    synchronized (this) {
      Instant last = answered;
      if (preparing || (last != null && clock.instant().isBefore(last.plus(STAYS_READY)))) {
        return;
      }
      preparing = true;
    }
    var _ =
        Thread.ofVirtual()
            .name("language-model-ready")
            .start(() -> {
              try {
                prepared(model.ask(readiness(TO_GET_READY)));
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              } finally {
                synchronized (this) {
                  preparing = false;
                }
              }
            });
  }

  private void prepared(ChatResult result) {
    if (result instanceof ChatResult.Answered) {
      ended(Leave.ORDINARY, result);
    } else {
      LOG.debug("The language model {} did not get ready: {}", name(), result.words());
    }
  }

  /** A question that says no more than whether a model answers. */
  public static ChatRequest readiness(Duration within) {
    ObjectNode schema =
        new ObjectMapper()
            .createObjectNode()
            .put("type", "object")
            .put("additionalProperties", false);
    schema.putArray("required").add("ready");
    schema.putObject("properties").putObject("ready").put("type", "boolean");
    return new ChatRequest(
        "Answer in JSON whether you are ready.",
        List.of(ChatRequest.Message.user("Are you ready? Answer {\"ready\": true}.")),
        schema,
        30,
        within);
  }
}
