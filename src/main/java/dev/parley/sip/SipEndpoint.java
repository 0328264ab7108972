package dev.parley.sip;

import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A SIP user agent on one port, UDP and TCP. One thread, {@code sip-loop}, owns its sockets, timers
 * and calls.
 */
public final class SipEndpoint implements AutoCloseable {
  private final SipEngine engine;

  private SipEndpoint(SipEngine engine) {
    this.engine = engine;
  }

  /**
   * Opens the sockets and starts the loop.
   *
   * @throws SipException when the address cannot be bound
   */
  public static SipEndpoint open(SipConfig config, SipHandler handler) {
    return new SipEndpoint(SipEngine.start(config, handler));
  }

  /** The bound address, with the port that was taken. */
  public InetSocketAddress address() {
    return engine.address();
  }

  /** Sends an INVITE. The listener hears {@link SipCallEvent.Ended} whatever becomes of it. */
  public SipCall invite(InviteRequest request, SipCallListener listener) {
    return engine.invite(request, listener);
  }

  /**
   * Asks a trunk whether it is there; the result comes on the loop's thread.
   *
   * @param target the Request-URI
   * @param route an outbound proxy, or null
   * @param transport how it travels when neither URI names a transport
   * @param credentials answers to 401 and 407, or null
   */
  public void options(
      SipUri target,
      @Nullable SipUri route,
      SipTransport transport,
      @Nullable Credentials credentials,
      Consumer<OptionsResult> result) {
    engine.options(target, route, transport, credentials, result);
  }

  /** Ends all calls (BYE, CANCEL), gives them a moment to leave, and closes the sockets. */
  @Override
  public void close() {
    engine.close();
  }
}
