package dev.parley.sip.transport;

import dev.parley.sip.message.SipParser;
import dev.parley.sip.transaction.SourceAddress;
import dev.parley.sip.transaction.TransportProtocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;

/**
 * A way for SIP messages to travel, open on this machine; those there are stand in {@link
 * Transports}. Every method is called on the loop.
 */
interface Transport {
  /** Where it listens. */
  InetSocketAddress address();

  /** The port that peers reach it by, written in Via and Contact. */
  int port();

  /**
   * Takes in what has come and handles a bounded part of it, once in every turn of the loop. A
   * transport that handles all when its channels are ready has nothing to do here.
   *
   * @param arrival the earliest instant at which what is found now can have come
   */
  default void work(Instant arrival) throws IOException {}

  /** Whether {@link #work} has left something to handle at once. */
  default boolean pending() {
    return false;
  }

  /**
   * Sends one whole message.
   *
   * @param answering whether it is a response, for which no connection is opened
   * @param failed called, now or later, if the message did not leave
   */
  void send(InetSocketAddress peer, byte[] message, boolean answering, Runnable failed);

  /** Closes its channels and stops its timers. */
  void close() throws IOException;

  /** Takes what comes. */
  @FunctionalInterface
  interface Inbox {
    /**
     * A message, or what was wrong with it.
     *
     * @param arrival the earliest instant at which it can have come
     */
    void received(SipParser.Parsed message, SourceAddress source, Instant arrival);
  }

  /** Opens a transport. */
  interface Factory {
    /** What it is called and can do. */
    TransportProtocol protocol();

    /**
     * Opens it.
     *
     * @throws IOException when the address or the port cannot be had
     */
    Transport open(Binding at, EventLoop loop, Inbox inbox) throws IOException;
  }
}
