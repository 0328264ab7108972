package dev.parley.bench.turn;

import dev.parley.agent.Expects;
import dev.parley.bench.report.Figures;
import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import dev.parley.call.FeltGap;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/** How long callees waited for an answer, by what was expected of them. */
final class GapTable {
  /** What may be expected of a reply, as the tables show it. */
  static final List<Expects> KINDS = List.of(Expects.YES_NO, Expects.CHOICE, Expects.OPEN);

  private GapTable() {}

  /** Reports on turns without a pause. */
  static void tell(List<Take> takes, Report report) {
    Table table =
        new Table(
            "node",
            "turns",
            "gap p50",
            "p95",
            "max",
            "endpoint",
            "stt",
            "brain",
            "tts",
            "pacing",
            "own total",
            "words right",
            "cut off",
            "unanswered");
    Map<String, Object> figures = new LinkedHashMap<>();
    for (Expects kind : KINDS) {
      List<Take> plain =
          takes.stream().filter(take -> take.expects() == kind && !take.paused()).toList();
      Figures gaps = of(takes, kind);
      List<FeltGap> parts =
          plain.stream()
              .filter(take -> take.gap() != null)
              .map(Take::parts)
              .filter(Objects::nonNull)
              .toList();
      long cut = count(plain, Take::cutOff);
      long unanswered = count(plain, take -> take.gap() == null && !take.cutOff());
      table.row(
          kind.name().toLowerCase(Locale.ROOT),
          plain.size(),
          gaps.median(),
          gaps.at(0.95),
          gaps.at(1),
          median(parts, FeltGap::endpoint),
          median(parts, FeltGap::stt),
          median(parts, FeltGap::brain),
          median(parts, FeltGap::tts),
          median(parts, FeltGap::pacing),
          median(parts, FeltGap::total),
          "%d %%"
              .formatted(
                  Math.round(100.0 * count(plain, Take::understood) / Math.max(1, plain.size()))),
          cut,
          unanswered);
      Map<String, Object> figure = new LinkedHashMap<>(gaps.summary());
      figure.put("split_p50", split(parts, 0.5));
      figure.put("split_p95", split(parts, 0.95));
      figure.put("cut_off", cut);
      figure.put("unanswered", unanswered);
      figure.put("words_right", count(plain, Take::understood));
      figures.put(kind.name().toLowerCase(Locale.ROOT), figure);
    }
    report.heading(
        "Felt gap in ms, at the callee's socket: last voiced packet out to first voiced packet in;"
            + " the parts are medians");
    report.table(table);
    report.put("gap_ms", figures);
  }

  private static Map<String, Object> split(List<FeltGap> parts, double share) {
    Map<String, Object> split = new LinkedHashMap<>();
    split.put("endpoint", at(parts, FeltGap::endpoint, share));
    split.put("stt", at(parts, FeltGap::stt, share));
    split.put("brain", at(parts, FeltGap::brain, share));
    split.put("tts", at(parts, FeltGap::tts, share));
    split.put("pacing", at(parts, FeltGap::pacing, share));
    return split;
  }

  private static double median(List<FeltGap> parts, Function<FeltGap, Duration> part) {
    return at(parts, part, 0.5);
  }

  private static double at(List<FeltGap> parts, Function<FeltGap, Duration> part, double share) {
    double value = Figures.millis(parts.stream().map(part).toList()).at(share);
    return Math.round(10 * value) / 10.0;
  }

  /** The gaps of turns without a pause of one kind. */
  static Figures of(List<Take> takes, Expects kind) {
    return Figures.millis(
        takes.stream()
            .filter(take -> take.expects() == kind && !take.paused())
            .map(Take::gap)
            .filter(Objects::nonNull)
            .toList());
  }

  private static <T> long count(List<T> all, Predicate<T> wanted) {
    return all.stream().filter(wanted).count();
  }
}
