package dev.parley.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a benchmark says: what ran on what, tables for people, and as the last line one of JSON for
 * machines.
 */
public final class Report {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;
  private final Machine before = Machine.here();
  private final Map<String, Object> figures = new LinkedHashMap<>();

  /**
   * Begins a report.
   *
   * @param off what is not part of the benchmark although it is part of Parley
   */
  public Report(PrintStream out, String name, String what, String off) {
    this.out = out;
    figures.put("bench", name);
    figures.put("machine", before.summary());
    figures.put("off", off);
    out.println(what);
    out.println("machine: " + before.described());
    out.println("off: " + off);
  }

  /** Prints a heading. */
  public void heading(String text) {
    out.println();
    out.println(text);
  }

  /** Prints a line. */
  public void line(String text) {
    out.println(text);
  }

  /** Prints a table. */
  public void table(Table table) {
    table.print(out);
  }

  /** Takes figures for the last line. */
  public void put(String name, Object value) {
    figures.put(name, value);
  }

  /** Prints the last lines. */
  public void finish() {
    double after = Machine.here().load();
    figures.put("load_before", before.load());
    figures.put("load_after", after);
    out.println();
    out.printf("load of the machine: %.1f at the start, %.1f at the end%n", before.load(), after);
    try {
      out.println(JSON.writeValueAsString(figures));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
