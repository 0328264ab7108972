package dev.parley.records;

/** Records that could not be kept or read: the database is broken or out of reach. */
public final class RecordsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RecordsException(String message) {
    super(message);
  }

  public RecordsException(String message, Throwable cause) {
    super(message, cause);
  }
}
