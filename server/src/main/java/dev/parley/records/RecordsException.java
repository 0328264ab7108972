package dev.parley.records;

/** Records that could not be kept or read. */
public sealed class RecordsException extends RuntimeException permits UnavailableException {
  private static final long serialVersionUID = 1L;

  public RecordsException(String message) {
    super(message);
  }

  public RecordsException(String message, Throwable cause) {
    super(message, cause);
  }
}
