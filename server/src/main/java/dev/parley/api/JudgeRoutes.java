package dev.parley.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.Node;
import dev.parley.agent.Template;
import dev.parley.agent.TemplateScope;
import dev.parley.brain.Brain;
import dev.parley.brain.BrainException;
import dev.parley.brain.Question;
import dev.parley.call.Scores;
import dev.parley.knowledge.KnownAnswer;
import dev.parley.records.Agent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an agent would make of a reply to one of its nodes. */
final class JudgeRoutes {
  private static final int LONGEST_TEXT = 2_000;
  private static final double THOUSANDTHS = 1_000;

  private final TriedAgents agents;
  private final ChatScopes scopes;
  private final Minds minds;
  private final InstantSource steady;

  JudgeRoutes(TriedAgents agents, ChatScopes scopes, Minds minds, InstantSource steady) {
    this.agents = agents;
    this.scopes = scopes;
    this.minds = minds;
    this.steady = steady;
  }

  Stream<Route> routes() {
    return Stream.of(Route.ask("/agent/judge", this::judge));
  }

  private Answer judge(Request request) {
    Body body = request.body();
    String node = body.required("node");
    String text = body.required("text");
    String _ = body.text("text", LONGEST_TEXT);
    ChatScopes.Sample sample = ChatScopes.sample(body);
    TriedAgents.Which which = TriedAgents.Which.of(body);
    Agent agent = agents.agent(request, body.required("agent"));
    AgentDocument document = agents.readable(agent, which);
    Node.Asking asking = asking(document, node);
    TemplateScope scope = scopes.scope(request.team(), agent.title(), sample);
    Brain brain = minds.of(request.team(), document, scope);
    String said = Template.render(asking.text(), scope).text();
    Instant began = steady.instant();
    Brain.Judgement judgement =
        Interruptibly.held(() -> judged(brain, Question.about(asking, said, text.strip())));
    ObjectNode json = json(asking, judgement);
    json.put("ms", Duration.between(began, steady.instant()).toMillis());
    return Answer.of(json);
  }

  private static Node.Asking asking(AgentDocument document, String id) {
    if (document.node(id).orElse(null) instanceof Node.Asking asking) {
      return asking;
    }
    List<String> those =
        document.nodes().stream().filter(Node.Asking.class::isInstance).map(Node::id).toList();
    throw ApiException.of(
            404,
            "not_found",
            "There is no node \"%s\" that takes replies; those that do are %s."
                .formatted(ApiException.shortened(id), those))
        .in("node");
  }

  private static Brain.Judgement judged(Brain brain, Question question)
      throws InterruptedException {
    try {
      return brain.judge(question);
    } catch (BrainException e) {
      throw ApiException.of(
          503, "unavailable", "Nothing judges the reply now: %s".formatted(e.getMessage()));
    }
  }

  private static ObjectNode json(Node.Asking asking, Brain.Judgement judgement) {
    ObjectNode json = ApiJson.object();
    json.put("node", asking.id());
    json.put("intent", judgement.intent() == null ? null : judgement.intent().id());
    json.put("outcome", judgement.outcome());
    ArrayNode likely = json.putArray("likely");
    judgement.likely().forEach(likely::add);
    scores(asking, judgement.scores(), json);
    ObjectNode variables = json.putObject("variables");
    judgement.variables().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> variables.put(each.getKey(), each.getValue()));
    ArrayNode unsure = json.putArray("unsure");
    judgement.unsure().stream().sorted().forEach(unsure::add);
    KnownAnswer known = judgement.known();
    if (known == null) {
      json.putNull("answer");
    } else {
      json.putObject("answer")
          .put("text", known.text())
          .put("probability", rounded(known.probability()));
    }
    return json;
  }

  private static void scores(Node.Asking asking, @Nullable Scores scores, ObjectNode json) {
    json.put("by", scores == null ? null : scores.by());
    json.put("least", scores == null ? null : (Double) rounded(scores.least()));
    json.put("none", scores == null ? null : (Double) rounded(scores.none()));
    Map<String, Double> found =
        scores == null
            ? Map.of()
            : scores.candidates().stream()
                .collect(
                    Collectors.toMap(
                        Scores.Candidate::outcome,
                        candidate -> rounded(candidate.score()),
                        Math::max));
    ArrayNode candidates = json.putArray("candidates");
    for (Question.Choice choice : Question.Choice.of(asking.outcomes())) {
      candidates
          .addObject()
          .put("id", choice.id())
          .put("label", choice.label())
          .put("score", found.get(choice.id()));
    }
  }

  private static double rounded(double probability) {
    return Math.round(THOUSANDTHS * probability) / THOUSANDTHS;
  }
}
