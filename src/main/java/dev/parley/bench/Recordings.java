package dev.parley.bench;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.G711;
import dev.parley.audio.Resampler;
import dev.parley.audio.Wav;
import dev.parley.inference.ModelStore;
import dev.parley.inference.Progress;
import dev.parley.inference.Unpacker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Recorded human speech out of Debian packages, as it sounds on a telephone. */
final class Recordings {
  private static final List<String> ITEMS =
      List.of("asterisk-sounds-en", "asterisk-sounds-en-text", "pocketsphinx-testdata");
  private static final String PROMPTS = "usr/share/asterisk/sounds/en_US_f_Allison/";
  private static final String OTHERS = "usr/share/pocketsphinx/test/data/";

  /** A turn on the telephone is hardly ever longer. */
  private static final int LONGEST = 15 * AudioFrame.RATE;

  private static final int STRINGS = 12;
  private static final int DIGITS = 7;
  private static final int AROUND_DIGITS = AudioFrame.RATE * 50 / 1000;

  /** Texts that describe a sound, and a prompt whose text is not what is said in it. */
  private static final Pattern NO_WORDS = Pattern.compile("^[\\[<(]|note:|^letters/ascii|silence/");

  /** Where the list of words errs in spelling. */
  private static final Map<String, String> ERRATA =
      Map.of(
          "umute", "unmute",
          "represenatives", "representatives",
          "witheld", "withheld",
          "Un-indentified", "Unidentified",
          "fourtieth", "fortieth");

  /** Names of protocols that nobody but their makers pronounces. */
  private static final Pattern JARGON = Pattern.compile("^spy-");

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
          clips.add(new Clip(Clip.Group.OTHERS, name, text, heard(raw(file(files, name))))));
      clips.sort(Comparator.comparing(Clip::group).thenComparing(Clip::name));
      return List.copyOf(clips);
    } catch (IOException e) {
      throw new BenchException("The recordings cannot be read.", e);
    }
  }

  private void prompts(Map<String, short[]> sounds, List<Clip> clips) throws IOException {
    texts()
        .forEach((name, text) -> {
          short[] samples = sounds.get(name);
          if (samples == null || samples.length > LONGEST || NO_WORDS.matcher(name).find()) {
            return;
          }
          Clip clip = new Clip(group(name, text), name, text, heard(samples));
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

  /** The words of each prompt, by its name. */
  private Map<String, String> texts() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (InputStream in =
        new GZIPInputStream(
            Files.newInputStream(store.file(ITEMS.get(1), "core-sounds-en.txt.gz")))) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        int colon = line.indexOf(':');
        if (colon > 0 && !line.startsWith(";")) {
          String text = line.substring(colon + 1).strip();
          for (Map.Entry<String, String> wrong : ERRATA.entrySet()) {
            text = text.replace(wrong.getKey(), wrong.getValue());
          }
          String name = line.substring(0, colon);
          if (!NO_WORDS.matcher(text).find() && !JARGON.matcher(name).find()) {
            texts.put(
                name,
                text.replaceAll("\\[.*?]|\\(.*?\\)", "")
                    .replace("*", " star ")
                    .replace("#", " pound "));
          }
        }
      }
    }
    return texts;
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
      clips.add(new Clip(Clip.Group.DIGITS, "digits-" + n, text.toString().strip(), heard(all)));
    }
    return clips;
  }

  /** Lines like {@code <s> ten of clubs </s> (001)}. */
  private static void transcribed(
      Map<String, byte[]> files, String list, String directory, Clip.Group group, List<Clip> to) {
    String lines = new String(file(files, list), StandardCharsets.UTF_8);
    for (String line : lines.lines().toList()) {
      String text = line.replaceAll("</?s>|\\(.*\\)", "").strip();
      String name = line.replaceAll(".*\\((.*)\\).*", "$1");
      byte[] wav = file(files, directory + name + ".wav");
      to.add(new Clip(group, directory + name, text, heard(Wav.parse(wav).mono(AudioFrame.RATE))));
    }
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
            sounds.put(name.replace(".wav", ""), Wav.parse(bytes).mono(AudioFrame.RATE));
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
    short[] samples = new short[bytes.length / 2];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return Resampler.convert(samples, 2 * AudioFrame.RATE, AudioFrame.RATE);
  }

  /** With little silence around. */
  private static short[] closer(short[] samples) {
    return Arrays.copyOfRange(
        samples,
        Math.max(0, Sounds.firstVoiced(samples) - AROUND_DIGITS),
        Math.min(samples.length, Sounds.lastVoiced(samples) + AROUND_DIGITS));
  }

  /** Through µ-law. */
  private static short[] heard(short[] samples) {
    short[] heard = samples.clone();
    for (int i = 0; i < heard.length; i++) {
      heard[i] = G711.PCMU.decode(G711.PCMU.encode(heard[i]));
    }
    return heard;
  }
}
