package dev.parley.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.parley.audio.G711;
import dev.parley.rtp.MediaTarget.Direction;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SdpParserTest {
  static final String BARESIP =
      """
      v=0
      o=- 1512344 2099 IN IP4 127.0.0.1
      s=-
      c=IN IP4 127.0.0.1
      t=0 0
      a=tool:baresip 1.0.0
      m=audio 27000 RTP/AVP 0 8 101
      b=AS:125
      a=rtpmap:0 PCMU/8000
      a=rtpmap:8 PCMA/8000
      a=rtpmap:101 telephone-event/8000
      a=fmtp:101 0-15
      a=rtcp:27001
      a=sendrecv
      a=ptime:20
      """;

  @Test
  void readsWhatASoftphoneSends() {
    SessionDescription description = parsed(BARESIP);
    SdpMedia audio = description.media().getFirst();
    assertThat(description.address()).isEqualTo("127.0.0.1");
    assertThat(audio.port()).isEqualTo(27_000);
    assertThat(audio.formats()).containsExactly("0", "8", "101");
    assertThat(audio.rtpFormats())
        .containsExactly(
            SdpFormat.of(G711.PCMU), SdpFormat.of(G711.PCMA), SdpFormat.telephoneEvent(101, 8000));
    assertThat(audio.value("rtcp")).contains("27001");
    assertThat(description.direction(audio)).isEqualTo(Direction.SEND_RECEIVE);
  }

  @Test
  void readsTheChannelsOfAFormatUnlessItsNumberIsFixed() {
    SdpMedia audio =
        parsed(
                """
                v=0
                m=audio 4 RTP/AVP 111 0 112 113
                a=rtpmap:111 opus/48000/2
                a=rtpmap:0 PCMU/8000/2
                a=rtpmap:112 L16/16000/0
                a=rtpmap:113 L16/16000/1
                """)
            .media()
            .getFirst();
    assertThat(audio.rtpFormats())
        .containsExactly(
            new SdpFormat(111, "opus", 48_000, 2),
            SdpFormat.of(G711.PCMU),
            new SdpFormat(113, "L16", 16_000, 1));
    assertThat(audio.rtpFormats().getFirst().rtpmap().value()).isEqualTo("111 opus/48000/2");
  }

  @Test
  void writesWhatItReads() {
    SessionDescription description = parsed(BARESIP);
    assertThat(parsed(description.text())).isEqualTo(description);
  }

  @Test
  void knowsStaticPayloadTypesWithoutAMapAndLeavesOthersOut() {
    SessionDescription description =
        parsed("v=0\r\no=- 1 1 IN IP4 h\r\nm=audio 4 RTP/AVP 8 18 96 0\r\n");
    assertThat(description.media().getFirst().rtpFormats())
        .extracting(SdpFormat::payloadType)
        .containsExactly(8, 0);
  }

  @Test
  void takesTheDirectionOfTheSessionUnlessTheSectionHasItsOwn() {
    SessionDescription description =
        parsed(
            """
            v=0
            o=- 1 1 IN IP4 h
            a=inactive
            m=audio 4 RTP/AVP 0
            m=audio 6 RTP/AVP 0
            a=sendonly
            """);
    assertThat(description.media())
        .extracting(description::direction)
        .containsExactly(Direction.INACTIVE, Direction.SEND_ONLY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "v=1\no=- 1 1 IN IP4 h\n",
        "v=0\no=- 1 1 IN IP4 h\nm=audio\n",
        "v=0\no=- 1 1 IN IP4 h\nm=audio 70000 RTP/AVP 0\n",
        "v=0\no=- 1 1 IN IP4 h\nm=audio -1 RTP/AVP 0\n",
      })
  void saysWhyATextIsNoSessionDescription(String text) {
    assertThat(SdpParser.parse(text))
        .isInstanceOfSatisfying(
            SdpParser.Result.Malformed.class,
            malformed -> assertThat(malformed.why()).isNotEmpty());
  }

  @Test
  void refusesAFloodOfSections() {
    String flood = "v=0\no=- 1 1 IN IP4 h\n" + "m=audio 4 RTP/AVP 0\n".repeat(40);
    assertThat(SdpParser.parse(flood)).isInstanceOf(SdpParser.Result.Malformed.class);
    assertThat(SdpParser.parse("v=0\n".repeat(100_000)))
        .isInstanceOf(SdpParser.Result.Malformed.class);
  }

  private static final String PLAIN =
      "v=0|o=- 1 1 IN IP4 192.0.2.4|s=-|c=IN IP4 192.0.2.4|t=0 0|m=audio 4000 RTP/AVP 0 101"
          + "|a=rtpmap:0 PCMU/8000|a=rtpmap:101 telephone-event/8000|a=ptime:20|a=sendonly|";

  static Stream<Arguments> careless() {
    return Stream.of(
        arguments("blanks behind lines", PLAIN.replace("|", " \t|")),
        arguments("blanks before lines", PLAIN.replace("|", "|  ")),
        arguments("blank lines", "||" + PLAIN.replace("|t=", "|||t=")),
        arguments("only returns", PLAIN.replace("|", "\r")),
        arguments("only line feeds", PLAIN.replace("|", "\n")),
        arguments("no end of the last line", PLAIN.substring(0, PLAIN.length() - 1)),
        arguments("zeros at the end", PLAIN + "\0\0"),
        arguments("a byte order mark", "\uFEFF" + PLAIN),
        arguments("an origin of seven fields", PLAIN.replace("o=-", "o=- x")),
        arguments("an origin of one field", PLAIN.replace("o=- 1 1 IN IP4 192.0.2.4", "o=pbx")),
        arguments("an empty origin", PLAIN.replace("o=- 1 1 IN IP4 192.0.2.4", "o=")),
        arguments("two origins", PLAIN.replace("|s=", "|o=- 2 2 IN IP4 192.0.2.5|s=")),
        arguments("no origin", PLAIN.replace("|o=- 1 1 IN IP4 192.0.2.4", "")),
        arguments("no version", PLAIN.replace("v=0|", "")),
        arguments("no name", PLAIN.replace("|s=-", "")),
        arguments("an empty name", PLAIN.replace("s=-", "s=")),
        arguments("no time", PLAIN.replace("|t=0 0", "")),
        arguments("lines nobody knows", PLAIN.replace("|t=", "|nonsense|x|y=1|=|X-a:1|t=")),
        arguments("an address told twice", PLAIN.replace("|t=", "|c=IN IP4 192.0.2.9|t=")),
        arguments("an empty address first", PLAIN.replace("|c=", "|c=IN IP4|c=")),
        arguments("the address in lower case", PLAIN.replace("IN IP4", "in ip4")),
        arguments("the address with tabs", PLAIN.replace("c=IN IP4 ", "c=IN\tIP4\t")),
        arguments("a time to live", PLAIN.replace("|t=", "/127|t=")),
        arguments("only an address", PLAIN.replace("c=IN IP4 ", "c=")),
        arguments("codecs in lower case", PLAIN.replace("PCMU", "pcmu")),
        arguments("events shouted", PLAIN.replace("telephone-event", "TELEPHONE-EVENT")),
        arguments("attributes shouted", PLAIN.replace("rtpmap", "RTPMAP")),
        arguments("a shouted direction", PLAIN.replace("sendonly", "SendOnly")),
        arguments("the protocol in lower case", PLAIN.replace("RTP/AVP", "rtp/avp")),
        arguments("the kind shouted", PLAIN.replace("m=audio", "m=AUDIO")),
        arguments("a map with blanks", PLAIN.replace("0 PCMU/8000", "0  PCMU / 8000")),
        arguments("a map without a rate", PLAIN.replace("event/8000", "event")),
        arguments("no map of a static type", PLAIN.replace("|a=rtpmap:0 PCMU/8000", "")),
        arguments("a format told twice", PLAIN.replace("AVP 0 101", "AVP 0 0 101 101")),
        arguments("tabs between formats", PLAIN.replace("AVP 0 101", "AVP\t0\t101")),
        arguments("a number of ports", PLAIN.replace("4000", "4000/1")),
        arguments("another section broken", PLAIN + "m=video 70000 RTP/AVP 31|"),
        arguments("more than 32,768 characters", PLAIN + "a=x:12345678|".repeat(4_500)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("careless")
  void readsWhatCarelessPeersSend(String name, String text) {
    SessionDescription description = parsed(text.replace("|", "\r\n"));
    SdpMedia audio = description.media().getFirst();
    assertThat(description.address(audio)).isEqualTo("192.0.2.4");
    assertThat(audio.plainAudio()).isTrue();
    assertThat(audio.port()).isEqualTo(4000);
    assertThat(audio.rtpFormats()).hasSize(2);
    assertThat(audio.rtpFormats().get(0).carries(G711.PCMU)).isTrue();
    assertThat(audio.rtpFormats().get(1).telephoneEvent()).isTrue();
    assertThat(description.direction(audio)).isEqualTo(Direction.SEND_ONLY);
  }

  @Test
  void isQuickWithWhatNobodyWouldSend() {
    String many = "m=audio 4 RTP/AVP" + " 0".repeat(60_000) + "\r\n";
    SessionDescription description =
        parsed("v=0\r\n" + many + "a=rtpmap:5 x/8000\r\n".repeat(5_000));
    assertThat(description.media().getFirst().rtpFormats()).hasSize(1);
  }

  @Test
  void neverThrowsOnDamagedDescriptions() {
    Random random = new Random(5);
    byte[] good = BARESIP.getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = good.clone();
      for (int hits = 1 + random.nextInt(8); hits > 0; hits--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      String bad = new String(bytes, StandardCharsets.UTF_8);
      OfferAnswer ours = OfferAnswerTest.leg();
      assertThat(SdpParser.parse(bad)).isNotNull();
      assertThat(ours.offered(bad)).isNotNull();
      ours.offer();
      assertThat(ours.answered(bad)).isNotNull();
    }
  }

  static SessionDescription parsed(String text) {
    return switch (SdpParser.parse(text)) {
      case SdpParser.Result.Parsed(SessionDescription description) -> description;
      case SdpParser.Result.Malformed(String why) -> throw new AssertionError(why);
    };
  }
}
