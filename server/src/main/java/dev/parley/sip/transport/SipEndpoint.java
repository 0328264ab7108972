package dev.parley.sip.transport;

import dev.parley.sip.call.InviteRequest;
import dev.parley.sip.call.OptionsPing;
import dev.parley.sip.call.OptionsResult;
import dev.parley.sip.call.SipCall;
import dev.parley.sip.call.SipCallEvent;
import dev.parley.sip.call.SipCallListener;
import dev.parley.sip.call.SipConfig;
import dev.parley.sip.call.SipHandler;
import dev.parley.sip.call.SipLoad;
import dev.parley.sip.message.Credentials;
import dev.parley.sip.message.SipException;
import dev.parley.sip.message.SipUri;
import dev.parley.sip.transaction.TransportProtocol;
import dev.parley.watch.Pulse;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A SIP user agent on the transports of {@link Transports}. One thread, {@code sip-loop}, owns its
 * sockets, timers and calls.
 */
public final class SipEndpoint implements AutoCloseable {
  private final SipLoop loop;

  private SipEndpoint(SipLoop loop) {
    this.loop = loop;
  }

  /**
   * Opens the sockets and starts the loop.
   *
   * @throws SipException when the address cannot be bound
   */
  public static SipEndpoint open(SipConfig config, SipHandler handler) {
    return open(config, Transports.ALL, Resolver.Lookup.SYSTEM, handler);
  }

  /** The same with these transports and another way to look host names up. */
  static SipEndpoint open(
      SipConfig config,
      List<Transport.Factory> transports,
      Resolver.Lookup lookup,
      SipHandler handler) {
    SipLoop loop = new SipLoop(config, transports, lookup, handler);
    loop.start();
    return new SipEndpoint(loop);
  }

  /** The bound address, with the port that was taken. */
  public InetSocketAddress address() {
    return loop.address();
  }

  /** Where one of its transports listens. */
  InetSocketAddress address(TransportProtocol transport) {
    return loop.transports().address(transport);
  }

  /**
   * Sends an INVITE. The listener hears {@link SipCallEvent.Ended} whatever becomes of it.
   *
   * @throws SipException when the endpoint is closed
   */
  public SipCall invite(InviteRequest request, SipCallListener listener) {
    refuseIfClosed();
    return loop.userAgent().invite(request, listener);
  }

  /**
   * Asks a trunk whether it is there; the result comes on the loop's thread.
   *
   * @param target the Request-URI
   * @param route an outbound proxy, or null
   * @param transport how it travels when neither URI names a transport
   * @param from who asks, null for nobody in particular
   * @param credentials answers to 401 and 407, or null
   * @throws SipException when the endpoint is closed
   */
  public void options(
      SipUri target,
      @Nullable SipUri route,
      TransportProtocol transport,
      @Nullable SipUri from,
      @Nullable Credentials credentials,
      Consumer<OptionsResult> result) {
    refuseIfClosed();
    OptionsPing ping = new OptionsPing(target, route, transport, from, credentials, result);
    loop.execute(() -> loop.userAgent().options(ping));
  }

  private void refuseIfClosed() {
    if (loop.closed()) {
      throw new SipException("The SIP endpoint on " + loop.address() + " is closed.");
    }
  }

  /** How the loop's thread does. */
  public Pulse pulse() {
    return loop.pulse();
  }

  /** What it is busy with. */
  public SipLoad load() {
    return loop.load();
  }

  /** Packets and messages dropped so far because they could not be read or handled. */
  public long dropped() {
    return loop.dropped();
  }

  /** Ends all calls (BYE, CANCEL), gives them a moment to leave, and closes the sockets. */
  @Override
  public void close() {
    loop.close();
  }
}
