package dev.parley.api;

import dev.parley.call.CallEvent;
import dev.parley.records.Call;
import dev.parley.records.Calls;
import dev.parley.records.JournalEntry;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends the events of calls while they happen, as server-sent events. They are read from the
 * journal, so it does not matter which node carries the call, and whoever lost the connection goes
 * on where they were by {@code Last-Event-ID}.
 */
final class EventStreams implements AutoCloseable {
  private static final int MOST_STREAMS = 500;
  private static final int BATCH = 200;
  private static final String HEARTBEAT = ":\n\n";
  private static final Duration POLL = Duration.ofMillis(100);

  private final Calls calls;
  private final Duration heartbeat;
  private final Semaphore free = new Semaphore(MOST_STREAMS);
  private final CountDownLatch closed = new CountDownLatch(1);

  EventStreams(Calls calls, Duration heartbeat) {
    this.calls = calls;
    this.heartbeat = heartbeat;
  }

  /** Sends the events after the last the client has; returns after the one that ends the call. */
  Answer follow(Call call, Request request) {
    int after = after(request);
    if (request.context().method() == HandlerType.HEAD) {
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
      send(call, after, open(request.context()));
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

  private void send(Call call, int after, OutputStream out)
      throws IOException, InterruptedException {
    int last = after;
    boolean over = call.status().ended();
    Duration quiet = Duration.ZERO;
    while (true) {
      List<JournalEntry> entries = calls.journal(call.team(), call.id(), last, BATCH);
      for (JournalEntry entry : entries) {
        out.write(text(entry).getBytes(StandardCharsets.UTF_8));
        last = entry.index();
      }
      if (entries.isEmpty()) {
        if (over) {
          return;
        }
      } else {
        out.flush();
        quiet = Duration.ZERO;
        if (entries.getLast().event() instanceof CallEvent.Ended) {
          return;
        }
      }
      if (entries.size() < BATCH) {
        if (closed.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        quiet = quiet.plus(POLL);
      }
      if (quiet.compareTo(heartbeat) >= 0) {
        out.write(HEARTBEAT.getBytes(StandardCharsets.UTF_8));
        out.flush();
        quiet = Duration.ZERO;
        // A client may ask for what follows an event the call never had, and then none comes.
        over = calls.get(call.team(), call.id()).map(now -> now.status().ended()).orElse(true);
      }
    }
  }

  private static String text(JournalEntry entry) {
    return "id: %d\nevent: %s\ndata: %s\n\n"
        .formatted(entry.index(), EventJson.type(entry.event()), EventJson.of(entry.event()));
  }

  /** Ends all streams; clients come back to another node or after the restart. */
  @Override
  public void close() {
    closed.countDown();
  }
}
