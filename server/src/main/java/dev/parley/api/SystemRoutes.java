package dev.parley.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.records.Installation;
import dev.parley.wire.WireTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What this installation is made of, and how it does, for people. */
final class SystemRoutes {
  private static final String UNRELEASED = "unreleased";

  private final Installation installation;
  private final Health health;
  private final SpokenWith voice;
  private final Disk disk;

  SystemRoutes(Installation installation, Health health, SpokenWith voice, Disk disk) {
    this.installation = installation;
    this.health = health;
    this.voice = voice;
    this.disk = disk;
  }

  Stream<Route> routes() {
    return Stream.of(Route.get("/system", this::read));
  }

  private Answer read(Request request) {
    ObjectNode json = ApiJson.object();
    json.put(
        "version",
        Objects.requireNonNullElse(
            SystemRoutes.class.getPackage().getImplementationVersion(), UNRELEASED));
    json.put("java", Runtime.version().toString());
    List<String> troubles = health.troubles();
    json.put("healthy", troubles.isEmpty());
    ArrayNode told = json.putArray("troubles");
    troubles.forEach(told::add);
    json.putObject("voice").put("usual", voice.usual()).put("speaks", voice.speaks());
    disk.free()
        .ifPresentOrElse(
            free ->
                json.putObject("disk")
                    .put("free_bytes", free.bytes())
                    .put("total_bytes", free.of())
                    .put("free_percent", free.percent()),
            () -> json.putNull("disk"));
    ArrayNode nodes = json.putArray("nodes");
    for (Installation.Node node : installation.nodes()) {
      nodes
          .addObject()
          .put("host", node.host())
          .put("started", WireTime.of(node.started()))
          .put("heartbeat", WireTime.of(node.heartbeat()))
          .put("calls", node.calls());
    }
    return Answer.of(json);
  }
}
