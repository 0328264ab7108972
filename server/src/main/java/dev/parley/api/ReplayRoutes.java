package dev.parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.AgentJson;
import dev.parley.agent.Problem;
import dev.parley.agent.Validation;
import dev.parley.call.TeamId;
import dev.parley.conversation.JournalReplay;
import dev.parley.records.Agent;
import dev.parley.records.AgentVersions;
import dev.parley.records.Agents;
import dev.parley.records.Call;
import dev.parley.records.Calls;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a call would have gone the same way on another document of its agent. */
final class ReplayRoutes {
  private final Calls calls;
  private final Agents agents;
  private final AgentVersions versions;
  private final JournalJson journals;
  private final BiFunction<TeamId, JsonNode, List<Problem>> problems;

  /**
   * What a call is replayed on.
   *
   * @param version a published one, null if there is none of these or {@code document} is given
   * @param draft whether it is the draft
   * @param document null if it is not this one
   */
  private record Wanted(@Nullable Integer version, boolean draft, @Nullable ObjectNode document) {
    static Wanted of(Body body) {
      Wanted wanted =
          new Wanted(body.number("version"), body.flag("draft"), AgentRoutes.document(body));
      List<String> given =
          Stream.of(
                  wanted.version == null ? "" : "version",
                  wanted.draft ? "draft" : "",
                  wanted.document == null ? "" : "document")
              .filter(field -> !field.isEmpty())
              .toList();
      if (given.size() > 1) {
        throw ApiException.invalid(
            given.getLast(),
            "A call is replayed on one document, and the fields %s are given; leave all but one out."
                .formatted(String.join(" and ", given)));
      }
      return wanted;
    }
  }

  /** A document and the number of the version it is, if it is one. */
  private record Chosen(@Nullable Integer version, AgentDocument document) {}

  ReplayRoutes(
      Calls calls,
      Agents agents,
      AgentVersions versions,
      JournalJson journals,
      BiFunction<TeamId, JsonNode, List<Problem>> problems) {
    this.calls = calls;
    this.agents = agents;
    this.versions = versions;
    this.journals = journals;
    this.problems = problems;
  }

  Stream<Route> routes() {
    return Stream.of(Route.ask("/call/{id}/replay", this::replay));
  }

  private Answer replay(Request request) {
    Wanted wanted = Wanted.of(request.bodyIfAny());
    Call call =
        calls
            .get(request.team(), request.callId())
            .orElseThrow(() -> ApiException.notFound("call", request.callId().toString()));
    Chosen chosen = chosen(call, wanted);
    try {
      return Answer.of(json(chosen, JournalReplay.run(journals.of(call), chosen.document())));
    } catch (JournalReplay.InvalidJournalException e) {
      throw ApiException.of(422, "not_replayable", Objects.requireNonNull(e.getMessage()));
    }
  }

  private Chosen chosen(Call call, Wanted wanted) {
    ObjectNode document = wanted.document();
    if (document != null) {
      return new Chosen(null, sound(call.team(), "document", document));
    }
    if (wanted.draft()) {
      JsonNode draft = agents.get(call.team(), call.agent().id()).orElseThrow().draft();
      return new Chosen(null, sound(call.team(), "draft", draft));
    }
    Integer asked = wanted.version();
    int number = asked == null ? call.agent().version() : asked;
    Agent.Version version =
        versions
            .get(call.team(), call.agent().id(), number)
            .orElseThrow(() ->
                ApiException.of(
                        404,
                        "not_found",
                        "The agent \"%s\" has no version %d; /agent/{id}/versions lists those it has."
                            .formatted(call.agent().id(), number))
                    .in("version"));
    return new Chosen(number, read("version", version.document()));
  }

  private AgentDocument sound(TeamId team, String what, JsonNode document) {
    List<Problem> found = problems.apply(team, document);
    if (!Validation.passes(found)) {
      throw ApiException.of(422, "agent_invalid", AgentRoutes.summary(what, found));
    }
    return read(what, document);
  }

  /** Without its secrets, as the journal is: they make no difference. */
  private static AgentDocument read(String what, JsonNode document) {
    return switch (AgentJson.read(MaskedDocument.of(document))) {
      case AgentJson.Reading.Read(AgentDocument read) -> read;
      case AgentJson.Reading.Refused(List<Problem> found) ->
          throw ApiException.of(422, "agent_invalid", AgentRoutes.summary(what, found));
    };
  }

  private static ObjectNode json(Chosen chosen, JournalReplay.Result result) {
    JournalReplay.Difference difference = result.difference();
    ObjectNode json = ApiJson.object();
    json.put("same", difference == null);
    json.put("steps", result.steps());
    json.put("version", chosen.version());
    json.set("first_difference", difference == null ? null : json(difference));
    return json;
  }

  private static ObjectNode json(JournalReplay.Difference difference) {
    ObjectNode json = ApiJson.object();
    json.put("step", difference.step());
    json.put("index", difference.index());
    json.put("event", difference.event());
    ArrayNode kept = json.putArray("kept");
    difference.kept().forEach(kept::add);
    ArrayNode again = json.putArray("again");
    difference.again().forEach(again::add);
    return json;
  }
}
