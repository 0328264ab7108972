package dev.parley.bench.callee;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.AgentJson;
import dev.parley.agent.Expects;
import dev.parley.agent.Node;
import dev.parley.bench.report.BenchException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What simulated callees say to the agents that are measured, and those agents. */
public final class CalleeReplies {
  private final Map<String, Ways> ways;

  /**
   * Ways to say something.
   *
   * @param paused a bar marks the place of the pause
   */
  public record Ways(List<String> plain, List<String> paused) {
    @SuppressWarnings("ConstantValue") // Jackson passes null for what the file leaves out.
    public Ways {
      plain = List.copyOf(plain);
      paused = paused == null ? List.of() : List.copyOf(paused);
    }
  }

  private CalleeReplies(Map<String, Ways> ways) {
    this.ways = ways;
  }

  /** Those that come with Parley. */
  public static CalleeReplies load() {
    try (InputStream in = resource("turn-replies.yaml")) {
      return new CalleeReplies(
          new ObjectMapper(new YAMLFactory()).readValue(in, new TypeReference<>() {}));
    } catch (IOException e) {
      throw new BenchException("The replies cannot be read.", e);
    }
  }

  /** One of the benchmark's agents. */
  public static AgentDocument agent(String name) {
    try (InputStream in = resource(name)) {
      if (AgentJson.read(new ObjectMapper().readTree(in))
          instanceof AgentJson.Reading.Read(AgentDocument document)) {
        return document;
      }
      throw new BenchException("The agent " + name + " does not fit its schema.");
    } catch (IOException e) {
      throw new BenchException("The agent " + name + " cannot be read.", e);
    }
  }

  /** The same as JSON. */
  public static JsonNode document(String name) {
    try (InputStream in = resource(name)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new BenchException("The agent " + name + " cannot be read.", e);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(CalleeReplies.class.getResourceAsStream(name), name);
  }

  /** What can be said at a node. */
  public Ways at(Node node) {
    Ways own = ways.get(node.id());
    return own != null ? own : named("yes_no");
  }

  /** What can be said of a kind. */
  public Ways named(String kind) {
    return Objects.requireNonNull(ways.get(kind), kind);
  }

  /** What replies to a node look like. */
  public static Expects expected(Node node) {
    return node instanceof Node.Asking asking ? asking.expected() : Expects.OPEN;
  }
}
