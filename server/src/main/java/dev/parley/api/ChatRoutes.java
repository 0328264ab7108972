package dev.parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.AgentJson;
import dev.parley.agent.Problem;
import dev.parley.agent.Validation;
import dev.parley.brain.Brain;
import dev.parley.call.TeamId;
import dev.parley.conversation.Beginning;
import dev.parley.conversation.Event;
import dev.parley.driver.WrittenConversation;
import dev.parley.records.Agent;
import dev.parley.records.AgentVersions;
import dev.parley.records.Agents;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Agents are tried in writing. */
final class ChatRoutes {
  private static final int LONGEST_TEXT = 2_000;
  private static final Pattern KEYS = Pattern.compile("[0-9*#]{1,32}");

  private final Chats chats;
  private final ChatScopes scopes;
  private final Agents agents;
  private final AgentVersions versions;
  private final Minds minds;
  private final BiFunction<TeamId, JsonNode, List<Problem>> problems;

  ChatRoutes(
      Chats chats,
      ChatScopes scopes,
      Agents agents,
      AgentVersions versions,
      Minds minds,
      BiFunction<TeamId, JsonNode, List<Problem>> problems) {
    this.chats = chats;
    this.scopes = scopes;
    this.agents = agents;
    this.versions = versions;
    this.minds = minds;
    this.problems = problems;
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.ask("/chat", this::begin),
        Route.get("/chat/{id}", this::read),
        Route.ask("/chat/{id}", this::act));
  }

  private Answer begin(Request request) {
    Body body = request.body();
    ChatScopes.From from = ChatScopes.from(body);
    ChatScopes.Sample sample = ChatScopes.sample(body);
    Integer version = body.number("version");
    boolean draft = body.flag("draft");
    ObjectNode document = body.object("document");
    Agent agent = agent(request, body.required("agent"));
    AgentDocument tried = document(agent, version, draft, document);
    List<Event> told = scopes.told(request.team(), from);
    Beginning beginning = scopes.beginning(request.team(), agent, from, sample);
    Brain brain =
        minds
            .brain()
            .inCall(beginning.scope(), minds.knowledge().apply(request.team(), tried.knowledge()))
            .speakingFor(tried);
    brain.prepare(tried);
    WrittenConversation begun =
        held(() ->
            from == null
                ? WrittenConversation.begin(tried, beginning, brain)
                : WrittenConversation.after(tried, beginning, brain, told));
    return Answer.of(ChatJson.of(chats.keep(request.team(), agent.id().toString(), begun).view()));
  }

  private Agent agent(Request request, String id) {
    return OrderRoutes.agentId(id)
        .flatMap(found -> agents.get(request.team(), found))
        .orElseThrow(() -> ApiException.notFound("agent", id).in("agent"));
  }

  private AgentDocument document(
      Agent agent, @Nullable Integer version, boolean draft, @Nullable ObjectNode document) {
    if ((version == null ? 0 : 1) + (draft ? 1 : 0) + (document == null ? 0 : 1) > 1) {
      throw ApiException.invalid(
          "version", "An agent is tried by one of version, draft and document; give one.");
    }
    if (document != null || draft) {
      JsonNode tried = document == null ? agent.draft() : document;
      return sound(agent.team(), draft ? "draft" : "document", tried);
    }
    Integer number = version == null ? agent.published() : version;
    if (number == null) {
      throw ApiException.of(
              422,
              "agent_not_published",
              "The agent has no published version; try its draft (\"draft\": true).")
          .in("version");
    }
    Agent.Version found =
        versions
            .get(agent.team(), agent.id(), number)
            .orElseThrow(() -> ApiException.notFound("version", number.toString()).in("version"));
    return sound(agent.team(), "version", found.document());
  }

  /** What has errors cannot be held; each is told by {@code /agent/{id}/validate}. */
  private AgentDocument sound(TeamId team, String what, JsonNode document) {
    List<Problem> found = problems.apply(team, document);
    if (Validation.passes(found)
        && AgentJson.read(document) instanceof AgentJson.Reading.Read(AgentDocument read)) {
      return read;
    }
    Problem first =
        found.stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .findFirst()
            .orElseGet(found::getFirst);
    throw ApiException.of(
            422,
            "agent_invalid",
            "The %s has errors; /agent/{id}/validate lists them. %s: %s"
                .formatted(what, first.path(), first.message()))
        .in(what);
  }

  private Answer read(Request request) {
    return Answer.of(ChatJson.of(found(request).view()));
  }

  private Answer act(Request request) {
    Body body = request.body();
    String text = body.text("text", LONGEST_TEXT);
    String keys = body.text("keys");
    boolean silence = body.flag("silence");
    boolean hangup = body.flag("hangup");
    Integer after = body.indexIfAny("after_turn");
    Integer revision = body.indexIfAny("revision");
    Chat chat = found(request);
    long acts =
        Stream.of(text != null && !text.isBlank(), keys != null, silence, hangup)
            .filter(given -> given)
            .count();
    if (acts != 1) {
      throw ApiException.invalid(
          "text", "One of text, silence, keys and hangup says what the callee does; give one.");
    }
    if (keys != null && !KEYS.matcher(keys).matches()) {
      throw ApiException.invalid("keys", "Keys are 1 to 32 of 0-9, * and #.");
    }
    int expected = revision == null ? body.index("revision") : revision;
    Chat.Act act =
        conversation -> {
          if (keys != null) {
            conversation.presses(keys);
          } else if (silence) {
            conversation.saysNothing();
          } else if (hangup) {
            conversation.hangsUp();
          } else {
            conversation.says(String.valueOf(text).strip());
          }
        };
    return Answer.of(ChatJson.of(held(() -> chat.act(expected, after, act))));
  }

  private Chat found(Request request) {
    String id = request.context().pathParam("id");
    return chats.get(request.team(), id).orElseThrow(() -> ApiException.notFound("chat", id));
  }

  private interface Holding<T> {
    T hold() throws InterruptedException;
  }

  private static <T> T held(Holding<T> holding) {
    try {
      return holding.hold();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ApiException.of(503, "unavailable", "The server stops; try again in a moment.");
    }
  }
}
