package dev.parley.sip.transaction;

import dev.parley.sip.message.SipUri;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The transports that an endpoint speaks, and what URIs mean by them. */
public record SupportedTransports(List<TransportProtocol> all) {
  private static final int PORT_OF_TLS = 5061;

  public SupportedTransports {
    all = List.copyOf(all);
  }

  /** The one with that name in the {@code transport} parameter of a URI; null for none. */
  @Nullable TransportProtocol named(String transport) {
    String name = transport.toLowerCase(Locale.ROOT);
    return first(protocol -> protocol.uriName().equals(name));
  }

  /** The one a URI asks for; null when it asks for none, or for one that is not here. */
  public @Nullable TransportProtocol of(SipUri uri) {
    String name = uri.transport();
    if (uri.secure()) {
      return first(protocol -> protocol.secures(name));
    }
    return name == null ? null : named(name);
  }

  private @Nullable TransportProtocol first(Predicate<TransportProtocol> fits) {
    return all.stream().filter(fits).findFirst().orElse(null);
  }

  /**
   * The transport a URI asks for and that is not here, such as {@code TLS}; null when there is
   * none.
   */
  public @Nullable String missing(SipUri uri) {
    if (of(uri) != null) {
      return null;
    }
    String name = uri.transport();
    if (name != null && named(name) == null) {
      return uri.transportName();
    }
    return uri.secure() ? "TLS" : null;
  }

  /** The place a URI points to; the given transport applies when the URI names none. */
  public Hop hop(SipUri uri, TransportProtocol otherwise) {
    boolean missing = missing(uri) != null;
    TransportProtocol named = of(uri);
    TransportProtocol protocol = named != null ? named : otherwise;
    String maddr = uri.params().get("maddr");
    int usual = missing ? PORT_OF_TLS : protocol.port();
    return new Hop(
        protocol,
        maddr == null || maddr.isEmpty() ? uri.plainHost() : maddr,
        uri.port() > 0 ? uri.port() : usual,
        missing ? Hop.Use.UNSUPPORTED : named != null ? Hop.Use.FIXED : Hop.Use.OPEN,
        null);
  }

  /** For a sentence: {@code UDP or TCP}. */
  public String viaNames() {
    return listed(TransportProtocol::viaName);
  }

  /** For a sentence: {@code udp or tcp}. */
  public String uriNames() {
    return listed(TransportProtocol::uriName);
  }

  private String listed(Function<TransportProtocol, String> name) {
    List<String> names = all.stream().map(name).toList();
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : names.stream().limit(last).collect(Collectors.joining(", ")) + " or " + names.get(last);
  }
}
