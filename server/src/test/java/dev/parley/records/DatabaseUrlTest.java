package dev.parley.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @ParameterizedTest
  @CsvSource({
    "postgresql://ada:hush@db:5433/parley?ssl=true, jdbc:postgresql://db:5433/parley?ssl=true",
    "postgres://ada:hush@db/parley, jdbc:postgresql://db/parley",
    "jdbc:postgresql://ada:hush@db/parley, jdbc:postgresql://db/parley",
    "jdbc:postgresql://ada:hush@db1:5432%2Cdb2/parley, jdbc:postgresql://db1:5432%2Cdb2/parley"
  })
  void takesNameAndPasswordOutOfTheAddress(String url, String jdbc) {
    assertThat(DatabaseUrl.parse(url, null, null)).isEqualTo(new DatabaseUrl(jdbc, "ada", "hush"));
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://ada:hu%40sh@db/parley, hu@sh",
    "postgresql://ada:hu@sh@db/parley, hu@sh",
    "postgresql://ada:hu/sh@db/parley, hu/sh",
    "postgresql://ada:hu+sh@db/parley, hu+sh"
  })
  void takesPasswordsWithAnythingInThem(String url, String password) {
    assertThat(DatabaseUrl.parse(url, null, null))
        .isEqualTo(new DatabaseUrl("jdbc:postgresql://db/parley", "ada", password));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://ada:hush@127.0.0.1:1/parley",
        "postgresql://ada:hush@127.0.0.1:1/parley",
        "jdbc:postgresql://127.0.0.1:1/parley?user=ada&password=hush",
        "jdbc:postgresql://ada:hush@127.0.0.1:port/parley",
        "postgresql://ada:hush%zz@127.0.0.1:1/parley",
        "mysql://ada:hush@127.0.0.1/parley"
      })
  void saysWhatIsWrongWithoutThePassword(String url) {
    Throwable failure = catchThrowable(() -> Database.open(url, null, null));
    assertThat(failure).isInstanceOf(RecordsException.class);
    assertThat(Objects.requireNonNull(failure).getMessage()).isNotBlank().doesNotContain("hush");
  }
}
