package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.records.RecordsException;
import dev.parley.sip.message.SipException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
  private static final String WORDS = "The database is in use by another Parley. Maybe stop it.";

  @Test
  void whatCanBeMendedIsToldInItsOwnWords() {
    assertThat(Failures.inWords(new RecordsException(WORDS))).contains(WORDS);
  }

  @Test
  void theReasonIsToldUnlessTheWordsHoldIt() {
    BindException taken = new BindException("Address already in use");
    assertThat(Failures.inWords(new SipException("No SIP.", taken)))
        .contains("No SIP. (Address already in use)");
    assertThat(Failures.inWords(new SipException("Address already in use: move.", taken)))
        .contains("Address already in use: move.");
    assertThat(Failures.inWords(new UncheckedIOException(new IOException("disk full"))))
        .contains("java.io.IOException: disk full");
  }

  static Stream<RuntimeException> failures() {
    return Stream.of(
        new IllegalStateException("The server is not started."),
        new NullPointerException(),
        new ClassCastException());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void defectsAreToldInFull(RuntimeException defect) {
    assertThat(Failures.inWords(defect)).isEmpty();
  }

  @Test
  void aCommandThatCannotDoItSaysWhyInOneLineAndFails(@TempDir Path directory) {
    StringWriter err = new StringWriter();
    Path nothing = directory.resolve("journal.json");
    int status =
        Main.commandLine().setErr(new PrintWriter(err)).execute("replay", nothing.toString());
    assertThat(status).isEqualTo(1);
    assertThat(err.toString().lines()).singleElement().asString().contains(nothing.toString());
  }
}
