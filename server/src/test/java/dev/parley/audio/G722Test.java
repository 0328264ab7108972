package dev.parley.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class G722Test {
  /** Encoder and decoder together: their two filters of 24 taps. */
  private static final int LAG = 22;

  /** A signal that drives every part of the codec: noise, square waves, sweeps, extremes. */
  private static short[] signal() {
    short[] signal = new short[64_000];
    long state = 1;
    for (int i = 0; i < signal.length; i++) {
      state = next(state);
      int noise = (int) ((state >> 15) & 0xFFFF) - 32_768;
      int saw = (int) ((long) i * i / 4000 % 65_536) - 32_768;
      signal[i] =
          (short)
              switch (i / 8000) {
                case 0 -> noise >> 6;
                case 1 -> (i / 8 % 2 == 1 ? 12_000 : -12_000) + (noise >> 8);
                case 2 -> Math.floorDiv(saw, 2);
                case 3 -> noise;
                case 4 -> 0;
                case 5 -> i % 2 == 1 ? 32_767 : -32_768;
                case 6 -> saw;
                default -> noise >> 2;
              };
    }
    return signal;
  }

  private static long next(long state) {
    return (state * 1_103_515_245 + 12_345) & 0x7FFF_FFFF;
  }

  private static byte[] encoded(short[] samples) {
    byte[] bytes = new byte[samples.length / 2];
    Codec.Encoder encoder = G722.CODEC.encoder();
    for (int at = 0; at < samples.length; at += 320) {
      int count = Math.min(320, samples.length - at);
      assertThat(encoder.encode(samples, at, count, bytes, at / 2)).isEqualTo(count / 2);
    }
    return bytes;
  }

  private static short[] decoded(byte[] bytes) {
    short[] samples = new short[2 * bytes.length];
    Codec.Decoder decoder = G722.CODEC.decoder();
    for (int at = 0; at < bytes.length; at += 160) {
      int count = Math.min(160, bytes.length - at);
      assertThat(decoder.decode(bytes, at, count, samples, 2 * at)).isEqualTo(2 * count);
    }
    return samples;
  }

  private static String hash(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static String hash(short[] samples) throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    return hash(bytes.array());
  }

  /** The sums are of what spandsp 0.0.6, an implementation of others, makes of the signals. */
  @Test
  void isBitForBitWhatAnotherImplementationIs() throws Exception {
    assertThat(hash(encoded(signal())))
        .isEqualTo("4ead7b5a24886002272ebd44403b01727cccca103ac3d37a7731cf276bd03a47");
    // At half the level, since that one does not limit what it decodes.
    short[] half = signal();
    for (int i = 0; i < half.length; i++) {
      half[i] >>= 1;
    }
    byte[] bytes = encoded(half);
    assertThat(hash(bytes))
        .isEqualTo("4267ea90b59958e589d8773c1bd4c6eb9628e83153d156b76c1514f38cfff754");
    assertThat(hash(decoded(bytes)))
        .isEqualTo("3a4b21af35072e90768cf7f0154cac9cbb5b90ca2e5994a445ef0bae47ba9891");
  }

  @Test
  void limitsWhatIsTooLoudAndOutlivesAnyBytes() {
    byte[] bytes = encoded(signal());
    long state = 7;
    for (int i = 16_000; i < 20_000; i++) {
      state = next(state);
      bytes[i] = (byte) (state >> 16);
    }
    short[] heard = decoded(bytes);
    short[] last = Arrays.copyOfRange(heard, 56_000, 64_000);
    assertThat(Level.dbfs(last, 0, last.length))
        .isCloseTo(Level.dbfs(signal(), 56_000, 8_000), within(1.5));
  }

  @ParameterizedTest
  @CsvSource({"300, 30", "1000, 30", "3000, 28", "5000, 18", "6500, 18"})
  void keepsATone(int hertz, double decibels) {
    short[] tone = Tone.sine(hertz, 8000).at(16_000).samples(Duration.ofSeconds(1));
    short[] heard = decoded(encoded(tone));
    double signal = 0;
    double noise = 0;
    for (int i = 1600; i + LAG < tone.length; i++) {
      double error = heard[i + LAG] - tone[i];
      signal += tone[i] * tone[i];
      noise += error * error;
    }
    assertThat(10 * Math.log10(signal / noise)).isGreaterThan(decibels);
  }

  @Test
  void keepsSilenceSilent() {
    short[] heard = decoded(encoded(new short[16_000]));
    assertThat(Level.rms(heard, 0, heard.length)).isLessThan(4);
  }

  @Test
  void beginsAnewAfterAReset() {
    byte[] bytes = encoded(signal());
    Codec.Decoder decoder = G722.CODEC.decoder();
    short[] first = new short[3200];
    short[] again = new short[3200];
    decoder.decode(bytes, 8000, 1600, first, 0);
    decoder.decode(bytes, 16_000, 1600, again, 0);
    assertThat(again).isNotEqualTo(first);
    decoder.reset();
    decoder.decode(bytes, 8000, 1600, again, 0);
    assertThat(again).isEqualTo(first);
  }

  @Test
  void encodesTheSameInPiecesOfAnyLength() {
    short[] signal = Arrays.copyOf(signal(), 9600);
    byte[] whole = new byte[4800];
    G722.CODEC.encoder().encode(signal, 0, 9600, whole, 0);
    assertThat(encoded(signal)).isEqualTo(whole);
  }

  @Test
  void tellsTheLengthOfAPayloadInTicks() {
    assertThat(G722.CODEC.ticks(new byte[160], 0, 160)).isEqualTo(AudioClock.FRAME);
    assertThat(G722.CODEC.clockRate()).isEqualTo(8000);
    assertThat(G722.CODEC.sampleRate()).isEqualTo(16_000);
  }
}
