package dev.parley.sip.transaction;

import dev.parley.sip.message.HostPort;
import dev.parley.sip.message.SipMessage;
import java.util.List;
import java.util.function.Consumer;

/** What the state machines need of the network; called on the loop only. */
public interface Network {
  /** The ways it sends by. */
  SupportedTransports transports();

  /**
   * Finds out where a hop is.
   *
   * @param found called once, now or later, on the loop, with the hop at each address of its host,
   *     in the order to try them; {@link #local} can then say of each. Empty when there is no such
   *     host, or it wants a transport we do not speak
   */
  void resolve(Hop hop, Consumer<List<Hop>> found);

  /** An address is dead: for a while it is the last of its host's to be tried. */
  void shun(Hop dead);

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
