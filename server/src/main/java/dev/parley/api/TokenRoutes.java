package dev.parley.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.records.ApiTokens;
import dev.parley.records.Token;
import dev.parley.wire.WireTime;
import java.util.UUID;
import java.util.stream.Stream;

/** The API tokens of a team. */
final class TokenRoutes {
  private static final int LONGEST_NAME = 200;

  private final ApiTokens tokens;

  TokenRoutes(ApiTokens tokens) {
    this.tokens = tokens;
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.get("/token", this::list),
        // Not to be answered again under an Idempotency-Key: the secret would be kept for that.
        Route.ask("/token", this::make),
        Route.get("/token/{id}", this::read),
        Route.delete("/token/{id}", this::revoke));
  }

  private Answer list(Request request) {
    return Answer.of(
        ApiJson.page(
            "tokens",
            tokens.list(request.team(), request.query().page()),
            token -> token(token, request)));
  }

  private Answer make(Request request) {
    Body body = request.body();
    body.required("name");
    String name = String.valueOf(body.text("name", LONGEST_NAME)).strip();
    Token.Made made = tokens.make(request.team(), request.client().user(), name);
    return Answer.of(token(made.token(), request).put("token", made.secret()));
  }

  private Answer read(Request request) {
    return Answer.of(token(found(request), request));
  }

  private Answer revoke(Request request) {
    Token token = found(request);
    return switch (tokens.revoke(request.team(), token.id())) {
      case REVOKED -> Answer.of(token(token, request));
      case UNKNOWN -> throw unknown(request);
      case LAST ->
          throw ApiException.conflict(
              "last_token",
              "This is the only token of the team, which nobody could reach without it; make another first (POST /token).");
    };
  }

  private Token found(Request request) {
    UUID id = Request.uuid(request.context().pathParam("id")).orElseThrow(() -> unknown(request));
    return tokens.get(request.team(), id).orElseThrow(() -> unknown(request));
  }

  private static ApiException unknown(Request request) {
    return ApiException.notFound("token", request.context().pathParam("id"));
  }

  private static ObjectNode token(Token token, Request request) {
    ObjectNode json = ApiJson.object();
    json.put("id", token.id().toString());
    json.put("name", token.name());
    json.put("user_id", token.user().toString());
    json.put("user_name", token.userName());
    json.put("created", WireTime.of(token.created()));
    json.put("last_used", token.used() == null ? null : WireTime.of(token.used()));
    json.put("current", token.id().equals(request.client().token()));
    return json;
  }
}
