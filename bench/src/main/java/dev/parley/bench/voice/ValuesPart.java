package dev.parley.bench.voice;

import dev.parley.audio.AudioFrame;
import dev.parley.bench.heard.Dictation;
import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import dev.parley.stt.SpeechToText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Whether a value that a voice reads back on a telephone is understood: heard by our recogniser and
 * read from what it wrote as in a call, it is the same.
 */
final class ValuesPart {
  private final SpeechToText stt;
  private final Consumer<String> progress;

  ValuesPart(SpeechToText stt, Consumer<String> progress) {
    this.stt = stt;
    this.progress = progress;
  }

  void run(List<Said> all, Report report) throws InterruptedException {
    List<String> headings = new ArrayList<>(List.of("voice"));
    for (SpokenValue.Kind kind : SpokenValue.Kind.values()) {
      headings.add(kind.described);
    }
    headings.addAll(List.of("all", "%"));
    Table table = new Table(headings.toArray(String[]::new));
    List<String> misunderstood = new ArrayList<>();
    Map<String, Object> figures = new LinkedHashMap<>();
    for (Said said : all) {
      Map<SpokenValue.Kind, Share> shares = new EnumMap<>(SpokenValue.Kind.class);
      for (int i = 0; i < said.values().size(); i++) {
        SpokenValue value = said.readBack().get(i);
        short[] sound = said.values().get(i).onTelephone();
        String heard = Dictation.of(stt, sound, AudioFrame.NARROWBAND).text();
        boolean understood = value.readFrom(heard);
        shares.merge(value.kind(), Share.of(understood), Share::plus);
        if (!understood) {
          misunderstood.add(described(said, value, heard));
        }
      }
      table.row(row(said, shares));
      figures.put(said.name(), summary(shares));
      progress.accept("%s: values heard".formatted(said.name()));
    }
    table.row("wanted", "", "", "", "", "", ">= 90");
    report.heading("Values read back and understood on a telephone");
    report.table(table);
    misunderstood.forEach(report::line);
    report.put("values", figures);
  }

  private static Object[] row(Said said, Map<SpokenValue.Kind, Share> shares) {
    List<Object> row = new ArrayList<>(List.of(said.name()));
    for (SpokenValue.Kind kind : SpokenValue.Kind.values()) {
      row.add(shares.getOrDefault(kind, Share.NONE));
    }
    Share all = shares.values().stream().reduce(Share.NONE, Share::plus);
    row.add(all);
    row.add(all.percent());
    return row.toArray();
  }

  private static Map<String, Object> summary(Map<SpokenValue.Kind, Share> shares) {
    Map<String, Object> summary = new LinkedHashMap<>();
    shares.forEach((kind, share) ->
        summary.put(
            kind.name().toLowerCase(Locale.ROOT),
            Map.of("understood", share.some(), "said", share.all())));
    return summary;
  }

  private static String described(Said said, SpokenValue value, String heard) {
    return "not understood from %s: %s, heard \"%s\", read as %s"
        .formatted(said.name(), value.value(), heard, value.read(heard).orElse("nothing"));
  }

  /** So many of so many. */
  private record Share(int some, int all) {
    static final Share NONE = new Share(0, 0);

    static Share of(boolean is) {
      return new Share(is ? 1 : 0, 1);
    }

    Share plus(Share other) {
      return new Share(some + other.some, all + other.all);
    }

    double percent() {
      return all == 0 ? Double.NaN : 100.0 * some / all;
    }

    @Override
    public String toString() {
      return "%d of %d".formatted(some, all);
    }
  }
}
