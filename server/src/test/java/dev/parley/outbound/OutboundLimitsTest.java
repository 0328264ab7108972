package dev.parley.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.call.Reach;
import dev.parley.outbound.OutboundLimits.Part;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever the other side does, a request ends within its limits. */
class OutboundLimitsTest {
  private static final Duration LONG = Outbounds.LONG;
  private static final Duration SHORT = Outbounds.SHORT;
  private static final String HEAD = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

  private final CountDownLatch over = new CountDownLatch(1);
  private final OutboundClient client = OutboundClient.within(Reach.LOOPBACK);

  @AfterEach
  void close() {
    over.countDown();
    client.close();
  }

  private static OutboundLimits firstByte() {
    return new OutboundLimits(LONG, SHORT, LONG, LONG, 1 << 20);
  }

  private static OutboundLimits idle() {
    return new OutboundLimits(LONG, LONG, SHORT, LONG, 1 << 20);
  }

  private static OutboundLimits whole() {
    return new OutboundLimits(LONG, LONG, LONG, SHORT, Long.MAX_VALUE);
  }

  private OutboundFailure failure(HandMadeServer server, OutboundLimits limits)
      throws InterruptedException {
    return Outbounds.failure(
        client, Outbounds.get("http://127.0.0.1:" + server.port() + "/", limits));
  }

  private HandMadeServer hanging(String after) throws IOException {
    return new HandMadeServer((_, out) -> {
      HandMadeServer.write(out, after);
      over.await();
    });
  }

  private HandMadeServer dripping(String first, String piece) throws IOException {
    HandMadeServer[] self = new HandMadeServer[1];
    self[0] =
        new HandMadeServer((_, out) -> {
          HandMadeServer.write(out, first);
          self[0].drip(out, piece);
        });
    return self[0];
  }

  @Test
  void ofAnAnswerThatDoesNotBegin() throws Exception {
    try (HandMadeServer server = hanging("")) {
      assertThat(failure(server, firstByte()))
          .isEqualTo(new OutboundFailure.TooLate(Part.FIRST_BYTE, SHORT));
    }
  }

  @Test
  void ofAHeadOfWhichEveryNowAndThenAByteComes() throws Exception {
    try (HandMadeServer server = dripping("HTTP/1.1 200 OK\r\nX-Long: ", "x")) {
      assertThat(failure(server, firstByte()))
          .isEqualTo(new OutboundFailure.TooLate(Part.FIRST_BYTE, SHORT));
    }
  }

  @Test
  void ofAnAnswerThatIsAlwaysAboutToCome() throws Exception {
    try (HandMadeServer server = dripping("", "HTTP/1.1 100 Continue\r\n\r\n")) {
      assertThat(failure(server, firstByte()))
          .isEqualTo(new OutboundFailure.TooLate(Part.FIRST_BYTE, SHORT));
    }
  }

  @Test
  void ofABodyThatStopsComing() throws Exception {
    try (HandMadeServer server = hanging(HEAD + "1\r\nx\r\n")) {
      assertThat(failure(server, idle())).isEqualTo(new OutboundFailure.TooLate(Part.IDLE, SHORT));
    }
  }

  @Test
  void ofABodyOfWhichEveryNowAndThenAByteComes() throws Exception {
    try (HandMadeServer server = dripping(HEAD, "1\r\nx\r\n")) {
      assertThat(failure(server, whole()))
          .isEqualTo(new OutboundFailure.TooLate(Part.WHOLE, SHORT));
    }
  }

  @Test
  void ofAHostThatIsNotFound() throws Exception {
    OutboundLimits connect = new OutboundLimits(SHORT, LONG, LONG, LONG, 10);
    HostLookup hanging =
        (_, limit) -> {
          Thread.sleep(limit);
          throw new UnknownHostException("not in time");
        };
    try (OutboundClient asking = Outbounds.asking(Reach.LOOPBACK, hanging)) {
      assertThat(Outbounds.failure(asking, Outbounds.get("http://name.example/", connect)))
          .isInstanceOfAny(OutboundFailure.UnknownHost.class, OutboundFailure.TooLate.class);
    }
  }

  @Test
  void ofATlsThatIsNotAgreedOn() throws Exception {
    OutboundLimits connect = new OutboundLimits(SHORT, LONG, LONG, LONG, 10);
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(
              Outbounds.failure(
                  client,
                  Outbounds.get("https://127.0.0.1:" + silent.getLocalPort() + "/", connect)))
          .isEqualTo(new OutboundFailure.TooLate(Part.CONNECT, SHORT));
    }
  }

  @Test
  void ofABodyWithoutEnd() throws Exception {
    try (HandMadeServer server = dripping(HEAD, "2000\r\n" + "x".repeat(0x2000) + "\r\n")) {
      assertThat(failure(server, new OutboundLimits(LONG, LONG, LONG, LONG, 100_000)))
          .isEqualTo(new OutboundFailure.TooLong(100_000));
    }
  }

  @Test
  void ofAHeadWithoutEnd() throws Exception {
    try (HandMadeServer server = dripping("HTTP/1.1 200 OK\r\n", "X-More: y\r\n".repeat(100))) {
      assertThat(failure(server, Outbounds.unlimited())).isEqualTo(new OutboundFailure.Broken());
    }
    try (HandMadeServer server = dripping("HTTP/1.1 200 OK\r\nX-Long: ", "y".repeat(10_000))) {
      assertThat(failure(server, Outbounds.unlimited())).isEqualTo(new OutboundFailure.Broken());
    }
  }

  @Test
  void aBodyAsLongAsItMayBeIsTaken() throws Exception {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    OutboundLimits five = new OutboundLimits(LONG, LONG, LONG, LONG, 5);
    OutboundLimits four = new OutboundLimits(LONG, LONG, LONG, LONG, 4);
    try (HandMadeServer server = HandMadeServer.saying(answer)) {
      try (OutboundAnswer taken =
          client.open(Outbounds.get("http://127.0.0.1:" + server.port() + "/", five))) {
        assertThat(taken.length()).hasValue(5);
        assertThat(taken.bytes()).asString().isEqualTo("hello");
      }
      assertThat(failure(server, four)).isEqualTo(new OutboundFailure.TooLong(4));
    }
  }

  @Test
  void aBodyThatBreaksOffIsNoBody() throws Exception {
    for (String answer :
        List.of(
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe",
            HEAD + "5\r\nhe",
            "HTTP/1.1 200 OK\r\nContent-Le",
            "nothing of the kind\r\n\r\n",
            "")) {
      try (HandMadeServer server =
          new HandMadeServer((_, out) -> {
            HandMadeServer.write(out, answer);
            out.close();
          })) {
        assertThat(failure(server, Outbounds.unlimited())).isEqualTo(new OutboundFailure.Broken());
      }
    }
  }

  @Test
  void whoeverThinksAboutWhatCameIsNotTheOneWhoIsWaitedFor() throws Exception {
    // More than is read ahead.
    String rest = "x".repeat(1 << 18);
    try (HandMadeServer server =
            new HandMadeServer((_, out) -> {
              HandMadeServer.write(out, HEAD + "5\r\nfirst\r\n");
              HandMadeServer.write(out, "40000\r\n" + rest + "\r\n0\r\n\r\n");
            });
        OutboundAnswer answer =
            client.open(Outbounds.get("http://127.0.0.1:" + server.port() + "/", idle()))) {
      assertThat(answer.body().readNBytes(5)).asString().isEqualTo("first");
      Thread.sleep(SHORT.multipliedBy(2));
      assertThat(answer.bytes()).asString().isEqualTo(rest);
    }
  }
}
