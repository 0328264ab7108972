package dev.parley.sip.transaction;

import dev.parley.sip.message.SipResponse;

/** Hears what comes of a request that it sent. */
public interface ClientUser {
  /** Does not care. */
  ClientUser NONE =
      new ClientUser() {
        @Override
        public void responded(ClientTransaction by, SipResponse response) {}

        @Override
        public void timedOut() {}

        @Override
        public void unsent() {}
      };

  /** A transaction is about to carry the request to one address. */
  default void begun(ClientTransaction transaction) {}

  /**
   * Every provisional response, and the final one; of an INVITE every 2xx.
   *
   * @param by the transaction it belongs to
   */
  void responded(ClientTransaction by, SipResponse response);

  /** Timer B or F ran out. */
  void timedOut();

  /** The request could not be sent. */
  void unsent();
}
