package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/** An answer. */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came; nobody compares replies
public record Reply(int status, HttpHeaders headers, byte[] body) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What came, as it came. */
  public byte[] bytes() {
    assertThat(status).isEqualTo(200);
    return body.clone();
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  JsonNode json() {
    try {
      return MAPPER.readTree(body);
    } catch (IOException e) {
      throw new AssertionError("Not JSON: " + text(), e);
    }
  }

  /** What a request that succeeded was answered with. */
  public JsonNode data() {
    assertThat(status).as(text()).isEqualTo(200);
    return json().path("data");
  }

  String code() {
    return json().path("error").path("code").asText();
  }

  String message() {
    return json().path("error").path("message").asText();
  }

  String field() {
    return json().path("error").path("field").asText();
  }

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** Checks what holds for every answer. */
  Reply checked() {
    if (status >= 400) {
      JsonNode json = json();
      assertThat(json.path("data").isObject()).as(text()).isTrue();
      assertThat(json.path("data").isEmpty()).as(text()).isTrue();
      assertThat(code()).as(text()).matches("[a-z][a-z_]*");
      assertThat(message()).isNotBlank();
      assertThat(json.path("error").path("request_id").asText()).isNotBlank();
    } else if (header("Content-Type").startsWith("application/json") && json().has("error")) {
      assertThat(json().path("error").isNull()).as(text()).isTrue();
      assertThat(json().path("data").isObject()).as(text()).isTrue();
    }
    return this;
  }
}
