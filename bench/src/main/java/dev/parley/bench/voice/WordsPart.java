package dev.parley.bench.voice;

import dev.parley.audio.AudioFrame;
import dev.parley.bench.heard.Dictation;
import dev.parley.bench.heard.SpokenWords;
import dev.parley.bench.heard.WordErrors;
import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import dev.parley.stt.SpeechToText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How many words of each voice the recogniser mishears on a telephone. */
final class WordsPart {
  private final SpeechToText stt;
  private final Consumer<String> progress;
  private final Consumer<String> details;

  /**
   * The part.
   *
   * @param details told of each sentence that was misheard
   */
  WordsPart(SpeechToText stt, Consumer<String> progress, Consumer<String> details) {
    this.stt = stt;
    this.progress = progress;
    this.details = details;
  }

  void run(List<Said> all, Report report) throws InterruptedException {
    Table table = new Table("voice", "sentences", "words", "WER %", "all right");
    Map<String, Object> figures = new LinkedHashMap<>();
    for (Said said : all) {
      List<WordErrors> each = new ArrayList<>();
      for (Utterance utterance : said.sentences()) {
        each.add(heard(said, utterance));
      }
      WordErrors errors = WordErrors.sum(each);
      long right = each.stream().filter(one -> one.errors() == 0).count();
      table.row(
          said.name(),
          each.size(),
          errors.words(),
          errors,
          "%d of %d".formatted(right, each.size()));
      figures.put(
          said.name(),
          Map.of("words", errors.words(), "errors", errors.errors(), "sentences_right", right));
      progress.accept("%s: sentences heard".formatted(said.name()));
    }
    table.row("wanted", "", "", "<= 4", "");
    report.heading(
        "Word errors of our recogniser, in the telephone band and behind µ-law at 8 kHz");
    report.table(table);
    report.put("words", figures);
  }

  private WordErrors heard(Said said, Utterance utterance) throws InterruptedException {
    String heard = Dictation.of(stt, utterance.onTelephone(), AudioFrame.NARROWBAND).text();
    WordErrors errors = WordErrors.between(SpokenWords.of(utterance.text()), SpokenWords.of(heard));
    if (errors.errors() > 0) {
      details.accept("%s: %s | %s".formatted(said.name(), utterance.text(), heard));
    }
    return errors;
  }
}
