package dev.parley.outbound;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** There is no answer, or no more of it. */
public final class OutboundException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient OutboundFailure failure;

  OutboundException(OutboundFailure failure, @Nullable Throwable cause) {
    super(failure.words(), cause);
    this.failure = failure;
  }

  /** Why. */
  public OutboundFailure failure() {
    return failure;
  }
}
