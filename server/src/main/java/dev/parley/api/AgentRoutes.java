package dev.parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.agent.AgentSchema;
import dev.parley.agent.Capabilities;
import dev.parley.agent.Effort;
import dev.parley.agent.Problem;
import dev.parley.agent.Validation;
import dev.parley.call.TeamId;
import dev.parley.records.Agent;
import dev.parley.records.AgentVersions;
import dev.parley.records.Agents;
import dev.parley.records.Author;
import dev.parley.records.KnowledgeBases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the agents are: drafts, their validation, and publishing them. */
final class AgentRoutes {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_NOTE = 1000;
  private static final int PROBLEMS_IN_A_MESSAGE = 5;
  private static final Duration LONGEST_JUDGING = Duration.ofSeconds(2);

  private final Agents agents;
  private final AgentVersions versions;
  private final KnowledgeBases knowledge;
  private final Capabilities capabilities;
  private final @Nullable ExampleSuggestions suggestions;
  private final InstantSource steady;
  private final JsonNode schema = AgentSchema.schema();

  AgentRoutes(
      Agents agents,
      AgentVersions versions,
      KnowledgeBases knowledge,
      Capabilities capabilities,
      @Nullable ExampleSuggestions suggestions,
      InstantSource steady) {
    this.agents = agents;
    this.versions = versions;
    this.knowledge = knowledge;
    this.capabilities = capabilities;
    this.suggestions = suggestions;
    this.steady = steady;
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.post("/agent", this::create),
        Route.get("/agent/schema", _ -> Answer.of(schema)),
        Route.get("/agent/{id}", this::read),
        Route.put("/agent/{id}", this::update),
        Route.patch("/agent/{id}", this::change),
        Route.ask("/agent/{id}/validate", this::validate),
        Route.post("/agent/{id}/publish", this::publish));
  }

  private Answer create(Request request) {
    Body body = request.body();
    body.required("title");
    String title = Objects.requireNonNull(title(body));
    ObjectNode document = document(body);
    if (document == null) {
      throw ApiException.missing("document");
    }
    return answer(request, agents.create(request.team(), title, document));
  }

  private Answer read(Request request) {
    return answer(request, agent(request));
  }

  private Answer update(Request request) {
    Body body = request.body();
    String title = title(body);
    ObjectNode document = document(body);
    Agent now = agent(request);
    Integer expected = EntityTag.expected(request, now);
    if (title == null && document == null) {
      return answer(request, now);
    }
    Optional<Agent> changed =
        expected == null
            ? agents.update(request.team(), now.id(), title, document)
            : agents.updateIf(request.team(), now.id(), expected, title, document);
    return answer(request, changed.orElseThrow(() -> EntityTag.conflict(agent(request))));
  }

  /** Its name, and whether it can be used. */
  private Answer change(Request request) {
    Body body = request.body();
    String title = title(body);
    Agent.Status status = status(body);
    Agent now = agent(request);
    Integer expected = EntityTag.expected(request, now);
    if (title == null && status == null) {
      return answer(request, now);
    }
    return answer(
        request,
        agents
            .change(request.team(), now.id(), expected, title, status)
            .orElseThrow(() -> EntityTag.conflict(agent(request))));
  }

  private static Agent.@Nullable Status status(Body body) {
    String status = body.text("status");
    if (status == null) {
      return null;
    }
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "active" -> Agent.Status.ACTIVE;
      case "archived" -> Agent.Status.ARCHIVED;
      default ->
          throw ApiException.invalid(
              "status",
              "The field status is \"%s\" and must be active or archived."
                  .formatted(ApiException.shortened(status)));
    };
  }

  private static Answer answer(Request request, Agent agent) {
    request.context().header("ETag", EntityTag.of(agent));
    return Answer.of(AgentJsons.of(agent));
  }

  private static @Nullable String title(Body body) {
    String title = body.text("title", LONGEST_TITLE);
    if (title == null) {
      return null;
    }
    if (title.isBlank()) {
      throw ApiException.invalid("title", "The title must not be blank.");
    }
    return title.strip();
  }

  /** A draft need not be valid, but not even a draft is kept that could never be judged. */
  static @Nullable ObjectNode document(Body body) {
    ObjectNode document = body.object("document");
    if (document != null) {
      for (Problem problem : Validation.size(document)) {
        throw ApiException.invalid("document", problem.message());
      }
    }
    return document;
  }

  private Answer validate(Request request) {
    JsonNode draft = agent(request).draft();
    JsonNode document = Objects.requireNonNullElse(request.bodyIfAny().object("document"), draft);
    return Answer.of(AgentJsons.of(problems(request.team(), document)));
  }

  private Answer publish(Request request) {
    Body body = request.bodyIfAny();
    String note = body.text("note", LONGEST_NOTE);
    boolean wanted = !Boolean.FALSE.equals(body.truth("suggest_examples"));
    Agent agent = agent(request);
    Integer expected = EntityTag.expected(request, agent);
    List<Problem> problems = problems(request.team(), agent.draft());
    if (!Validation.passes(problems)) {
      throw ApiException.of(422, "agent_invalid", summary("draft", problems));
    }
    Author author = new Author(request.team(), request.client().user(), request.client().token());
    ExampleSuggestions by = wanted ? suggestions : null;
    if (by == null) {
      var _ =
          versions
              .publish(author, agent.id(), expected, agent.draft(), note)
              .orElseThrow(() -> EntityTag.conflict(agent(request)));
      return read(request);
    }
    ExampleSuggestions.Suggested suggested =
        by.into(request.team(), agent.draft(), inForce(request, agent));
    var _ =
        versions
            .publishWithMore(
                author, agent.id(), expected, agent.version(), suggested.document(), note)
            .orElseThrow(() -> EntityTag.conflict(agent(request)));
    Agent now = agent(request);
    request.context().header("ETag", EntityTag.of(now));
    ObjectNode json = AgentJsons.of(now);
    json.putObject("suggested_examples")
        .put("added", suggested.added())
        .put("left_out", suggested.leftOut())
        .put("problem", suggested.problem());
    return Answer.of(json);
  }

  private @Nullable JsonNode inForce(Request request, Agent agent) {
    Integer number = agent.published();
    return number == null
        ? null
        : versions
            .get(request.team(), agent.id(), number)
            .map(Agent.Version::document)
            .orElse(null);
  }

  /** All that keeps a document of the team from being published, and what else is to be said. */
  List<Problem> problems(TeamId team, JsonNode document) {
    Capabilities ours =
        document.path("knowledge").isEmpty()
            ? capabilities
            : capabilities.knowing(knowledge.ids(team)::contains);
    Instant until = steady.instant().plus(LONGEST_JUDGING);
    Effort effort =
        Effort.until(
            () -> Thread.currentThread().isInterrupted() || steady.instant().isAfter(until));
    try {
      return Validation.checkForPublishing(document, ours, effort);
    } catch (Effort.Ended e) {
      throw ApiException.of(
              503,
              "too_busy",
              "The document could not be judged within %d s. Try again, or make it smaller."
                  .formatted(LONGEST_JUDGING.toSeconds()))
          .with("Retry-After", "1");
    }
  }

  static String summary(String what, List<Problem> problems) {
    List<Problem> errors =
        problems.stream().filter(p -> p.severity() == Problem.Severity.ERROR).toList();
    String first =
        errors.stream()
            .limit(PROBLEMS_IN_A_MESSAGE)
            .map(p -> p.path().isEmpty() ? p.message() : p.path() + ": " + p.message())
            .collect(Collectors.joining(" "));
    boolean more = problems.getLast().code().equals(Problem.MORE);
    return "The %s has %d error%s%s; /agent/{id}/validate lists them. %s"
        .formatted(
            what, errors.size(), errors.size() == 1 ? "" : "s", more ? " or more" : "", first);
  }

  private Agent agent(Request request) {
    return agents.get(request.team(), request.agentId()).orElseThrow(() -> unknown(request));
  }

  private static ApiException unknown(Request request) {
    return ApiException.notFound("agent", request.agentId().toString());
  }
}
