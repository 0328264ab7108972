package dev.parley.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.PhoneNumber;
import dev.parley.records.Suppression;
import dev.parley.records.Suppressions;
import dev.parley.wire.WireTime;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Numbers that must not be called, and who said so. */
final class SuppressionRoutes {
  private static final int LONGEST_REASON = 500;
  private static final String NO_REASON = "added over the interface";

  private final Suppressions suppressions;

  SuppressionRoutes(Suppressions suppressions) {
    this.suppressions = suppressions;
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.get("/suppression", this::list),
        Route.post("/suppression", this::add),
        Route.get("/suppression/changes", this::changes),
        Route.get("/suppression/{id}", this::read),
        Route.delete("/suppression/{id}", this::remove));
  }

  private Answer list(Request request) {
    return Answer.of(
        ApiJson.page(
            "suppressions",
            suppressions.list(request.team(), request.query().page()),
            SuppressionRoutes::suppression));
  }

  private Answer changes(Request request) {
    return Answer.of(
        ApiJson.page(
            "changes",
            suppressions.changes(request.team(), request.query().page()),
            SuppressionRoutes::change));
  }

  private Answer add(Request request) {
    Body body = request.body();
    String reason = body.text("reason", LONGEST_REASON);
    PhoneText phone = PhoneText.parse(body.required("phone_number"), body.text("country_code"));
    return Answer.of(
        suppression(
            suppressions.add(
                request.author(),
                phone.number(),
                reason == null || reason.isBlank() ? NO_REASON : reason.strip())));
  }

  private Answer read(Request request) {
    PhoneNumber number = number(request);
    return Answer.of(
        suppression(suppressions.get(request.team(), number).orElseThrow(() -> unknown(request))));
  }

  private Answer remove(Request request) {
    PhoneNumber number = number(request);
    Suppression was = suppressions.get(request.team(), number).orElseThrow(() -> unknown(request));
    String reason = request.query().text("reason").orElse(null);
    if (reason != null && reason.length() > LONGEST_REASON) {
      throw ApiException.invalid(
          "reason",
          "The query parameter reason has %d characters and may have %d."
              .formatted(reason.length(), LONGEST_REASON));
    }
    if (!suppressions.remove(request.author(), number, reason)) {
      throw unknown(request);
    }
    return Answer.of(suppression(was));
  }

  /** What is not shaped like a number is one that is not on the list. */
  private static PhoneNumber number(Request request) {
    try {
      return new PhoneNumber(request.context().pathParam("id"));
    } catch (IllegalArgumentException e) {
      throw unknown(request);
    }
  }

  private static ApiException unknown(Request request) {
    return ApiException.notFound("suppressed number", request.context().pathParam("id"));
  }

  private static ObjectNode suppression(Suppression suppression) {
    ObjectNode json = ApiJson.object();
    json.put("phone_number", text(suppression.number()));
    json.put("reason", suppression.reason());
    json.put("created", WireTime.of(suppression.created()));
    json.put("user_id", text(suppression.user()));
    return json;
  }

  private static ObjectNode change(Suppression.Change change) {
    ObjectNode json = ApiJson.object();
    json.put("phone_number", text(change.number()));
    json.put("change", CallRoutes.name(change.kind()));
    json.put("reason", change.reason());
    json.put("date", WireTime.of(change.at()));
    json.put("user_id", text(change.user()));
    json.put("token_id", text(change.token()));
    json.put("call_id", text(change.call()));
    return json;
  }

  private static @Nullable String text(@Nullable Object id) {
    return id == null ? null : id.toString();
  }
}
