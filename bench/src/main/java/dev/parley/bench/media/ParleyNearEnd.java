package dev.parley.bench.media;

import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.AudioLine;
import dev.parley.audio.Codec;
import dev.parley.audio.Resampler;
import dev.parley.bench.report.Figures;
import dev.parley.rtp.MediaConfig;
import dev.parley.rtp.MediaEngine;
import dev.parley.rtp.MediaListener;
import dev.parley.rtp.MediaSession;
import dev.parley.rtp.MediaStats;
import dev.parley.rtp.MediaTarget;
import dev.parley.stt.VoiceActivity;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Parley's media on one loop: each call plays a speech and hears it come back. */
final class ParleyNearEnd implements NearEnd {
  private static final int TELEPHONE_EVENT = 101;
  private static final Duration ROUND = Duration.ofMillis(500);
  private static final int STEPS = 50;
  private static final int SPEECH = 30 * AudioFrame.NARROWBAND;
  private static final VoiceActivity.Listener DEAF_EAR =
      new VoiceActivity.Listener() {
        @Override
        public void window(short[] samples, long position, long arrived, float probability) {}

        @Override
        public void closed() {}
      };
  private static final MediaListener NOBODY =
      new MediaListener() {
        @Override
        public void digit(char digit) {}

        @Override
        public void mediaQuiet() {}

        @Override
        public void mediaLost() {}

        @Override
        public void mediaResumed() {}

        @Override
        public void mediaFailed(Throwable cause) {}
      };

  private final MediaEngine engine;
  private final List<MediaSession> sessions = new ArrayList<>();
  private final short[] speech;
  private final int[] positions;
  private final Thread feeder;
  private final int rate;

  /** Ticks that wait on each line at least; half of what it takes. */
  private final long ahead;

  private volatile boolean closed;
  private MediaCost before = new MediaCost(0, 0, 0, 0);
  private Figures counted = new Figures(before, 0, 0, 0);

  /**
   * Begins calls.
   *
   * @param recordings where both ways are recorded, null not to record
   * @param activity listens to every call, null for nobody
   * @param talk share of the time in which there is speech
   */
  ParleyNearEnd(
      int calls,
      List<InetSocketAddress> far,
      @Nullable Path recordings,
      @Nullable VoiceActivity activity,
      double talk,
      Codec codec,
      InstantSource clock) {
    Random random = new Random(1);
    rate = codec.sampleRate();
    ahead = AudioClock.RATE / AudioClock.samplesPerTick(rate);
    speech =
        Resampler.convert(
            TalkSpurts.of(SPEECH, talk, random), AudioFrame.NARROWBAND, codec.sampleRate());
    positions = random.ints(calls, 0, speech.length).toArray();
    engine =
        MediaEngine.open(
            MediaConfig.of(InetAddress.getLoopbackAddress(), clock, new Random(1)).withThreads(1));
    for (int i = 0; i < calls; i++) {
      MediaSession session = engine.open();
      sessions.add(session);
      InetSocketAddress to = far.get(i % far.size());
      session.start(
          new MediaTarget(
              to,
              to,
              codec,
              codec.payloadType(),
              TELEPHONE_EVENT,
              true,
              MediaTarget.Direction.SEND_RECEIVE),
          NOBODY);
      if (recordings != null) {
        var _ = session.record(recordings.resolve("parley-%d.wav".formatted(i)));
      }
      if (activity != null) {
        var _ = activity.watch(session.line(), DEAF_EAR);
      }
    }
    feeder = Thread.ofPlatform().name(MediaCost.OWN + "feeder").daemon().start(this::feed);
  }

  /** Keeps what is queued on each line at half of its room or more, a few lines at a time. */
  private void feed() {
    for (int step = 0; !closed; step = (step + 1) % STEPS) {
      for (int i = step; i < sessions.size(); i += STEPS) {
        AudioLine line = sessions.get(i).line();
        if (line.queued() - line.played() < ahead) {
          int count = Math.min(rate, speech.length - positions[i]);
          positions[i] = (positions[i] + line.play(speech, positions[i], count)) % speech.length;
        }
      }
      LockSupport.parkNanos(this, ROUND.toNanos() / STEPS);
    }
  }

  @Override
  public void begin() {
    counted = counted();
    before = MediaCost.now();
  }

  @Override
  public Figures end() {
    MediaCost cost = MediaCost.now().since(before);
    Figures now = counted();
    return new Figures(
        cost,
        now.sent() - counted.sent(),
        now.received() - counted.received(),
        now.missing() - counted.missing());
  }

  private Figures counted() {
    long sent = 0;
    long received = 0;
    long missing = 0;
    for (MediaSession session : sessions) {
      MediaStats stats = session.stats();
      sent += stats.sent();
      received += stats.received();
      missing += stats.lost() + stats.late();
    }
    return new Figures(before, sent, received, missing);
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(feeder);
    engine.close();
  }
}
