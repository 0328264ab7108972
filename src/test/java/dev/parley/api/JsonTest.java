package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "\"text\"",
        "{\"a\":}",
        "{\"a\":1",
        "{} {}",
        "{\"a\":1}x",
        "{'a':1}"
      })
  void refusesWhatIsNoJsonObject(String body) {
    assertThat(refused(body).status()).isEqualTo(400);
    assertThat(refused(body).code()).isEqualTo("invalid_json");
  }

  @Test
  void saysWhereTheMistakeIs() {
    assertThat(refused("{\n  \"a\": nope\n}").message()).contains("line 2, column 8");
  }

  @Test
  void refusesNestingWithoutEnd() {
    assertThat(refused("{\"a\":".repeat(65) + "1" + "}".repeat(65)).message())
        .contains("at most 64 deep");
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] latin1 = "{\"name\":\"Zoë\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(catchThrowableOfType(ApiException.class, () -> Json.readObject(latin1)).code())
        .isEqualTo("invalid_json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"b\":[\"x\",\"\\u0000\"]}}",
        "{\"a\":{\"b\":[\"x\",\"\\ud800\"]}}",
      })
  void namesTheFieldThatCannotBeKept(String body) {
    assertThat(refused(body).field()).isEqualTo("a.b[1]");
  }

  @Test
  void keepsNumbersAsTheyAre() {
    byte[] body =
        "{\"a\":12345678901234567890.123456789012345678}".getBytes(StandardCharsets.UTF_8);
    assertThat(new String(Json.write(Json.readObject(body)), StandardCharsets.UTF_8))
        .isEqualTo("{\"a\":12345678901234567890.123456789012345678}");
  }

  private static ApiException refused(String body) {
    return catchThrowableOfType(
        ApiException.class, () -> Json.readObject(body.getBytes(StandardCharsets.UTF_8)));
  }
}
