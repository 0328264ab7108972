package dev.parley.llm;

import dev.parley.outbound.Endpoint;
import dev.parley.outbound.OutboundAnswer;
import dev.parley.outbound.OutboundClient;
import dev.parley.outbound.OutboundException;
import dev.parley.outbound.OutboundFailure;
import dev.parley.outbound.OutboundLimits;
import dev.parley.outbound.OutboundRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A model behind HTTP, whatever it is asked in. What a server does not take is left out from then
 * on; what may go well a moment later is tried once more, if there is time.
 */
final class ServedModel {
  /** Some hundred tokens, each in an event of its own. */
  private static final long MOST_BYTES = 512 << 10;

  /** Before the one other try. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** A try is worth making if there is so much time left. */
  private static final Duration WORTH_A_TRY = Duration.ofMillis(200);

  private static final int BAD_REQUEST = 400;
  private static final int UNPROCESSABLE = 422;
  private static final int TOO_MANY = 429;

  private final Endpoint endpoint;
  private final OutboundClient client;
  private final InstantSource clock;
  private final Map<String, String> headers;
  private final String path;
  private volatile Wording wording;

  /**
   * A model; whoever made the client closes it.
   *
   * @param path of the interface, behind the endpoint's address
   * @param headers with the key, beside those that all have
   * @param first what is tried first
   * @param client which may go where the endpoint is
   * @param clock that passes evenly
   */
  ServedModel(
      Endpoint endpoint,
      String path,
      Map<String, String> headers,
      Wording first,
      OutboundClient client,
      InstantSource clock) {
    this.endpoint = endpoint;
    this.path = path;
    this.client = client;
    this.clock = clock;
    wording = first;
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Type", "application/json");
    all.put("Accept", "text/event-stream, application/json");
    this.headers = Map.copyOf(all);
  }

  /** What became of one try. */
  private sealed interface Try {
    /** It is the result. */
    record Done(ChatResult result) implements Try {}

    /** The server does not take what was sent. */
    record NotTaken(int status, String why) implements Try {}

    /** The same may go well a moment later. */
    record Busy(ChatResult otherwise, Duration pause) implements Try {}
  }

  String name() {
    return endpoint.model();
  }

  ChatResult ask(ChatRequest request) throws InterruptedException {
    return write(request, _ -> {});
  }

  /** Tells of what is written, as it comes; what has begun to come is not asked for again. */
  ChatResult write(ChatRequest request, Consumer<String> pieces) throws InterruptedException {
    Instant asked = clock.instant();
    Instant end = asked.plus(request.within());
    Wording spoken = wording;
    boolean again = false;
    while (true) {
      Duration left = Duration.between(clock.instant(), end);
      if (!left.isPositive()) {
        return new ChatResult.Late(request.within());
      }
      switch (send(request, spoken, asked, left, pieces)) {
        case Try.Done(ChatResult result) -> {
          if (result instanceof ChatResult.Answered) {
            wording = spoken;
          }
          return result;
        }
        case Try.NotTaken(int status, String why) -> {
          Optional<? extends Wording> next = spoken.after(why);
          if (next.isEmpty()) {
            return new ChatResult.Refused("HTTP " + status);
          }
          spoken = next.get();
        }
        case Try.Busy(ChatResult otherwise, Duration pause) -> {
          if (again || clock.instant().plus(pause).plus(WORTH_A_TRY).isAfter(end)) {
            return otherwise;
          }
          again = true;
          Thread.sleep(pause);
        }
      }
    }
  }

  private Try send(
      ChatRequest request, Wording spoken, Instant asked, Duration left, Consumer<String> pieces)
      throws InterruptedException {
    ComingAnswer coming = spoken.answer(request, clock, asked, pieces);
    OutboundRequest sent =
        new OutboundRequest(
            "POST",
            endpoint.at(path),
            headers,
            spoken.body(endpoint.model(), request),
            OutboundLimits.within(left, MOST_BYTES),
            false);
    try (OutboundAnswer answer = client.open(sent)) {
      return switch (answer.status()) {
        case 200 -> new Try.Done(read(answer, coming, request));
        case BAD_REQUEST, UNPROCESSABLE ->
            new Try.NotTaken(answer.status(), new String(answer.bytes(), StandardCharsets.UTF_8));
        default -> {
          ChatResult refused = new ChatResult.Refused("HTTP " + answer.status());
          yield answer.status() == TOO_MANY || answer.status() / 100 == 5
              ? new Try.Busy(refused, pause(answer))
              : new Try.Done(refused);
        }
      };
    } catch (OutboundException e) {
      ChatResult failed = failed(e.failure(), request);
      return e.failure() instanceof OutboundFailure.Broken && !coming.begun()
          ? new Try.Busy(failed, Duration.ZERO)
          : new Try.Done(failed);
    }
  }

  private static ChatResult read(OutboundAnswer answer, ComingAnswer coming, ChatRequest request)
      throws InterruptedException {
    try {
      if (answer.header("Content-Type").orElse("").contains("event-stream")) {
        coming.stream(answer.body());
      } else {
        coming.whole(answer.body());
      }
      return coming.result();
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while an answer came");
      }
      return coming.finished() || !(e instanceof OutboundException broken)
          ? coming.result()
          : failed(broken.failure(), request);
    }
  }

  private static ChatResult failed(OutboundFailure failure, ChatRequest request) {
    return switch (failure) {
      case OutboundFailure.TooLate _ -> new ChatResult.Late(request.within());
      case OutboundFailure.TooLong _ -> new ChatResult.Unreadable(failure.words());
      case OutboundFailure.UnknownHost _,
          OutboundFailure.Forbidden _,
          OutboundFailure.Unreachable _,
          OutboundFailure.Insecure _,
          OutboundFailure.Broken _ ->
          new ChatResult.Unreachable(failure.words());
    };
  }

  /** As long as the server asks for, if it does. */
  private static Duration pause(OutboundAnswer answer) {
    try {
      Duration wanted =
          answer
              .header("Retry-After")
              .map(seconds -> Duration.ofSeconds(Integer.parseInt(seconds.strip())))
              .orElse(PAUSE);
      return wanted.compareTo(PAUSE) < 0 ? PAUSE : wanted;
    } catch (NumberFormatException _) {
      return PAUSE;
    }
  }
}
