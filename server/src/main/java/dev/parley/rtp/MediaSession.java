package dev.parley.rtp;

import dev.parley.audio.AudioLine;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One leg's media: a pair of ports, a line, and at most one recording. Usable from any thread. */
public final class MediaSession implements AutoCloseable {
  private final MediaLoop loop;
  private final LegMedia leg;
  private final InetSocketAddress address;
  private final Recorder recorder;
  private final Consumer<MediaSession> onClose;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicReference<@Nullable RecordingTrack> recording = new AtomicReference<>();

  MediaSession(
      MediaLoop loop,
      LegMedia leg,
      InetSocketAddress address,
      Recorder recorder,
      Consumer<MediaSession> onClose) {
    this.loop = loop;
    this.leg = leg;
    this.address = address;
    this.recorder = recorder;
    this.onClose = onClose;
  }

  /** Where RTP is received; RTCP is received there too, and one port above. */
  public InetSocketAddress localAddress() {
    return address;
  }

  /** The audio, both ways. */
  public AudioLine line() {
    return leg.line();
  }

  /**
   * Starts the media, or redirects it: early media to answer, re-INVITE. The stream we send goes on
   * with the same SSRC; the far end's source is learnt anew when its address changed. The line
   * keeps the rate of the codec that it began with, early media excepted.
   */
  public void start(MediaTarget target, MediaListener listener) {
    settle(target);
    leg.prepare(target.codec());
    loop.execute(leg, () -> leg.start(target, listener, System.nanoTime()));
  }

  /** The same before the call is answered: by whom, and in which codec, is not known yet. */
  public void startEarly(MediaTarget target, MediaListener listener) {
    leg.line().open(target.codec().sampleRate(), false);
    leg.prepare(target.codec());
    loop.execute(leg, () -> leg.start(target, listener, System.nanoTime()));
  }

  /** Gives the line the rate that it keeps, before {@link #start} and before anybody reads it. */
  public void settle(MediaTarget target) {
    leg.line().open(target.codec().sampleRate(), true);
  }

  /**
   * Says from which hosts the far end signals: behind a NAT its media comes from there and not from
   * where its description says. Media from any other host is a stranger's.
   */
  public void trust(List<InetAddress> hosts) {
    List<InetAddress> known = List.copyOf(hosts);
    loop.execute(leg, () -> leg.trust(known));
  }

  /**
   * Puts silence, from now on or no longer, in the place of what the far end sends: who holds us
   * says nothing to us. Its keys still come.
   */
  public void hold(boolean held) {
    loop.execute(leg, () -> leg.hold(held));
  }

  /**
   * Records both ways from now on, at the line's rate. {@link #close} stops it.
   *
   * @throws MediaException when the file cannot be created, a recording runs already, or the
   *     session is closed
   */
  public Recording record(Path wav) {
    if (closed.get()) {
      throw new MediaException("the media session is closed; %s cannot record it".formatted(wav));
    }
    if (recording.get() != null) {
      throw new MediaException("another recording runs already; stop it before " + wav);
    }
    RecordingTrack track = recorder.open(wav, leg.line().rate(), this::stop);
    if (!recording.compareAndSet(null, track)) {
      track.end();
      throw new MediaException("another recording runs already; stop it before " + wav);
    }
    loop.execute(leg, () -> leg.record(track));
    if (closed.get()) {
      stop(track);
    }
    return track;
  }

  private void stop(RecordingTrack track) {
    if (recording.compareAndSet(track, null)) {
      loop.execute(
          leg,
          () -> {
            leg.record(null);
            track.end();
          });
    }
  }

  /**
   * Sends keys after those still being sent, as telephone-events or, if the far end has none,
   * tones. What is queued on the line waits meanwhile. Keys beyond 64 that wait are dropped.
   *
   * @throws IllegalArgumentException when one is not of 0-9, *, #, A-D
   */
  public void sendDigits(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (DtmfSender.KEYS.indexOf(digits.charAt(i)) < 0) {
        throw new IllegalArgumentException(
            "no telephone has the key '%s'; use 0-9, *, #, A-D".formatted(digits.charAt(i)));
      }
    }
    loop.execute(leg, () -> digits.chars().forEach(digit -> leg.key((char) digit)));
  }

  /**
   * Says whether the far end answered when it was asked for a sign of life. If it did, its silence
   * counts from now; if not, it is taken for dead unless something came of it since.
   */
  public void answered(boolean there) {
    loop.execute(leg, () -> leg.answered(there, System.nanoTime()));
  }

  /**
   * Signalling told of keys that the far end pressed. Each is told to the listener unless its event
   * or tone has been, or will be.
   *
   * @param keys of 0-9, *, #, A-D in order
   * @param lasted how long they were held, zero when that is not known
   */
  public void keyed(String keys, Duration lasted) {
    loop.execute(leg, () -> leg.keyed(keys, lasted.toNanos(), System.nanoTime()));
  }

  /** Figures so far; those of the end once closed. */
  public MediaStats stats() {
    return leg.counters().stats(leg.line().queues().heard().unread());
  }

  /** Says BYE (RFC 3550 section 6.6), stops a recording, frees the ports. The line is closed. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      RecordingTrack track = recording.get();
      if (track != null) {
        stop(track);
      }
      loop.remove(leg);
      leg.line().close();
      onClose.accept(this);
    }
  }
}
