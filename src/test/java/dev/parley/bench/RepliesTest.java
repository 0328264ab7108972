package dev.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.Expects;
import dev.parley.agent.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepliesTest {
  private final Replies replies = Replies.load();

  @ParameterizedTest
  @ValueSource(strings = {"turn-agent.json", "overlap-agent.json"})
  void everyNodeHasReplies(String agent) {
    for (Node node : Replies.agent(agent).nodes()) {
      assertThat(replies.at(node).plain()).as(node.id()).isNotEmpty();
      assertThat(replies.at(node).paused())
          .as(node.id())
          .isNotEmpty()
          .allMatch(text -> text.indexOf('|') > 0 && text.indexOf('|') == text.lastIndexOf('|'));
    }
  }

  @Test
  void allKindsOfNodeAreAskedAlike() {
    AgentDocument agent = Replies.agent("turn-agent.json");
    for (Expects kind : new Expects[] {Expects.YES_NO, Expects.CHOICE, Expects.OPEN}) {
      assertThat(agent.nodes().stream().filter(node -> Replies.expected(node) == kind))
          .as("%s", kind)
          .hasSizeBetween(3, 4);
    }
  }
}
