package dev.parley.bench;

import dev.parley.stt.SpeechToText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * How much of recorded speech is misheard, how soon it is heard, and how far it knows so itself.
 */
final class RecognitionBench {
  private static final int TELL_EVERY = 25;

  /** What the recogniser's session puts around the words. */
  private static final double PADDING = 0.6;

  private static final double SURE = -0.45;
  private static final double NOISE = -0.8;
  private static final List<Integer> LENGTHS = List.of(0, 1, 2, 4, 8, 15);

  private final Map<String, SpeechToText> recognisers;
  private final Report report;
  private final Consumer<String> progress;
  private final Consumer<String> details;

  RecognitionBench(
      Map<String, SpeechToText> recognisers,
      Report report,
      Consumer<String> progress,
      Consumer<String> details) {
    this.recognisers = recognisers;
    this.report = report;
    this.progress = progress;
    this.details = details;
  }

  void run(List<Clip> clips) throws InterruptedException {
    Map<String, List<Transcript>> heard = new LinkedHashMap<>();
    for (Map.Entry<String, SpeechToText> recogniser : recognisers.entrySet()) {
      heard.put(recogniser.getKey(), hear(recogniser.getKey(), recogniser.getValue(), clips));
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("errors", errors(heard, clips));
    figures.put("latency_ms", latency(heard));
    figures.put("confidence", confidence(heard));
    report.put("recognition", figures);
  }

  private List<Transcript> hear(String name, SpeechToText stt, List<Clip> clips)
      throws InterruptedException {
    List<Transcript> heard = new ArrayList<>();
    for (Clip clip : clips) {
      Transcript transcript = Dictation.of(stt, clip);
      heard.add(transcript);
      if (!transcript.right()) {
        details.accept(name + " " + transcript.described());
      }
      if (heard.size() % TELL_EVERY == 0) {
        progress.accept("%s: %d of %d clips".formatted(name, heard.size(), clips.size()));
      }
    }
    return heard;
  }

  private Map<String, Object> errors(Map<String, List<Transcript>> heard, List<Clip> clips) {
    List<String> headings = new ArrayList<>(List.of("speech", "clips", "seconds", "words"));
    heard.keySet().forEach(name -> headings.addAll(List.of(name + " WER %", "all right")));
    Table table = new Table(headings.toArray(String[]::new));
    Map<String, Object> figures = new LinkedHashMap<>();
    for (Clip.Group group : Clip.Group.values()) {
      if (clips.stream().anyMatch(clip -> clip.group() == group)) {
        figures.put(
            group.name().toLowerCase(Locale.ROOT),
            errors(table, group.described, heard, clips, clip -> clip.group() == group));
      }
    }
    figures.put("all", errors(table, "all", heard, clips, _ -> true));
    report.heading(
        "Word errors in recorded speech behind µ-law at 8 kHz (case, punctuation and the way numbers are written do not count)");
    report.table(table);
    return figures;
  }

  private static Map<String, Object> errors(
      Table table,
      String described,
      Map<String, List<Transcript>> heard,
      List<Clip> clips,
      Predicate<Clip> wanted) {
    List<Clip> these = clips.stream().filter(wanted).toList();
    int words = these.stream().mapToInt(clip -> clip.words().size()).sum();
    List<Object> row = new ArrayList<>(List.of(described, these.size(), seconds(these), words));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("clips", these.size());
    figures.put("words", words);
    heard.forEach((name, transcripts) -> {
      List<Transcript> mine =
          transcripts.stream().filter(transcript -> wanted.test(transcript.clip())).toList();
      WordErrors errors = WordErrors.sum(mine.stream().map(Transcript::errors).toList());
      long right = mine.stream().filter(Transcript::right).count();
      row.add(errors);
      row.add("%d of %d".formatted(right, mine.size()));
      figures.put(name, Map.of("errors", errors.errors(), "clips_right", right));
    });
    table.row(row.toArray());
    return figures;
  }

  private static double seconds(List<Clip> clips) {
    return clips.stream().mapToDouble(clip -> clip.length().toMillis() / 1e3).sum();
  }

  private Map<String, Object> latency(Map<String, List<Transcript>> heard) {
    List<String> headings = new ArrayList<>(List.of("words last", "clips"));
    heard.keySet().forEach(name -> headings.addAll(List.of(name + " p50", "p95")));
    Table table = new Table(headings.toArray(String[]::new));
    Map<String, Object> figures = new LinkedHashMap<>();
    for (int i = 0; i + 1 < LENGTHS.size(); i++) {
      long from = 1000L * LENGTHS.get(i);
      long to = 1000L * LENGTHS.get(i + 1);
      List<Object> row = new ArrayList<>();
      Map<String, Object> figure = new LinkedHashMap<>();
      heard.forEach((name, transcripts) -> {
        Figures took =
            Figures.millis(
                transcripts.stream()
                    .filter(t -> within(t.clip().length(), from, to))
                    .map(Transcript::took)
                    .toList());
        if (row.isEmpty()) {
          row.addAll(List.of("%d to %d s".formatted(from / 1000, to / 1000), took.count()));
        }
        row.add(took.median());
        row.add(took.at(0.95));
        figure.put(name, took.summary());
      });
      table.row(row.toArray());
      figures.put("%d-%d s".formatted(from / 1000, to / 1000), figure);
    }
    report.heading("From the end of the words to their text in ms, one at a time");
    report.table(table);
    heard.forEach((name, transcripts) -> {
      double factor = realTimeFactor(transcripts);
      report.line("%s takes %.3f of the time the speech took".formatted(name, factor));
      figures.put(name + "_real_time_factor", Math.round(1000 * factor) / 1000.0);
    });
    return figures;
  }

  private static boolean within(Duration length, long from, long to) {
    return length.toMillis() >= from && length.toMillis() < to;
  }

  private static double realTimeFactor(List<Transcript> transcripts) {
    double took = transcripts.stream().mapToDouble(t -> t.took().toNanos() / 1e9).sum();
    double audio =
        transcripts.stream().mapToDouble(t -> t.clip().length().toMillis() / 1e3 + PADDING).sum();
    return took / audio;
  }

  private Map<String, Object> confidence(Map<String, List<Transcript>> heard) {
    Table table =
        new Table("", "clips", "sure", "asked again below -0.45", "dropped below -0.8", "median");
    Map<String, Object> figures = new LinkedHashMap<>();
    heard.forEach((name, transcripts) -> {
      figures.put(
          name,
          Map.of(
              "right",
              confidence(table, name + ", heard right", transcripts, Transcript::right),
              "wrong",
              confidence(table, name + ", heard wrong", transcripts, t -> !t.right())));
    });
    report.heading("What the recogniser itself thinks of its text (average log-probability)");
    report.table(table);
    return figures;
  }

  private static Map<String, Object> confidence(
      Table table, String described, List<Transcript> transcripts, Predicate<Transcript> wanted) {
    List<Transcript> these = transcripts.stream().filter(wanted).toList();
    long dropped = these.stream().filter(t -> t.confidence() < NOISE).count();
    long asked = these.stream().filter(t -> t.confidence() < SURE).count() - dropped;
    double median =
        these.stream()
            .mapToDouble(Transcript::confidence)
            .sorted()
            .skip(these.size() / 2)
            .findFirst()
            .orElse(Double.NaN);
    table.row(
        described,
        these.size(),
        these.size() - asked - dropped,
        asked,
        dropped,
        "%.2f".formatted(median));
    return Map.of("clips", these.size(), "below_0.45", asked + dropped, "below_0.8", dropped);
  }
}
