package dev.parley.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.TeamId;
import dev.parley.records.Call;
import dev.parley.records.Calls;
import dev.parley.records.Page;
import dev.parley.wire.CallJson;
import java.util.List;

/** Pages of calls with their transcripts. */
final class CallLists {
  /** Of a transcript in a list; more than 40 minutes of talk. */
  static final int MOST_TURNS = 1_000;

  private final Calls calls;
  private final CallJson json;

  CallLists(Calls calls, CallJson json) {
    this.calls = calls;
    this.json = json;
  }

  /** One page, as {@code {name: [Call], count}}. */
  ObjectNode page(String name, TeamId team, Call.Filter filter, Page.Request wanted) {
    Page<Call> page = calls.list(team, filter, wanted);
    var transcripts =
        calls.transcripts(team, page.items().stream().map(Call::id).toList(), MOST_TURNS);
    return ApiJson.page(
        name, page, call -> json.of(call, transcripts.getOrDefault(call.id(), List.of())));
  }

  /** One call. */
  ObjectNode one(Call call) {
    var transcripts = calls.transcripts(call.team(), List.of(call.id()));
    return json.of(call, transcripts.getOrDefault(call.id(), List.of()));
  }
}
