package dev.parley.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.records.Installation;
import dev.parley.wire.WireTime;
import java.util.stream.Stream;

/** The trunks that calls go over, and the nodes that carry them. */
final class InstallationRoutes {
  private final Installation installation;

  InstallationRoutes(Installation installation) {
    this.installation = installation;
  }

  Stream<Route> routes() {
    return Stream.of(Route.get("/trunk", this::trunks), Route.get("/node", this::nodes));
  }

  private Answer trunks(Request request) {
    ObjectNode json = ApiJson.object();
    ArrayNode list = json.putArray("trunks");
    installation.trunks(request.team()).forEach(trunk -> list.add(trunk(trunk)));
    return Answer.of(json);
  }

  private static ObjectNode trunk(Installation.Trunk trunk) {
    ObjectNode json = ApiJson.object();
    json.put("name", trunk.name());
    json.put("capacity", trunk.capacity());
    json.put("in_use", trunk.inUse());
    json.put("in_use_by_team", trunk.inUseByTeam());
    json.put("waiting", trunk.waiting());
    ArrayNode hosts = json.putArray("hosts");
    trunk.hosts().forEach(hosts::add);
    json.put("heartbeat", trunk.heartbeat() == null ? null : WireTime.of(trunk.heartbeat()));
    json.put("last_dialled", trunk.lastDialled() == null ? null : WireTime.of(trunk.lastDialled()));
    json.put("last_end_reason", trunk.lastEnd() == null ? null : trunk.lastEnd().word());
    return json;
  }

  private Answer nodes(Request request) {
    ObjectNode json = ApiJson.object();
    ArrayNode list = json.putArray("nodes");
    for (Installation.Node node : installation.nodes()) {
      list.addObject()
          .put("id", node.id().toString())
          .put("host", node.host())
          .put("started", WireTime.of(node.started()))
          .put("heartbeat", WireTime.of(node.heartbeat()))
          .put("calls", node.calls());
    }
    return Answer.of(json);
  }
}
