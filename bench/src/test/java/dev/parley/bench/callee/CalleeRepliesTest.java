package dev.parley.bench.callee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.Expects;
import dev.parley.agent.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalleeRepliesTest {
  private final CalleeReplies replies = CalleeReplies.load();

  @ParameterizedTest
  @ValueSource(strings = {"turn-agent.json", "overlap-agent.json"})
  void everyNodeHasReplies(String agent) {
    for (Node node : CalleeReplies.agent(agent).nodes()) {
      assertThat(replies.at(node).plain()).as(node.id()).isNotEmpty();
      assertThat(replies.at(node).paused())
          .as(node.id())
          .isNotEmpty()
          .allMatch(text -> text.indexOf('|') > 0 && text.indexOf('|') == text.lastIndexOf('|'));
    }
  }

  @Test
  void allKindsOfNodeAreAskedAlike() {
    AgentDocument agent = CalleeReplies.agent("turn-agent.json");
    for (Expects kind : new Expects[] {Expects.YES_NO, Expects.CHOICE, Expects.OPEN}) {
      assertThat(agent.nodes().stream().filter(node -> CalleeReplies.expected(node) == kind))
          .as("%s", kind)
          .hasSizeBetween(3, 4);
    }
  }
}
