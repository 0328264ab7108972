package dev.parley.models;

import java.io.PrintStream;

/** Told how fetching goes. */
public interface Progress {
  /**
   * Something begins to be downloaded.
   *
   * @param bytes how long it is, -1 when unknown
   * @param already how many bytes an earlier, interrupted download left
   */
  void begin(String what, long bytes, long already);

  /** So many bytes are there now, those of an earlier download included. */
  void advance(long bytes);

  /** What had begun is complete. */
  void end();

  /** Something worth a line. */
  void note(String line);

  /** Says nothing. */
  static Progress silent() {
    return new Progress() {
      @Override
      public void begin(String what, long bytes, long already) {}

      @Override
      public void advance(long bytes) {}

      @Override
      public void end() {}

      @Override
      public void note(String line) {}
    };
  }

  /** A moving bar when the process has a terminal, otherwise now and then a line. */
  // JDK 25 gives null where input or output is no terminal, unless jdk.console says otherwise.
  @SuppressWarnings("SystemConsoleNull")
  static Progress on(PrintStream out) {
    var console = System.console();
    boolean terminal = console != null && console.isTerminal();
    return new PrintedProgress(out, terminal, PrintedProgress.PACE, System::nanoTime);
  }
}
