package dev.parley.rtp;

/** The media engine cannot do what was asked: no port is free, a socket or file failed. */
public final class MediaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MediaException(String message) {
    super(message);
  }

  MediaException(String message, Throwable cause) {
    super(message, cause);
  }
}
