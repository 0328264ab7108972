package dev.parley.api;

import dev.parley.call.AgentId;
import dev.parley.call.CallId;
import dev.parley.call.ContactId;
import dev.parley.call.TeamId;
import dev.parley.records.Author;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request as handlers see it. */
final class Request {
  private static final Pattern UUID_SHAPE =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final TeamId STRANGERS = new TeamId(new UUID(0, 0));

  private final Context context;
  private final @Nullable ApiClient client;
  private final BodyReader reader;
  private byte @Nullable [] bytes;
  private @Nullable ApiException unreadable;

  Request(
      Context context,
      @Nullable ApiClient client,
      int maxBodyBytes,
      RequestLanes lanes,
      InstantSource steady) {
    this.context = context;
    this.client = client;
    this.reader = new BodyReader(context, maxBodyBytes, lanes, steady, this::payer);
  }

  /** Whose part of the room for bodies it takes: that of strangers until it is known. */
  private TeamId payer() {
    return client == null ? STRANGERS : client.team();
  }

  /** It is done, and its body with it. */
  void done() {
    reader.giveBack();
  }

  /** Who makes the request; there is nobody on an open route. */
  ApiClient client() {
    if (client == null) {
      throw new IllegalStateException(
          "The route %s is open and has no client.".formatted(context.path()));
    }
    return client;
  }

  TeamId team() {
    return client().team();
  }

  /** Who does what is asked. */
  Author author() {
    return new Author(team(), client().user(), client().token());
  }

  Query query() {
    return Query.parse(context.queryString());
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(context.header(name)).filter(value -> !value.isBlank());
  }

  /** The JSON object in the body. */
  Body body() {
    return new Body(ApiJson.readObject(bytes()));
  }

  /** The JSON object in the body, empty if there is no body. */
  Body bodyIfAny() {
    return bytes().length == 0 ? new Body(ApiJson.object()) : body();
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
      bytes = reader.read();
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
