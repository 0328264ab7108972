package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "no jdbc:postgresql://ada:hush@db:5432/parley here",
        "postgresql://ada:hush@db/parley",
        "postgresql://ada:hu@sh-hush@db/parley",
        "postgresql://ada:hush/hush@db/parley",
        "postgresql://:hush@db/parley",
        "jdbc:postgresql://db/parley?user=ada&password=hush&ssl=true",
        "jdbc:postgresql://db/parley?sslpassword=hush",
        "sip:1000:hush@trunk.example;transport=tcp",
        "SIPS:1000:hush@trunk.example",
        "https://ada:hush@example.org/hook",
        "password = hush"
      })
  void leavesNoPassword(String text) {
    assertThat(Secrets.masked(text)).doesNotContain("hush").contains("***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080/hook",
        "sip:1000@trunk.example",
        "sip:trunk.example:5060",
        "12:30:01 ada@example.org",
        "The password is wrong"
      })
  void leavesAllElse(String text) {
    assertThat(Secrets.masked(text)).isEqualTo(text);
  }
}
