package dev.parley.bench.answerer;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.Wav;
import dev.parley.bench.report.BenchException;
import dev.parley.models.ModelStore;
import dev.parley.models.Progress;
import dev.parley.models.Unpacker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Recorded prompts of a telephone exchange, out of a Debian package, put together as it does. */
final class Recorded {
  private static final String ITEM = "asterisk-sounds-en";
  private static final String DIRECTORY = "usr/share/asterisk/sounds/en_US_f_Allison/";

  private static final Map<Kind, List<List<String>>> PROMPTS = new LinkedHashMap<>();

  static {
    PROMPTS.put(Kind.HUMAN, List.of(List.of("hello")));
    PROMPTS.put(
        Kind.CARRIER_MAILBOX,
        List.of(
            List.of("vm-intro"),
            List.of("vm-nobodyavail", "vm-intro"),
            List.of(
                "vm-theperson", "digits/2", "digits/0", "digits/4", "vm-isunavail", "vm-intro")));
    PROMPTS.put(Kind.FULL_MAILBOX, List.of(List.of("vm-mailboxfull")));
    PROMPTS.put(
        Kind.UNREACHABLE,
        List.of(List.of("all-circuits-busy-now"), List.of("cannot-complete-network-error")));
    PROMPTS.put(
        Kind.OUT_OF_SERVICE,
        List.of(
            List.of("ss-noservice"),
            List.of("cannot-complete-as-dialed", "check-number-dial-again"),
            List.of("invalid")));
    PROMPTS.put(Kind.SCREENING, List.of(List.of("priv-recordintro"), List.of("vm-rec-name")));
    PROMPTS.put(
        Kind.IVR,
        List.of(
            List.of("basic-pbx-ivr-main"),
            List.of("dir-intro"),
            List.of("dir-intro-fn"),
            List.of("demo-instruct"),
            List.of("conf-usermenu")));
    PROMPTS.put(
        Kind.QUEUE,
        List.of(
            List.of("queue-periodic-announce"),
            List.of("pls-hold-while-try"),
            List.of("priv-introsaved"),
            List.of("followme/pls-hold-while-try"),
            List.of("queue-youarenext"),
            List.of("transfer"),
            List.of("tt-allbusy")));
  }

  private Recorded() {}

  /** The prompts by kind and name; only those that the package has. */
  static List<Map.Entry<Greetings.Greeting, short[]>> read(ModelStore store, Progress progress)
      throws InterruptedException {
    var _ = store.ensure(List.of(ITEM), progress);
    Map<String, short[]> sounds = sounds(store);
    List<Map.Entry<Greetings.Greeting, short[]>> all = new ArrayList<>();
    PROMPTS.forEach((kind, prompts) -> {
      for (List<String> names : prompts) {
        if (sounds.keySet().containsAll(names)) {
          all.add(
              Map.entry(
                  new Greetings.Greeting(kind, "recorded " + String.join(" ", names)),
                  Takes.joined(names.stream().map(sounds::get).toList())));
        }
      }
    });
    return all;
  }

  private static Map<String, short[]> sounds(ModelStore store) {
    Map<String, short[]> sounds = new HashMap<>();
    try {
      Unpacker.debian(
          store.file(ITEM, "prompts.deb"),
          (name, contents) -> {
            if (name.startsWith(DIRECTORY) && name.endsWith(".wav")) {
              sounds.put(
                  name.substring(DIRECTORY.length()).replace(".wav", ""),
                  Wav.parse(contents.readAllBytes()).mono(AudioFrame.NARROWBAND));
            }
          });
    } catch (IOException e) {
      throw new BenchException("The recorded prompts cannot be read.", e);
    }
    return sounds;
  }
}
