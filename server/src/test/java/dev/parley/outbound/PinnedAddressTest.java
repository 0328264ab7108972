package dev.parley.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.call.Reach;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A connection is made to the address that was checked, and to no other. */
class PinnedAddressTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
  private static final String CLOSED =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi";

  @Test
  void aNameThatMeansAnotherAddressAMomentLaterIsNotAskedAgain() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HostLookup rebinding =
        (_, _) ->
            List.of(
                InetAddress.getByName(asked.incrementAndGet() == 1 ? "127.0.0.1" : "127.0.0.2"));
    try (HandMadeServer checked = HandMadeServer.saying(OK);
        HandMadeServer other =
            new HandMadeServer(
                new ServerSocket(checked.port(), 0, InetAddress.getAllByName("127.0.0.2")[0]),
                (_, out) -> HandMadeServer.write(out, OK));
        OutboundClient client = Outbounds.asking(Reach.LOOPBACK, rebinding);
        OutboundAnswer answer =
            client.open(Outbounds.get("http://name.example:" + checked.port() + "/"))) {
      assertThat(answer.bytes()).asString().isEqualTo("hi");
      assertThat(asked).hasValue(1);
      assertThat(checked.heads()).hasSize(1);
      assertThat(other.connections()).isZero();
    }
  }

  @Test
  void aNameThatIsPublicWhenCheckedNeverLeadsInside() throws Exception {
    OutboundLimits brief =
        new OutboundLimits(Outbounds.SHORT, Outbounds.LONG, Outbounds.LONG, Outbounds.LONG, 10);
    try (HandMadeServer inside = HandMadeServer.saying(OK);
        // The first leads nowhere (RFC 5737); networks differ in how that ends.
        OutboundClient client = Outbounds.asking(Reach.PUBLIC, "203.0.113.1", "127.0.0.1")) {
      OutboundRequest request = Outbounds.get("http://name.example:" + inside.port() + "/", brief);
      assertThat(Outbounds.failure(client, request))
          .isInstanceOfAny(
              OutboundFailure.TooLate.class,
              OutboundFailure.Unreachable.class,
              OutboundFailure.Broken.class);
      assertThat(inside.connections()).isZero();
    }
  }

  @Test
  void eachNewConnectionIsChecked() throws Exception {
    try (HandMadeServer server = HandMadeServer.saying(CLOSED);
        OutboundClient client = Outbounds.asking(Reach.LOOPBACK, "127.0.0.1", "10.0.0.1")) {
      String url = "http://name.example:" + server.port() + "/";
      try (OutboundAnswer answer = client.open(Outbounds.get(url))) {
        assertThat(answer.bytes()).hasSize(2);
      }
      assertThat(Outbounds.failure(client, Outbounds.get(url)))
          .isEqualTo(
              new OutboundFailure.Forbidden(
                  "name.example", InetAddress.getAllByName("10.0.0.1")[0]));
      assertThat(server.heads()).hasSize(1);
    }
  }

  @Test
  void oneAddressOutOfReachIsOneTooMany() throws Exception {
    HostLookup both =
        (_, _) ->
            List.of(
                InetAddress.getAllByName("203.0.113.1")[0],
                InetAddress.getAllByName("127.0.0.1")[0]);
    try (HandMadeServer inside = HandMadeServer.saying(OK);
        OutboundClient client = Outbounds.asking(Reach.PUBLIC, both)) {
      assertThat(Outbounds.failure(client, Outbounds.get("http://name.example:" + inside.port())))
          .isInstanceOf(OutboundFailure.Forbidden.class);
      assertThat(inside.connections()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1",
    "http://localhost",
    "http://2130706433",
    "http://0.0.0.0",
    "http://[::1]",
    "http://[::ffff:127.0.0.1]",
    "http://[::127.0.0.1]",
    "http://[64:ff9b::7f00:1]",
    "http://[2002:7f00:1::]",
    "http://169.254.169.254",
    "http://[fe80::1]",
    "http://user:pw@127.0.0.1"
  })
  void writtenOutTheyAreCheckedLikeNames(String host) throws Exception {
    try (HandMadeServer inside = HandMadeServer.saying(OK);
        OutboundClient client = OutboundClient.within(Reach.PUBLIC)) {
      assertThat(Outbounds.failure(client, Outbounds.get(host + ":" + inside.port() + "/latest")))
          .isInstanceOf(OutboundFailure.Forbidden.class);
      assertThat(inside.connections()).isZero();
    }
  }

  @Test
  void aHostThatIsNotKnownIsSaidToBe() throws Exception {
    try (OutboundClient client = OutboundClient.within(Reach.PUBLIC)) {
      assertThat(Outbounds.failure(client, Outbounds.get("http://nobody.invalid/")))
          .isEqualTo(new OutboundFailure.UnknownHost("nobody.invalid"));
    }
  }

  @Test
  void theNextAddressIsTriedWhereOneIsDead() throws Exception {
    try (HandMadeServer server = HandMadeServer.saying(OK)) {
      HostLookup both =
          (_, _) ->
              List.of(
                  InetAddress.getAllByName("127.0.0.2")[0],
                  InetAddress.getAllByName("127.0.0.1")[0]);
      try (OutboundClient client = Outbounds.asking(Reach.LOOPBACK, both);
          OutboundAnswer answer =
              client.open(Outbounds.get("http://name.example:" + server.port()))) {
        assertThat(answer.status()).isEqualTo(200);
      }
    }
  }
}
