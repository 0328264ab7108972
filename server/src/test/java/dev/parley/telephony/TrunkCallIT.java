package dev.parley.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.SpeechFixture;
import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.Wav;
import dev.parley.peers.BaresipPhone;
import dev.parley.peers.BaresipPhone.Answering;
import dev.parley.peers.Capture;
import dev.parley.peers.HumanSpeech;
import dev.parley.peers.KamailioTrunk;
import dev.parley.peers.Likeness;
import dev.parley.peers.PeerDirectory;
import dev.parley.peers.Peers;
import dev.parley.peers.RtpTap;
import dev.parley.rtp.Recording;
import dev.parley.telephony.PhoneEvent.Cause;
import dev.parley.tts.EmbeddedVoices;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls by way of a real trunk, Kamailio, which asks for digest, to a real phone, baresip. */
class TrunkCallIT {
  /** However busy the machine is: the longest a listener may wait for a packet. */
  private static final Duration LONGEST_GAP = Duration.ofMillis(200);

  private static final String OUR_WORDS =
      "Hello, I am calling about your appointment on Thursday. Can you still come?";

  private static final String THEIR_RECORDING = "privacy-prompt";
  private static final String THEIR_WORDS =
      "Please enter your phone number, starting with the area code.";

  private static final int LOUD = 500;
  private static final int MARGIN = AudioFrame.NARROWBAND / 5;

  @RegisterExtension private final PeerDirectory directory = new PeerDirectory();

  private final Peers peers = Peers.ensure();
  private final Phone phone = TestPhones.open();

  @AfterEach
  void hangUp() {
    phone.close();
  }

  @Test
  void carriesSpeechBothWaysWithoutAGap() throws Exception {
    short[] ours = SpeechFixture.spoken(OUR_WORDS, EmbeddedVoices.PICO);
    short[] theirs = HumanSpeech.samples(peers, THEIR_RECORDING);
    Path recording = directory.path().resolve("call.wav");
    try (RtpTap tap = RtpTap.open();
        KamailioTrunk trunk = KamailioTrunk.start(peers, directory.path(), tap);
        BaresipPhone callee = callee(trunk, Answering.AUTO)) {
      Optional<Capture> capture = Capture.start(peers, directory.path(), tap.callerPort());
      try (PhoneCall call = phone.dial(call(trunk.address()).recordedTo(recording));
          Ear ear = new Ear(call.audio())) {
        TestPhones.await(call, PhoneEvent.Answered.class);
        TestPhones.say(call.audio(), ours);
        org.awaitility.Awaitility.await("all they say")
            .atMost(TestPhones.PATIENCE)
            .pollInterval(Duration.ofMillis(200))
            .until(() ->
                tap.fromCallee().packets().size() * AudioClock.FRAME > theirs.length + 12_000);
        call.hangUp();
        callee.awaitOutput("terminated");

        tap.fromCaller().isContinuous().isPacedEvery20Milliseconds(LONGEST_GAP);
        tap.fromCallee().isContinuous().isPacedEvery20Milliseconds(LONGEST_GAP);
        capture.ifPresent(c -> {
          System.err.println("captured of ours: " + c.sentTo(tap.callerPort()).figures());
          c.sentTo(tap.callerPort()).isContinuous().isPacedEvery20Milliseconds(LONGEST_GAP);
          c.sentFrom(tap.callerPort()).isContinuous().isPacedEvery20Milliseconds(LONGEST_GAP);
        });
        System.err.println("we sent: " + tap.fromCaller().figures());
        System.err.println("baresip sent: " + tap.fromCallee().figures());
        short[] heardByThem = Wav.read(callee.heard()).mono(AudioFrame.NARROWBAND);
        assertHeard(theirs, ear.heard());
        assertHeard(ours, heardByThem);
        assertThat(words(heardByThem)).isEqualTo(plain(OUR_WORDS));
        assertThat(words(ear.heard())).isEqualTo(plain(THEIR_WORDS));
        Recording file = Objects.requireNonNull(call.recording());
        assertThat(file.await(TestPhones.PATIENCE).complete()).isTrue();
        assertHeard(theirs, Wav.read(recording).channel(0));
        assertHeard(ours, Wav.read(recording).channel(1));
      } finally {
        capture.ifPresent(Capture::close);
      }
    }
  }

  /** What a recogniser understands of the loud part of what was heard. */
  private static String words(short[] heard) throws InterruptedException {
    int from = 0;
    int to = heard.length;
    while (from < to && Math.abs(heard[from]) < LOUD) {
      from++;
    }
    while (to > from && Math.abs(heard[to - 1]) < LOUD) {
      to--;
    }
    short[] loud =
        Arrays.copyOfRange(heard, Math.max(0, from - MARGIN), Math.min(heard.length, to + MARGIN));
    return plain(SpeechFixture.heard(SpeechFixture.stt(), loud).text());
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z ]", "");
  }

  /** Every half second of speech that is loud enough to be told from another. */
  private static void assertHeard(short[] said, short[] heard) {
    for (int from = 4_000; from + 800 < said.length; from += 4_000) {
      int loudest = 0;
      for (int i = from; i < from + 800; i++) {
        loudest = Math.max(loudest, Math.abs(said[i]));
      }
      if (loudest > 4 * LOUD) {
        assertThat(Likeness.of(said, from, 800, heard))
            .as("speech at %d ms", from / 8)
            .isGreaterThan(0.95);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"udp", "tcp"})
  void pressesAndHearsKeys(String transport) throws Exception {
    try (KamailioTrunk trunk = KamailioTrunk.start(peers, directory.path());
        BaresipPhone callee = callee(trunk, Answering.AUTO);
        PhoneCall call = phone.dial(call(trunk.address() + ";transport=" + transport))) {
      TestPhones.await(call, PhoneEvent.Answered.class);
      callee.awaitOutput("established");
      callee.command("sndcode", "4711#");
      for (char key : "4711#".toCharArray()) {
        assertThat(TestPhones.await(call, PhoneEvent.Digit.class).digit()).isEqualTo(key);
      }
      call.sendDigits("90*");
      callee.awaitOutput("received event: '9'");
      callee.awaitOutput("received event: '0'");
      callee.awaitOutput("received event: '*'");
      callee.command("hangup");
      assertThat(TestPhones.await(call, PhoneEvent.Ended.class).cause())
          .isEqualTo(Cause.REMOTE_HANG_UP);
    }
  }

  @Test
  void followsHoldAndResume() throws Exception {
    try (KamailioTrunk trunk = KamailioTrunk.start(peers, directory.path());
        BaresipPhone callee = callee(trunk, Answering.AUTO);
        PhoneCall call = phone.dial(call(trunk.address()))) {
      TestPhones.await(call, PhoneEvent.Answered.class);
      callee.awaitOutput("established");
      callee.command("hold");
      assertThat(TestPhones.await(call, PhoneEvent.Hold.class).held()).isTrue();
      callee.command("resume");
      assertThat(TestPhones.await(call, PhoneEvent.Hold.class).held()).isFalse();
    }
  }

  @Test
  void hearsThatTheCalleeIsBusy() throws Exception {
    try (KamailioTrunk trunk = KamailioTrunk.start(peers, directory.path());
        BaresipPhone callee = callee(trunk, Answering.MANUAL);
        PhoneCall call = phone.dial(call(trunk.address()))) {
      TestPhones.await(call, PhoneEvent.Ringing.class);
      callee.command("hangup");
      PhoneEvent.Ended ended = TestPhones.await(call, PhoneEvent.Ended.class);
      assertThat(ended.cause()).isEqualTo(Cause.BUSY);
      assertThat(ended.status()).isEqualTo(486);
    }
  }

  @Test
  void stopsTheRingingWhenNobodyAnswers() throws Exception {
    try (KamailioTrunk trunk = KamailioTrunk.start(peers, directory.path());
        BaresipPhone callee = callee(trunk, Answering.MANUAL);
        PhoneCall call = phone.dial(call(trunk.address()).ringingFor(Duration.ofMillis(1500)))) {
      TestPhones.await(call, PhoneEvent.Ringing.class);
      assertThat(TestPhones.await(call, PhoneEvent.Ended.class).cause()).isEqualTo(Cause.NO_ANSWER);
      callee.awaitOutput("session closed");
    }
  }

  @Test
  void isTurnedAwayWithoutTheRightPassword() throws Exception {
    try (KamailioTrunk trunk = KamailioTrunk.start(peers, directory.path());
        PhoneCall call = phone.dial(call("sip:trunk:guess@127.0.0.1:" + trunk.port()))) {
      PhoneEvent.Ended ended = TestPhones.await(call, PhoneEvent.Ended.class);
      assertThat(ended.cause()).isEqualTo(Cause.REFUSED);
      assertThat(ended.status()).isEqualTo(407);
    }
  }

  @Test
  void knowsWhetherTheTrunkIsThere() throws Exception {
    Trunk gone;
    try (KamailioTrunk trunk = KamailioTrunk.start(peers, directory.path())) {
      gone = TestPhones.trunk(trunk.address() + ";transport=tcp");
      assertThat(phone.qualify(gone, TestPhones.PATIENCE))
          .isInstanceOfSatisfying(
              TrunkHealth.Reachable.class,
              reachable -> assertThat(reachable.status()).isEqualTo(200));
    }
    assertThat(phone.qualify(gone, TestPhones.PATIENCE))
        .isInstanceOf(TrunkHealth.Unreachable.class);
  }

  private BaresipPhone callee(KamailioTrunk trunk, Answering answering) {
    Path microphone =
        HumanSpeech.microphone(
            peers,
            directory.path(),
            Duration.ofMillis(500),
            List.of(THEIR_RECORDING),
            Duration.ofSeconds(40));
    return BaresipPhone.start(peers, directory.path(), trunk, microphone, answering);
  }

  private static DialRequest call(String trunk) {
    return TestPhones.call(TestPhones.trunk(trunk));
  }
}
