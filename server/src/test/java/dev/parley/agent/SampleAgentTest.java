package dev.parley.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SampleAgentTest {
  @Test
  void validatesWithoutProblems() {
    assertThat(Validation.checkForPublishing(SampleAgent.document(), new Capabilities(false)))
        .isEmpty();
  }
}
