package dev.parley.bench.answerer;

import dev.parley.answerer.SpokenCues;
import dev.parley.audio.AudioFrame;
import dev.parley.bench.report.Report;
import dev.parley.inference.Inference;
import dev.parley.models.ModelStore;
import dev.parley.models.Progress;
import dev.parley.sim.Rendered;
import dev.parley.stt.Moonshine;
import dev.parley.stt.SileroVad;
import dev.parley.tts.EmbeddedVoices;
import dev.parley.tts.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how well it is found who took a call. */
@Command(
    name = "answerer",
    description = {
      "Calls taken by people, mailboxes, networks, screening assistants, menus, queues, fax"
          + " machines and music, in several voices behind µ-law, heard by the real voice activity"
          + " and recogniser: who each is taken for, and how soon. Half of the texts is for tuning,"
          + " the other held out, by their hash. Recorded prompts come from a Debian package,"
          + " fetched once into the cache (18 MB)."
    },
    mixinStandardHelpOptions = true)
public final class AnswererCommand implements Callable<Integer> {
  private static final List<Voice> VOICES =
      List.of(EmbeddedVoices.PICO, EmbeddedVoices.RMS, EmbeddedVoices.SLT);

  /** What there is to measure on. */
  enum Half {
    tuning,
    held_out,
    both
  }

  @Option(
      names = "--half",
      defaultValue = "both",
      description = "Of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Half half = Half.both;

  @Option(
      names = "--every",
      defaultValue = "1",
      paramLabel = "N",
      description = "Take one of N pickups (${DEFAULT-VALUE}).")
  private int every;

  @Option(
      names = "--model",
      defaultValue = "base",
      description = "The recogniser: tiny or base (${DEFAULT-VALUE}).")
  private String model = "base";

  @Option(
      names = {"-v", "--verbose"},
      description = "Tell of each error in the half for tuning on standard error.")
  private boolean verbose;

  @Override
  public Integer call() throws InterruptedException {
    ModelStore store =
        ModelStore.open(ModelStore.defaultDirectory(System.getenv()), System.getenv());
    Progress fetching = Progress.on(System.err);
    store.ensure(fetching);
    int cores = Runtime.getRuntime().availableProcessors();
    Moonshine.Size size = "tiny".equals(model) ? Moonshine.Size.TINY : Moonshine.Size.BASE;
    Report report =
        new Report(
            System.out,
            "answerer",
            "Parley bench answerer: %s, one of %d, recogniser %s".formatted(half, every, model),
            "signalling (the ringing tells nothing), the agent's voice, network; words are there at"
                + " once");
    try (Inference inference = Inference.open(store, cores);
        EmbeddedVoices voices = EmbeddedVoices.open(store, cores);
        SileroVad activity = SileroVad.start(inference, store);
        Moonshine stt = Moonshine.load(inference, store, size)) {
      List<Pickup> all = pickups(voices, store, fetching);
      List<Pickup> chosen = new ArrayList<>();
      for (int i = 0; i < all.size(); i += Math.max(1, every)) {
        chosen.add(all.get(i));
      }
      Hearing hearing = new Hearing(activity, stt, List.of(new SpokenCues()));
      new AnswererBench(hearing, report, System.err::println, this::detail).run(chosen);
    }
    report.finish();
    return 0;
  }

  private List<Pickup> pickups(EmbeddedVoices voices, ModelStore store, Progress fetching)
      throws InterruptedException {
    List<Pickup> all = new ArrayList<>();
    int number = 0;
    for (Greetings.Greeting greeting : Greetings.load()) {
      if (wanted(greeting.tuning())) {
        for (Voice voice : VOICES) {
          if (number++ % Math.max(1, every) == 0) {
            short[] speech = Rendered.speech(voices, voice, greeting.text(), AudioFrame.NARROWBAND);
            all.add(pickup(greeting, voice.id() + ": " + greeting.text(), speech));
          } else {
            all.add(skipped(greeting));
          }
        }
      }
    }
    for (Map.Entry<Greetings.Greeting, short[]> prompt : Recorded.read(store, fetching)) {
      if (wanted(prompt.getKey().tuning())) {
        all.add(pickup(prompt.getKey(), prompt.getKey().text(), prompt.getValue()));
      }
    }
    Synthetic.all().stream().filter(pickup -> wanted(pickup.tuning)).forEach(all::add);
    return all;
  }

  private static Pickup skipped(Greetings.Greeting greeting) {
    return new Pickup(greeting.kind(), greeting.text(), greeting.tuning(), new short[0], false);
  }

  private static Pickup pickup(Greetings.Greeting greeting, String name, short[] speech) {
    boolean beeps =
        switch (greeting.kind()) {
          case PERSONAL_MAILBOX, COMPANY_MAILBOX, CARRIER_MAILBOX -> true;
          case HUMAN,
              FULL_MAILBOX,
              UNREACHABLE,
              OUT_OF_SERVICE,
              SCREENING,
              IVR,
              QUEUE,
              MUSIC,
              FAX,
              SILENCE ->
              false;
        };
    return new Pickup(
        greeting.kind(),
        name,
        greeting.tuning(),
        beeps ? Takes.mailbox(speech, name) : Takes.spoken(speech, name),
        beeps);
  }

  private boolean wanted(boolean tuning) {
    return switch (half) {
      case both -> true;
      case tuning -> tuning;
      case held_out -> !tuning;
    };
  }

  private void detail(String detail) {
    if (verbose) {
      System.err.println(detail);
    }
  }
}
