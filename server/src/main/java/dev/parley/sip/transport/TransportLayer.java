package dev.parley.sip.transport;

import dev.parley.sip.call.SipConfig;
import dev.parley.sip.message.HostPort;
import dev.parley.sip.message.SipException;
import dev.parley.sip.message.SipMessage;
import dev.parley.sip.message.SipWriter;
import dev.parley.sip.transaction.Hop;
import dev.parley.sip.transaction.Network;
import dev.parley.sip.transaction.SupportedTransports;
import dev.parley.sip.transaction.TransportProtocol;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends by the open transports, to hosts that it looks up (RFC 3261 section 18). Loop-confined. */
final class TransportLayer implements Network {
  private static final Logger LOG = LoggerFactory.getLogger(TransportLayer.class);
  private static final int TRIES = 20;

  private final EventLoop loop;
  private final SupportedTransports supported;
  private final Map<TransportProtocol, Transport> open;
  private final InetSocketAddress address;
  private final Resolver resolver;
  private final LocalAddresses locals;

  private TransportLayer(
      SipConfig config,
      Resolver.Lookup lookup,
      EventLoop loop,
      SupportedTransports supported,
      Map<TransportProtocol, Transport> open) {
    this.loop = loop;
    this.supported = supported;
    this.open = open;
    this.address = open.values().iterator().next().address();
    this.locals = new LocalAddresses(address.getAddress(), config.advertised());
    this.resolver =
        new Resolver(config.clock(), loop, lookup, address.getAddress() instanceof Inet4Address);
  }

  /**
   * Opens all, those that share a port on the one that the first has got.
   *
   * @throws SipException when the address or the port cannot be had
   */
  static TransportLayer open(
      SipConfig config,
      List<Transport.Factory> factories,
      Resolver.Lookup lookup,
      EventLoop loop,
      Transport.Inbox inbox) {
    InetSocketAddress wanted = config.bind();
    if (wanted.isUnresolved()) {
      throw new SipException(
          "The SIP address "
              + wanted.getHostString()
              + " does not exist. Maybe use an IP address.");
    }
    Binding at = new Binding(wanted, config.advertised());
    for (int i = 1; ; i++) {
      try {
        Map<TransportProtocol, Transport> open = openEach(factories, at, loop, inbox);
        return new TransportLayer(config, lookup, loop, Transports.supported(factories), open);
      } catch (IOException e) {
        if (wanted.getPort() != 0 || i == TRIES) {
          throw new SipException(refusal(wanted, String.valueOf(e.getMessage())), e);
        }
      }
    }
  }

  private static Map<TransportProtocol, Transport> openEach(
      List<Transport.Factory> factories, Binding at, EventLoop loop, Transport.Inbox inbox)
      throws IOException {
    Map<TransportProtocol, Transport> open = new LinkedHashMap<>();
    Binding shared = at;
    try {
      for (Transport.Factory factory : factories) {
        Transport transport = factory.open(shared, loop, inbox);
        open.put(factory.protocol(), transport);
        shared = shared.address().getPort() > 0 ? shared : at.at(transport.address().getPort());
      }
      return open;
    } catch (IOException | RuntimeException e) {
      close(open);
      throw e;
    }
  }

  private static String refusal(InetSocketAddress wanted, String why) {
    String address = wanted.getHostString() + ":" + wanted.getPort();
    return why.contains("in use")
        ? "The SIP port %s is in use. Maybe Parley runs already: stop what has it, or give another with --sip or PARLEY_SIP_PORT."
            .formatted(address)
        : "SIP cannot listen on %s (%s). Maybe PARLEY_SIP_HOST is no address of this machine."
            .formatted(address, why);
  }

  /** The bound address, with the port that was taken. */
  InetSocketAddress address() {
    return address;
  }

  /** Where that one listens. */
  InetSocketAddress address(TransportProtocol protocol) {
    Transport transport = open.get(protocol);
    if (transport == null) {
      throw new IllegalArgumentException("SIP over %s is not open.".formatted(protocol));
    }
    return transport.address();
  }

  /** Whether something that has come waits to be handled. */
  boolean pending() {
    return open.values().stream().anyMatch(Transport::pending);
  }

  /** The open ones, in their order. */
  Collection<Transport> all() {
    return open.values();
  }

  @Override
  public SupportedTransports transports() {
    return supported;
  }

  @Override
  public void resolve(Hop hop, Consumer<List<Hop>> found) {
    resolver.resolve(hop, found);
  }

  @Override
  public void shun(Hop dead) {
    resolver.shun(dead);
  }

  @Override
  public HostPort local(Hop hop) {
    Transport transport = open.get(hop.transport());
    int port = transport == null ? address.getPort() : transport.port();
    return new HostPort(locals.towards(resolver.known(hop)), port);
  }

  @Override
  public void send(Hop hop, SipMessage message, Runnable failed) {
    byte[] bytes = SipWriter.bytes(message);
    Runnable later = () -> loop.execute(failed);
    resolver.resolve(
        hop,
        addresses -> {
          InetSocketAddress peer =
              addresses.isEmpty() ? null : resolver.known(addresses.getFirst());
          @Nullable Transport transport = open.get(hop.transport());
          if (peer == null || transport == null) {
            later.run();
          } else {
            transport.send(peer, bytes, hop.use() == Hop.Use.ANSWERING, later);
          }
        });
  }

  void close() {
    close(open);
  }

  private static void close(Map<TransportProtocol, Transport> open) {
    for (Transport transport : open.values()) {
      try {
        transport.close();
      } catch (IOException e) {
        LOG.warn("A SIP socket did not close.", e);
      }
    }
  }
}
