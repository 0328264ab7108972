package dev.parley.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Messages written in tests with plain line ends. */
public final class SipMessages {
  private SipMessages() {}

  public static byte[] bytes(String text) {
    return text.replace("\n", "\r\n").getBytes(UTF_8);
  }

  static SipParser.Parsed parse(String text) {
    byte[] bytes = bytes(text);
    return SipParser.parse(bytes, 0, bytes.length);
  }

  public static SipRequest request(String text) {
    SipParser.Parsed parsed = parse(text);
    assertThat(parsed).isInstanceOf(SipParser.Parsed.Message.class);
    return (SipRequest) ((SipParser.Parsed.Message) parsed).message();
  }

  static SipResponse response(String text) {
    SipParser.Parsed parsed = parse(text);
    assertThat(parsed).isInstanceOf(SipParser.Parsed.Message.class);
    return (SipResponse) ((SipParser.Parsed.Message) parsed).message();
  }

  static SipParser.Parsed.Malformed malformed(String text) {
    SipParser.Parsed parsed = parse(text);
    assertThat(parsed).isInstanceOf(SipParser.Parsed.Malformed.class);
    return (SipParser.Parsed.Malformed) parsed;
  }
}
