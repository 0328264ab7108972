package dev.parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;

/** The two forms of every answer: {@code {error: null, data}} and {@code {error, data: {}}}. */
final class Envelope {
  static final String JSON = "application/json";

  private Envelope() {}

  static byte[] of(JsonNode data) {
    ObjectNode envelope = ApiJson.object();
    envelope.putNull("error");
    envelope.set("data", data);
    return ApiJson.write(envelope);
  }

  static byte[] of(ApiException error, String requestId) {
    ObjectNode envelope = ApiJson.object();
    ObjectNode body = envelope.putObject("error");
    body.put("code", error.code());
    body.put("message", error.message());
    if (error.field() != null) {
      body.put("field", error.field());
    }
    body.put("request_id", requestId);
    envelope.putObject("data");
    return ApiJson.write(envelope);
  }

  static void write(Context context, ApiException error, String requestId) {
    error.headers().forEach(context::header);
    context.status(error.status()).contentType(JSON).result(of(error, requestId));
  }
}
