package dev.parley.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.Codecs;
import dev.parley.audio.Tone;
import dev.parley.audio.Wav;
import dev.parley.peers.Likeness;
import dev.parley.sip.message.SipUri;
import dev.parley.telephony.PhoneEvent.Cause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two phones of ours on the loopback address. */
class PhoneIT {
  private final Phone ours = TestPhones.open();
  private final Phone theirs = TestPhones.open();

  @AfterEach
  void close() {
    ours.close();
    theirs.close();
  }

  @Test
  void talksAndPressesKeysBothWays(@TempDir Path directory) throws Exception {
    short[] hum = tone(440);
    BlockingQueue<IncomingCall> callers = new ArrayBlockingQueue<>(1);
    CountDownLatch done = new CountDownLatch(1);
    theirs.serve((call, incoming) -> {
      callers.add(incoming);
      call.ring();
      call.answer();
      TestPhones.await(call, PhoneEvent.Answered.class);
      call.sendDigits("12");
      TestPhones.say(call.audio(), hum);
      assertThat(TestPhones.await(call, PhoneEvent.Digit.class).digit()).isEqualTo('#');
      done.countDown();
    });
    Path wav = directory.resolve("call.wav");
    try (PhoneCall call = ours.dial(toThem().recordedTo(wav));
        Ear ear = new Ear(call.audio())) {
      TestPhones.await(call, PhoneEvent.Ringing.class);
      TestPhones.await(call, PhoneEvent.Answered.class);
      assertThat(TestPhones.await(call, PhoneEvent.Digit.class).digit()).isEqualTo('1');
      assertThat(TestPhones.await(call, PhoneEvent.Digit.class).digit()).isEqualTo('2');
      org.awaitility.Awaitility.await("the hum")
          .atMost(TestPhones.PATIENCE)
          .until(() -> Likeness.of(hum, 1_600, 800, ear.heard()) > 0.95);
      call.sendDigits("#");
      PhoneEvent.Ended ended = TestPhones.await(call, PhoneEvent.Ended.class);
      assertThat(ended.cause()).isEqualTo(Cause.REMOTE_HANG_UP);
      assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(Objects.requireNonNull(call.recording()).await(TestPhones.PATIENCE).complete())
          .isTrue();
      assertThat(Likeness.of(hum, 1_600, 800, Wav.read(wav).channel(0))).isGreaterThan(0.95);
      assertThat(call.audio().closed()).isTrue();
    }
    assertThat(callers.take()).isEqualTo(new IncomingCall("us", null, "them"));
  }

  @Test
  void speaksWidebandWhereBothSidesCan(@TempDir Path directory) throws Exception {
    short[] hiss =
        Tone.pair(440, 6_000, 4_000).at(AudioFrame.WIDEBAND).samples(Duration.ofSeconds(1));
    Path wav = directory.resolve("call.wav");
    try (Phone wide = TestPhones.open(Codecs.ALL)) {
      wide.serve((call, _) -> {
        call.answer();
        TestPhones.await(call, PhoneEvent.Answered.class);
        assertThat(call.audio().rate()).isEqualTo(AudioFrame.WIDEBAND);
        call.sendDigits("5");
        TestPhones.say(call.audio(), hiss);
        TestPhones.await(call, PhoneEvent.Ended.class);
      });
      SipUri them = SipUri.of("them", wide.address());
      try (PhoneCall call = ours.dial(DialRequest.direct(them, us(), id()).recordedTo(wav))) {
        TestPhones.await(call, PhoneEvent.Answered.class);
        assertThat(call.audio().rate()).isEqualTo(AudioFrame.WIDEBAND);
        try (Ear ear = new Ear(call.audio())) {
          assertThat(TestPhones.await(call, PhoneEvent.Digit.class).digit()).isEqualTo('5');
          org.awaitility.Awaitility.await("all of the hiss")
              .atMost(TestPhones.PATIENCE)
              .until(() -> Likeness.of(hiss, 3_200, 1_600, ear.heard()) > 0.95);
        }
        call.hangUp();
        assertThat(Objects.requireNonNull(call.recording()).await(TestPhones.PATIENCE).complete())
            .isTrue();
        assertThat(Wav.read(wav).rate()).isEqualTo(AudioFrame.WIDEBAND);
        assertThat(Likeness.of(hiss, 3_200, 1_600, Wav.read(wav).channel(0))).isGreaterThan(0.95);
      }
    }
  }

  @Test
  void tellsTheCallerWhyItRefuses() throws Exception {
    theirs.serve((call, _) -> call.refuse(486));
    try (PhoneCall call = ours.dial(toThem())) {
      assertThat(TestPhones.await(call, PhoneEvent.Ended.class).cause()).isEqualTo(Cause.BUSY);
    }
  }

  @Test
  void isUnavailableWhileNobodyServes() throws Exception {
    try (PhoneCall call = ours.dial(toThem())) {
      PhoneEvent.Ended ended = TestPhones.await(call, PhoneEvent.Ended.class);
      assertThat(ended.status()).isEqualTo(480);
    }
  }

  @Test
  void hearsThatTheCallerGaveUp() throws Exception {
    BlockingQueue<PhoneEvent> heard = new ArrayBlockingQueue<>(1);
    theirs.serve((call, _) -> {
      call.ring();
      heard.add(TestPhones.await(call, PhoneEvent.Ended.class));
    });
    try (PhoneCall call = ours.dial(toThem().ringingFor(Duration.ofMillis(300)))) {
      assertThat(TestPhones.await(call, PhoneEvent.Ended.class).cause()).isEqualTo(Cause.NO_ANSWER);
    }
    assertThat(heard.poll(5, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            PhoneEvent.Ended.class,
            ended -> assertThat(ended.cause()).isEqualTo(Cause.REMOTE_HANG_UP));
  }

  @Test
  void hangsUpEveryCallWhenItCloses() throws Exception {
    BlockingQueue<PhoneEvent> heard = new ArrayBlockingQueue<>(1);
    theirs.serve((call, _) -> {
      call.answer();
      heard.add(TestPhones.await(call, PhoneEvent.Ended.class));
    });
    try (PhoneCall call = ours.dial(toThem())) {
      TestPhones.await(call, PhoneEvent.Answered.class);
      ours.close();
      assertThat(TestPhones.await(call, PhoneEvent.Ended.class).cause())
          .isEqualTo(Cause.LOCAL_HANG_UP);
    }
    assertThat(heard.poll(5, TimeUnit.SECONDS)).isInstanceOf(PhoneEvent.Ended.class);
  }

  @Test
  void saysThatNobodyIsThere() throws Exception {
    SipUri nobody = SipUri.of("them", theirs.address()).with("transport", "tcp");
    theirs.close();
    try (PhoneCall call = ours.dial(DialRequest.direct(nobody, us(), id()))) {
      assertThat(TestPhones.await(call, PhoneEvent.Ended.class).cause())
          .isEqualTo(Cause.UNAVAILABLE);
    }
  }

  private DialRequest toThem() {
    return DialRequest.direct(SipUri.of("them", theirs.address()), us(), id());
  }

  private SipUri us() {
    return SipUri.of("us", ours.address());
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private static short[] tone(double hertz) {
    return Tone.sine(hertz, 8_000).samples(Duration.ofSeconds(1));
  }
}
