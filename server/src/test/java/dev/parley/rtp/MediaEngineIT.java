package dev.parley.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import dev.parley.audio.AudioClock;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.AudioLine;
import dev.parley.audio.G711;
import dev.parley.audio.Level;
import dev.parley.audio.Tone;
import dev.parley.audio.Wav;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two sessions, or a session and a plain socket, over real UDP on loopback. */
class MediaEngineIT {
  private static final Integer EVENTS = 101;

  @TempDir Path folder;
  private MediaEngine engine;
  private Recollection told;

  private static MediaConfig config() {
    return MediaConfig.of(
            InetAddress.getLoopbackAddress(), InstantSource.system(), new SplittableRandom())
        .withThreads(2)
        .withDeadMedia(Duration.ofMillis(300))
        .withReportInterval(Duration.ofMillis(200));
  }

  @BeforeEach
  void open() {
    engine = MediaEngine.open(config());
    told = new Recollection();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private static MediaTarget target(InetSocketAddress to, @Nullable Integer events, boolean mux) {
    InetSocketAddress rtcp = mux ? to : new InetSocketAddress(to.getAddress(), to.getPort() + 1);
    return new MediaTarget(to, rtcp, G711.PCMA, 8, events, mux, MediaTarget.Direction.SEND_RECEIVE);
  }

  private void join(MediaSession a, MediaSession b, @Nullable Integer events, boolean mux) {
    a.start(target(b.localAddress(), events, mux), new Recollection());
    b.start(target(a.localAddress(), events, mux), told);
  }

  private static List<short[]> hear(AudioLine line, int frames) {
    List<short[]> heard = new ArrayList<>();
    AudioFrame frame = new AudioFrame(AudioFrame.NARROWBAND);
    long[] next = {-1};
    await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(Duration.ofSeconds(20))
        .until(() -> {
          while (line.poll(frame)) {
            assertThat(next[0] < 0 || frame.position() == next[0]).isTrue();
            next[0] = frame.position() + AudioClock.FRAME;
            heard.add(frame.samples().clone());
          }
          return heard.size() >= frames;
        });
    return heard;
  }

  @Test
  void carriesAToneAtItsLevelAndSaysWhenItLeft() throws InterruptedException {
    try (MediaSession a = engine.open();
        MediaSession b = engine.open()) {
      join(a, b, EVENTS, false);
      short[] tone = Tone.sine(1000, 8000).samples(Duration.ofSeconds(1));
      long before = System.nanoTime();
      assertThat(a.line().play(tone, 0, tone.length)).isEqualTo(tone.length);
      List<short[]> heard = hear(b.line(), 70);
      List<Double> loud =
          heard.stream().map(f -> Level.rms(f, 0, 160)).filter(rms -> rms > 2000).sorted().toList();
      assertThat(loud.size()).isBetween(40, 60);
      assertThat(loud.get(loud.size() / 2)).isCloseTo(8000 / Math.sqrt(2), within(150.0));
      await().until(() -> a.line().played() == tone.length);
      assertThat(a.line().sentNanos(0)).isGreaterThan(before);
      assertThat(a.line().sentNanos(7999) - a.line().sentNanos(0))
          .isCloseTo(980_000_000L, within(400_000_000L));
      assertThat(a.line().sentNanos(8000)).isZero();
      assertThat(a.line().awaitRoom(Duration.ofSeconds(1))).isTrue();
      assertThat(b.stats().lost()).isZero();
      assertThat(b.stats().playoutDelay()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
    }
  }

  @Test
  void sendsAPacketEveryTwentyMillisecondsWithoutAGapInItsNumbers() throws IOException {
    try (MediaSession session = engine.open();
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.setSoTimeout(2000);
      session.start(target((InetSocketAddress) socket.getLocalSocketAddress(), EVENTS, true), told);
      short[] tone = Tone.sine(1000, 8000).samples(Duration.ofMillis(410));
      byte[] data = new byte[1500];
      DatagramPacket datagram = new DatagramPacket(data, data.length);
      RtpPacket packet = new RtpPacket();
      List<Long> gaps = new ArrayList<>();
      long last = 0;
      int sequence = -1;
      int timestamp = 0;
      for (int i = 0; i < 80; ) {
        if (i == 20) {
          session.line().play(tone, 0, tone.length);
        }
        socket.receive(datagram);
        long now = System.nanoTime();
        if ((data[1] & 0xFF) == 200) {
          continue; // a report, as they share the port
        }
        assertThat(packet.parse(data, datagram.getLength())).isTrue();
        assertThat(packet.payloadLength()).isEqualTo(160);
        if (i > 0) {
          assertThat(packet.sequence()).isEqualTo((sequence + 1) & 0xFFFF);
          // A machine too busy for a fifth of a second makes a pause, which is marked.
          assertThat(packet.timestamp() == timestamp + 160 || packet.marker()).isTrue();
          gaps.add((now - last) / 100_000);
        }
        sequence = packet.sequence();
        timestamp = packet.timestamp();
        last = now;
        i++;
      }
      gaps.sort(null);
      // Tenths of milliseconds; the machine may be busy, so the middle counts.
      assertThat(gaps.get(gaps.size() / 2)).isBetween(185L, 215L);
    }
  }

  @Test
  void carriesDigits() {
    try (MediaSession a = engine.open();
        MediaSession b = engine.open()) {
      join(a, b, EVENTS, true);
      hear(b.line(), 5);
      a.sendDigits("159#A");
      await().atMost(Duration.ofSeconds(15)).until(() -> told.soFar().equals("159#A"));
      hear(b.line(), 20);
      assertThat(told.soFar()).isEqualTo("159#A");
      assertThatThrownBy(() -> a.sendDigits("1x")).hasMessageContaining("'x'");
    }
  }

  @Test
  void exchangesReportsOverTheirOwnPortOrTheSame() {
    for (boolean mux : new boolean[] {false, true}) {
      try (MediaSession a = engine.open();
          MediaSession b = engine.open()) {
        join(a, b, EVENTS, mux);
        await()
            .atMost(Duration.ofSeconds(15))
            .until(() -> a.stats().roundTrip().isPositive() && b.stats().roundTrip().isPositive());
        assertThat(a.stats().roundTrip()).isLessThan(Duration.ofSeconds(2));
        assertThat(a.stats().remoteLost()).isZero();
        assertThat(a.stats().malformed()).isZero();
      }
    }
  }

  @Test
  void keepsToTheLockedSourceAndCountsOthers() throws IOException {
    try (MediaSession a = engine.open();
        MediaSession b = engine.open();
        DatagramSocket intruder = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      join(a, b, EVENTS, true);
      await().until(() -> b.stats().received() > SourceLock.PACKETS);
      byte[] packet = new byte[172];
      RtpPacket.writeHeader(packet, true, 8, 1, 1, 1);
      for (int i = 0; i < 10; i++) {
        intruder.send(new DatagramPacket(packet, packet.length, b.localAddress()));
      }
      await().until(() -> b.stats().ignored() == 10);
      long sent = b.stats().sent();
      await().until(() -> b.stats().sent() > sent + 5);
      assertThat(a.stats().ignored()).isZero();
      assertThat(b.stats().lost()).isZero();
      intruder.setSoTimeout(1);
      assertThatThrownBy(() -> intruder.receive(new DatagramPacket(packet, 172)))
          .isInstanceOf(java.net.SocketTimeoutException.class);
    }
  }

  @Test
  void tellsOfDeadMediaAndOfItsReturn() {
    try (MediaSession a = engine.open();
        MediaSession b = engine.open()) {
      b.start(target(a.localAddress(), EVENTS, true), told);
      await().atMost(Duration.ofSeconds(15)).until(() -> told.soFar().equals("-"));
      a.start(target(b.localAddress(), EVENTS, true), new Recollection());
      await().atMost(Duration.ofSeconds(15)).until(() -> told.soFar().startsWith("-+"));
    }
  }

  @Test
  void countsWhatItDidNotSendWhileTheMachineStoodStill() {
    try (MediaSession alone = engine.open();
        MediaSession silent = engine.open()) {
      MediaListener standstill =
          new MediaListener() {
            @Override
            public void digit(char digit) {}

            @Override
            public void mediaQuiet() {
              LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }

            @Override
            public void mediaLost() {}

            @Override
            public void mediaResumed() {}

            @Override
            public void mediaFailed(Throwable cause) {}
          };
      alone.start(target(silent.localAddress(), EVENTS, true), standstill);
      await().until(() -> alone.stats().skipped() >= 35);
      long sent = alone.stats().sent();
      await().until(() -> alone.stats().sent() > sent + 5);
      assertThat(alone.stats().skipped()).isLessThan(500);
    }
  }

  @Test
  void recordsBothWaysInStereo() throws Exception {
    Path file = folder.resolve("call.wav");
    Recording recording;
    try (MediaSession a = engine.open();
        MediaSession b = engine.open()) {
      recording = b.record(file);
      assertThatThrownBy(() -> b.record(folder.resolve("other.wav")))
          .hasMessageContaining("already");
      join(a, b, EVENTS, false);
      short[] far = Tone.sine(500, 8000).samples(Duration.ofMillis(500));
      a.line().play(far, 0, far.length);
      hear(b.line(), 40);
      short[] near = Tone.sine(900, 4000).samples(Duration.ofMillis(500));
      b.line().play(near, 0, near.length);
      await().until(() -> b.line().played() == near.length);
    }
    Recording.Result result = recording.await(Duration.ofSeconds(5));
    assertThat(result.complete()).isTrue();
    Wav wav = Wav.read(file);
    assertThat(wav.channels()).isEqualTo(2);
    assertThat(wav.samples().length / 16).isEqualTo(result.length().toMillis());
    assertThat(loudMillis(wav.channel(0))).isBetween(350L, 650L);
    assertThat(loudMillis(wav.channel(1))).isBetween(450L, 550L);
    assertThat(firstLoud(wav.channel(1))).isGreaterThan(firstLoud(wav.channel(0)) + 4000);
  }

  private static long loudMillis(short[] samples) {
    long frames = 0;
    for (int i = 0; i + 80 <= samples.length; i += 80) {
      frames += Level.rms(samples, i, 80) > 1000 ? 1 : 0;
    }
    return frames * 10;
  }

  private static int firstLoud(short[] samples) {
    int i = 0;
    while (Level.rms(samples, i, 80) < 1000) {
      i += 80;
    }
    return i;
  }

  @Test
  void allocatesNothingForAPacket() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (MediaEngine one = MediaEngine.open(config().withThreads(1))) {
      List<MediaSession> sessions = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        sessions.add(one.open());
        sessions.add(one.open());
        join(sessions.get(2 * i), sessions.get(2 * i + 1), EVENTS, true);
      }
      MediaSession last = sessions.getLast();
      await().until(() -> last.stats().received() > 60);
      long thread = one.loops().getFirst().thread().threadId();
      long before = threads.getThreadAllocatedBytes(thread);
      long received = last.stats().received();
      await().until(() -> last.stats().received() >= received + 100);
      long packets = 2L * 100 * sessions.size();
      double each = (double) (threads.getThreadAllocatedBytes(thread) - before) / packets;
      assertThat(each).isLessThan(16);
    }
  }

  @Test
  void keepsToItsPortsAndFreesThem() {
    MediaSession any = engine.open();
    int free = any.localAddress().getPort();
    any.close();
    try (MediaEngine small = MediaEngine.open(config().withPorts(free, free + 1))) {
      MediaSession only = await().ignoreExceptions().until(small::open, session -> true);
      assertThat(only.localAddress().getPort()).isEqualTo(free).isEven();
      assertThatThrownBy(small::open)
          .isInstanceOf(MediaException.class)
          .hasMessageContaining("widen the range");
      only.close();
      await().untilAsserted(() -> small.open().close());
    }
  }

  @Test
  void leavesNoSocketFileOrThreadAfterManyCalls() throws Exception {
    var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    var threads = ManagementFactory.getThreadMXBean();
    carry(2);
    long files = system.getOpenFileDescriptorCount();
    int running = threads.getThreadCount();
    for (int i = 0; i < 10; i++) {
      carry(60);
    }
    // 600 calls had 1,200 sockets and 600 files; a few are left to the JVM's own.
    await()
        .untilAsserted(
            () -> assertThat(system.getOpenFileDescriptorCount()).isLessThan(files + 20));
    assertThat(threads.getThreadCount()).isLessThan(running + 5);
    assertThat(engine.loops()).allMatch(loop -> loop.load() == 0);
  }

  /** Carries calls to each other, all recorded, and ends them. */
  private void carry(int calls) throws InterruptedException {
    List<MediaSession> sessions = new ArrayList<>();
    List<Recording> recordings = new ArrayList<>();
    for (int i = 0; i < calls; i += 2) {
      MediaSession a = engine.open();
      MediaSession b = engine.open();
      sessions.addAll(List.of(a, b));
      recordings.add(a.record(folder.resolve("a%d.wav".formatted(i))));
      recordings.add(b.record(folder.resolve("b%d.wav".formatted(i))));
      join(a, b, EVENTS, false);
    }
    await().until(() -> sessions.stream().allMatch(each -> each.stats().received() > 2));
    sessions.forEach(MediaSession::close);
    for (Recording recording : recordings) {
      assertThat(recording.await(Duration.ofSeconds(10)).complete()).isTrue();
    }
  }
}
