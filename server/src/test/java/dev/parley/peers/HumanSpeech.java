package dev.parley.peers;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.G711;
import dev.parley.audio.Resampler;
import dev.parley.audio.Wav;
import dev.parley.audio.WavWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Recorded speech made into what peers play. */
public final class HumanSpeech {
  private HumanSpeech() {}

  /**
   * A microphone file for {@link BaresipPhone}: silence, the recordings, each followed by a pause,
   * and silence to the end.
   *
   * @param total length of the file; its end ends the call
   */
  public static Path microphone(
      Peers peers, Path directory, Duration before, List<String> names, Duration total) {
    List<Cue> cues = new ArrayList<>();
    Duration at = before;
    for (String name : names) {
      cues.add(new Cue(at, name));
      at = at.plusMillis(samples(peers, name).length * 1000L / AudioFrame.NARROWBAND).plus(before);
    }
    return microphone(peers, directory, cues, total);
  }

  /**
   * A recording and its place.
   *
   * @param at since the beginning
   */
  public record Cue(Duration at, String name) {}

  /** A microphone file for {@link BaresipPhone}: silence but for the recordings. */
  public static Path microphone(Peers peers, Path directory, List<Cue> cues, Duration total) {
    return microphone(peers, directory, cues, total, AudioFrame.NARROWBAND);
  }

  /** The same of so many samples a second. */
  public static Path microphone(
      Peers peers, Path directory, List<Cue> cues, Duration total, int rate) {
    Path file = directory.resolve("microphone.wav");
    short[] samples = Resampler.convert(placed(peers, cues, total), AudioFrame.NARROWBAND, rate);
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        WavWriter writer = new WavWriter(channel, 1, rate)) {
      writer.write(samples, 0, samples.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** A raw µ-law file for SIPp's {@code rtp_stream}. */
  public static Path ulaw(Peers peers, Path directory, String name) {
    return ulaw(directory, name, samples(peers, name));
  }

  /** The same of several recordings, with silence around them. */
  public static Path ulaw(Peers peers, Path directory, List<Cue> cues, Duration total) {
    return ulaw(directory, "cues", placed(peers, cues, total));
  }

  private static short[] placed(Peers peers, List<Cue> cues, Duration total) {
    short[] samples = new short[samples(total)];
    for (Cue cue : cues) {
      short[] speech = samples(peers, cue.name());
      System.arraycopy(speech, 0, samples, samples(cue.at()), speech.length);
    }
    return samples;
  }

  private static Path ulaw(Path directory, String name, short[] samples) {
    byte[] bytes = new byte[samples.length];
    for (int i = 0; i < samples.length; i++) {
      bytes[i] = G711.PCMU.encode(samples[i]);
    }
    try {
      return Files.write(directory.resolve(name + ".ulaw"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The samples of a recording, 8 kHz. */
  public static short[] samples(Peers peers, String name) {
    try {
      short[] samples = Wav.read(peers.speech(name)).mono(AudioFrame.NARROWBAND);
      return Arrays.copyOf(samples, samples.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int samples(Duration length) {
    return Math.toIntExact(length.toMillis() * AudioFrame.NARROWBAND / 1000);
  }
}
