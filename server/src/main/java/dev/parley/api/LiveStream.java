package dev.parley.api;

import dev.parley.records.ApiTokens;
import dev.parley.records.Sessions;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sends what goes on in a team as server-sent events, to a browser's tab or whoever has a token.
 * Each stream begins with {@code resync}, unless it goes on where one was: whoever watches reads
 * then what they show. It ends after an hour, and soon after who watches may not any more.
 */
final class LiveStream implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(60);

  private final LiveFeed feed;
  private final Sessions sessions;
  private final ApiTokens tokens;
  private final Duration heartbeat;
  private final InstantSource steady;
  private volatile boolean closed;

  LiveStream(
      LiveFeed feed,
      Sessions sessions,
      ApiTokens tokens,
      Duration heartbeat,
      InstantSource steady) {
    this.feed = feed;
    this.sessions = sessions;
    this.tokens = tokens;
    this.heartbeat = heartbeat;
    this.steady = steady;
  }

  Answer follow(Request request) {
    LiveTopics topics = LiveTopics.of(request.query().text("topics").orElse("now"));
    Context context = request.context();
    context.disableCompression();
    context.res().setContentType("text/event-stream;charset=utf-8");
    context.res().setHeader("Cache-Control", "no-store");
    context.res().setHeader("X-Accel-Buffering", "no");
    if (context.method().equals(HandlerType.HEAD)) {
      return new Answer.Written();
    }
    feed.join(request.team());
    try {
      context.res().flushBuffer();
      send(request, topics, context.res().getOutputStream());
    } catch (IOException e) {
      // The client went away, which is how most streams end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      feed.leave(request.team());
    }
    return new Answer.Written();
  }

  /** A client that does not read stops at the write, which the server ends after its idle time. */
  private void send(Request request, LiveTopics topics, OutputStream out)
      throws IOException, InterruptedException {
    Optional<LiveLog.Place> known = request.header("Last-Event-ID").flatMap(LivePlace::of);
    LiveLog.Place place = known.orElseGet(feed::here);
    write(out, "retry: 1000\n\n" + (known.isPresent() ? "" : resync(place)));
    Instant end = steady.instant().plus(LONGEST);
    Instant check = steady.instant().plus(heartbeat);
    while (!closed && steady.instant().isBefore(end)) {
      LiveLog.News news = feed.after(request.team(), place, heartbeat);
      place = news.upTo();
      var text = new StringBuilder(news.missed() ? resync(place) : "");
      news.sent().stream().filter(topics::wants).forEach(sent -> text.append(sent.text()));
      if (!steady.instant().isBefore(check)) {
        if (!mayWatch(request.client())) {
          return;
        }
        check = steady.instant().plus(heartbeat);
        text.append(":\n\n");
      }
      if (!text.isEmpty() && !closed) {
        write(out, text.toString());
      }
    }
  }

  private static String resync(LiveLog.Place place) {
    return "id: %s\nevent: resync\ndata: {}\n\n".formatted(LivePlace.text(place));
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Whether they are still signed in, in this team. */
  private boolean mayWatch(ApiClient client) {
    return switch (client.key()) {
      case ApiClient.Key.OfToken(var id) -> tokens.get(client.team(), id).isPresent();
      case ApiClient.Key.OfSession(var session, _) -> sessions.stands(session);
    };
  }

  /** Ends all streams; clients come back to another node or after the restart. */
  @Override
  public void close() {
    closed = true;
    feed.close();
  }
}
