package dev.parley.bench.voice;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.WavWriter;
import dev.parley.bench.report.BenchException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Voices to listen to and to look at: of a few texts a WAV file and a spectrogram as a PNG image,
 * at 16 kHz as a wideband line carries them, and at 8 kHz as they come out of a telephone.
 */
final class SoundFiles {
  private static final int SENTENCES = 3;

  private final Path directory;

  SoundFiles(Path directory) {
    this.directory = directory;
  }

  /** Writes the first sentences of a voice, and the first value of each kind. */
  void write(Said said) {
    List<Utterance> few =
        new ArrayList<>(said.sentences().subList(0, Math.min(SENTENCES, said.sentences().size())));
    for (SpokenValue.Kind kind : SpokenValue.Kind.values()) {
      for (int i = 0; i < said.values().size(); i++) {
        if (said.readBack().get(i).kind() == kind) {
          few.add(said.values().get(i));
          break;
        }
      }
    }
    try {
      Files.createDirectories(directory);
      for (int i = 0; i < few.size(); i++) {
        String name = "%s-%d".formatted(said.name().replace(':', '-'), i + 1);
        write(name, few.get(i).samples(), Utterance.RATE);
        write(name + "-telephone", few.get(i).onTelephone(), AudioFrame.NARROWBAND);
      }
    } catch (IOException e) {
      throw new BenchException("The sound cannot be written into " + directory + ".", e);
    }
  }

  private void write(String name, short[] samples, int rate) throws IOException {
    try (SeekableByteChannel channel =
            Files.newByteChannel(
                directory.resolve(name + ".wav"),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        WavWriter wav = new WavWriter(channel, 1, rate)) {
      wav.write(samples, 0, samples.length);
    }
    SpectrogramImage.write(Spectrogram.of(samples, rate), directory.resolve(name + ".png"));
  }
}
