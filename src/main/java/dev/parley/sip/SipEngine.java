package dev.parley.sip;

import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What runs behind an endpoint. */
interface SipEngine {
  static SipEngine start(SipConfig config, SipHandler handler) {
    if (handler instanceof SipEngine engine) {
      return engine;
    }
    throw new SipException("No transport on " + config.bind() + " for " + handler + ".");
  }

  InetSocketAddress address();

  SipCall invite(InviteRequest request, SipCallListener listener);

  void options(
      SipUri target,
      @Nullable SipUri route,
      SipTransport transport,
      @Nullable Credentials credentials,
      Consumer<OptionsResult> result);

  void close();
}
