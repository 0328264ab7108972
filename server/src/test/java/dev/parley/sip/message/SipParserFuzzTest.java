package dev.parley.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random damage to sound messages: the parser and the framer answer, and never throw. */
class SipParserFuzzTest {
  private static final byte[] SOUND =
      SipMessages.bytes(
          """
          INVITE sip:bob@example.com;transport=udp SIP/2.0
          Via: SIP/2.0/UDP [2001:db8::9]:5060;branch=z9hG4bK1;rport, SIP/2.0/TCP a.example;x="y,z"
          Record-Route: <sip:p1.example;lr>, <sip:p2.example;lr>
          f: "A \\" B" <sip:alice@example.com;x=y?z=1>;tag=88
          To: Bob <sip:bob@example.com>
          i: 1@example.com
          CSeq: 1 INVITE
          Contact: <sip:alice@[::1]:5070>;q=0.5
          Session-Expires: 1800;refresher=uac
          Content-Type: application/sdp
          Content-Length: 5

          v=0
          """);

  private static final String[] SCRAPS = {
    "\r\n",
    "\r\n\r\n",
    "\"",
    "<",
    ">",
    ";",
    ",",
    ":",
    "@",
    "\\",
    "\0",
    " ",
    "=",
    "[",
    "]",
    "%",
    "SIP/2.0",
    "z9hG4bK",
    "99999999999999999999",
    "-1",
    "\u20ac",
    "Content-Length: 7\r\n"
  };

  private final Random random = new Random(4475);

  private byte[] damaged() {
    StringBuilder text = new StringBuilder(new String(SOUND, UTF_8));
    int wounds = 1 + random.nextInt(6);
    for (int i = 0; i < wounds && !text.isEmpty(); i++) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, SCRAPS[random.nextInt(SCRAPS.length)]);
        case 2 -> text.setCharAt(at, (char) random.nextInt(256));
        default -> text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
      }
    }
    return text.toString().getBytes(UTF_8);
  }

  /** Everything the layers above read of a message before they trust it. */
  private static int use(SipParser.Parsed parsed) {
    return switch (parsed) {
      case SipParser.Parsed.Message(SipMessage message) -> {
        message.via();
        message.sdp();
        message.headers().list("Record-Route");
        SessionExpires.in(message);
        yield 1;
      }
      case SipParser.Parsed.Malformed malformed -> {
        SipRequest request = malformed.request();
        yield request == null ? 0 : Responses.of(request, malformed.status(), "tag").status();
      }
    };
  }

  @Test
  void survivesDamagedDatagrams() {
    int sound = 0;
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = damaged();
      sound += use(SipParser.parse(bytes, 0, bytes.length)) == 1 ? 1 : 0;
    }
    assertThat(sound).isBetween(1000, 49_000);
  }

  @Test
  void survivesDamagedStreamsInRandomPieces() {
    int messages = 0;
    int broken = 0;
    for (int i = 0; i < 3000; i++) {
      StreamFramer framer = new StreamFramer();
      boolean open = true;
      for (int j = 0; j < 4 && open; j++) {
        byte[] bytes = damaged();
        int at = 0;
        while (at < bytes.length && open) {
          int length = Math.min(bytes.length - at, 1 + random.nextInt(200));
          byte[] piece = Arrays.copyOfRange(bytes, at, at + length);
          at += length;
          for (StreamFramer.Frame frame : framer.offer(piece, length)) {
            open &= !(frame instanceof StreamFramer.Frame.Broken);
            messages += frame instanceof StreamFramer.Frame.Message ? 1 : 0;
          }
        }
      }
      broken += open ? 0 : 1;
    }
    assertThat(messages).isPositive();
    assertThat(broken).isPositive();
  }

  @Test
  void survivesPureNoise() {
    byte[] noise = new byte[2000];
    for (int i = 0; i < 5000; i++) {
      random.nextBytes(noise);
      assertThat(SipParser.parse(noise, 0, noise.length))
          .isInstanceOf(SipParser.Parsed.Malformed.class);
    }
  }
}
