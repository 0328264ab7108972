package dev.parley.sip;

/** Hears what comes of a request that it sent. */
interface ClientUser {
  /** Does not care. */
  ClientUser NONE =
      new ClientUser() {
        @Override
        public void responded(SipResponse response) {}

        @Override
        public void timedOut() {}

        @Override
        public void unsent() {}
      };

  /** Every provisional response, and the final one; of an INVITE every 2xx. */
  void responded(SipResponse response);

  /** Timer B or F ran out. */
  void timedOut();

  /** The request could not be sent. */
  void unsent();
}
