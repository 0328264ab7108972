package dev.parley.webhooks;

/** A defect in the delivery of webhooks. */
public final class WebhookException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WebhookException(String message, Throwable cause) {
    super(message, cause);
  }
}
