package dev.parley.peers;

import dev.parley.SpeechFixture;
import dev.parley.audio.Resampler;
import dev.parley.audio.Wav;
import dev.parley.audio.WavWriter;
import dev.parley.models.ModelStore;
import dev.parley.models.Progress;
import dev.parley.models.Unpacker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Somebody reading a book, recorded in wideband, and the words that are read. */
public final class ReadAloud {
  private static final String ITEM = "pocketsphinx-testdata";
  private static final String DIRECTORY = "usr/share/pocketsphinx/test/data/librivox/";
  private static final int RATE = 16_000;

  private final short[] samples;
  private final String words;

  private ReadAloud(short[] samples, String words) {
    this.samples = samples;
    this.words = words;
  }

  /** All there is, with a second of silence around each sentence. */
  public static ReadAloud fetched() throws InterruptedException {
    ModelStore store = SpeechFixture.models();
    var _ = store.ensure(List.of(ITEM), Progress.on(System.err));
    Map<String, byte[]> files = new HashMap<>();
    try {
      Unpacker.debian(
          store.file(ITEM, "testdata.deb"),
          (name, contents) -> {
            if (name.startsWith(DIRECTORY)) {
              files.put(name.substring(DIRECTORY.length()), contents.readAllBytes());
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String lines = new String(file(files, "transcription"), StandardCharsets.UTF_8);
    short[] all = new short[RATE];
    List<String> words = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      short[] read =
          Wav.parse(file(files, line.replaceAll(".*\\((.*)\\).*", "$1") + ".wav")).mono(RATE);
      int at = all.length;
      all = Arrays.copyOf(all, at + read.length + RATE);
      System.arraycopy(read, 0, all, at, read.length);
      words.add(line.replaceAll("</?s>|\\(.*\\)", "").strip());
    }
    return new ReadAloud(all, String.join(" ", words));
  }

  private static byte[] file(Map<String, byte[]> files, String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  /** What is read. */
  public String words() {
    return words;
  }

  /** The sound at so many samples a second. */
  public short[] samples(int rate) {
    return Resampler.convert(samples, RATE, rate);
  }

  /** A microphone file for {@link BaresipPhone}: the words, and silence for as long again. */
  public Path microphone(Path file, int rate) {
    short[] read = samples(rate);
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        WavWriter writer = new WavWriter(channel, 1, rate)) {
      writer.write(read, 0, read.length);
      writer.write(new short[read.length], 0, read.length);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
