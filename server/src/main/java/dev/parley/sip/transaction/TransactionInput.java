package dev.parley.sip.transaction;

/** What can happen to a transaction. */
sealed interface TransactionInput {
  /** A client transaction begins. */
  record Start() implements TransactionInput {}

  /** A retransmission of the request arrived at a server. */
  record Retransmission() implements TransactionInput {}

  /** An ACK for the INVITE arrived at a server. */
  record Ack() implements TransactionInput {}

  /** A response: received by a client, to be sent by a server. */
  record Response(int status) implements TransactionInput {
    boolean provisional() {
      return status < 200;
    }

    boolean successful() {
      return status >= 200 && status < 300;
    }
  }

  record Fired(TransactionTimer timer) implements TransactionInput {}

  /** What was sent last did not leave. */
  record Unsent() implements TransactionInput {}

  /** The user wants the request sent no more, but still hears what comes of it. */
  record Hush() implements TransactionInput {}

  /** The user no longer waits for an outcome. */
  record Abandon() implements TransactionInput {}
}
