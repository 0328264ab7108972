package dev.parley.bench.turn;

import dev.parley.agent.Expects;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.G711;
import dev.parley.audio.Wav;
import dev.parley.bench.callee.CalleeVoices;
import dev.parley.bench.callee.PausedReplies;
import dev.parley.bench.callee.PromptTexts;
import dev.parley.bench.callee.Sounds;
import dev.parley.bench.report.BenchException;
import dev.parley.models.ModelStore;
import dev.parley.models.Progress;
import dev.parley.models.Unpacker;
import dev.parley.tts.Voice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What is said with pauses: replies of the simulated callees, and recorded human sentences. */
final class SpokenSet {
  private static final List<String> ITEMS =
      List.of("asterisk-sounds-en", "asterisk-sounds-en-text");
  private static final String PROMPTS = "usr/share/asterisk/sounds/en_US_f_Allison/";
  private static final int LONGEST = 12 * AudioFrame.NARROWBAND;
  private static final int SHORTEST_PAUSE = 200;
  private static final int LONGEST_PAUSE = 700;
  private static final long SEED = 1;

  private final CalleeVoices voices;
  private final ModelStore store;

  SpokenSet(CalleeVoices voices, ModelStore store) {
    this.voices = voices;
    this.store = store;
  }

  /** Replies with one pause of 200 to 700 ms, by every voice. */
  List<Spoken> replies() throws InterruptedException {
    Random random = new Random(SEED);
    List<Spoken> spoken = new ArrayList<>();
    for (PausedReplies.Reply reply : PausedReplies.load()) {
      for (Voice voice : CalleeVoices.ALL) {
        int pause = random.nextInt(SHORTEST_PAUSE, LONGEST_PAUSE + 1);
        String text = reply.text().replaceAll("(?<![,.])\\|", ",").replace("|", "");
        short[] said = Sounds.withPause(voices.spoken(text, voice), pause);
        spoken.add(
            Spoken.of(
                "replies, " + (reply.heldOut() ? "held out" : "tuning"),
                reply.expects(),
                text,
                mulaw(said)));
      }
    }
    return List.copyOf(spoken);
  }

  /** Recorded prompts of one sentence that pause inside it. */
  List<Spoken> sentences(Progress progress) throws InterruptedException {
    var _ = store.ensure(ITEMS, progress);
    try {
      Map<String, short[]> sounds = new HashMap<>();
      Unpacker.debian(
          store.file(ITEMS.getFirst(), "prompts.deb"),
          (name, contents) -> {
            if (name.startsWith(PROMPTS) && name.endsWith(".wav")) {
              sounds.put(
                  name.substring(PROMPTS.length()).replace(".wav", ""),
                  Wav.parse(contents.readAllBytes()).mono(AudioFrame.NARROWBAND));
            }
          });
      List<Spoken> spoken = new ArrayList<>();
      PromptTexts.read(store.file(ITEMS.getLast(), "core-sounds-en.txt.gz"))
          .forEach((name, text) -> {
            short[] samples = sounds.get(name);
            if (samples == null || samples.length > LONGEST || !sentence(text)) {
              return;
            }
            String half = Math.floorMod(name.hashCode(), 2) == 0 ? "tuning" : "held out";
            Spoken one = Spoken.of("human sentences, " + half, Expects.OPEN, text, mulaw(samples));
            if (!one.pauses().isEmpty()) {
              spoken.add(one);
            }
          });
      return List.copyOf(spoken);
    } catch (IOException e) {
      throw new BenchException("The recorded prompts cannot be read.", e);
    }
  }

  /** Whether a text is one sentence of some words. */
  private static boolean sentence(String text) {
    String plain = text.strip().replaceAll("[.?!]+$", "");
    return plain.split("\\s+", -1).length > 3 && !plain.matches(".*[.?!:;].*");
  }

  private static short[] mulaw(short[] samples) {
    short[] coded = new short[samples.length];
    for (int i = 0; i < samples.length; i++) {
      coded[i] = G711.PCMU.decode(G711.PCMU.encode(samples[i]));
    }
    return coded;
  }
}
