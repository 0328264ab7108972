package dev.parley.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.Wav;
import dev.parley.watch.Pulse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecorderTest {
  @TempDir Path folder;
  private final Recorder recorder = new Recorder();
  private final short[] left = new short[160];
  private final short[] right = new short[160];

  @AfterEach
  void close() {
    recorder.close();
  }

  private void add(RecordingTrack track, int from, int to) {
    for (int i = from; i < to; i++) {
      Arrays.fill(left, (short) (i + 1));
      Arrays.fill(right, (short) -(i + 1));
      track.add(left, right);
    }
  }

  /** A file on a disk that does what a test wants before it writes. */
  private abstract static class Disk implements SeekableByteChannel {
    private final FileChannel file;

    Disk(Path path) throws IOException {
      file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    abstract void write() throws IOException;

    @Override
    public int write(ByteBuffer source) throws IOException {
      write();
      return file.write(source);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      return file.read(target);
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
      file.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
      file.truncate(size);
      return this;
    }

    @Override
    public boolean isOpen() {
      return file.isOpen();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  @Test
  void writesTheFarEndLeftAndOursRightWhileTheCallLasts() throws Exception {
    Path file = folder.resolve("a.wav");
    RecordingTrack track = recorder.open(file, AudioFrame.NARROWBAND, RecordingTrack::end);
    add(track, 0, 250);
    await().until(() -> Files.size(file) > 64 * 1024);
    assertThat(Wav.read(file).samples().length).isGreaterThan(30_000);
    add(track, 250, 300);
    track.stop();
    Recording.Result result = track.await(Duration.ofSeconds(5));
    assertThat(result.complete()).isTrue();
    assertThat(result.length()).isEqualTo(Duration.ofSeconds(6));
    Wav wav = Wav.read(file);
    assertThat(wav.samples()).hasSize(300 * 320);
    for (int i = 0; i < 300; i++) {
      assertThat(wav.channel(0)[i * 160]).isEqualTo((short) (i + 1));
      assertThat(wav.channel(1)[i * 160 + 159]).isEqualTo((short) -(i + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {IllegalStateException.class, AssertionError.class, StackOverflowError.class})
  void oneThatBreaksOffTakesNoOtherWithIt(Class<? extends Throwable> fault) throws Exception {
    Path file = folder.resolve("broken.wav");
    Disk disk =
        new Disk(file) {
          private int writes;

          @Override
          void write() {
            if (++writes == 2) { // the first is the header
              try {
                throw fault.getConstructor().newInstance();
              } catch (RuntimeException | Error e) {
                throw e;
              } catch (Throwable e) {
                throw new LinkageError("no such fault", e);
              }
            }
          }
        };
    RecordingTrack broken = recorder.open(file, disk, AudioFrame.NARROWBAND, RecordingTrack::end);
    RecordingTrack well =
        recorder.open(folder.resolve("well.wav"), AudioFrame.NARROWBAND, RecordingTrack::end);
    add(broken, 0, 250);
    add(well, 0, 250);
    assertThat(broken.await(Duration.ofSeconds(20)).failed()).isTrue();
    well.stop();
    assertThat(well.await(Duration.ofSeconds(20)).complete()).isTrue();
    assertThat(recorder.pulse().read().state()).isEqualTo(Pulse.State.RUNNING);
    assertThat(recorder.pulse().read().faults()).isPositive();
  }

  @Test
  void putsSilenceWhereASlowDiskMadeItDropFramesAndSaysSo() throws Exception {
    Path file = folder.resolve("slow.wav");
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Disk disk =
        new Disk(file) {
          private int writes;

          @Override
          void write() throws IOException {
            if (++writes == 2) { // the first is the header
              stuck.countDown();
              try {
                release.await();
              } catch (InterruptedException e) {
                throw new IOException(e);
              }
            }
          }
        };
    RecordingTrack track = recorder.open(file, disk, AudioFrame.NARROWBAND, RecordingTrack::end);
    add(track, 0, 150);
    stuck.await();
    add(track, 150, 1000);
    assertThatThrownBy(() -> track.await(Duration.ofMillis(1))).hasMessageContaining("slow.wav");
    release.countDown();
    await()
        .until(() -> {
          add(track, 1000, 1001);
          return Files.size(file) > 900 * 640;
        });
    track.stop();
    Recording.Result result = track.await(Duration.ofSeconds(5));
    assertThat(result.complete()).isFalse();
    assertThat(result.failed()).isFalse();
    assertThat(result.dropped()).isGreaterThan(Duration.ofSeconds(10));
    short[] heard = Wav.read(file).channel(0);
    assertThat(heard.length).isEqualTo((int) (result.length().toMillis() * 8));
    assertThat(heard[100 * 160]).isEqualTo((short) 101);
    assertThat(heard[700 * 160]).isZero();
    assertThat(heard[1000 * 160 - 1]).isZero();
    assertThat(heard[heard.length - 1]).isEqualTo((short) 1001);
  }

  @Test
  void saysThatTheDiskFailedAndKeepsWhatWasWritten() throws Exception {
    Path file = folder.resolve("full.wav");
    Disk disk =
        new Disk(file) {
          @Override
          void write() throws IOException {
            if (position() > 60_000) {
              throw new IOException("No space left on device");
            }
          }
        };
    RecordingTrack track = recorder.open(file, disk, AudioFrame.NARROWBAND, RecordingTrack::end);
    add(track, 0, 250);
    track.stop();
    Recording.Result result = track.await(Duration.ofSeconds(5));
    assertThat(result.failed()).isTrue();
    assertThat(result.complete()).isFalse();
    assertThat(Wav.read(file).channel(0)[100 * 160]).isEqualTo((short) 101);
    assertThat(Files.size(file)).isEqualTo(44 + 65_536);
  }

  @Test
  void saysWhichFileCannotBeCreated() {
    Path file = folder.resolve("nowhere/a.wav");
    assertThatThrownBy(() -> recorder.open(file, AudioFrame.NARROWBAND, RecordingTrack::end))
        .isInstanceOf(MediaException.class)
        .hasMessageContaining("nowhere");
  }
}
