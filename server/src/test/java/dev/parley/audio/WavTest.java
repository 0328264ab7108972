package dev.parley.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavTest {
  @TempDir Path folder;

  private FileChannel create(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  @Test
  void readsWhatItWrote() throws IOException {
    Path file = folder.resolve("a.wav");
    short[] samples = new short[100_002];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (i * 7);
    }
    try (WavWriter writer = new WavWriter(create(file), 2, 8000)) {
      writer.write(samples, 0, 1001);
      writer.write(samples, 1001, samples.length - 1001);
    }
    Wav wav = Wav.read(file);
    assertThat(wav.rate()).isEqualTo(8000);
    assertThat(wav.channels()).isEqualTo(2);
    assertThat(wav.samples()).isEqualTo(samples);
    assertThat(wav.channel(1)[3]).isEqualTo(samples[7]);
    assertThat(Files.size(file)).isEqualTo(44 + 2 * samples.length);
  }

  @Test
  void leavesAPlayableFileWhenTheProcessIsKilled() throws IOException {
    Path file = folder.resolve("killed.wav");
    WavWriter writer = new WavWriter(create(file), 2, 8000);
    writer.write(new short[80_000], 0, 80_000);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.getInt(40)).isEqualTo(bytes.capacity() - 44).isEqualTo(2 * 65536);
    assertThat(bytes.getInt(4)).isEqualTo(bytes.capacity() - 8);
    writer.close();
  }

  @Test
  void readsG711AndOtherRates() throws IOException {
    short[] tone = Tone.sine(1000, 8000).samples(Duration.ofSeconds(1));
    ByteBuffer file = ByteBuffer.allocate(46 + tone.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(0)
        .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
        .putInt(18);
    file.putShort((short) 7).putShort((short) 1).putInt(8000).putInt(8000);
    file.putShort((short) 1).putShort((short) 8).putShort((short) 0);
    file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(-1);
    G711.PCMU.encode(tone, 0, file.array(), file.position(), tone.length);
    Wav wav = Wav.parse(file.array());
    assertThat(wav.samples()).hasSize(8000);
    short[] wide = wav.mono(16000);
    assertThat(wide).hasSize(16000);
    assertThat(Level.rms(wide, 0, 16000)).isCloseTo(8000 / Math.sqrt(2), within(60.0));
  }

  @Test
  void saysWhatIsWrongWithAFile() {
    assertThatThrownBy(() -> Wav.parse(new byte[100]))
        .isInstanceOf(AudioException.class)
        .hasMessageContaining("RIFF");
    ByteBuffer file = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(0)
        .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
        .putInt(16);
    file.putShort((short) 3).putShort((short) 1).putInt(8000).putInt(32000);
    file.putShort((short) 4)
        .putShort((short) 32)
        .put("data".getBytes(StandardCharsets.US_ASCII))
        .putInt(20);
    assertThatThrownBy(() -> Wav.parse(file.array())).hasMessageContaining("16-bit PCM");
  }
}
