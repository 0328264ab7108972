package dev.parley.bench.speech;

import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import dev.parley.brain.Brain;
import dev.parley.language.intents.CalleeIntent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How replies of {@link TradeReplies} are understood: outcomes, and intents. */
final class TradeBench {
  /** Nobody answers, and which of these it is is not told by words alone. */
  private static final Set<CalleeIntent> MACHINES =
      EnumSet.of(CalleeIntent.MACHINE, CalleeIntent.SCREENING, CalleeIntent.IVR);

  /** May be named beside an outcome, which is then the answer. */
  private static final Set<CalleeIntent> ASIDE =
      EnumSet.of(
          CalleeIntent.WHO,
          CalleeIntent.WHAT,
          CalleeIntent.ROBOT,
          CalleeIntent.NUMBER,
          CalleeIntent.QUESTION);

  private final Report report;
  private final Consumer<String> details;

  TradeBench(Report report, Consumer<String> details) {
    this.report = report;
    this.details = details;
  }

  private record Judged(
      TradeReplies.Reply reply,
      @Nullable String outcome,
      List<String> likely,
      @Nullable CalleeIntent intent) {
    /** Whether the callee is asked to confirm an outcome instead of being asked again. */
    boolean confirms() {
      return outcome == null
          && !likely.isEmpty()
          && (intent == null || intent == CalleeIntent.ANSWER || intent == CalleeIntent.CORRECTION);
    }

    /** What is meant, if it is among what they are asked about. */
    String named() {
      String meant = reply.meaning();
      return meant != null && likely.contains(meant) ? meant : likely.getFirst();
    }

    boolean named(Set<CalleeIntent> intents) {
      return intent != null && intents.contains(intent) && outcome == null;
    }

    boolean intentRight() {
      CalleeIntent meant = reply.intent();
      if (meant == CalleeIntent.ANSWER) {
        return outcome != null
            ? intent == null || intent == CalleeIntent.ANSWER || ASIDE.contains(intent)
            : intent == CalleeIntent.ANSWER;
      }
      return intent == meant || (MACHINES.contains(meant) && named(MACHINES));
    }
  }

  /**
   * Has brains judge replies.
   *
   * @param brains by their names
   * @param name of the replies' kind in the figures
   */
  void run(String name, String heading, Map<String, Brain> brains, List<TradeReplies.Reply> replies)
      throws InterruptedException {
    Table outcomes =
        new Table(
            "brain",
            "answers",
            "right",
            "wrong",
            "asked again",
            "none kept",
            "decided %",
            "decisions right %");
    Table intents =
        new Table(
            "brain",
            "replies",
            "right %",
            "opt-outs found %",
            "falsely %",
            "machines found %",
            "falsely %");
    Table confirmed =
        new Table("brain", "asked to confirm", "what is meant", "another", "though none is");
    Map<String, Object> figures = new LinkedHashMap<>();
    for (Map.Entry<String, Brain> brain : brains.entrySet()) {
      List<Judged> judged = judge(brain.getValue(), replies);
      OutcomeScore score =
          OutcomeScore.sum(
              judged.stream()
                  .map(each -> OutcomeScore.of(each.reply().meaning(), each.outcome()))
                  .toList());
      score.row(outcomes, brain.getKey());
      Map<String, Object> of = new LinkedHashMap<>(score.summary());
      OutcomeScore asked =
          OutcomeScore.sum(
              judged.stream()
                  .filter(Judged::confirms)
                  .map(each -> OutcomeScore.of(each.reply().meaning(), each.named()))
                  .toList());
      confirmed.row(
          brain.getKey(),
          asked.right() + asked.wrong() + asked.noneWrong(),
          asked.right(),
          asked.wrong(),
          asked.noneWrong());
      of.put("confirms_right", asked.right());
      of.put("confirms_wrong", asked.wrong());
      of.put("confirms_none", asked.noneWrong());
      double right = share(judged, _ -> true, Judged::intentRight);
      Set<CalleeIntent> optOut = EnumSet.of(CalleeIntent.OPTOUT);
      double optOuts = share(judged, meant(optOut), each -> each.named(optOut));
      double falseOptOuts = share(judged, meant(optOut).negate(), each -> each.named(optOut));
      double machines = share(judged, meant(MACHINES), each -> each.named(MACHINES));
      double falseMachines = share(judged, meant(MACHINES).negate(), each -> each.named(MACHINES));
      intents.row(
          brain.getKey(), judged.size(), right, optOuts, falseOptOuts, machines, falseMachines);
      of.put("intents_right_percent", right);
      of.put("opt_outs_found_percent", optOuts);
      of.put("opt_outs_false_percent", falseOptOuts);
      of.put("machines_found_percent", machines);
      of.put("machines_false_percent", falseMachines);
      figures.put(brain.getKey(), of);
    }
    report.heading(heading);
    report.table(outcomes);
    report.table(confirmed);
    report.table(intents);
    report.put(name, figures);
  }

  private List<Judged> judge(Brain brain, List<TradeReplies.Reply> replies)
      throws InterruptedException {
    List<Judged> judged = new ArrayList<>();
    for (TradeReplies.Reply reply : replies) {
      if (reply.question().reply().isBlank()) {
        judged.add(new Judged(reply, null, List.of(), null));
        continue;
      }
      Brain.Judgement judgement = brain.judge(reply.question());
      judged.add(new Judged(reply, judgement.outcome(), judgement.likely(), judgement.intent()));
    }
    details.accept("%d replies judged".formatted(judged.size()));
    return judged;
  }

  private static Predicate<Judged> meant(Set<CalleeIntent> intents) {
    return each -> intents.contains(each.reply().intent());
  }

  private static double share(List<Judged> judged, Predicate<Judged> of, Predicate<Judged> wanted) {
    List<Judged> these = judged.stream().filter(of).toList();
    return these.isEmpty()
        ? Double.NaN
        : 100.0 * these.stream().filter(wanted).count() / these.size();
  }
}
