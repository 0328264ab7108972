package dev.parley.sip.transaction;

import java.time.Duration;

/** What a transaction machine wants done. */
sealed interface TransactionAction {
  /** Send the request (client), or the response at hand (server). */
  record Send() implements TransactionAction {}

  /** Send the last response again. */
  record Resend() implements TransactionAction {}

  /** Acknowledge the refusal at hand, within the transaction. */
  record Acknowledge() implements TransactionAction {}

  /** Give the message at hand to the transaction's user. */
  record Pass() implements TransactionAction {}

  record Arm(TransactionTimer timer, Duration delay) implements TransactionAction {}

  record Disarm(TransactionTimer timer) implements TransactionAction {}

  /** Tell the user that nothing came back in time. */
  record ReportTimeout() implements TransactionAction {}

  /** Tell the user that the message could not be sent. */
  record ReportUnsent() implements TransactionAction {}
}
