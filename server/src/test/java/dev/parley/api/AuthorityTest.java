package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorityTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, http://127.0.0.1:8080",
    "0.0.0.0, http://127.0.0.1:8080",
    "::, http://127.0.0.1:8080",
    "0:0:0:0:0:0:0:0, http://127.0.0.1:8080",
    "[::], http://127.0.0.1:8080",
    "::1, http://[::1]:8080",
    "0:0:0:0:0:0:0:1, http://[::1]:8080",
    "2001:db8:0:0:0:0:0:7, http://[2001:db8::7]:8080",
    "[::1], http://[::1]:8080",
    "2001:db8::7, http://[2001:db8::7]:8080",
    "fe80::1%lo, http://[fe80::1%25lo]:8080",
    "localhost, http://localhost:8080"
  })
  void writesAnAddressThatCanBeRead(String host, String url) {
    assertThat(Authority.url(host, 8080)).hasToString(url);
  }
}
