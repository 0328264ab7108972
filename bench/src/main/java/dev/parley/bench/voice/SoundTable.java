package dev.parley.bench.voice;

import dev.parley.audio.AudioFrame;
import dev.parley.bench.heard.SpokenWords;
import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import dev.parley.sim.Samples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How each voice sounds: its pitch and how far it moves, its level, its pace. */
final class SoundTable {
  private static final int RATE = AudioFrame.NARROWBAND;

  private SoundTable() {}

  static void tell(List<Said> all, Report report) {
    Table table =
        new Table("voice", "pitch Hz", "p10 to p90, semitones", "level dBov", "words a minute");
    Map<String, Object> figures = new LinkedHashMap<>();
    for (Said said : all) {
      List<short[]> sounds = said.sentences().stream().map(Utterance::narrowband).toList();
      Pitch pitch = Pitch.of(sounds);
      double level = ActiveLevel.dbov(joined(sounds), RATE);
      double pace = wordsAMinute(said.sentences());
      table.row(
          said.name(),
          pitch.median(),
          "%.1f".formatted(pitch.spread()),
          "%.1f".formatted(level),
          pace);
      Map<String, Object> figure = new LinkedHashMap<>();
      figure.put("pitch_hz", tenths(pitch.median()));
      figure.put("pitch_spread_semitones", tenths(pitch.spread()));
      figure.put("level_dbov", tenths(level));
      figure.put("words_a_minute", tenths(pace));
      figures.put(said.name(), figure);
    }
    report.heading(
        "The sound: median pitch, its spread over voiced frames, level while it speaks (ITU-T"
            + " P.56), pace within sentences");
    report.table(table);
    report.put("sound", figures);
  }

  /** From the first sound of each utterance to its last. */
  static double wordsAMinute(List<Utterance> utterances) {
    long words = utterances.stream().mapToLong(said -> SpokenWords.of(said.text()).size()).sum();
    long samples =
        utterances.stream()
            .mapToLong(said -> Samples.trimmed(said.samples(), Utterance.RATE).length)
            .sum();
    return 60.0 * words * Utterance.RATE / samples;
  }

  private static short[] joined(List<short[]> sounds) {
    short[] joined = new short[sounds.stream().mapToInt(sound -> sound.length).sum()];
    int at = 0;
    for (short[] sound : sounds) {
      System.arraycopy(sound, 0, joined, at, sound.length);
      at += sound.length;
    }
    return joined;
  }

  private static double tenths(double value) {
    return Math.round(10 * value) / 10.0;
  }
}
