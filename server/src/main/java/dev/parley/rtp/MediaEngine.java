package dev.parley.rtp;

import dev.parley.watch.Pulse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Owns the media loops and the recorder. */
public final class MediaEngine implements AutoCloseable {
  private final MediaConfig config;
  private final NtpClock clock;
  private final List<MediaLoop> loops = new ArrayList<>();
  private final Recorder recorder = new Recorder();
  private final Set<MediaSession> sessions = ConcurrentHashMap.newKeySet();
  private boolean closed;

  private MediaEngine(MediaConfig config) {
    this.config = config;
    clock = NtpClock.of(config.clock());
    for (int i = 0; i < config.threads(); i++) {
      loops.add(new MediaLoop(i));
    }
  }

  /** Starts the loops. */
  public static MediaEngine open(MediaConfig config) {
    return new MediaEngine(config);
  }

  /**
   * Reserves a pair of ports on the least loaded loop; nothing is sent yet.
   *
   * @throws MediaException when no port is free, or the engine is closed
   */
  public synchronized MediaSession open() {
    if (closed) {
      throw new MediaException("the media engine is closed");
    }
    Ports ports = Ports.open(config);
    MediaLoop loop = loops.stream().min(Comparator.comparingInt(MediaLoop::load)).orElseThrow();
    SplittableRandom random = new SplittableRandom(config.random().nextLong());
    Wire wire = loop.wire(ports);
    Wire network = config.loss() > 0 ? new LossyWire(wire, config.loss(), random) : wire;
    LegMedia leg = new LegMedia(config, clock, name(random), random, network);
    MediaSession session = new MediaSession(loop, leg, ports.address(), recorder, sessions::remove);
    sessions.add(session);
    loop.add(leg, ports);
    return session;
  }

  /** A CNAME that tells nothing of the machine (RFC 7022 section 4.2). */
  private static String name(SplittableRandom random) {
    byte[] bytes = new byte[12];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Sessions that are open. */
  public int sessions() {
    return sessions.size();
  }

  /** How its threads do. */
  public List<Pulse> pulses() {
    return Stream.concat(loops.stream().map(MediaLoop::pulse), Stream.of(recorder.pulse()))
        .toList();
  }

  /** Legs on each loop; for the tests. */
  List<MediaLoop> loops() {
    return loops;
  }

  /** Closes every session, stops the loops, and waits for recordings to be written. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    sessions.forEach(MediaSession::close);
    loops.forEach(MediaLoop::close);
    recorder.close();
  }
}
