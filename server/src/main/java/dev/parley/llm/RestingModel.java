package dev.parley.llm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.outbound.Rest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
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

  /** Servers such as Ollama drop a model from memory when nobody asked for five minutes. */
  private static final Duration STAYS_READY = Duration.ofMinutes(4);

  /** Who writes no word for so long is too slow, though nobody waited for longer. */
  private static final Duration SPEECHLESS = Duration.ofMillis(1200);

  /** To load a model from a disk. */
  private static final Duration TO_GET_READY = Duration.ofMinutes(1);

  private final LanguageModel model;
  private final Price price;
  private final InstantSource clock;
  private final Rest rest;
  private final Consumer<SettledRequest> ledger;
  private boolean preparing;
  private @Nullable Instant answered;

  /**
   * A model.
   *
   * @param clock that passes evenly
   */
  public RestingModel(LanguageModel model, InstantSource clock, RandomGenerator random) {
    this(model, Price.NONE, clock, random, _ -> {});
  }

  /**
   * A model that costs something.
   *
   * @param clock that passes evenly
   * @param ledger told of what is asked of it so that it gets ready, which is of no call
   */
  public RestingModel(
      LanguageModel model,
      Price price,
      InstantSource clock,
      RandomGenerator random,
      Consumer<SettledRequest> ledger) {
    this.model = model;
    this.price = price;
    this.ledger = ledger;
    this.clock = clock;
    rest = new Rest("language model " + model.name(), clock, random);
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public Price price() {
    return price;
  }

  @Override
  public ChatResult ask(ChatRequest request) throws InterruptedException {
    return unlessResting(_ -> model.ask(request));
  }

  @Override
  public ChatResult write(ChatRequest request, Consumer<String> pieces)
      throws InterruptedException {
    Instant asked = clock.instant();
    AtomicBoolean begun = new AtomicBoolean();
    return unlessResting(attempt -> {
      try {
        return model.write(
            request,
            piece -> {
              begun.set(true);
              pieces.accept(piece);
            });
      } catch (InterruptedException e) {
        if (!begun.get() && clock.instant().isAfter(asked.plus(SPEECHLESS))) {
          attempt.failed("no word within %d ms".formatted(SPEECHLESS.toMillis()));
        }
        throw e;
      }
    });
  }

  private interface Asking {
    ChatResult ask(Rest.Attempt attempt) throws InterruptedException;
  }

  private ChatResult unlessResting(Asking asking) throws InterruptedException {
    Optional<Rest.Attempt> attempt = rest.attempt();
    return attempt.isEmpty() ? new ChatResult.Resting() : ask(asking, attempt.get());
  }

  private ChatResult ask(Asking asking, Rest.Attempt attempt) throws InterruptedException {
    try {
      ChatResult result = asking.ask(attempt);
      if (result instanceof ChatResult.Answered) {
        attempt.succeeded();
        answered();
      } else {
        attempt.failed(result.words());
      }
      return result;
    } finally {
      attempt.abandoned();
    }
  }

  private synchronized void answered() {
    answered = clock.instant();
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
                prepared(askWhetherReady());
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              } finally {
                synchronized (this) {
                  preparing = false;
                }
              }
            });
  }

  private ChatResult askWhetherReady() throws InterruptedException {
    ChatRequest request = readiness(TO_GET_READY);
    Instant asked = clock.instant();
    ChatResult result = model.ask(request);
    OpenRequest sent =
        new OpenRequest(this, "ready", request, OpenRequest.most(this, request), asked);
    sent.came(result, Duration.between(asked, clock.instant()));
    ledger.accept(sent.use(0, SettledRequest.Fate.USED));
    return result;
  }

  private void prepared(ChatResult result) {
    if (result instanceof ChatResult.Answered) {
      rest.works();
      answered();
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
