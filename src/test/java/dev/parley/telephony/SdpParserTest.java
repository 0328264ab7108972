package dev.parley.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.G711;
import dev.parley.rtp.MediaTarget.Direction;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
            SdpFormat.of(G711.PCMU), SdpFormat.of(G711.PCMA), SdpFormat.telephoneEvent(101));
    assertThat(audio.value("rtcp")).contains("27001");
    assertThat(description.direction(audio)).isEqualTo(Direction.SEND_RECEIVE);
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
        "v=0\ns=-\n",
        "v=0\no=- 1 1 IN IP4\n",
        "v=0\no=- 1 1 IN IP4 h\no=- 1 1 IN IP4 h\n",
        "v=0\no=- 1 1 IN IP4 h\nnonsense\n",
        "v=0\no=- 1 1 IN IP4 h\nc=IN IP4\n",
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
    assertThat(SdpParser.parse("v=0\n".repeat(20_000)))
        .isInstanceOf(SdpParser.Result.Malformed.class);
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
