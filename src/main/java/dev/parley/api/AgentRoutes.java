package dev.parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.agent.AgentJson;
import dev.parley.agent.AgentSchema;
import dev.parley.agent.Capabilities;
import dev.parley.agent.Problem;
import dev.parley.agent.Validation;
import dev.parley.records.Agent;
import dev.parley.records.Agents;
import dev.parley.records.Author;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the agents are: drafts, their validation, and publishing them. */
final class AgentRoutes {
  private static final int LONGEST_TITLE = 200;
  private static final int PROBLEMS_IN_A_MESSAGE = 5;

  private final Agents agents;
  private final Capabilities capabilities;
  private final JsonNode schema = AgentSchema.schema();

  AgentRoutes(Agents agents, Capabilities capabilities) {
    this.agents = agents;
    this.capabilities = capabilities;
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.post("/agent", this::create),
        Route.get("/agent/schema", _ -> Answer.of(schema)),
        Route.get("/agent/{id}", this::read),
        Route.put("/agent/{id}", this::update),
        Route.ask("/agent/{id}/validate", this::validate),
        Route.post("/agent/{id}/publish", this::publish));
  }

  private Answer create(Request request) {
    Body body = request.body();
    body.required("title");
    ObjectNode document = body.object("document");
    if (document == null) {
      throw ApiException.missing("document");
    }
    return Answer.of(AgentJsons.of(agents.create(request.team(), title(body, ""), document)));
  }

  private Answer read(Request request) {
    return Answer.of(AgentJsons.of(agent(request)));
  }

  private Answer update(Request request) {
    Body body = request.body();
    Agent now = agent(request);
    JsonNode document = Objects.requireNonNullElse(body.object("document"), now.draft());
    return Answer.of(
        AgentJsons.of(
            agents
                .update(request.team(), now.id(), title(body, now.title()), document)
                .orElseThrow(() -> unknown(request))));
  }

  private static String title(Body body, String otherwise) {
    String title = body.text("title", LONGEST_TITLE);
    if (title == null) {
      return otherwise;
    }
    if (title.isBlank()) {
      throw ApiException.invalid("title", "The title must not be blank.");
    }
    return title.strip();
  }

  private Answer validate(Request request) {
    JsonNode draft = agent(request).draft();
    JsonNode document = Objects.requireNonNullElse(request.bodyIfAny().object("document"), draft);
    return Answer.of(AgentJsons.of(problems(document)));
  }

  private Answer publish(Request request) {
    Agent agent = agent(request);
    List<Problem> problems = problems(agent.draft());
    if (!Validation.passes(problems)) {
      throw ApiException.of(422, "agent_invalid", summary(problems));
    }
    Author author = new Author(request.team(), request.caller().user(), request.caller().token());
    var _ = agents.publish(author, agent.id(), agent.draft()).orElseThrow(() -> unknown(request));
    return read(request);
  }

  private List<Problem> problems(JsonNode document) {
    return switch (AgentJson.read(document)) {
      case AgentJson.Reading.Read(var read) -> Validation.checkForPublishing(read, capabilities);
      case AgentJson.Reading.Refused(var problems) -> problems;
    };
  }

  private static String summary(List<Problem> problems) {
    List<Problem> errors =
        problems.stream().filter(p -> p.severity() == Problem.Severity.ERROR).toList();
    String first =
        errors.stream()
            .limit(PROBLEMS_IN_A_MESSAGE)
            .map(p -> p.path().isEmpty() ? p.message() : p.path() + ": " + p.message())
            .collect(Collectors.joining(" "));
    return "The draft has %d error%s; /agent/{id}/validate lists all. %s"
        .formatted(errors.size(), errors.size() == 1 ? "" : "s", first);
  }

  private Agent agent(Request request) {
    return agents.get(request.team(), request.agentId()).orElseThrow(() -> unknown(request));
  }

  private static ApiException unknown(Request request) {
    return ApiException.notFound("agent", request.agentId().toString());
  }
}
