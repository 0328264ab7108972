package dev.parley.api;

import static dev.parley.api.ApiException.shortened;

import dev.parley.call.TeamId;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the body of one request, piece by piece, as there is room for what the team sends. */
final class BodyReader {
  private static final int PIECE = 16 << 10;
  private static final Duration LONGEST_READ = Duration.ofSeconds(30);

  /** Of a body that is refused: more is not waited for. */
  private static final long MOST_DISCARDED = 16L << 20;

  private static final Duration LONGEST_DISCARD = Duration.ofSeconds(10);

  /** Names of UTF-8, and of what is a part of it. */
  private static final Set<String> CHARSETS = Set.of("utf-8", "utf8", "us-ascii");

  private final Context context;
  private final int most;
  private final RequestLanes lanes;
  private final InstantSource steady;
  private final Supplier<TeamId> team;
  private int taken;

  /**
   * Nothing is read yet.
   *
   * @param most bytes that are read
   * @param steady time that passes evenly
   * @param team whose request it is; asked when a body is read
   */
  BodyReader(
      Context context, int most, RequestLanes lanes, InstantSource steady, Supplier<TeamId> team) {
    this.context = context;
    this.most = most;
    this.lanes = lanes;
    this.steady = steady;
    this.team = team;
  }

  /** Its room is free again. */
  void giveBack() {
    if (taken > 0) {
      lanes.giveBack(team.get(), taken);
      taken = 0;
    }
  }

  /**
   * Reads the body as it is sent.
   *
   * @throws ApiException 400 if it is not complete, 408 if it is too slow, 413 if it is too large,
   *     415 if it is said to be something else than JSON
   */
  byte[] read() {
    byte[] read;
    try (InputStream in = context.bodyInputStream()) {
      read = pieces(in);
      if (read.length > most) {
        discard(in);
        throw tooLarge();
      }
    } catch (IOException e) {
      throw ApiException.of(400, "incomplete_body", "The body ended before it was complete.");
    }
    if (read.length > 0) {
      refuseOtherTypes();
    }
    return read;
  }

  /**
   * Reads what there is, up to a byte more than is allowed. There must be room for each piece
   * before it is read: who sends slowly holds what was sent.
   */
  private byte[] pieces(InputStream in) throws IOException {
    Instant deadline = steady.instant().plus(LONGEST_READ);
    var all = new ByteArrayOutputStream();
    byte[] buffer = new byte[PIECE];
    while (all.size() <= most && all.size() != announced()) {
      if (all.size() == taken) {
        lanes.take(team.get(), PIECE);
        taken += PIECE;
      }
      int n = in.read(buffer, 0, Math.min(taken, most + 1) - all.size());
      if (n < 0) {
        break;
      }
      all.write(buffer, 0, n);
      if (mustWait(in, all.size()) && steady.instant().isAfter(deadline)) {
        discard(in);
        throw ApiException.of(
                408,
                "body_too_slow",
                "The body did not arrive within %d s.".formatted(LONGEST_READ.toSeconds()))
            .with("Connection", "close");
      }
    }
    return all.toByteArray();
  }

  private boolean mustWait(InputStream in, int read) throws IOException {
    return read != announced() && in.available() == 0;
  }

  /** So many bytes the body is said to have; below 0 if that is not said. */
  private long announced() {
    return context.req().getContentLengthLong();
  }

  /** Who still sends when the connection closes loses the answer with it. */
  private void discard(InputStream in) throws IOException {
    Instant deadline = steady.instant().plus(LONGEST_DISCARD);
    byte[] buffer = new byte[PIECE];
    long left = MOST_DISCARDED;
    for (int n = in.read(buffer);
        n >= 0 && left > 0 && steady.instant().isBefore(deadline);
        n = in.read(buffer)) {
      left -= n;
    }
  }

  private void refuseOtherTypes() {
    String coding = Objects.requireNonNullElse(context.header("Content-Encoding"), "").strip();
    if (!coding.isEmpty() && !coding.equalsIgnoreCase("identity")) {
      throw unsupported(
              "The body is encoded as \"%s\" and must not be.".formatted(shortened(coding)))
          .with("Accept-Encoding", "identity");
    }
    String type = context.contentType();
    if (type == null) {
      return;
    }
    String[] parts = type.split(";", -1);
    String media = parts[0].strip().toLowerCase(Locale.ROOT);
    if (!media.equals("application/json") && !media.endsWith("+json")) {
      throw unsupported(
          "The body is \"%s\" and must be application/json.".formatted(shortened(media)));
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].replace("\"", "").strip().toLowerCase(Locale.ROOT);
      if (parameter.startsWith("charset=")
          && !CHARSETS.contains(parameter.substring("charset=".length()))) {
        throw unsupported("JSON is in UTF-8, and not in \"%s\".".formatted(shortened(parameter)));
      }
    }
  }

  private static ApiException unsupported(String message) {
    return ApiException.of(415, "unsupported_media_type", message);
  }

  private ApiException tooLarge() {
    return ApiException.of(
            413,
            "body_too_large",
            "The body is larger than the %d bytes that are read.".formatted(most))
        .with("Connection", "close");
  }
}
