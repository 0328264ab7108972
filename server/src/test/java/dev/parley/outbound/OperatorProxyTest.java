package dev.parley.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.call.Reach;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the operator chose goes through the operator's proxies. */
class OperatorProxyTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

  @Test
  void inClearByTheWholeAddress() throws Exception {
    try (HandMadeServer proxy = HandMadeServer.saying(OK);
        OutboundClient client =
            OutboundClient.ofOperator(Map.of("http_proxy", "http://127.0.0.1:" + proxy.port()));
        OutboundAnswer answer = client.open(Outbounds.get("http://name.example/file?x=y"))) {
      assertThat(answer.bytes()).asString().isEqualTo("hi");
      assertThat(proxy.heads().getFirst())
          .contains("GET http://name.example/file?x=y HTTP/1.1", "Host: name.example");
    }
  }

  @Test
  void securelyByATunnel() throws Exception {
    try (HandMadeServer proxy =
            HandMadeServer.saying("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n");
        OutboundClient client =
            OutboundClient.ofOperator(Map.of("HTTPS_PROXY", "127.0.0.1:" + proxy.port()));
        OutboundAnswer answer = client.open(Outbounds.get("https://name.example/secret"))) {
      assertThat(answer.status()).isEqualTo(403);
      assertThat(proxy.heads().getFirst().getFirst())
          .isEqualTo("CONNECT name.example:443 HTTP/1.1");
      assertThat(proxy.heads()).hasSize(1);
    }
  }

  @Test
  void exceptWhereTheOperatorSaysNot() throws Exception {
    try (HandMadeServer proxy = HandMadeServer.saying(OK);
        HandMadeServer host = HandMadeServer.saying(OK);
        OutboundClient client =
            new OutboundClient(
                Reach.ANYWHERE,
                new EnvironmentProxies(
                    Map.of(
                        "http_proxy",
                        "http://127.0.0.1:" + proxy.port(),
                        "no_proxy",
                        "example.org, .example.net")),
                Outbounds::loopback,
                HttpStack.systemTrust());
        OutboundAnswer answer =
            client.open(Outbounds.get("http://a.example.net:" + host.port() + "/"))) {
      assertThat(answer.status()).isEqualTo(200);
      assertThat(proxy.heads()).isEmpty();
    }
  }

  @Test
  void thisMachineIsReachedWithoutOne() throws Exception {
    try (HandMadeServer proxy = HandMadeServer.saying(OK);
        HandMadeServer host = HandMadeServer.saying(OK);
        OutboundClient client =
            OutboundClient.ofOperator(Map.of("http_proxy", "http://127.0.0.1:" + proxy.port()))) {
      for (String name : List.of("127.0.0.1", "localhost")) {
        try (OutboundAnswer answer =
            client.open(Outbounds.get("http://%s:%d/".formatted(name, host.port())))) {
          assertThat(answer.status()).isEqualTo(200);
        }
      }
      assertThat(proxy.heads()).isEmpty();
    }
  }
}
