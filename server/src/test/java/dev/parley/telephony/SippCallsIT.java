package dev.parley.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.peers.HumanSpeech;
import dev.parley.peers.KeyPlayer;
import dev.parley.peers.Likeness;
import dev.parley.peers.PeerDirectory;
import dev.parley.peers.Peers;
import dev.parley.peers.RtpTap;
import dev.parley.peers.SippCallee;
import dev.parley.sip.call.SessionExpiry;
import dev.parley.telephony.PhoneEvent.Cause;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls to SIPp, which plays what callees do. */
class SippCallsIT {
  @RegisterExtension private final PeerDirectory directory = new PeerDirectory();

  private final Peers peers = Peers.ensure();
  private Phone phone = TestPhones.open();

  @AfterEach
  void hangUp() {
    phone.close();
  }

  @Test
  void answersAChallengeHearsEarlyMediaIsAnsweredAndHungUpOn() throws Exception {
    Path audio = HumanSpeech.ulaw(peers, directory.path(), "demo-thanks");
    try (SippCallee callee =
            SippCallee.playing("digest")
                .with("user", "alice")
                .with("password", "s3cret")
                .with("audio", audio.toString())
                .with("early", "1500")
                .with("talk", "2000")
                .start(peers, directory.path());
        PhoneCall call = phone.dial(call("sip:alice:s3cret@127.0.0.1:" + callee.port()));
        Ear ear = new Ear(call.audio())) {
      assertThat(TestPhones.await(call, PhoneEvent.Ringing.class).earlyMedia()).isTrue();
      TestPhones.await(call, PhoneEvent.Answered.class);
      short[] early = ear.heard();
      assertThat(loudest(early)).as("heard before the answer").isGreaterThan(1000);
      PhoneEvent.Ended ended = TestPhones.await(call, PhoneEvent.Ended.class);
      assertThat(ended.cause()).isEqualTo(Cause.REMOTE_HANG_UP);
      callee.awaitSuccess(TestPhones.PATIENCE);
      short[] said = HumanSpeech.samples(peers, "demo-thanks");
      assertThat(found(said, 12_000, ear.heard())).as("of 8 pieces played").isGreaterThan(2);
    }
  }

  /**
   * How many of the tenths of a second that begin at every fifth are heard. SIPp plays and echoes
   * unevenly: it lets 300 ms pass without a packet now and then.
   */
  private static long found(short[] said, int last, short[] heard) {
    long found = 0;
    for (int from = 800; from <= last; from += 1_600) {
      found += Likeness.of(said, from, 800, heard) > 0.95 ? 1 : 0;
    }
    return found;
  }

  @Test
  void isRefusedWithTheWrongPassword() throws Exception {
    try (SippCallee callee =
            SippCallee.playing("digest")
                .with("user", "alice")
                .with("password", "s3cret")
                .with("audio", HumanSpeech.ulaw(peers, directory.path(), "beep").toString())
                .with("early", "1")
                .with("talk", "1")
                .start(peers, directory.path());
        PhoneCall call = phone.dial(call("sip:alice:wrong@127.0.0.1:" + callee.port()))) {
      PhoneEvent.Ended ended = TestPhones.await(call, PhoneEvent.Ended.class);
      assertThat(ended.cause()).isEqualTo(Cause.REFUSED);
      assertThat(ended.status()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "486 Busy Here, BUSY",
    "600 Busy Everywhere, BUSY",
    "603 Decline, DECLINED",
    "404 Not Found, INVALID_NUMBER",
    "480 Temporarily Unavailable, NO_ANSWER",
    "503 Service Unavailable, UNAVAILABLE",
  })
  void saysWhatARefusalMeans(String refusal, Cause cause) throws Exception {
    try (SippCallee callee =
            SippCallee.playing("refuse")
                .with("refusal", refusal)
                .with("header", "Retry-After: 30")
                .start(peers, directory.path());
        PhoneCall call = phone.dial(call("sip:127.0.0.1:" + callee.port()))) {
      PhoneEvent.Ended ended = TestPhones.await(call, PhoneEvent.Ended.class);
      assertThat(ended.cause()).isEqualTo(cause);
      assertThat(ended.detail()).isEqualTo("SIP " + refusal + " (Retry-After: 30 s)");
      callee.awaitSuccess(TestPhones.PATIENCE);
    }
  }

  @Test
  void saysThatAPeerWhichTakesNoAudioOfOursMayWantSrtp() throws Exception {
    try (SippCallee callee =
            SippCallee.playing("refuse")
                .with("refusal", "488 Not Acceptable Here")
                .with("header", "Retry-After: 30")
                .start(peers, directory.path());
        PhoneCall call = phone.dial(call("sip:127.0.0.1:" + callee.port()))) {
      PhoneEvent.Ended ended = TestPhones.await(call, PhoneEvent.Ended.class);
      assertThat(ended.cause()).isEqualTo(Cause.INCOMPATIBLE_MEDIA);
      assertThat(ended.detail())
          .startsWith("SIP 488 Not Acceptable Here (Retry-After: 30 s). ")
          .contains("maybe it wants SRTP, which Parley does not speak yet");
      callee.awaitSuccess(TestPhones.PATIENCE);
    }
  }

  @Test
  void cancelsWhenNobodyAnswers() throws Exception {
    try (SippCallee callee = SippCallee.playing("ring").start(peers, directory.path());
        PhoneCall call =
            phone.dial(call("sip:127.0.0.1:" + callee.port()).ringingFor(Duration.ofMillis(700)))) {
      assertThat(TestPhones.await(call, PhoneEvent.Ringing.class).earlyMedia()).isFalse();
      PhoneEvent.Ended ended = TestPhones.await(call, PhoneEvent.Ended.class);
      assertThat(ended.cause()).isEqualTo(Cause.NO_ANSWER);
      assertThat(ended.status()).isEqualTo(487);
      callee.awaitSuccess(TestPhones.PATIENCE);
    }
  }

  @Test
  void cancelsWhenItsOwnerHangsUpWhileItRings() throws Exception {
    try (SippCallee callee = SippCallee.playing("ring").start(peers, directory.path());
        PhoneCall call = phone.dial(call("sip:127.0.0.1:" + callee.port()))) {
      TestPhones.await(call, PhoneEvent.Ringing.class);
      call.hangUp();
      assertThat(TestPhones.await(call, PhoneEvent.Ended.class).cause())
          .isEqualTo(Cause.LOCAL_HANG_UP);
      callee.awaitSuccess(TestPhones.PATIENCE);
    }
  }

  @ParameterizedTest
  @CsvSource({"udp", "tcp"})
  void talksAndHangsUp(String transport) throws Exception {
    SippCallee.Builder builder = SippCallee.playing("answer").echoing();
    try (SippCallee callee =
            (transport.equals("tcp") ? builder.overTcp() : builder).start(peers, directory.path());
        PhoneCall call =
            phone.dial(call("sip:127.0.0.1:%d;transport=%s".formatted(callee.port(), transport)));
        Ear ear = new Ear(call.audio())) {
      TestPhones.await(call, PhoneEvent.Answered.class);
      short[] said = Arrays.copyOf(HumanSpeech.samples(peers, "vm-goodbye"), 8_000);
      TestPhones.say(call.audio(), said);
      org.awaitility.Awaitility.await("the echo")
          .atMost(TestPhones.PATIENCE)
          .until(() -> found(said, 7_200, ear.heard()) > 2);
      call.hangUp();
      callee.awaitSuccess(TestPhones.PATIENCE);
      assertThat(TestPhones.await(call, PhoneEvent.Ended.class).cause())
          .isEqualTo(Cause.LOCAL_HANG_UP);
      assertThat(call.media().sent()).isGreaterThan(50);
    }
  }

  @Test
  void hangsUpTheSecondOfTwoPhonesThatAnswer() throws Exception {
    try (SippCallee callee = SippCallee.playing("twice").start(peers, directory.path());
        PhoneCall call = phone.dial(call("sip:127.0.0.1:" + callee.port()))) {
      TestPhones.await(call, PhoneEvent.Answered.class);
      assertThat(TestPhones.await(call, PhoneEvent.Ended.class).cause())
          .isEqualTo(Cause.REMOTE_HANG_UP);
      callee.awaitSuccess(TestPhones.PATIENCE);
    }
  }

  @Test
  void isPutOnHoldTakenBackAndMovedToAnotherCodec() throws Exception {
    try (SippCallee callee = SippCallee.playing("hold").echoing().start(peers, directory.path());
        PhoneCall call = phone.dial(call("sip:127.0.0.1:" + callee.port()))) {
      TestPhones.await(call, PhoneEvent.Answered.class);
      assertThat(TestPhones.await(call, PhoneEvent.Hold.class).held()).isTrue();
      assertThat(TestPhones.await(call, PhoneEvent.Hold.class).held()).isFalse();
      assertThat(call.next(Duration.ofSeconds(1))).isNull();
      call.hangUp();
      callee.awaitSuccess(TestPhones.PATIENCE);
    }
  }

  @Test
  void refreshesASessionThatTheCalleeKeepsShort() throws Exception {
    phone.close();
    phone =
        TestPhones.open(
            new SessionExpiry(Duration.ofSeconds(90), Duration.ofSeconds(2)),
            Duration.ofSeconds(20));
    try (SippCallee callee =
            SippCallee.playing("timer").with("expires", "4").start(peers, directory.path());
        PhoneCall call = phone.dial(call("sip:127.0.0.1:" + callee.port()))) {
      TestPhones.await(call, PhoneEvent.Answered.class);
      assertThat(call.next(Duration.ofSeconds(3))).isNull();
      call.hangUp();
      callee.awaitSuccess(TestPhones.PATIENCE);
    }
  }

  @Test
  void hearsTheKeysPressed() throws Exception {
    try (KeyPlayer keys = KeyPlayer.open(peers, "1", "star", "9");
        SippCallee callee =
            SippCallee.playing("answer")
                .with("media_port", Integer.toString(keys.port()))
                .start(peers, directory.path());
        PhoneCall call = phone.dial(call("sip:127.0.0.1:" + callee.port()))) {
      TestPhones.await(call, PhoneEvent.Answered.class);
      for (char key : new char[] {'1', '*', '9'}) {
        assertThat(TestPhones.await(call, PhoneEvent.Digit.class).digit()).isEqualTo(key);
      }
    }
  }

  @Test
  void saysWhenNoAudioComesAnyMore() throws Exception {
    phone.close();
    phone = TestPhones.open(SessionExpiry.STANDARD, Duration.ofMillis(800));
    try (SippCallee callee = SippCallee.playing("answer").start(peers, directory.path());
        PhoneCall call = phone.dial(call("sip:127.0.0.1:" + callee.port()))) {
      TestPhones.await(call, PhoneEvent.Answered.class);
      TestPhones.await(call, PhoneEvent.MediaLost.class);
    }
  }

  @Test
  void keepsItsPaceAndLosesNothingOnTheWire() throws Exception {
    int media = dev.parley.peers.Ports.free(8);
    try (RtpTap tap = RtpTap.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), media));
        SippCallee callee =
            SippCallee.playing("answer")
                .echoing()
                .media(media, tap.callerPort())
                .start(peers, directory.path());
        PhoneCall call = phone.dial(call("sip:127.0.0.1:" + callee.port()))) {
      TestPhones.await(call, PhoneEvent.Answered.class);
      TestPhones.say(
          call.audio(), Arrays.copyOf(HumanSpeech.samples(peers, "demo-thanks"), 3 * 8_000));
      call.hangUp();
      System.err.println("to SIPp: " + tap.fromCaller().figures());
      tap.fromCaller().isContinuous().isPacedEvery20Milliseconds(Duration.ofMillis(200));
      tap.fromCallee().isContinuous();
    }
  }

  private static DialRequest call(String trunk) {
    return TestPhones.call(TestPhones.trunk(trunk));
  }

  private static int loudest(short[] samples) {
    int loudest = 0;
    for (short sample : samples) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    return loudest;
  }
}
