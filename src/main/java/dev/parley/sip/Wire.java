package dev.parley.sip;

/** What the state machines need of the network; called on the loop only. */
interface Wire {
  /**
   * Finds out where a hop is.
   *
   * @param ready called now or later, on the loop, once {@link #local} can say
   * @param failed called instead when there is no such host
   */
  void resolve(Hop hop, Runnable ready, Runnable failed);

  /** Our own address as a peer at that hop can reach it. */
  HostPort local(Hop hop);

  /**
   * Sends a message.
   *
   * @param failed called later, on the loop, if the message did not leave as a whole: no such host,
   *     no connection, a refused send
   */
  void send(Hop hop, SipMessage message, Runnable failed);
}
