package dev.parley.bench.model;

import dev.parley.agent.Node;
import dev.parley.agent.SampleAgent;
import dev.parley.bench.report.Figures;
import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import dev.parley.brain.Brain;
import dev.parley.brain.Line;
import dev.parley.brain.ModelBrain;
import dev.parley.brain.Question;
import dev.parley.call.Scores;
import dev.parley.call.SteadyClock;
import dev.parley.llm.ChatRequest;
import dev.parley.llm.ChatResult;
import dev.parley.llm.LanguageModel;
import dev.parley.llm.ModelChain;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What a model makes of replies to the sample agent, however long it takes. */
final class LocalJudgements {
  private static final String ASKED = "Can you still make it?";
  private static final Duration LONG = Duration.ofMinutes(1);

  /** A mind that is never sure, so that the model is asked about every reply. */
  private static final Brain UNSURE =
      _ -> new Brain.Judgement(null, null, List.of(), Map.of(), Set.of(), null);

  /** A reply and the outcome that it means. */
  private record Reply(String said, String means) {}

  /** A model that has as long as it needs. */
  private record Patient(LanguageModel model) implements LanguageModel {
    @Override
    public ChatResult ask(ChatRequest request) throws InterruptedException {
      return model.ask(
          new ChatRequest(
              request.system(),
              request.messages(),
              request.schema(),
              request.mostTokens(),
              LONG,
              request.early()));
    }

    @Override
    public String name() {
      return model.name();
    }
  }

  private final Brain brain;
  private final Node.Asking node;
  private final Table table =
      new Table("replies", "n", "right", "wrong", "none", "first p50", "answer p50", "longest");

  LocalJudgements(LanguageModel model) {
    Clock clock = Clock.systemUTC();
    var steady = SteadyClock.from(clock);
    brain =
        new ModelBrain(
            UNSURE,
            new ModelChain(List.of(new Patient(model)), steady),
            clock,
            steady,
            ZoneOffset.UTC);
    node = (Node.Asking) SampleAgent.document().start().orElseThrow();
  }

  void run(Report report) throws InterruptedException {
    List<Question.Choice> choices = Question.Choice.of(node.outcomes());
    row(
        report,
        "its author's own examples",
        choices.stream()
            .flatMap(
                choice -> choice.examples().stream().map(words -> new Reply(words, choice.id())))
            .toList());
    row(
        report,
        "hard replies",
        HardReply.all().stream().map(each -> new Reply(each.said(), each.means())).toList());
    report.heading("What it makes of replies to \"%s\", in ms".formatted(ASKED));
    report.table(table);
  }

  private void row(Report report, String what, List<Reply> replies) throws InterruptedException {
    List<Duration> firsts = new ArrayList<>();
    List<Duration> answers = new ArrayList<>();
    int right = 0;
    int none = 0;
    for (Reply reply : replies) {
      Brain.Judgement judgement = brain.judge(question(reply.said()));
      Scores.Model told = Objects.requireNonNull(judgement.scores()).model();
      Duration first = Objects.requireNonNull(told).first();
      if (first != null) {
        firsts.add(first);
      }
      answers.add(told.took());
      List<String> chosen =
          Stream.concat(Stream.ofNullable(judgement.outcome()), judgement.likely().stream())
              .toList();
      right += chosen.contains(reply.means()) ? 1 : 0;
      none += chosen.isEmpty() ? 1 : 0;
    }
    Figures took = Figures.millis(answers);
    int wrong = replies.size() - right - none;
    table.row(
        what,
        replies.size(),
        right,
        wrong,
        none,
        Figures.millis(firsts).median(),
        took.median(),
        took.at(1));
    report.put(
        what.replaceAll("[^a-z]+", "_"),
        Map.of("n", replies.size(), "right", right, "wrong", wrong, "none", none));
  }

  private Question question(String reply) {
    return new Question(
        ASKED,
        reply,
        List.of(Line.agent(ASKED), Line.callee(reply)),
        node.expected(),
        Question.Choice.of(node.outcomes()),
        List.of());
  }
}
