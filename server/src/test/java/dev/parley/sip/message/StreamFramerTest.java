package dev.parley.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cutting a TCP stream into messages. */
class StreamFramerTest {
  private static final String OPTIONS =
      """
      OPTIONS sip:a@example.com SIP/2.0
      Via: SIP/2.0/TCP 192.0.2.5;branch=z9hG4bKkdjuw
      From: <sip:b@example.org>;tag=33242
      To: <sip:a@example.com>
      Call-ID: 1
      CSeq: 3 OPTIONS
      Content-Length: 4

      body\
      """;

  private final StreamFramer framer = new StreamFramer();

  private List<StreamFramer.Frame> offer(String text) {
    byte[] bytes = SipMessages.bytes(text);
    return framer.offer(bytes, bytes.length);
  }

  @Test
  void cutsTwoMessagesOfOneRead() {
    assertThat(offer(OPTIONS + OPTIONS))
        .hasSize(2)
        .allMatch(StreamFramer.Frame.Message.class::isInstance);
    assertThat(framer.pending()).isZero();
  }

  @Test
  void joinsAMessageThatComesByteForByte() {
    List<StreamFramer.Frame> frames = new ArrayList<>();
    for (byte each : SipMessages.bytes(OPTIONS)) {
      frames.addAll(framer.offer(new byte[] {each}, 1));
    }
    assertThat(frames).hasSize(1);
    assertThat(frames.getFirst())
        .isInstanceOfSatisfying(
            StreamFramer.Frame.Message.class,
            frame ->
                assertThat(frame.parsed())
                    .isInstanceOfSatisfying(
                        SipParser.Parsed.Message.class,
                        parsed -> assertThat(parsed.message().body().text()).isEqualTo("body")));
  }

  @Test
  void findsKeepAlivesBetweenMessages() {
    assertThat(offer("\n\n" + OPTIONS + "\n\n"))
        .hasSize(3)
        .first()
        .isInstanceOf(StreamFramer.Frame.Ping.class);
    assertThat(offer("\n")).isEmpty();
    assertThat(offer("\n")).hasSize(1).first().isInstanceOf(StreamFramer.Frame.Ping.class);
  }

  @Test
  void skipsAnEmptyLineBeforeAMessage() {
    assertThat(offer("\n" + OPTIONS)).hasSize(1);
  }

  @Test
  void refusesAMessageWithoutLength() {
    StreamFramer.Frame frame = offer(OPTIONS.replace("Content-Length: 4\n", "")).getFirst();
    assertThat(frame)
        .isInstanceOfSatisfying(
            StreamFramer.Frame.Broken.class,
            broken -> {
              assertThat(broken.malformed().status()).isEqualTo(400);
              assertThat(broken.malformed().request()).isNotNull();
            });
  }

  @Test
  void refusesAnOversizeMessageWithoutWaitingForIt() {
    StreamFramer.Frame frame = offer(OPTIONS.replace("Length: 4", "Length: 9999999")).getFirst();
    assertThat(frame)
        .isInstanceOfSatisfying(
            StreamFramer.Frame.Broken.class,
            broken -> {
              assertThat(broken.malformed().status()).isEqualTo(513);
              assertThat(broken.malformed().request()).isNotNull();
            });
  }

  /** No session description comes near, and what is held for one is given back. */
  @Test
  void takesALongSessionDescription() {
    int length = 200_000;
    List<StreamFramer.Frame> frames = new ArrayList<>();
    frames.addAll(
        offer(
            OPTIONS
                .substring(0, OPTIONS.indexOf("\n\n") + 2)
                .replace("Length: 4", "Length: " + length)));
    for (int i = 0; i < length / 1000; i++) {
      frames.addAll(offer("x".repeat(1000)));
    }
    assertThat(frames).singleElement().isInstanceOf(StreamFramer.Frame.Message.class);
    assertThat(framer.pending()).isZero();
    assertThat(framer.room()).isLessThan(100_000);
  }

  @Test
  void refusesEndlessHeaders() {
    List<StreamFramer.Frame> frames = new ArrayList<>();
    for (int i = 0; i < 2000 && frames.isEmpty(); i++) {
      frames.addAll(offer("X-Endless: and on and on and on\n"));
    }
    assertThat(frames).hasSize(1);
    assertThat(frames.getFirst()).isInstanceOf(StreamFramer.Frame.Broken.class);
    assertThat(framer.pending()).isZero();
  }
}
