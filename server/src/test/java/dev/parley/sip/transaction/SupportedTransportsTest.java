package dev.parley.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sip.message.SipUri;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What URIs mean by transports, with those of today and with those that may come. */
class SupportedTransportsTest {
  private static final TransportProtocol TLS =
      TransportProtocol.stream("TLS", "tls", 5061).securing("tcp");
  private static final TransportProtocol WS =
      TransportProtocol.stream("WS", "ws", 80).openedByPeers();
  private static final TransportProtocol WSS =
      TransportProtocol.stream("WSS", "wss", 443).securing("ws").openedByPeers();
  private static final SupportedTransports PLAIN =
      new SupportedTransports(List.of(TransportProtocol.UDP, TransportProtocol.TCP));
  private static final SupportedTransports MORE =
      new SupportedTransports(List.of(TransportProtocol.UDP, TransportProtocol.TCP, TLS, WS, WSS));

  @ParameterizedTest
  @CsvSource({
    "sip:a@h, UDP, 5060, OPEN,, UDP, 5060, OPEN,",
    "sip:a@h;transport=TCP, TCP, 5060, FIXED,, TCP, 5060, FIXED,",
    "sip:a@h:99;transport=udp, UDP, 99, FIXED,, UDP, 99, FIXED,",
    "sip:a@h;transport=tls, UDP, 5061, UNSUPPORTED, TLS, TLS, 5061, FIXED,",
    "sips:a@h, UDP, 5061, UNSUPPORTED, TLS, TLS, 5061, FIXED,",
    "sips:a@h;transport=tcp, UDP, 5061, UNSUPPORTED, TLS, TLS, 5061, FIXED,",
    "sip:a@h;transport=ws, UDP, 5061, UNSUPPORTED, WS, WS, 80, FIXED,",
    "sips:a@h;transport=ws, UDP, 5061, UNSUPPORTED, WS, WSS, 443, FIXED,",
    "sip:a@h;transport=wss, UDP, 5061, UNSUPPORTED, WSS, WSS, 443, FIXED,",
    "sip:a@h;transport=sctp, UDP, 5061, UNSUPPORTED, SCTP, UDP, 5061, UNSUPPORTED, SCTP",
  })
  void readsWhereAUriPoints(
      String uri,
      String transport,
      int port,
      Hop.Use use,
      String missing,
      String more,
      int morePort,
      Hop.Use moreUse,
      String missingThen) {
    check(PLAIN, uri, transport, port, use, missing);
    check(MORE, uri, more, morePort, moreUse, missingThen);
  }

  private static void check(
      SupportedTransports transports,
      String text,
      String transport,
      int port,
      Hop.Use use,
      String missing) {
    SipUri uri = SipUri.parse(text);
    Hop hop = transports.hop(uri, TransportProtocol.UDP);
    assertThat(hop.transport()).hasToString(transport);
    assertThat(hop.port()).isEqualTo(port);
    assertThat(hop.use()).isEqualTo(use);
    assertThat(transports.missing(uri)).isEqualTo(missing);
  }

  @Test
  void namesThemInASentence() {
    assertThat(PLAIN.viaNames()).isEqualTo("UDP or TCP");
    assertThat(MORE.uriNames()).isEqualTo("udp, tcp, tls, ws or wss");
  }
}
