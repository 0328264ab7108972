package dev.parley.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.AudioLine;
import dev.parley.audio.G711;
import dev.parley.audio.Level;
import dev.parley.audio.Tone;
import dev.parley.audio.Wav;
import dev.parley.rtp.MediaConfig;
import dev.parley.sip.call.SipConfig;
import dev.parley.sip.message.SipUri;
import dev.parley.telephony.DialRequest;
import dev.parley.telephony.Phone;
import dev.parley.telephony.PhoneCall;
import dev.parley.telephony.PhoneConfig;
import dev.parley.telephony.PhoneEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A phone of ours calls the test phone over real SIP and RTP. */
class TestPhoneIT {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration HOUR = Duration.ofHours(1);

  private final Phone ours = phone();
  private final SynchronousQueue<TestCall> taken = new SynchronousQueue<>();

  private static Phone phone() {
    InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return Phone.open(
        PhoneConfig.of(
            SipConfig.of(anywhere, CLOCK, new Random()),
            MediaConfig.of(anywhere.getAddress(), CLOCK, new Random()).withThreads(1)));
  }

  private static TestPhone.Settings settings() {
    return TestPhone.Settings.of(CLOCK, new Random(1));
  }

  /** Hands an answered call to the test and waits for its end. */
  private void answer(TestCall call) throws InterruptedException {
    if (call.answer()) {
      taken.put(call);
      var _ = call.over(HOUR);
    }
  }

  private PhoneCall dial(TestPhone phone) {
    return ours.dial(
        DialRequest.direct(
            phone.address("somebody"),
            SipUri.of("us", ours.address()),
            UUID.randomUUID().toString()));
  }

  private TestCall theirs() throws InterruptedException {
    return Objects.requireNonNull(
        taken.poll(LIMIT.toSeconds(), TimeUnit.SECONDS), "nobody answers");
  }

  private static PhoneEvent next(PhoneCall call, Class<? extends PhoneEvent> kind)
      throws InterruptedException {
    PhoneEvent event = call.next(LIMIT);
    while (event != null && !kind.isInstance(event)) {
      event = call.next(LIMIT);
    }
    return Objects.requireNonNull(event, kind.getSimpleName());
  }

  @AfterEach
  void close() {
    ours.close();
  }

  private static short[] hum(int rate, int millis) {
    return Tone.sine(440, 8000).at(rate).samples(Duration.ofMillis(millis));
  }

  /** A WAV file of µ-law at 8 kHz, or of linear samples at 16 kHz. */
  private static Wav wav(boolean mulaw, int millis) {
    int rate = mulaw ? AudioFrame.NARROWBAND : AudioFrame.WIDEBAND;
    short[] hum = hum(rate, millis);
    int width = mulaw ? 1 : 2;
    ByteBuffer file = ByteBuffer.allocate(44 + width * hum.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF....WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    file.putShort((short) (mulaw ? 7 : 1)).putShort((short) 1).putInt(rate).putInt(rate * width);
    file.putShort((short) width).putShort((short) (8 * width));
    file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(width * hum.length);
    if (mulaw) {
      byte[] bytes = new byte[hum.length];
      G711.PCMU.encode(hum, 0, bytes, 0, hum.length);
      file.put(bytes);
    } else {
      file.asShortBuffer().put(hum);
    }
    return Wav.parse(file.array());
  }

  /** How long what comes in is voiced, until it has been silent for a while. */
  private static int heardMillis(AudioLine line) {
    AudioFrame frame = new AudioFrame(line.rate());
    int[] heard = {0, 0};
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> {
          while (line.poll(frame)) {
            boolean voiced = Level.voiced(frame.samples(), 0, frame.samples().length);
            heard[0] += voiced ? 20 : 0;
            heard[1] = voiced ? 0 : heard[1] + 20;
          }
          return heard[0] > 0 && heard[1] > 300;
        });
    return heard[0];
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void playsAFileAndNotesWhenItLeft(boolean mulaw) throws Exception {
    try (TestPhone phone = TestPhone.open(settings(), this::answer);
        PhoneCall call = dial(phone)) {
      next(call, PhoneEvent.Answered.class);
      Utterance played = theirs().play(wav(mulaw, 600));
      assertThat(heardMillis(call.audio())).isCloseTo(600, within(60));
      assertThat(played.said()).isTrue();
      assertThat((played.lastNanos() - played.firstNanos()) / 1_000_000)
          .isCloseTo(580, within(60L));
    }
  }

  @Test
  void waitsForTheAgentsSilenceAndTellsWhenItSpoke() throws Exception {
    try (TestPhone phone = TestPhone.open(settings(), this::answer);
        PhoneCall call = dial(phone)) {
      next(call, PhoneEvent.Answered.class);
      TestCall theirs = theirs();
      assertThat(theirs.quiet()).isGreaterThan(HOUR);
      long before = System.nanoTime();
      AudioLine line = call.audio();
      short[] hum = hum(line.rate(), 1000);
      assertThat(line.play(hum, 0, hum.length)).isEqualTo(hum.length);
      assertThat(theirs.awaitQuiet(before, Duration.ofMillis(400))).isTrue();
      long first = theirs.voicedFrom(before).orElseThrow();
      long last = theirs.voicedBefore(Long.MAX_VALUE).orElseThrow();
      assertThat((last - first) / 1_000_000).isCloseTo(980, within(100L));
      assertThat(System.nanoTime() - last).isGreaterThan(400_000_000L);
    }
  }

  @Test
  void pressesKeys() throws Exception {
    try (TestPhone phone = TestPhone.open(settings(), this::answer);
        PhoneCall call = dial(phone)) {
      next(call, PhoneEvent.Answered.class);
      theirs().press("4#");
      assertThat(List.of(next(call, PhoneEvent.Digit.class), next(call, PhoneEvent.Digit.class)))
          .containsExactly(new PhoneEvent.Digit('4'), new PhoneEvent.Digit('#'));
    }
  }

  @Test
  void holdsTheAgentAndHearsItOnlyWhenItIsBack() throws Exception {
    try (TestPhone phone = TestPhone.open(settings(), this::answer);
        PhoneCall call = dial(phone)) {
      next(call, PhoneEvent.Answered.class);
      TestCall theirs = theirs();
      theirs.hold(true);
      assertThat(next(call, PhoneEvent.Hold.class)).isEqualTo(new PhoneEvent.Hold(true));
      AudioLine line = call.audio();
      short[] hum = hum(line.rate(), 200);
      int _ = line.play(hum, 0, hum.length);
      long back = System.nanoTime();
      theirs.hold(false);
      assertThat(next(call, PhoneEvent.Hold.class)).isEqualTo(new PhoneEvent.Hold(false));
      assertThat(theirs.awaitQuiet(0, Duration.ofMillis(100))).isTrue();
      assertThat(theirs.voicedFrom(0).orElseThrow()).isGreaterThan(back);
    }
  }

  @Test
  void losesTheShareOfItsPacketsThatItIsTold() throws Exception {
    try (TestPhone phone = TestPhone.open(settings().losing(0.3), this::answer);
        PhoneCall call = dial(phone)) {
      next(call, PhoneEvent.Answered.class);
      await().atMost(LIMIT).until(() -> call.media().received() + call.media().lost() > 200);
      double lost = call.media().lost();
      assertThat(lost / (call.media().received() + lost)).isBetween(0.15, 0.45);
    }
  }

  @Test
  void letsItRingAndIsToldThatTheCallerGaveUp() throws Exception {
    SynchronousQueue<Boolean> waited = new SynchronousQueue<>();
    try (TestPhone phone = TestPhone.open(settings(), incoming -> waited.put(incoming.ring(HOUR)));
        PhoneCall call = dial(phone)) {
      next(call, PhoneEvent.Ringing.class);
      call.hangUp();
      assertThat(waited.poll(LIMIT.toSeconds(), TimeUnit.SECONDS)).isFalse();
    }
  }

  @Test
  void refusesAndHangsUp() throws Exception {
    try (TestPhone busy = TestPhone.open(settings(), incoming -> incoming.refuse(486));
        TestPhone curt =
            TestPhone.open(
                settings(),
                incoming -> {
                  if (incoming.answer()) {
                    incoming.hangUp();
                  }
                });
        PhoneCall toBusy = dial(busy);
        PhoneCall toCurt = dial(curt)) {
      PhoneEvent.Ended refused = (PhoneEvent.Ended) next(toBusy, PhoneEvent.Ended.class);
      assertThat(refused.cause()).isEqualTo(PhoneEvent.Cause.BUSY);
      PhoneEvent.Ended hungUp = (PhoneEvent.Ended) next(toCurt, PhoneEvent.Ended.class);
      assertThat(hungUp.cause()).isEqualTo(PhoneEvent.Cause.REMOTE_HANG_UP);
    }
  }
}
