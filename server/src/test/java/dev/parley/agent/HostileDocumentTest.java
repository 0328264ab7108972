package dev.parley.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What validation takes of whatever document: a bounded share of the heap, and few words. */
class HostileDocumentTest {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @EnumSource
  void aDocumentOfAMegabyteIsJudgedWithLittle(HostileDocuments shape) {
    judgedWithLittle(shape.of(1_000_000));
  }

  @ParameterizedTest
  @EnumSource
  void aDocumentThatMayJustBeIsJudgedWithLittle(HostileDocuments shape) {
    judgedWithLittle(shape.of(SizeRules.LARGEST_DOCUMENT - 1_000));
  }

  @ParameterizedTest
  @EnumSource
  void aDocumentOfModestSizeIsJudgedWithLittle(HostileDocuments shape) {
    judgedWithLittle(shape.of(60_000));
  }

  @Test
  void judgingEndsWhenNobodyWantsToKnowAnyMore() {
    JsonNode large = tree(HostileDocuments.DENSE_GRAPH.of(450_000));
    AtomicInteger asked = new AtomicInteger();
    Effort effort = Effort.until(() -> asked.incrementAndGet() == 2);
    assertThatThrownBy(() -> Validation.checkForPublishing(large, new Capabilities(false), effort))
        .isInstanceOf(Effort.Ended.class);
    assertThat(asked).hasValue(2);
  }

  @Test
  void aThousandNodesInAChainAreAnAgent() {
    List<Problem> problems =
        Validation.checkForPublishing(
            tree(HostileDocuments.CHAIN.of(999 * 110)),
            new Capabilities(false),
            Effort.unlimited());
    assertThat(problems).extracting(Problem::code).containsExactly("unknown_target");
  }

  @Test
  void ofManyProblemsErrorsAreToldFirstAndHowManyThereAre() {
    Problems problems = new Problems();
    for (int i = 0; i < 500; i++) {
      problems.warning("w", "nodes", "Warned of %s.", "x".repeat(1_000));
    }
    problems.error("e", "k".repeat(1_000), "Wrong.");
    List<Problem> told = problems.list();
    assertThat(told).hasSize(201);
    assertThat(told.getFirst().code()).isEqualTo("e");
    assertThat(told.getFirst().path()).hasSize(300);
    assertThat(told.getLast().code()).isEqualTo(Problem.MORE);
    assertThat(told.getLast().message()).contains("301", "500");
  }

  private static void judgedWithLittle(String json) {
    JsonNode tree = tree(json);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    List<Problem> problems =
        Validation.checkForPublishing(tree, new Capabilities(false), Effort.unlimited());
    long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(taken).isLessThan(50_000_000);
    assertThat(problems).hasSizeLessThanOrEqualTo(201);
    int words = problems.stream().mapToInt(p -> p.message().length() + p.path().length()).sum();
    assertThat(words).isLessThan(300_000);
  }

  private static JsonNode tree(String json) {
    try {
      return Objects.requireNonNull(new ObjectMapper().readTree(json));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
