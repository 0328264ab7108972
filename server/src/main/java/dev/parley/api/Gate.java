package dev.parley.api;

import dev.parley.records.FailureTrace;
import dev.parley.records.Limits;
import dev.parley.records.UnavailableException;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every request passes: it gets an id, its client is asked for and counted, a repeated one is
 * answered as before, and whatever goes wrong becomes an answer.
 */
final class Gate {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
  private static final String REQUEST_ID = "parley.request-id";
  private static final Duration SIGN_IN_TAKES = Duration.ofMillis(300);
  private static final int SIGN_IN_BYTES = 16 << 10;

  private final Admission admission;
  private final RepeatedRequests replays;
  private final MeterRegistry meters;
  private final InstantSource steady;
  private final RandomGenerator random;
  private final int maxBodyBytes;
  private final RequestLanes lanes;

  Gate(
      Admission admission,
      RepeatedRequests replays,
      MeterRegistry meters,
      InstantSource steady,
      RandomGenerator random,
      int maxBodyBytes,
      RequestLanes lanes) {
    this.admission = admission;
    this.replays = replays;
    this.meters = meters;
    this.steady = steady;
    this.random = random;
    this.maxBodyBytes = maxBodyBytes;
    this.lanes = lanes;
  }

  /** Lets a request through to its route and writes what the route answers. */
  void pass(Route route, Context context) {
    Timer.Sample took = Timer.start(meters);
    requestId(context);
    try {
      write(answer(route, context), context);
    } catch (RuntimeException e) {
      fail(e, context);
    } finally {
      took.stop(
          meters.timer(
              "parley.http.requests",
              "method",
              route.method().name(),
              "route",
              route.path(),
              "status",
              Integer.toString(context.statusCode())));
    }
  }

  private Answer answer(Route route, Context context) {
    return switch (route.access()) {
      case OPEN -> {
        Request request = new Request(context, null, maxBodyBytes, lanes, steady);
        yield lanes.tell(() -> route.handler().answer(request));
      }
      case SIGN_IN -> signIn(context, route.handler());
      case TEAM -> team(route, context, route.handler());
      case TEAM_STREAM -> lanes.stream(route.handler(), admit(route, context));
      case TEAM_ONCE -> {
        String id = requestId(context);
        yield team(route, context, request -> replays.once(route, request, id));
      }
    };
  }

  /** Right and wrong are told after the same while, so that nothing is learnt from how long. */
  private Answer signIn(Context context, Route.Handler handler) {
    Instant began = steady.instant();
    Request request =
        new Request(context, null, Math.min(maxBodyBytes, SIGN_IN_BYTES), lanes, steady);
    try {
      int _ = request.readAhead();
      return lanes.signIn(() -> handler.answer(request));
    } finally {
      request.done();
      pass(SIGN_IN_TAKES.minus(Duration.between(began, steady.instant())));
    }
  }

  private static void pass(Duration rest) {
    try {
      Thread.sleep(rest);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The body is read here, where it holds up nobody, and worked on in a lane. */
  private Answer team(Route route, Context context, Route.Handler handler) {
    Request request = admit(route, context);
    try {
      int bodyBytes = context.method().equals(HandlerType.GET) ? 0 : request.readAhead();
      return lanes.work(bodyBytes, () -> rendered(handler.answer(request), context));
    } finally {
      request.done();
    }
  }

  /** A large answer is made into text in the lane too. */
  private static Answer rendered(Answer answer, Context context) {
    return switch (answer) {
      case Answer.Data data -> {
        context.header("Cache-Control", "no-store");
        yield new Answer.Raw(Envelope.JSON, new ByteArrayInputStream(Envelope.of(data.data())));
      }
      case Answer.Raw _, Answer.Written _ -> answer;
    };
  }

  /** Answers what went wrong. */
  void fail(Exception e, Context context) {
    String id = requestId(context);
    if (context.res().isCommitted()) {
      LOG.debug("An answer ended early. request_id={}", id);
      return;
    }
    Envelope.write(context, asAnswer(e, id), id);
  }

  private static ApiException asAnswer(Exception e, String id) {
    return switch (e) {
      case ApiException known -> known;
      case Limits.Exceeded exceeded ->
          ApiException.invalid(exceeded.field(), String.valueOf(exceeded.getMessage()));
      case RuntimeException _ when UnavailableException.caused(e) -> {
        LOG.warn("The records are out of reach. request_id={} {}", id, root(e));
        yield ApiException.of(
                503, "unavailable", "The server cannot reach its records just now; try again.")
            .with("Retry-After", "1");
      }
      default -> {
        LOG.error("A request failed. request_id={} {}", id, FailureTrace.of(e));
        yield ApiException.of(
            500, "internal_error", "The server failed. Its log says why under this request_id.");
      }
    };
  }

  /** In one line: whoever is turned away in a rush must not fill the disk. */
  private static String root(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure.toString() : root(cause);
  }

  private Request admit(Route route, Context context) {
    return new Request(context, admission.client(route, context), maxBodyBytes, lanes, steady);
  }

  private void write(Answer answer, Context context) {
    switch (answer) {
      case Answer.Data data -> {
        context.header("Cache-Control", "no-store");
        context.contentType(Envelope.JSON).result(Envelope.of(data.data()));
      }
      case Answer.Raw raw -> context.contentType(raw.contentType()).result(raw.body());
      case Answer.Written() -> {}
    }
  }

  private String requestId(Context context) {
    String known = context.attribute(REQUEST_ID);
    if (known != null) {
      return known;
    }
    String id = "%016x".formatted(random.nextLong());
    context.attribute(REQUEST_ID, id);
    context.header("X-Request-Id", id);
    context.header("X-Content-Type-Options", "nosniff");
    return id;
  }
}
