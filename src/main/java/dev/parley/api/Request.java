package dev.parley.api;

import static dev.parley.api.ApiException.shortened;

import dev.parley.call.AgentId;
import dev.parley.call.CallId;
import dev.parley.call.ContactId;
import dev.parley.call.TeamId;
import dev.parley.records.Author;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request as handlers see it. */
final class Request {
  private static final int PIECE = 16 << 10;
  private static final Duration LONGEST_READ = Duration.ofSeconds(30);

  /** Of a body that is too large: more is not waited for. */
  private static final long MOST_DISCARDED = 16L << 20;

  /** Names of UTF-8, and of what is a part of it. */
  private static final Set<String> CHARSETS = Set.of("utf-8", "utf8", "us-ascii");

  private static final Pattern UUID_SHAPE =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Context context;
  private final @Nullable Caller caller;
  private final int maxBodyBytes;
  private final Lanes lanes;
  private byte @Nullable [] bytes;
  private @Nullable ApiException unreadable;
  private int taken;

  Request(Context context, @Nullable Caller caller, int maxBodyBytes, Lanes lanes) {
    this.context = context;
    this.caller = caller;
    this.maxBodyBytes = maxBodyBytes;
    this.lanes = lanes;
  }

  /** It is done, and its body with it. */
  void done() {
    if (taken > 0) {
      lanes.giveBack(team(), taken);
      taken = 0;
    }
  }

  /** Who makes the request; there is nobody on an open route. */
  Caller caller() {
    if (caller == null) {
      throw new IllegalStateException(
          "The route %s is open and has no caller.".formatted(context.path()));
    }
    return caller;
  }

  TeamId team() {
    return caller().team();
  }

  /** Who does what is asked. */
  Author author() {
    return new Author(team(), caller().user(), caller().token());
  }

  Query query() {
    return Query.parse(context.queryString());
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(context.header(name)).filter(value -> !value.isBlank());
  }

  /** The JSON object in the body. */
  Body body() {
    return new Body(Json.readObject(bytes()));
  }

  /** The JSON object in the body, empty if there is no body. */
  Body bodyIfAny() {
    return bytes().length == 0 ? new Body(Json.object()) : body();
  }

  /**
   * The body as it was sent.
   *
   * @throws ApiException 413 if it is too large, 415 if it is said to be something else than JSON
   */
  byte[] bytes() {
    ApiException known = unreadable;
    if (known != null) {
      throw known;
    }
    if (bytes == null) {
      bytes = read();
    }
    return bytes;
  }

  /**
   * Reads the body, if what is sent is said to be what we read; gives its size. What is wrong with
   * it is told when it is asked for.
   */
  int readAhead() {
    try {
      return bytes().length;
    } catch (ApiException e) {
      unreadable = e;
      return 0;
    }
  }

  private byte[] read() {
    byte[] read;
    try (InputStream in = context.bodyInputStream()) {
      read = pieces(in);
      if (read.length > maxBodyBytes) {
        // Who still sends when the connection closes loses the answer with it.
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
    long deadline = System.nanoTime() + LONGEST_READ.toNanos();
    var all = new ByteArrayOutputStream();
    while (all.size() <= maxBodyBytes) {
      int piece = Math.min(PIECE, maxBodyBytes + 1 - all.size());
      if (all.size() + piece > taken) {
        lanes.take(team(), PIECE);
        taken += PIECE;
      }
      byte[] read = in.readNBytes(piece);
      all.writeBytes(read);
      if (read.length < piece) {
        break;
      }
      if (System.nanoTime() - deadline > 0) {
        throw ApiException.of(
                408,
                "body_too_slow",
                "The body did not arrive within %d s.".formatted(LONGEST_READ.toSeconds()))
            .with("Connection", "close");
      }
    }
    return all.toByteArray();
  }

  private static void discard(InputStream in) throws IOException {
    byte[] buffer = new byte[8192];
    long left = MOST_DISCARDED;
    for (int n = in.read(buffer); n >= 0 && left > 0; n = in.read(buffer)) {
      left -= n;
    }
  }

  private void refuseOtherTypes() {
    String coding = header("Content-Encoding").orElse("identity").strip();
    if (!coding.equalsIgnoreCase("identity")) {
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
            "The body is larger than the %d bytes that are read.".formatted(maxBodyBytes))
        .with("Connection", "close");
  }

  ContactId contactId() {
    return new ContactId(pathUuid("contact"));
  }

  CallId callId() {
    return new CallId(pathUuid("call"));
  }

  /** The agent in the path; what is not shaped like an agent's id is one that does not exist. */
  AgentId agentId() {
    String id = context.pathParam("id");
    try {
      return new AgentId(id);
    } catch (IllegalArgumentException e) {
      throw ApiException.notFound("agent", id);
    }
  }

  private UUID pathUuid(String what) {
    String id = context.pathParam("id");
    return uuid(id).orElseThrow(() -> ApiException.notFound(what, id));
  }

  static Optional<UUID> uuid(String text) {
    return UUID_SHAPE.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  Context context() {
    return context;
  }
}
