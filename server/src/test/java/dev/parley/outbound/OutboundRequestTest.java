package dev.parley.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.call.Reach;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent is what was asked for, and no more. */
class OutboundRequestTest {
  private static final String EMPTY = "HTTP/1.1 204 No Content\r\n\r\n";

  @Test
  void theHostIsNamedAndTheAddressIsAsItWasWritten() throws Exception {
    try (HandMadeServer server = HandMadeServer.saying(EMPTY);
        OutboundClient client = Outbounds.asking(Reach.LOOPBACK, Outbounds::loopback)) {
      String at = "name.example:" + server.port();
      for (String path : List.of("/a%2Fb//c;d?x=%20y+z&x=/?", "//twice", "/a/../b", "/?")) {
        try (OutboundAnswer answer =
            client.open(Outbounds.get("http://user:pw@" + at + path + "#part"))) {
          assertThat(answer.status()).isEqualTo(204);
        }
        assertThat(server.heads().getLast())
            .containsExactlyInAnyOrder(
                "GET " + path + " HTTP/1.1", "Host: " + at, "User-Agent: Parley");
      }
    }
  }

  @Test
  void otherLettersArePercentEncoded() throws Exception {
    try (HandMadeServer server = HandMadeServer.saying(EMPTY);
        OutboundClient client = OutboundClient.within(Reach.LOOPBACK);
        OutboundAnswer answer =
            client.open(Outbounds.get("http://127.0.0.1:" + server.port() + "/grüße?ł"))) {
      assertThat(answer.status()).isEqualTo(204);
      assertThat(server.heads().getFirst()).contains("GET /gr%C3%BC%C3%9Fe?%C5%82 HTTP/1.1");
    }
  }

  @Test
  void aBodyHasItsLengthInBytes() throws Exception {
    try (HandMadeServer server =
            new HandMadeServer((_, out) -> {
              HandMadeServer.write(out, EMPTY);
              out.close();
            });
        OutboundClient client = OutboundClient.within(Reach.LOOPBACK)) {
      OutboundRequest request =
          new OutboundRequest(
              "POST",
              URI.create("http://127.0.0.1:" + server.port()),
              Map.of("Content-Type", "text/plain", "User-Agent", "Other"),
              "grüße",
              Outbounds.unlimited(),
              false);
      client.open(request).close();
      assertThat(server.heads().getFirst())
          .contains(
              "POST / HTTP/1.1",
              "Content-Length: 7",
              "Content-Type: text/plain",
              "User-Agent: Other");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://host.example/, GET, X, v",
    "file:///etc/passwd, GET, X, v",
    "http:///nohost, GET, X, v",
    "//host.example/, GET, X, v",
    "http://host.example/, GE T, X, v",
    "http://host.example/, GET, X Y, v",
    "http://host.example/, GET, X, 'a\r\nY: b'",
    "http://host.example/, GET, X, 'a\u0000b'",
    "http://host.example/, GET, X, '\u2028'",
    "http://host.example/, GET, Host, inside.example",
    "http://host.example/, GET, content-length, 5",
    "http://host.example/, GET, Transfer-Encoding, chunked",
    "http://host.example/, GET, Upgrade, h2c"
  })
  void whatMayNotBeSentIsNoRequest(String url, String method, String name, String value) {
    assertThatThrownBy(() ->
            new OutboundRequest(
                method, URI.create(url), Map.of(name, value), null, Outbounds.unlimited(), false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noCookieIsKeptNoPasswordAskedForAndNothingUnpacked() throws Exception {
    AtomicReference<String> answer = new AtomicReference<>("");
    try (HandMadeServer server =
            new HandMadeServer((_, out) -> HandMadeServer.write(out, answer.get()));
        OutboundClient client = OutboundClient.within(Reach.LOOPBACK)) {
      OutboundRequest request = Outbounds.get("http://127.0.0.1:" + server.port() + "/");
      answer.set(
          "HTTP/1.1 401 No\r\nSet-Cookie: a=b\r\nWWW-Authenticate: Basic realm=\"x\"\r\n"
              + "Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nzzzz");
      for (int i = 0; i < 2; i++) {
        try (OutboundAnswer got = client.open(request)) {
          assertThat(got.status()).isEqualTo(401);
          assertThat(got.bytes()).asString().isEqualTo("zzzz");
        }
      }
      assertThat(server.heads()).hasSize(2);
      assertThat(server.heads().getLast()).noneMatch(line -> line.startsWith("Cookie"));
    }
  }
}
