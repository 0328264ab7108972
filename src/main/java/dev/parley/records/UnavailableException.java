package dev.parley.records;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database is out of reach, or has more to do than it can; later it may be otherwise. */
public final class UnavailableException extends RecordsException {
  private static final long serialVersionUID = 1L;

  UnavailableException(String message) {
    super(message);
  }

  UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Whether that is what a failure comes from. */
  public static boolean caused(Throwable failure) {
    for (@Nullable Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof UnavailableException
          || (e instanceof SQLException sql && unavailable(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  /** Connections that broke, servers that stop or start, and what they lack (SQLSTATE classes). */
  private static boolean unavailable(@Nullable String state) {
    return state != null
        && (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53"));
  }
}
