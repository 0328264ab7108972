package dev.parley.models;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Progress for people: a bar that moves on a terminal, lines elsewhere. */
final class PrintedProgress implements Progress {
  /** Time between two lines where there is no terminal. */
  static final Duration PACE = Duration.ofSeconds(5);

  private static final Duration BAR_PACE = Duration.ofMillis(100);
  private static final int BAR = 24;
  private static final double MEGA = 1_000_000;

  private final PrintStream out;
  private final boolean terminal;
  private final long pace;
  private final LongSupplier nanos;
  private String what = "";
  private long total;
  private long first;
  private long now;
  private long began;
  private long shown;

  PrintedProgress(PrintStream out, boolean terminal, Duration pace, LongSupplier nanos) {
    this.out = out;
    this.terminal = terminal;
    this.pace = (terminal ? BAR_PACE : pace).toNanos();
    this.nanos = nanos;
  }

  @Override
  public void begin(String what, long bytes, long already) {
    this.what = what;
    total = bytes;
    first = already;
    now = already;
    began = nanos.getAsLong();
    shown = began;
    if (terminal) {
      show();
    } else {
      String length = bytes < 0 ? "" : String.format(Locale.ROOT, " (%.1f MB)", bytes / MEGA);
      String left =
          already == 0 ? "" : String.format(Locale.ROOT, ", resuming at %.1f MB", already / MEGA);
      out.println("Fetching " + what + length + left);
    }
  }

  @Override
  public void advance(long bytes) {
    now = bytes;
    long time = nanos.getAsLong();
    if (time - shown >= pace) {
      shown = time;
      show();
    }
  }

  @Override
  public void end() {
    show();
    if (terminal) {
      out.println();
    }
  }

  @Override
  public void note(String line) {
    out.println(line);
  }

  private void show() {
    double seconds = Math.max(1e-3, (nanos.getAsLong() - began) / 1e9);
    String rate = String.format(Locale.ROOT, "%.1f MB/s", (now - first) / MEGA / seconds);
    String size = String.format(Locale.ROOT, "%.1f MB", now / MEGA);
    if (total > 0) {
      int percent = (int) Math.min(100, now * 100 / total);
      size =
          String.format(Locale.ROOT, "%3d %%  %.1f / %.1f MB", percent, now / MEGA, total / MEGA);
    }
    if (terminal) {
      int full = total > 0 ? (int) Math.min(BAR, now * BAR / total) : 0;
      String bar = "█".repeat(full) + "░".repeat(BAR - full);
      out.print("\r\033[K  " + bar + "  " + size + "  " + rate + "  " + what);
      out.flush();
    } else {
      out.println("  " + size + "  " + rate);
    }
  }
}
