package dev.parley.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnavailableExceptionTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "08006, true",
        "08003, true",
        "25006, true",
        "40001, true",
        "40P01, true",
        "53300, true",
        "53100, true",
        "55P03, true",
        "57014, true",
        "57P01, true",
        "57P03, true",
        "58030, true",
        // As the pool says of a connection it has closed.
        "-, true",
        "22P05, false",
        "23505, false",
        "25P02, false",
        "42601, false",
        "XX000, false"
      })
  void tellsWhatPassesFromWhatIsADefect(@Nullable String state, boolean passes) {
    Throwable failure =
        new IllegalStateException(new RecordsException("", new SQLException("", state)));
    assertThat(UnavailableException.caused(failure)).isEqualTo(passes);
  }
}
