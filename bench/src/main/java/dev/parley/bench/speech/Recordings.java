package dev.parley.bench.speech;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.Codec;
import dev.parley.audio.Resampler;
import dev.parley.audio.Wav;
import dev.parley.bench.callee.PromptTexts;
import dev.parley.bench.callee.Sounds;
import dev.parley.bench.heard.Coded;
import dev.parley.bench.report.BenchException;
import dev.parley.models.ModelStore;
import dev.parley.models.Progress;
import dev.parley.models.Unpacker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/** Recorded human speech out of Debian packages, as it sounds on a telephone. */
final class Recordings {
  private static final List<String> ITEMS =
      List.of("asterisk-sounds-en", "asterisk-sounds-en-text", "pocketsphinx-testdata");
  private static final String PROMPTS = "usr/share/asterisk/sounds/en_US_f_Allison/";
  private static final String OTHERS = "usr/share/pocketsphinx/test/data/";

  /** A turn on the telephone is hardly ever longer. */
  private static final int LONGEST = 15 * AudioFrame.NARROWBAND;

  private static final int STRINGS = 12;
  private static final int DIGITS = 7;
  private static final int AROUND_DIGITS = AudioFrame.NARROWBAND * 50 / 1000;

  /** Recordings without a list of their words: as their names and their tests say. */
  private static final Map<String, String> UNLISTED =
      Map.of(
          "goforward.raw", "go forward ten meters",
          "something.raw", "go somewhere and do something",
          "tidigits/dhd.2934z.raw", "two nine three four zero");

  private final ModelStore store;

  Recordings(ModelStore store) {
    this.store = store;
  }

  /** Fetches them, where that was not done yet. */
  void fetch(Progress progress) throws InterruptedException {
    var _ = store.ensure(ITEMS, progress);
  }

  /** All clips, ordered by group and name. */
  List<Clip> read() {
    try {
      List<Clip> clips = new ArrayList<>();
      Map<String, short[]> sounds = sounds("asterisk-sounds-en", "prompts.deb", PROMPTS);
      prompts(sounds, clips);
      clips.addAll(stitched(sounds));
      Map<String, byte[]> files = files("pocketsphinx-testdata", "testdata.deb", OTHERS);
      transcribed(files, "librivox/transcription", "librivox/", Clip.Group.READ, clips);
      transcribed(files, "cards/cards.transcription", "cards/", Clip.Group.OTHERS, clips);
      UNLISTED.forEach((name, text) ->
          clips.add(new Clip(Clip.Group.OTHERS, name, text, Coded.mulaw(raw(file(files, name))))));
      clips.sort(Comparator.comparing(Clip::group).thenComparing(Clip::name));
      return List.copyOf(clips);
    } catch (IOException e) {
      throw new BenchException("The recordings cannot be read.", e);
    }
  }

  /** The clips that were recorded in wideband, as they sound behind a codec. */
  List<Clip> read(Codec codec) {
    try {
      Map<String, byte[]> files = files("pocketsphinx-testdata", "testdata.deb", OTHERS);
      List<Clip> clips = new ArrayList<>();
      listed(files, "librivox/transcription", "librivox/")
          .forEach((name, text) -> clips.add(behind(codec, name, text, wav(files, name))));
      listed(files, "cards/cards.transcription", "cards/")
          .forEach((name, text) -> clips.add(behind(codec, name, text, wav(files, name))));
      UNLISTED.forEach(
          (name, text) -> clips.add(behind(codec, name, text, wideband(file(files, name)))));
      return List.copyOf(clips);
    } catch (IOException e) {
      throw new BenchException("The recordings cannot be read.", e);
    }
  }

  private static short[] wav(Map<String, byte[]> files, String name) {
    return Wav.parse(file(files, name)).mono(AudioFrame.WIDEBAND);
  }

  private static Clip behind(Codec codec, String name, String text, short[] wideband) {
    short[] heard = Coded.behind(codec, wideband);
    return new Clip(Clip.Group.OTHERS, name, text, heard, codec.sampleRate());
  }

  private void prompts(Map<String, short[]> sounds, List<Clip> clips) throws IOException {
    PromptTexts.read(store.file(ITEMS.get(1), "core-sounds-en.txt.gz"))
        .forEach((name, text) -> {
          short[] samples = sounds.get(name);
          if (samples == null || samples.length > LONGEST || PromptTexts.noWords(name)) {
            return;
          }
          Clip clip = new Clip(group(name, text), name, text, Coded.mulaw(samples));
          if (!clip.words().isEmpty()) {
            clips.add(clip);
          }
        });
  }

  private static Clip.Group group(String name, String text) {
    if (name.matches("letters/[a-z]")) {
      return Clip.Group.LETTERS;
    }
    return text.strip().contains(" ") ? Clip.Group.PROMPTS : Clip.Group.WORDS;
  }

  /** Numbers read digit by digit, as one gives a telephone number. */
  private static List<Clip> stitched(Map<String, short[]> sounds) {
    Random random = new Random(STRINGS);
    List<Clip> clips = new ArrayList<>();
    for (int n = 0; n < STRINGS; n++) {
      StringBuilder text = new StringBuilder();
      short[] all = new short[0];
      for (int i = 0; i < DIGITS; i++) {
        int digit = random.nextInt(10);
        text.append(digit).append(' ');
        short[] spoken = closer(Objects.requireNonNull(sounds.get("digits/" + digit), "digits"));
        int at = all.length;
        all = Arrays.copyOf(all, at + spoken.length);
        System.arraycopy(spoken, 0, all, at, spoken.length);
      }
      clips.add(
          new Clip(Clip.Group.DIGITS, "digits-" + n, text.toString().strip(), Coded.mulaw(all)));
    }
    return clips;
  }

  /** Lines like {@code <s> ten of clubs </s> (001)}. */
  private static Map<String, String> listed(
      Map<String, byte[]> files, String list, String directory) {
    Map<String, String> texts = new TreeMap<>();
    String lines = new String(file(files, list), StandardCharsets.UTF_8);
    for (String line : lines.lines().toList()) {
      String text = line.replaceAll("</?s>|\\(.*\\)", "").strip();
      texts.put(directory + line.replaceAll(".*\\((.*)\\).*", "$1") + ".wav", text);
    }
    return texts;
  }

  private static void transcribed(
      Map<String, byte[]> files, String list, String directory, Clip.Group group, List<Clip> to) {
    listed(files, list, directory)
        .forEach((name, text) ->
            to.add(
                new Clip(
                    group,
                    name.replace(".wav", ""),
                    text,
                    Coded.mulaw(Wav.parse(file(files, name)).mono(AudioFrame.NARROWBAND)))));
  }

  private static byte[] file(Map<String, byte[]> files, String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  private Map<String, short[]> sounds(String item, String archive, String directory)
      throws IOException {
    Map<String, short[]> sounds = new HashMap<>();
    files(item, archive, directory)
        .forEach((name, bytes) -> {
          if (name.endsWith(".wav")) {
            sounds.put(name.replace(".wav", ""), Wav.parse(bytes).mono(AudioFrame.NARROWBAND));
          }
        });
    return sounds;
  }

  private Map<String, byte[]> files(String item, String archive, String directory)
      throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    Unpacker.debian(
        store.file(item, archive),
        (name, contents) -> {
          if (name.startsWith(directory) && name.matches(".*(\\.wav|\\.raw|transcription)$")) {
            files.put(name.substring(directory.length()), contents.readAllBytes());
          }
        });
    return files;
  }

  /** 16-bit samples at 16 kHz, the lower byte first. */
  private static short[] raw(byte[] bytes) {
    return Resampler.convert(wideband(bytes), AudioFrame.WIDEBAND, AudioFrame.NARROWBAND);
  }

  private static short[] wideband(byte[] bytes) {
    short[] samples = new short[bytes.length / 2];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }

  /** With little silence around. */
  private static short[] closer(short[] samples) {
    return Arrays.copyOfRange(
        samples,
        Math.max(0, Sounds.firstVoiced(samples) - AROUND_DIGITS),
        Math.min(samples.length, Sounds.lastVoiced(samples) + AROUND_DIGITS));
  }
}
