package dev.parley.bench.speech;

import dev.parley.bench.heard.WordErrors;
import dev.parley.bench.report.BenchException;
import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import dev.parley.stt.SpeechToText;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** How much more is misheard in real calls, and in those that lose packets. */
final class LossBench {
  private static final List<Double> LOSSES = List.of(0.0, 0.03, 0.08);
  private static final int CALLS_EACH = 2;
  private static final int TELL_EVERY = 30;

  private final Map<String, SpeechToText> recognisers;
  private final InstantSource clock;
  private final Report report;
  private final Consumer<String> progress;
  private final Consumer<String> details;

  LossBench(
      Map<String, SpeechToText> recognisers,
      InstantSource clock,
      Report report,
      Consumer<String> progress,
      Consumer<String> details) {
    this.recognisers = recognisers;
    this.clock = clock;
    this.report = report;
    this.progress = progress;
    this.details = details;
  }

  private record Heard(
      List<Map<String, Transcript>> transcripts, LossyCall.Share lost, LossyCall.Share concealed) {
    static final Heard NOTHING =
        new Heard(List.of(), new LossyCall.Share(0, 0), new LossyCall.Share(0, 0));

    Heard plus(Heard other) {
      List<Map<String, Transcript>> both = new ArrayList<>(transcripts);
      both.addAll(other.transcripts);
      return new Heard(both, lost.plus(other.lost), concealed.plus(other.concealed));
    }
  }

  void run(List<Clip> clips) throws InterruptedException {
    Table table = new Table(headings());
    List<Map<String, Object>> figures = new ArrayList<>();
    List<Map<String, Transcript>> straight = new ArrayList<>();
    for (Clip clip : clips) {
      Map<String, Transcript> each = new LinkedHashMap<>();
      for (Map.Entry<String, SpeechToText> recogniser : recognisers.entrySet()) {
        each.put(recogniser.getKey(), Transcript.by(recogniser.getValue(), clip));
      }
      straight.add(each);
    }
    Heard without = new Heard(straight, Heard.NOTHING.lost(), Heard.NOTHING.concealed());
    figures.add(row(table, "without a call", without));
    List<Heard> calls = calls(clips);
    for (int i = 0; i < LOSSES.size(); i++) {
      figures.add(row(table, "call, %.0f %% lost".formatted(100 * LOSSES.get(i)), calls.get(i)));
    }
    report.heading(
        "Word errors in real calls, SIP and RTP over loopback, packets lost at random: %d clips, %d words"
            .formatted(clips.size(), clips.stream().mapToInt(clip -> clip.words().size()).sum()));
    report.table(table);
    report.put("calls", figures);
  }

  private String[] headings() {
    List<String> headings = new ArrayList<>(List.of("", "lost %", "made up %"));
    recognisers.keySet().forEach(name -> headings.addAll(List.of(name + " WER %", "all right")));
    return headings.toArray(String[]::new);
  }

  private Map<String, Object> row(Table table, String described, Heard heard) {
    List<Object> row =
        new ArrayList<>(
            List.of(
                described,
                "%.1f".formatted(heard.lost().percent()),
                "%.1f".formatted(heard.concealed().percent())));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("what", described);
    figures.put("packets", heard.lost().all());
    figures.put("lost", heard.lost().some());
    for (String name : recognisers.keySet()) {
      List<Transcript> mine = heard.transcripts().stream().map(each -> each.get(name)).toList();
      WordErrors errors = WordErrors.sum(mine.stream().map(Transcript::errors).toList());
      long right = mine.stream().filter(Transcript::right).count();
      row.add(errors);
      row.add("%d of %d".formatted(right, mine.size()));
      figures.put(
          name, Map.of("errors", errors.errors(), "words", errors.words(), "clips_right", right));
    }
    table.row(row.toArray());
    return figures;
  }

  /** All calls at once; what was heard for each loss. */
  private List<Heard> calls(List<Clip> clips) throws InterruptedException {
    List<List<Future<Heard>>> started = new ArrayList<>();
    List<Heard> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (double loss : LOSSES) {
        List<Future<Heard>> these = new ArrayList<>();
        for (int share = 0; share < CALLS_EACH; share++) {
          List<Clip> mine = share(clips, share);
          Random random = new Random(started.size() * CALLS_EACH + share);
          these.add(threads.submit(() -> call(loss, mine, random)));
        }
        started.add(these);
      }
      for (List<Future<Heard>> these : started) {
        Heard all = Heard.NOTHING;
        for (Future<Heard> one : these) {
          all = all.plus(one.get());
        }
        results.add(all);
      }
    } catch (ExecutionException e) {
      throw new BenchException("A call failed.", e);
    }
    return results;
  }

  private static List<Clip> share(List<Clip> clips, int share) {
    List<Clip> mine = new ArrayList<>();
    for (int i = share; i < clips.size(); i += CALLS_EACH) {
      mine.add(clips.get(i));
    }
    return mine;
  }

  private Heard call(double loss, List<Clip> clips, Random random) throws InterruptedException {
    List<Map<String, Transcript>> transcripts = new ArrayList<>();
    try (LossyCall call = new LossyCall(loss, recognisers, clock, random)) {
      for (Clip clip : clips) {
        Map<String, Transcript> heard = call.hear(clip);
        heard.forEach((name, transcript) -> {
          if (!transcript.right()) {
            details.accept("%.0f %% %s %s".formatted(100 * loss, name, transcript.described()));
          }
        });
        transcripts.add(heard);
        if (transcripts.size() % TELL_EVERY == 0) {
          progress.accept(
              "a call that loses %.0f %%: %d of %d clips"
                  .formatted(100 * loss, transcripts.size(), clips.size()));
        }
      }
      return new Heard(transcripts, call.lost(), call.concealed());
    }
  }
}
