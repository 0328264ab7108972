package dev.parley.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioLine;
import dev.parley.audio.Codec;
import dev.parley.audio.Codecs;
import dev.parley.call.PhoneNumber;
import dev.parley.rtp.MediaConfig;
import dev.parley.sip.call.SessionExpiry;
import dev.parley.sip.call.SipConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Phones on the loopback address, and what tests do with them. */
final class TestPhones {
  static final Duration PATIENCE = Duration.ofSeconds(15);
  static final PhoneNumber SOMEBODY = new PhoneNumber("+15551234567");

  private static final SecureRandom RANDOM = new SecureRandom();

  private TestPhones() {}

  static Phone open() {
    return open(SessionExpiry.STANDARD, Duration.ofSeconds(20));
  }

  /** One that takes calls in some codecs. */
  static Phone open(List<Codec> codecs) {
    return open(SessionExpiry.STANDARD, Duration.ofSeconds(20), codecs);
  }

  static Phone open(SessionExpiry expiry, Duration deadMedia) {
    return open(expiry, deadMedia, Codecs.NARROWBAND);
  }

  private static Phone open(SessionExpiry expiry, Duration deadMedia, List<Codec> codecs) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    SipConfig sip =
        SipConfig.of(new InetSocketAddress(loopback, 0), InstantSource.system(), RANDOM)
            .withSessionExpiry(expiry);
    MediaConfig media =
        MediaConfig.of(loopback, InstantSource.system(), RANDOM)
            .withThreads(1)
            .withDeadMedia(deadMedia);
    return Phone.open(PhoneConfig.of(sip, media).withCodecs(codecs));
  }

  static Trunk trunk(String text) {
    return switch (TrunkText.parse("PARLEY_TRUNK", text, "+15550001", 10, Duration.ofSeconds(20))) {
      case TrunkText.Result.Valid(Trunk trunk) -> trunk;
      case TrunkText.Result.Invalid invalid ->
          throw new AssertionError(invalid.problems().toString());
    };
  }

  static DialRequest call(Trunk trunk) {
    return DialRequest.number(SOMEBODY, trunk, null, UUID.randomUUID().toString());
  }

  /** Takes events until one of a kind comes; others before it are passed over. */
  static <T extends PhoneEvent> T await(PhoneCall call, Class<T> kind) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      PhoneEvent event = call.next(Duration.ofNanos(end - System.nanoTime()));
      if (kind.isInstance(event)) {
        return kind.cast(event);
      }
      assertThat(event)
          .as("before %s", kind.getSimpleName())
          .isNotInstanceOf(PhoneEvent.Ended.class);
    }
    throw new AssertionError("no %s within %s".formatted(kind.getSimpleName(), PATIENCE));
  }

  /** Plays samples and waits until the last has left. */
  static void say(AudioLine line, short[] samples) throws InterruptedException {
    // A frame cut short would be filled up with silence in any case.
    int whole = (samples.length + AudioClock.FRAME - 1) / AudioClock.FRAME * AudioClock.FRAME;
    short[] frames = Arrays.copyOf(samples, whole);
    int at = 0;
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (at < frames.length) {
      at += line.play(frames, at, frames.length - at);
      assertThat(line.awaitRoom(PATIENCE)).as("room on the line").isTrue();
      assertThat(System.nanoTime()).as("time to say it").isLessThan(end);
    }
    org.awaitility.Awaitility.await("all is said")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> line.played() >= line.queued());
  }
}
