package dev.parley.api;

import dev.parley.call.CallId;
import dev.parley.records.Call;
import dev.parley.records.Calls;
import dev.parley.records.Channel;
import dev.parley.records.Notices;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Sends the events of calls while they happen, as server-sent events. They are read from the
 * journal, so it does not matter which node carries the call, and whoever lost the connection goes
 * on where they were by {@code Last-Event-ID}.
 */
final class EventStreams implements AutoCloseable {
  private static final int MOST_STREAMS = 500;
  private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

  private final Calls calls;
  private final Duration heartbeat;
  private final Semaphore free = new Semaphore(MOST_STREAMS);
  private final Map<CallId, Followed> followed = new ConcurrentHashMap<>();
  private volatile boolean closed;

  EventStreams(Calls calls, Notices notices, Duration heartbeat) {
    this.calls = calls;
    this.heartbeat = heartbeat;
    notices.onEach(Channel.EVENTS, this::wake);
  }

  private void wake(String call) {
    if (call.isEmpty()) {
      followed.values().forEach(Followed::wake);
    } else {
      Followed known = followed.get(new CallId(UUID.fromString(call)));
      if (known != null) {
        known.wake();
      }
    }
  }

  private Followed join(Call call) {
    return followed.compute(
        call.id(),
        (_, known) -> {
          Followed one = known == null ? new Followed(calls, call) : known;
          one.join();
          return one;
        });
  }

  private void leave(Call call) {
    var _ = followed.computeIfPresent(call.id(), (_, known) -> known.leave() ? null : known);
  }

  /** Sends the events after the last the client has; returns after the one that ends the call. */
  Answer follow(Call call, Request request) {
    int after = after(request);
    if (request.context().method().equals(HandlerType.HEAD)) {
      describe(request.context());
      return new Answer.Written();
    }
    if (!free.tryAcquire()) {
      throw ApiException.of(
              503,
              "unavailable",
              "This server already sends %d streams of events; try again.".formatted(MOST_STREAMS))
          .with("Retry-After", "5");
    }
    try {
      Followed known = join(call);
      try {
        send(known, after, open(request.context()));
      } finally {
        leave(call);
      }
    } catch (IOException e) {
      // The client went away, which is how most streams end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      free.release();
    }
    return new Answer.Written();
  }

  private static int after(Request request) {
    String last = request.header("Last-Event-ID").orElse("-1");
    try {
      return Integer.parseInt(last.strip());
    } catch (NumberFormatException e) {
      throw ApiException.invalid(
          "Last-Event-ID",
          "The header Last-Event-ID is \"%s\" and must be the id of an event."
              .formatted(ApiException.shortened(last)));
    }
  }

  private static void describe(Context context) {
    context.disableCompression();
    context.res().setContentType("text/event-stream;charset=utf-8");
    context.res().setHeader("Cache-Control", "no-store");
    context.res().setHeader("X-Accel-Buffering", "no");
  }

  private static OutputStream open(Context context) throws IOException {
    describe(context);
    context.res().flushBuffer();
    return context.res().getOutputStream();
  }

  /** A client that does not read stops at the write, which the server ends after its idle time. */
  private void send(Followed call, int after, OutputStream out)
      throws IOException, InterruptedException {
    int last = after;
    while (!closed) {
      List<Followed.Sent> events = call.after(last, heartbeat);
      for (Followed.Sent event : events) {
        out.write(event.text().getBytes(StandardCharsets.UTF_8));
        last = event.index();
      }
      if (!events.isEmpty()) {
        out.flush();
        if (events.getLast().last()) {
          return;
        }
      } else if (call.over()) {
        return;
      } else if (!closed) {
        out.write(HEARTBEAT);
        out.flush();
        // A client may ask for what follows an event the call never had, and then none comes.
        call.look();
      }
    }
  }

  /** Ends all streams; clients come back to another node or after the restart. */
  @Override
  public void close() {
    closed = true;
    followed.values().forEach(Followed::close);
  }
}
