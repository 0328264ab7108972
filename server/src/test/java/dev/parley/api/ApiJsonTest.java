package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiJsonTest {
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
    assertThat(catchThrowableOfType(ApiException.class, () -> ApiJson.readObject(latin1)).code())
        .isEqualTo("invalid_json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"b\":[\"x\",\"\\u0000\"]}}",
        "{\"a\":{\"b\":[\"x\",\"\\ud800\"]}}",
        "{\"a\":{\"b\":[\"x\",1e2000]}}",
        "{\"a\":{\"b\":[\"x\",-1e309]}}",
        "{\"a\":{\"b\":[\"x\",1e-2000]}}",
        "{\"a\":{\"b\":[\"x\",1e99999999999]}}",
        "{\"a\":{\"b\":[\"x\",1e-99999999999]}}",
      })
  void namesTheFieldThatCannotBeKept(String body) {
    assertThat(refused(body).field()).isEqualTo("a.b[1]");
  }

  @Test
  void refusesNumbersTooLongToBeReadBack() {
    assertThat(refused("{\"a\":[" + "9".repeat(310) + "]}").field()).isEqualTo("a[0]");
    assertThat(refused("{\"a\":[0." + "1".repeat(401) + "]}").field()).isEqualTo("a[0]");
    assertThat(refused("{\"a\":[" + "9".repeat(5000) + "]}").field()).isEqualTo("a[0]");
  }

  @Test
  void refusesNamesThatCannotBeKeptOrAreGivenTwice() {
    assertThat(refused("{\"a\":{\"\\u0000\":1}}").field()).isEqualTo("a");
    assertThat(refused("{\"a\":{\"b\\udc00\":1}}").field()).isEqualTo("a");
    assertThat(refused("{\"a\":{\"b\":1,\"c\":2,\"b\":3}}").field()).startsWith("a");
    assertThat(refused("{\"a\":1,\"a\":1}").message()).contains("Duplicate field 'a'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e308", "-1.7976931348623157e308", "4.9e-324", "0.0", "1E+5"})
  void takesTheNumbersThatEveryClientKnows(String number) {
    byte[] body = "{\"a\":%s}".formatted(number).getBytes(StandardCharsets.UTF_8);
    assertThat(ApiJson.readObject(body).path("a").doubleValue())
        .isEqualTo(Double.parseDouble(number));
  }

  @Test
  void keepsNumbersAsTheyAre() {
    byte[] body =
        "{\"a\":12345678901234567890.123456789012345678}".getBytes(StandardCharsets.UTF_8);
    assertThat(new String(ApiJson.write(ApiJson.readObject(body)), StandardCharsets.UTF_8))
        .isEqualTo("{\"a\":12345678901234567890.123456789012345678}");
  }

  private static ApiException refused(String body) {
    return catchThrowableOfType(
        ApiException.class, () -> ApiJson.readObject(body.getBytes(StandardCharsets.UTF_8)));
  }
}
