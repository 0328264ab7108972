package dev.parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.AgentId;
import dev.parley.call.CallStatus;
import dev.parley.call.ModelUse;
import dev.parley.records.Call;
import dev.parley.records.Calls;
import dev.parley.records.Deliveries;
import dev.parley.records.HangUps;
import dev.parley.records.ModelTotals;
import dev.parley.records.RecordingFiles;
import dev.parley.records.RecordingPeaks;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Calls: their records, their live events, their recordings and their end. */
final class CallRoutes {
  private static final int PER_SECOND = 20;

  /** What a list of calls may be asked to show in the place of whole calls. */
  private enum Fields {
    SUMMARY
  }

  private final Calls calls;
  private final HangUps hangUps;
  private final JournalJson journals;
  private final RecordingFiles files;
  private final CallLists lists;
  private final EventStreams streams;
  private final CallRows rows;
  private final Deliveries deliveries;
  private final SimulatedPeople people;
  private final RecordingAnswers recordings = new RecordingAnswers();

  CallRoutes(
      Calls calls,
      HangUps hangUps,
      JournalJson journals,
      RecordingFiles files,
      CallLists lists,
      EventStreams streams,
      CallRows rows,
      Deliveries deliveries,
      SimulatedPeople people) {
    this.calls = calls;
    this.hangUps = hangUps;
    this.journals = journals;
    this.files = files;
    this.lists = lists;
    this.streams = streams;
    this.rows = rows;
    this.deliveries = deliveries;
    this.people = people;
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.get("/call", this::list),
        Route.get("/call/{id}", this::read),
        Route.post("/call/{id}/hangup", this::hangUp),
        Route.stream("/call/{id}/events", this::follow),
        Route.get("/call/{id}/journal", this::journal),
        Route.get("/call/{id}/attempts", this::attempts),
        Route.get("/call/{id}/deliveries", this::deliveries),
        Route.get("/call/{id}/peaks", this::peaks),
        Route.stream("/call/{id}/recording", this::recording));
  }

  private Answer list(Request request) {
    Query query = request.query();
    if (query.choice("fields", Fields.class).isPresent()) {
      return Answer.of(rows.page(request));
    }
    Call.Filter filter =
        new Call.Filter(
            query.text("interview_id").map(CallRoutes::agent).orElse(null),
            StatusFilter.parse("status", query.texts("status")),
            query.search(),
            List.of(),
            null);
    return Answer.of(lists.page("calls", request.team(), filter, query.page()));
  }

  private static AgentId agent(String text) {
    try {
      return new AgentId(text);
    } catch (IllegalArgumentException e) {
      throw ApiException.invalid("interview_id", "An agent id is 8 letters and digits.");
    }
  }

  private Answer read(Request request) {
    Call call = call(request);
    ObjectNode json = lists.one(call);
    Call.Ending ending = call.ending();
    ObjectNode variables = ApiJson.object();
    ArrayNode outcomes = json.arrayNode();
    if (ending != null) {
      ending.variables().entrySet().stream()
          .sorted(java.util.Map.Entry.comparingByKey())
          .forEach(variable -> variables.put(variable.getKey(), variable.getValue()));
      ending.outcomes().forEach(outcomes::add);
    }
    json.put(
        "persona", people.at(call.phoneNumber()).map(SimulatedPeople.Person::name).orElse(null));
    json.set("waiting", waiting(call));
    json.put("end_reason", ending == null ? null : ending.reason().word());
    json.put("end_detail", ending == null ? null : ending.detail());
    json.put("fault", ending == null ? null : name(ending.reason().fault()));
    json.set("variables", variables);
    json.set("outcomes", outcomes);
    ArrayNode gaps = json.putArray("felt_gaps");
    calls.gaps(call.team(), call.id()).forEach(gap -> gaps.add(CallPartsJson.gap(gap)));
    ArrayNode judgements = json.putArray("judgements");
    calls
        .judgements(call.team(), call.id())
        .forEach(judged -> judgements.add(CallPartsJson.judgement(judged)));
    json.set("language_model", models(calls.models(call.team(), call.id())));
    return Answer.of(json);
  }

  private static ObjectNode models(ModelTotals totals) {
    ObjectNode json = ApiJson.object();
    json.put("requests", totals.allRequests());
    for (ModelUse.Fate fate : ModelUse.Fate.values()) {
      json.put(fate.word(), totals.requests(fate));
    }
    return json.put("saved", totals.saved())
        .put("prompt_tokens", totals.promptTokens())
        .put("answer_tokens", totals.answerTokens())
        .put("cost", BigDecimal.valueOf(totals.cost(), 6));
  }

  private JsonNode waiting(Call call) {
    return call.status() == CallStatus.QUEUED
        ? calls
            .permissionNow(call.team(), call.id())
            .map(WaitingJson::of)
            .orElse(NullNode.getInstance())
        : NullNode.getInstance();
  }

  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private Answer hangUp(Request request) {
    HangUps.Outcome done =
        hangUps.ask(request.team(), request.callId()).orElseThrow(() -> unknown(request));
    return switch (done) {
      case CANCELLED, REQUESTED -> read(request);
      case ENDED_BEFORE ->
          throw ApiException.conflict(
              "call_ended", "The call \"%s\" has ended already.".formatted(request.callId()));
    };
  }

  private Answer follow(Request request) {
    return streams.follow(call(request), request);
  }

  private Answer journal(Request request) {
    return Answer.of(journals.of(call(request)));
  }

  private Answer attempts(Request request) {
    Call call = call(request);
    ObjectNode json = ApiJson.object();
    ArrayNode attempts = json.putArray("attempts");
    calls
        .attempts(call.team(), call.id())
        .forEach(attempt -> attempts.add(CallPartsJson.attempt(attempt)));
    return Answer.of(json);
  }

  private Answer deliveries(Request request) {
    Call call = call(request);
    return Answer.of(
        ApiJson.page(
            "deliveries",
            deliveries.list(call.team(), call.id(), request.query().page()),
            DeliveryRoutes::delivery));
  }

  private Answer peaks(Request request) {
    int perSecond = request.query().whole("per_second", 1).orElse(PER_SECOND);
    if (!RecordingPeaks.PER_SECOND.contains(perSecond)) {
      throw ApiException.invalid(
          "per_second",
          "The query parameter per_second is %d and must be one of %s."
              .formatted(perSecond, RecordingPeaks.PER_SECOND));
    }
    return recordings.peaks(recordingFile(request), perSecond, request);
  }

  private Answer recording(Request request) {
    return recordings.send(recordingFile(request), request);
  }

  private Path recordingFile(Request request) {
    Call.Recording recording = call(request).recording();
    if (recording == null) {
      throw ApiException.of(
          404, "not_found", "The call \"%s\" has no recording.".formatted(request.callId()));
    }
    return files.file(recording.key());
  }

  private Call call(Request request) {
    return calls.get(request.team(), request.callId()).orElseThrow(() -> unknown(request));
  }

  private static ApiException unknown(Request request) {
    return ApiException.notFound("call", request.callId().toString());
  }
}
