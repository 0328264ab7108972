package dev.parley.bench.speech;

import dev.parley.bench.heard.WordErrors;
import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import dev.parley.stt.SpeechToText;
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
    figures.put("latency_ms", LatencyTable.tell(heard, report));
    figures.put("confidence", ConfidenceTable.tell(heard, report));
    report.put("recognition", figures);
  }

  /** How much of the same speech is misheard behind one codec and another. */
  void byCodec(Map<String, List<Clip>> clips) throws InterruptedException {
    List<String> headings = new ArrayList<>(List.of("codec", "clips", "words"));
    recognisers.keySet().forEach(name -> headings.addAll(List.of(name + " WER %", "all right")));
    Table table = new Table(headings.toArray(String[]::new));
    Map<String, Object> figures = new LinkedHashMap<>();
    for (Map.Entry<String, List<Clip>> codec : clips.entrySet()) {
      List<Clip> these = codec.getValue();
      int words = these.stream().mapToInt(clip -> clip.words().size()).sum();
      List<Object> row = new ArrayList<>(List.of(codec.getKey(), these.size(), words));
      Map<String, Object> ofCodec = new LinkedHashMap<>(Map.of("words", words));
      for (Map.Entry<String, SpeechToText> recogniser : recognisers.entrySet()) {
        List<Transcript> heard = hear(recogniser.getKey(), recogniser.getValue(), these);
        WordErrors errors = WordErrors.sum(heard.stream().map(Transcript::errors).toList());
        row.add(errors);
        row.add(
            "%d of %d".formatted(heard.stream().filter(Transcript::right).count(), these.size()));
        ofCodec.put(recogniser.getKey(), errors.errors());
      }
      table.row(row.toArray());
      figures.put(codec.getKey(), ofCodec);
    }
    report.heading("Word errors in speech recorded in wideband, by the codec of the call");
    report.table(table);
    report.put("recognition_by_codec", figures);
  }

  private List<Transcript> hear(String name, SpeechToText stt, List<Clip> clips)
      throws InterruptedException {
    List<Transcript> heard = new ArrayList<>();
    for (Clip clip : clips) {
      Transcript transcript = Transcript.by(stt, clip);
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
        "Word errors in recorded speech behind µ-law at 8 kHz (case, punctuation and the way"
            + " numbers are written do not count)");
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
}
