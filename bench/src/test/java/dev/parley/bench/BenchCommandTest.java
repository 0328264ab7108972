package dev.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class BenchCommandTest {
  @Test
  void aBenchmarkThatCannotBeRunSaysWhyInOneLineAndFails() {
    StringWriter err = new StringWriter();
    int status =
        BenchCommand.commandLine()
            .setErr(new PrintWriter(err))
            .execute("media", "--codec", "opus", "--calls", "1");
    assertThat(status).isEqualTo(1);
    assertThat(err.toString().lines()).singleElement().asString().contains("opus", "PCMU");
  }
}
