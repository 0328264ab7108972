package dev.parley.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void columnsAreAlignedAndNumbersRounded() {
    Table table = new Table("node", "p50", "turns");
    table.row("yes_no", 281.6, 70);
    table.row("open", Double.NaN, 8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    table.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("node    p50  turns", "yes_no  282     70", "open      -      8");
  }
}
