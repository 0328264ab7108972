package dev.parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.StorableText;
import dev.parley.records.Idempotency;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Makes a request that is repeated under one Idempotency-Key count once. */
final class RepeatedRequests {
  static final String KEY = "Idempotency-Key";
  private static final String REPLAYED = "Idempotent-Replayed";
  private static final int LONGEST_KEY = 255;

  private final Idempotency answers;

  RepeatedRequests(Idempotency answers) {
    this.answers = answers;
  }

  /**
   * Answers a request, or answers it again as the first time.
   *
   * @throws ApiException 409 if the key was used for another request or the first is under way
   */
  Answer once(Route route, Request request, String requestId) {
    String key = request.header(KEY).orElse("");
    if (key.isEmpty()) {
      return route.handler().answer(request);
    }
    if (key.length() > LONGEST_KEY || !StorableText.is(key)) {
      throw ApiException.invalid(
          KEY, "The header %s may have %d characters.".formatted(KEY, LONGEST_KEY));
    }
    return switch (answers.begin(request.team(), key, digest(request))) {
      case Idempotency.State.Begun() -> first(route, request, key, requestId);
      case Idempotency.State.Answered(int status, String body) -> {
        request.context().status(status).header(REPLAYED, "true");
        yield Answer.text(Envelope.JSON, body);
      }
      case Idempotency.State.UnderWay() ->
          throw ApiException.conflict(
                  "idempotency_under_way",
                  "The first request with this %s is still being answered; try again."
                      .formatted(KEY))
              .with("Retry-After", "1");
      case Idempotency.State.Different() ->
          throw ApiException.conflict(
              "idempotency_key_reused",
              "This %s was used for another request within 24 hours; take a new one."
                  .formatted(KEY));
    };
  }

  private Answer first(Route route, Request request, String key, String requestId) {
    boolean kept = false;
    try {
      JsonNode data =
          switch (route.handler().answer(request)) {
            case Answer.Data(JsonNode json) -> json;
            case Answer.Raw _, Answer.Written _ ->
                throw new IllegalStateException(
                    "The route %s answers without an envelope.".formatted(route.path()));
          };
      keep(request, key, 200, Envelope.of(data));
      kept = true;
      return Answer.of(data);
    } catch (ApiException refused) {
      if (refused.status() < 500) {
        keep(request, key, refused.status(), Envelope.of(refused, requestId));
        kept = true;
      }
      throw refused;
    } finally {
      if (!kept) {
        answers.forget(request.team(), key);
      }
    }
  }

  private void keep(Request request, String key, int status, byte[] body) {
    answers.finish(request.team(), key, status, new String(body, StandardCharsets.UTF_8));
  }

  /** All that makes a request this one and no other. */
  private static byte[] digest(Request request) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      String line = request.context().method().name() + " " + request.context().path() + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
      return digest.digest(request.bytes());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256.", e);
    }
  }
}
