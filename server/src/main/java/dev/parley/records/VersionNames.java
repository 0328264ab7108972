package dev.parley.records;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.AgentJson;
import dev.parley.agent.Exit;
import dev.parley.agent.Node;
import dev.parley.agent.Outcomes;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What nodes and outcomes are called in a version of an agent, which never changes. */
final class VersionNames {
  private static final int REMEMBERED = 200;

  private final Cache<Version, Names> known = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  private record Version(String agent, int number) {}

  private record Exited(@Nullable String node, String outcome) {}

  /** Of one version. */
  record Names(Map<String, String> nodes, Map<Exited, String> outcomes) {
    @Nullable String node(String id) {
      return nodes.get(id);
    }

    /** The label of an outcome, or its id if it has none. */
    String outcome(@Nullable String node, String id) {
      String label = outcomes.get(new Exited(node, id));
      return label != null ? label : outcomes.getOrDefault(new Exited(null, id), id);
    }
  }

  Names of(Handle handle, String agent, int number) {
    return known.get(new Version(agent, number), version -> read(handle, version));
  }

  private static Names read(Handle handle, Version version) {
    return handle
        .createQuery(
            "select document from agent_versions where agent = :agent and number = :number")
        .bind("agent", version.agent())
        .bind("number", version.number())
        .map((row, _) -> AgentJson.read(Rows.json(row, "document")))
        .findOne()
        .map(reading ->
            switch (reading) {
              case AgentJson.Reading.Read(AgentDocument document) -> names(document);
              case AgentJson.Reading.Refused _ -> new Names(Map.of(), Map.of());
            })
        .orElse(new Names(Map.of(), Map.of()));
  }

  private static Names names(AgentDocument document) {
    Map<String, String> nodes = new HashMap<>();
    Map<Exited, String> outcomes = new HashMap<>();
    for (Node node : document.nodes()) {
      String name = node.name();
      if (name != null) {
        nodes.put(node.id(), name);
      }
      Outcomes ways = node instanceof Node.Asking asking ? asking.outcomes() : null;
      if (ways != null) {
        for (Exit exit : ways.exits()) {
          if (exit instanceof Outcomes.Choice choice) {
            outcomes.put(new Exited(node.id(), choice.id()), choice.label());
            outcomes.putIfAbsent(new Exited(null, choice.id()), choice.label());
          }
        }
      }
    }
    return new Names(nodes, outcomes);
  }
}
