package dev.parley.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.Codec;
import dev.parley.audio.Codecs;
import dev.parley.audio.G711;
import dev.parley.audio.G722;
import dev.parley.audio.ToyCodec;
import dev.parley.rtp.MediaTarget;
import dev.parley.rtp.MediaTarget.Direction;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfferAnswerTest {
  private static final InetSocketAddress LOCAL = new InetSocketAddress("192.0.2.1", 40_000);

  private static final Codec TOY = new ToyCodec();

  private final OfferAnswer ours = leg();

  static OfferAnswer leg() {
    return new OfferAnswer(LOCAL, List.of(G711.PCMU, G711.PCMA), 77);
  }

  @Test
  void offersItsCodecsInOrderWithEventsAndTwentyMilliseconds() {
    assertThat(ours.offer().text())
        .isEqualTo(
            """
            v=0
            o=parley 77 77 IN IP4 192.0.2.1
            s=-
            c=IN IP4 192.0.2.1
            t=0 0
            m=audio 40000 RTP/AVP 0 8 101
            a=rtpmap:0 PCMU/8000
            a=rtpmap:8 PCMA/8000
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-16
            a=ptime:20
            a=sendrecv
            a=rtcp:40001
            a=rtcp-mux
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void holdsByWantingToHearNoMoreAndComesBack() {
    ours.offer();
    ours.answered(sdp("m=audio 5000 RTP/AVP 0"));
    ours.hold(true);
    assertThat(ours.offer().text()).contains("a=sendonly").contains("o=parley 77 78 ");
    assertThat(agreed(ours.answered(sdp("m=audio 5000 RTP/AVP 0", "a=recvonly"))).direction())
        .isEqualTo(Direction.SEND_ONLY);
    ours.hold(false);
    assertThat(ours.offer().text()).contains("a=sendrecv").contains("o=parley 77 79 ");
    assertThat(agreed(ours.answered(sdp("m=audio 5000 RTP/AVP 0"))).direction())
        .isEqualTo(Direction.SEND_RECEIVE);
  }

  @Test
  void staysOnHoldThoughTheFarEndOffersAnew() {
    ours.offer();
    ours.answered(sdp("m=audio 5000 RTP/AVP 0"));
    ours.hold(true);
    OfferAnswer.Outcome outcome = ours.offered(sdp("m=audio 5000 RTP/AVP 0"));
    assertThat(outcome).isInstanceOf(OfferAnswer.Outcome.Agreed.class);
    if (outcome instanceof OfferAnswer.Outcome.Agreed answer) {
      assertThat(answer.target().direction()).isEqualTo(Direction.SEND_ONLY);
      assertThat(answer.answerText()).contains("a=sendonly");
    }
  }

  @Test
  void followsTheFarEndsChoiceOfCodecAndEventNumber() {
    ours.offer();
    MediaTarget agreement =
        agreed(
            ours.answered(sdp("m=audio 5000 RTP/AVP 8 0 96", "a=rtpmap:96 telephone-event/8000")));
    assertThat(agreement.codec()).isEqualTo(G711.PCMA);
    assertThat(agreement.telephoneEvent()).isEqualTo(96);
    assertThat(agreement.rtp()).isEqualTo(new InetSocketAddress("198.51.100.9", 5000));
    assertThat(agreement.rtcp()).isEqualTo(new InetSocketAddress("198.51.100.9", 5001));
  }

  @Test
  void sendsRtcpWhereTheFarEndWantsIt() {
    ours.offer();
    assertThat(agreed(ours.answered(sdp("m=audio 5000 RTP/AVP 0", "a=rtcp-mux"))).rtcp())
        .isEqualTo(new InetSocketAddress("198.51.100.9", 5000));
    assertThat(
            agreed(ours.answered(sdp("m=audio 5000 RTP/AVP 0", "a=rtcp:7 IN IP4 203.0.113.4")))
                .rtcp())
        .isEqualTo(new InetSocketAddress("203.0.113.4", 7));
  }

  @Test
  void agreesOnNoEventsWithAFarEndThatHasNone() {
    ours.offer();
    MediaTarget agreement = agreed(ours.answered(sdp("m=audio 5000 RTP/AVP 0")));
    assertThat(agreement.telephoneEvent()).isNull();
  }

  @Test
  void answersWithOneCodecOfTheOfferAndItsEventNumber() {
    OfferAnswer.Outcome.Agreed agreed =
        outcome(
            ours.offered(
                sdp(
                    "m=audio 5000 RTP/AVP 18 8 0 98 99",
                    "a=rtpmap:98 telephone-event/48000",
                    "a=rtpmap:99 telephone-event/8000")));
    SdpMedia answer = answer(agreed);
    assertThat(answer.formats()).containsExactly("8", "99");
    assertThat(agreed.target().telephoneEvent()).isEqualTo(99);
    assertThat(answer.has("rtcp-mux")).isFalse();
  }

  @Test
  void usesTheDynamicNumberAnOfferGivesACodec() {
    MediaTarget agreement =
        agreed(ours.offered(sdp("m=audio 5000 RTP/AVP 97", "a=rtpmap:97 pcma/8000/1")));
    assertThat(agreement.codec()).isEqualTo(G711.PCMA);
    assertThat(agreement.payloadType()).isEqualTo(97);
  }

  @Test
  void refusesEveryOtherSectionInItsPlace() {
    OfferAnswer.Outcome.Agreed agreed =
        outcome(
            ours.offered(
                sdp(
                    "m=video 6000 RTP/AVP 31",
                    "m=audio 6002 RTP/SAVP 0",
                    "m=audio 6004 RTP/AVP 0",
                    "m=audio 6006 RTP/AVP 0")));
    assertThat(sections(agreed))
        .containsExactly(
            "video 0 RTP/AVP", "audio 0 RTP/SAVP", "audio 40000 RTP/AVP", "audio 0 RTP/AVP");
    assertThat(agreed.target().rtp().getPort()).isEqualTo(6004);
    assertThat(ours.offer().media()).extracting(SdpMedia::port).containsExactly(0, 0, 40_000, 0);
  }

  @Test
  void isHeldBySendonlyInactiveAndTheAddressZero() {
    assertThat(held("a=sendonly")).isEqualTo(Direction.RECEIVE_ONLY);
    assertThat(held("a=inactive")).isEqualTo(Direction.INACTIVE);
    assertThat(held("c=IN IP4 0.0.0.0")).isEqualTo(Direction.RECEIVE_ONLY);
    assertThat(outcome(ours.offered(sdp("m=audio 5000 RTP/AVP 0"))).held()).isFalse();
  }

  private Direction held(String line) {
    OfferAnswer.Outcome.Agreed agreed = outcome(ours.offered(sdp("m=audio 5000 RTP/AVP 0", line)));
    assertThat(agreed.held()).isTrue();
    assertThat(answer(agreed).direction()).isEqualTo(agreed.target().direction());
    return agreed.target().direction();
  }

  @Test
  void raisesTheVersionOnlyWhenWhatItSaysChanges() {
    ours.offer();
    ours.answered(sdp("m=audio 5000 RTP/AVP 0"));
    assertThat(ours.offer().origin()).contains("77 77");
    assertThat(originAfter("a=sendrecv")).contains("77 78");
    assertThat(originAfter("a=sendrecv")).contains("77 78");
    assertThat(originAfter("a=sendonly")).contains("77 79");
  }

  private String originAfter(String line) {
    OfferAnswer.Outcome.Agreed agreed = outcome(ours.offered(sdp("m=audio 5000 RTP/AVP 0", line)));
    SessionDescription answer = Objects.requireNonNull(agreed.answer());
    return answer.origin();
  }

  @Test
  void followsAChangeOfCodecInTheMiddle() {
    ours.offered(sdp("m=audio 5000 RTP/AVP 0"));
    MediaTarget changed = agreed(ours.offered(sdp("m=audio 5008 RTP/AVP 8")));
    assertThat(changed.codec()).isEqualTo(G711.PCMA);
    assertThat(changed.rtp().getPort()).isEqualTo(5008);
  }

  private static OfferAnswer wide() {
    return new OfferAnswer(LOCAL, Codecs.ALL, 77);
  }

  @Test
  void offersWidebandFirstWithTheClockThatItHasInRtp() {
    assertThat(wide().offer().text())
        .contains("m=audio 40000 RTP/AVP 9 0 8 101\r\na=rtpmap:9 G722/8000\r\n")
        .contains("a=rtpmap:101 telephone-event/8000\r\n");
  }

  private static OfferAnswer dynamic() {
    return new OfferAnswer(LOCAL, List.of(TOY, G711.PCMU), 77);
  }

  @Test
  void offersADynamicCodecWithItsChannelsItsParametersAndKeysAtEachClock() {
    assertThat(dynamic().offer().text())
        .contains(
            """
            m=audio 40000 RTP/AVP 96 0 101 102
            a=rtpmap:96 X-toy/48000/2
            a=fmtp:96 depth=16;toy=1
            a=rtpmap:0 PCMU/8000
            a=rtpmap:101 telephone-event/48000
            a=fmtp:101 0-16
            a=rtpmap:102 telephone-event/8000
            a=fmtp:102 0-16
            a=ptime:20
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void sendsByTheirNumbersAndHearsByOurs() {
    OfferAnswer calling = dynamic();
    calling.offer();
    MediaTarget target =
        agreed(
            calling.answered(
                sdp(
                    "m=audio 5000 RTP/AVP 107 0 96 101",
                    "a=rtpmap:107 x-TOY/48000/2",
                    "a=rtpmap:96 telephone-event/8000",
                    "a=rtpmap:101 TELEPHONE-EVENT/48000")));
    assertThat(target.codec()).isEqualTo(TOY);
    assertThat(target.payloadType()).isEqualTo(107);
    assertThat(target.codecHere()).isEqualTo(96);
    assertThat(target.telephoneEvent()).isEqualTo(101);
    assertThat(target.eventsHere()).isEqualTo(101);
  }

  @Test
  void sendsTonesToWhoHasKeysAtAnotherClockOnlyAndTakesTheirs() {
    OfferAnswer calling = dynamic();
    calling.offer();
    MediaTarget target =
        agreed(
            calling.answered(
                sdp(
                    "m=audio 5000 RTP/AVP 96 102",
                    "a=rtpmap:96 X-toy/48000/2",
                    "a=rtpmap:102 telephone-event/8000")));
    assertThat(target.telephoneEvent()).isNull();
    assertThat(target.eventsHere()).isEqualTo(102);
  }

  @Test
  void answersByTheNumbersOfTheOfferAndKeepsThem() {
    OfferAnswer called = dynamic();
    OfferAnswer.Outcome.Agreed agreed =
        outcome(
            called.offered(
                sdp(
                    "m=audio 5000 RTP/AVP 101 96 0 97",
                    "a=rtpmap:101 X-toy/48000/2",
                    "a=rtpmap:96 telephone-event/48000",
                    "a=rtpmap:97 telephone-event/8000")));
    assertThat(agreed.answerText())
        .contains("RTP/AVP 101 96\r\n", "a=fmtp:101 depth=16;toy=1\r\n", "a=fmtp:96 0-16\r\n");
    assertThat(agreed.target().codecHere()).isEqualTo(101);
    assertThat(agreed.target().eventsHere()).isNotEqualTo(101);
    assertThat(called.offer().text())
        .contains("a=rtpmap:101 X-toy/48000/2\r\n", "a=rtpmap:96 telephone-event/48000\r\n");
    SdpMedia offer = called.offer().media().getFirst();
    assertThat(offer.formats()).doesNotHaveDuplicates().hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-toy/48000", "X-toy/16000/2", "X-toy/48000/1", "X-toy/48000/two"})
  void isNotMistakenForAnotherFormatOfTheName(String format) {
    MediaTarget target =
        agreed(dynamic().offered(sdp("m=audio 5000 RTP/AVP 96 0", "a=rtpmap:96 " + format)));
    assertThat(target.codec()).isEqualTo(G711.PCMU);
  }

  @ParameterizedTest
  @CsvSource({"9 0 101, G722", "9, G722", "0 9, PCMU", "8 101, PCMA", "18 8 9, PCMA"})
  void takesTheCodecThatTheFarEndNamesFirst(String formats, String codec) {
    OfferAnswer calling = wide();
    calling.offer();
    String media = "m=audio 5000 RTP/AVP " + formats;
    assertThat(agreed(calling.answered(sdp(media))).codec().name()).isEqualTo(codec);
    assertThat(agreed(wide().offered(sdp(media))).codec().name()).isEqualTo(codec);
  }

  @Test
  void followsAChangeFromWidebandAndBack() {
    OfferAnswer calling = wide();
    calling.offer();
    assertThat(agreed(calling.answered(sdp("m=audio 5000 RTP/AVP 9 101"))).codec())
        .isEqualTo(G722.CODEC);
    assertThat(agreed(calling.offered(sdp("m=audio 5000 RTP/AVP 0 101"))).codec())
        .isEqualTo(G711.PCMU);
    assertThat(agreed(calling.offered(sdp("m=audio 5000 RTP/AVP 9 0 101"))).codec())
        .isEqualTo(G722.CODEC);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a=ptime:10; 10",
        "a=ptime:30; 30",
        "a=ptime:60; 60",
        "a=ptime:200; 200",
        "a=ptime:500; 200",
        "a=ptime:25; 20",
        "a=ptime:5; 10",
        "a=ptime:0; 20",
        "a=ptime:twenty; 20",
        "a=ptime:20.0; 20",
        "a=ptime:60,a=maxptime:40; 40",
        "a=maxptime:10; 10",
        "a=maxptime:150; 20",
        "a=sendrecv; 20",
      })
  void sendsPacketsAsLongAsTheFarEndWants(String lines, int millis) {
    String[] all = ("m=audio 5000 RTP/AVP 0," + lines).split(",", -1);
    assertThat(agreed(wide().offered(sdp(all))).packetTime()).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void saysWhyThereIsNoAgreement() {
    ours.offer();
    assertThat(refused(ours.answered(sdp("m=audio 0 RTP/AVP 0")))).contains("port 0");
    assertThat(refused(ours.answered(sdp("m=audio 5 RTP/AVP 18")))).contains("codec");
    assertThat(refused(ours.answered(sdp()))).contains("fewer m= lines");
    assertThat(refused(ours.offered(sdp("m=audio 5 RTP/SAVP 0")))).contains("RTP/AVP");
    assertThat(refused(ours.offered(sdp("m=audio 5 RTP/AVP 0", "c=IN IP4 pbx.example"))))
        .contains("pbx.example");
    assertThat(refused(ours.offered(sdp("m=audio 5 RTP/AVP 0", "c=IN IP4 224.2.1.1"))))
        .contains("224.2.1.1");
    assertThat(refused(ours.offered(""))).contains("v=0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RTP/SAVP", "RTP/SAVPF", "UDP/TLS/RTP/SAVP", "UDP/TLS/RTP/SAVPF"})
  void saysThatThePeerWantsSrtpAndWhatToDo(String protocol) {
    ours.offer();
    String[] lines = {
      "m=audio 5000 %s 0 101".formatted(protocol),
      "a=rtpmap:0 PCMU/8000",
      "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj"
    };
    for (OfferAnswer.Outcome outcome :
        List.of(ours.answered(sdp(lines)), ours.offered(sdp(lines)))) {
      assertThat(refused(outcome))
          .contains("The peer wants SRTP, which Parley does not speak yet", protocol, "switch");
    }
  }

  @Test
  void saysWhatElseAnAnswerHasInThePlaceOfAudio() {
    ours.offer();
    assertThat(refused(ours.answered(sdp("m=image 5000 udptl t38")))).contains("image over udptl");
    assertThat(refused(ours.answered(sdp("m=video 5000 RTP/AVP 31")))).contains("video");
    assertThat(refused(ours.offered(sdp("m=video 5000 RTP/AVP 31")))).contains("video over RTP");
  }

  @Test
  void takesAudioWithEarlyFeedbackForPlainAudioAndAnswersItAsSuch() {
    ours.offer();
    assertThat(agreed(ours.answered(sdp("m=audio 5000 RTP/AVPF 0"))).rtp().getPort())
        .isEqualTo(5000);
    OfferAnswer.Outcome.Agreed agreed = outcome(ours.offered(sdp("m=audio 5000 RTP/AVPF 0")));
    assertThat(sections(agreed)).containsExactly("audio 40000 RTP/AVPF");
    assertThat(ours.offer().media().getFirst().protocol()).isEqualTo("RTP/AVPF");
  }

  @Test
  void findsAudioThatIsAnsweredInAnotherPlace() {
    ours.offer();
    assertThat(
            agreed(ours.answered(sdp("m=video 0 RTP/AVP 31", "m=audio 5002 RTP/AVP 0")))
                .rtp()
                .getPort())
        .isEqualTo(5002);
  }

  @Test
  void speaksIpv6() {
    OfferAnswer six =
        new OfferAnswer(
            new InetSocketAddress(InetAddress.ofLiteral("::1"), 40_000), List.of(G711.PCMA), 1);
    assertThat(six.offer().text()).contains("c=IN IP6 0:0:0:0:0:0:0:1");
    assertThat(
            agreed(six.answered(sdp("m=audio 5 RTP/AVP 8", "c=IN IP6 2001:db8::2")))
                .rtp()
                .getAddress()
                .getHostAddress())
        .startsWith("2001:db8:");
  }

  static String sdp(String... lines) {
    String head =
        "v=0\r\no=far 1 1 IN IP4 198.51.100.9\r\ns=-\r\nc=IN IP4 198.51.100.9\r\nt=0 0\r\n";
    StringBuilder text = new StringBuilder(head);
    for (String line : lines) {
      text.append(line).append("\r\n");
    }
    return text.toString();
  }

  private static OfferAnswer.Outcome.Agreed outcome(OfferAnswer.Outcome outcome) {
    return switch (outcome) {
      case OfferAnswer.Outcome.Agreed agreed -> agreed;
      case OfferAnswer.Outcome.Refused(String why) -> throw new AssertionError(why);
    };
  }

  private static MediaTarget agreed(OfferAnswer.Outcome outcome) {
    return outcome(outcome).target();
  }

  private static String refused(OfferAnswer.Outcome outcome) {
    return switch (outcome) {
      case OfferAnswer.Outcome.Agreed agreed -> throw new AssertionError("agreed on " + agreed);
      case OfferAnswer.Outcome.Refused(String why) -> why;
    };
  }

  private static SdpMedia answer(OfferAnswer.Outcome.Agreed agreed) {
    SessionDescription answer = Objects.requireNonNull(agreed.answer());
    return answer.media().getFirst();
  }

  private static List<String> sections(OfferAnswer.Outcome.Agreed agreed) {
    SessionDescription answer = Objects.requireNonNull(agreed.answer());
    return answer.media().stream()
        .map(m -> "%s %d %s".formatted(m.kind(), m.port(), m.protocol()))
        .toList();
  }
}
