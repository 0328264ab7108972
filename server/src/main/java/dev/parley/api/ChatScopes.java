package dev.parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.agent.TemplateScope;
import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.TeamId;
import dev.parley.conversation.Beginning;
import dev.parley.conversation.Event;
import dev.parley.conversation.EventJson;
import dev.parley.conversation.ScopeJson;
import dev.parley.records.Agent;
import dev.parley.records.Calls;
import dev.parley.records.JournalEntry;
import dev.parley.records.Team;
import dev.parley.records.Teams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a written conversation begins with: sample values, or where a call was. */
final class ChatScopes {
  private final Calls calls;
  private final Teams teams;

  /**
   * Whom it is with and what it was ordered with.
   *
   * @param contact the contact's name, phone_number, attributes and so on; each may be absent
   */
  record Sample(ObjectNode metadata, ObjectNode contact) {}

  /**
   * A call that is gone on from.
   *
   * @param index of the event in its journal before which it goes on
   */
  record From(CallId call, int index) {}

  ChatScopes(Calls calls, Teams teams) {
    this.calls = calls;
    this.teams = teams;
  }

  static @Nullable From from(Body body) {
    ObjectNode from = body.object("from");
    if (from == null) {
      return null;
    }
    Body inner = new Body(from);
    UUID call =
        Request.uuid(inner.required("call"))
            .orElseThrow(() -> ApiException.invalid("from", "A call id is a UUID."));
    return new From(new CallId(call), inner.index("index"));
  }

  static Sample sample(Body body) {
    ObjectNode scope = body.object("scope");
    Body inner = new Body(scope == null ? ApiJson.object() : scope);
    ObjectNode metadata = inner.object("metadata");
    ObjectNode contact = inner.object("contact");
    return new Sample(
        metadata == null ? ApiJson.object() : metadata,
        contact == null ? ApiJson.object() : contact);
  }

  /** What the call's conversation was told; nothing where there is no call. */
  List<Event> told(TeamId team, @Nullable From from) {
    List<Event> told = new ArrayList<>();
    for (JournalEntry entry : from == null ? List.<JournalEntry>of() : journal(team, from)) {
      if (entry.event() instanceof CallEvent.Began) {
        told.clear();
      } else if (entry.event() instanceof CallEvent.Stepped stepped) {
        told.add(EventJson.read(stepped.event()));
      }
    }
    return told;
  }

  private List<JournalEntry> journal(TeamId team, From from) {
    if (calls.get(team, from.call()).isEmpty()) {
      throw ApiException.notFound("call", from.call().toString()).in("from");
    }
    return calls.journal(team, from.call(), -1, from.index());
  }

  Beginning beginning(TeamId team, Agent agent, @Nullable From from, Sample sample) {
    if (from == null) {
      return new Beginning(scope(team, agent.title(), sample));
    }
    return journal(team, from).stream()
        .map(JournalEntry::event)
        .filter(CallEvent.Began.class::isInstance)
        .map(CallEvent.Began.class::cast)
        .reduce((_, last) -> last)
        .map(began -> ScopeJson.read(began.scope()))
        .orElseThrow(() ->
            ApiException.of(
                    422,
                    "not_replayable",
                    "The conversation of the call \"%s\" did not begin before event %d, so there is nothing to go on from."
                        .formatted(from.call(), from.index()))
                .in("from"));
  }

  /** What an agent of this title knows of sample values. */
  TemplateScope scope(TeamId team, String title, Sample sample) {
    ObjectNode system = ApiJson.object();
    ObjectNode contact = system.putObject("contact");
    contact.setAll(sample.contact());
    if (!(contact.path("attributes") instanceof ObjectNode)) {
      contact.putObject("attributes");
    }
    ObjectNode participant = system.putObject("participant");
    participant.putObject("from");
    participant.putObject("to").set("phone", contact.get("phone_number"));
    system.putObject("interviewResponse");
    system.putObject("agent").put("title", title);
    system.putObject("team").put("name", teams.get(team).map(Team::name).orElse(""));
    JsonNode metadata = sample.metadata();
    return new TemplateScope(metadata, Map.of(), system);
  }
}
