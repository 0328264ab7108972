package dev.parley.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A way out that leads nowhere is one problem, however the draft says so, beside all others. */
class LooseEndsTest {
  private static final String LOOSE = "nodes[0].outcomes.prompt[0]";
  private static final Capabilities NO_MODEL = new Capabilities(false);

  @Test
  void isToldOnceBesideWhatElseIsWrong() {
    ObjectNode absent = withUnknownTarget();
    ((ObjectNode) absent.at("/nodes/0/outcomes/prompt/0")).remove("next");
    List<String> found = problems(absent);
    assertThat(found)
        .containsOnlyOnce("leads_nowhere " + LOOSE + ".next")
        .containsOnlyOnce("unknown_target nodes[0].outcomes.prompt[1].next")
        .noneMatch(problem -> problem.startsWith("missing"));
    for (var nothing : List.of(NullNode.getInstance(), TextNode.valueOf(""))) {
      ObjectNode draft = withUnknownTarget();
      ((ObjectNode) draft.at("/nodes/0/outcomes/prompt/0")).set("next", nothing);
      assertThat(problems(draft)).as("%s", nothing).isEqualTo(found);
    }
  }

  @Test
  void keepsADraftFromBeingPublished() {
    ObjectNode draft = sample();
    ((ObjectNode) draft.at("/nodes/0/outcomes/prompt/0")).remove("next");
    assertThat(
            Validation.passes(
                Validation.checkForPublishing(sample(), NO_MODEL, Effort.unlimited())))
        .isTrue();
    assertThat(
            Validation.passes(Validation.checkForPublishing(draft, NO_MODEL, Effort.unlimited())))
        .isFalse();
    assertThat(AgentJson.read(draft)).isInstanceOf(AgentJson.Reading.Refused.class);
  }

  private static ObjectNode withUnknownTarget() {
    ObjectNode draft = sample();
    ((ObjectNode) draft.at("/nodes/0/outcomes/prompt/1")).put("next", "nobody");
    return draft;
  }

  private static List<String> problems(ObjectNode draft) {
    return Validation.checkForPublishing(draft, NO_MODEL, Effort.unlimited()).stream()
        .map(problem -> problem.code() + " " + problem.path())
        .toList();
  }

  private static ObjectNode sample() {
    try {
      return (ObjectNode) new ObjectMapper().readTree(SampleAgent.json());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
