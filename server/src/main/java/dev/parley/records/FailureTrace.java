package dev.parley.records;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Where a failure comes from, without the messages on its way: they may repeat what somebody sent,
 * a number or a name, and logs are no place for that.
 */
public final class FailureTrace {
  private static final int FRAMES = 15;

  private FailureTrace() {}

  /** One line for each step, the outermost first. */
  public static String of(Throwable failure) {
    StringBuilder text = new StringBuilder();
    int depth = 0;
    for (@Nullable Throwable e = failure; e != null && depth < 8; e = e.getCause()) {
      text.append(depth++ == 0 ? "" : "\ncaused by ").append(e.getClass().getName());
      if (e instanceof SQLException sql) {
        text.append(" (SQLSTATE ").append(sql.getSQLState()).append(')');
      }
      StackTraceElement[] frames = e.getStackTrace();
      for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
        text.append("\n    at ").append(frames[i]);
      }
    }
    return text.toString();
  }
}
