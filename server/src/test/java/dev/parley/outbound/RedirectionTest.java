package dev.parley.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.call.Reach;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where an answer leads is checked like where a request goes. */
class RedirectionTest {
  private final AtomicReference<String> location = new AtomicReference<>("/there");
  private final OutboundClient client =
      Outbounds.asking(
          Reach.LOOPBACK,
          (host, _) ->
              List.of(
                  InetAddress.getByName(host.equals("inside.example") ? "10.0.0.1" : "127.0.0.1")));
  private HandMadeServer server;

  @BeforeEach
  void serve() throws Exception {
    server =
        new HandMadeServer((head, out) ->
            HandMadeServer.write(
                out,
                head.getFirst().startsWith("GET /there ")
                    ? "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nthere"
                    : "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: %s\r\n\r\n"
                        .formatted(location.get())));
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    server.close();
  }

  private String url() {
    return "http://name.example:" + server.port() + "/here";
  }

  @Test
  void isTheAnswerWhereNobodyWantsToFollow() throws Exception {
    try (OutboundAnswer answer = client.open(Outbounds.get(url()))) {
      assertThat(answer.status()).isEqualTo(302);
      assertThat(server.heads()).hasSize(1);
    }
  }

  @Test
  void isFollowed() throws Exception {
    try (OutboundAnswer answer = client.open(Outbounds.following(url()))) {
      assertThat(answer.bytes()).asString().isEqualTo("there");
    }
  }

  @Test
  void leadsNowhereThatIsOutOfReach() throws Exception {
    location.set("http://inside.example:" + server.port() + "/there");
    assertThat(Outbounds.failure(client, Outbounds.following(url())))
        .isEqualTo(
            new OutboundFailure.Forbidden("inside.example", InetAddress.getByName("10.0.0.1")));
    location.set("http://169.254.169.254/latest/meta-data/");
    // The very address, as the look-up of the machine would say.
    try (OutboundClient real = OutboundClient.within(Reach.LOOPBACK)) {
      assertThat(
              Outbounds.failure(
                  real, Outbounds.following("http://127.0.0.1:" + server.port() + "/here")))
          .isInstanceOf(OutboundFailure.Forbidden.class);
    }
  }

  @Test
  void leadsToNoOtherKindOfPlace() throws Exception {
    for (String elsewhere : new String[] {"file:///etc/passwd", "ftp://name.example/", "http://"}) {
      location.set(elsewhere);
      assertThat(Outbounds.failure(client, Outbounds.following(url())))
          .isEqualTo(new OutboundFailure.Broken());
    }
  }

  @Test
  void endsSomewhere() throws Exception {
    location.set("/again");
    assertThat(Outbounds.failure(client, Outbounds.following(url())))
        .isEqualTo(new OutboundFailure.Broken());
    assertThat(server.heads().size()).isLessThanOrEqualTo(6);
  }
}
