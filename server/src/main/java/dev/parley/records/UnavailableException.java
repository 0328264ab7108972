package dev.parley.records;

import java.sql.SQLException;
import java.util.List;
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

  /**
   * Broken connections, what the server lacks, that it stops or starts, its disk (SQLSTATE
   * classes), that it is a standby now (25006), that others are in the way (40), what took longer
   * than it may (a statement, a lock, a transaction), and what no server said at all: the pool
   * found the connection dead.
   */
  private static boolean unavailable(@Nullable String state) {
    return state == null
        || List.of("08", "25006", "25P03", "40", "53", "55P03", "57014", "57P", "58").stream()
            .anyMatch(state::startsWith);
  }
}
