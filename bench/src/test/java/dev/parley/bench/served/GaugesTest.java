package dev.parley.bench.served;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GaugesTest {
  private static final Gauges BEFORE =
      Gauges.parse(
          """
          # HELP parley_calls_live
          parley_calls_live 3.0
          jvm_memory_used_bytes{area="heap",id="ZGC Old Generation"} 4.0E6
          jvm_memory_used_bytes{area="heap",id="ZGC Young Generation"} 2.0E6
          jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 9.0E6
          parley_recognition_wait_seconds_bucket{le="0.005"} 10
          parley_recognition_wait_seconds_bucket{le="0.01"} 10
          parley_recognition_wait_seconds_bucket{le="+Inf"} 10
          """);

  private static final Gauges AFTER =
      Gauges.parse(
          """
          parley_recognition_wait_seconds_bucket{le="0.005"} 13
          parley_recognition_wait_seconds_bucket{le="0.01"} 16
          parley_recognition_wait_seconds_bucket{le="+Inf"} 20
          """);

  @Test
  void readsWhatAServerTells() {
    assertThat(BEFORE.of("parley_calls_live")).isEqualTo(3);
    assertThat(BEFORE.of("parley_calls_limit")).isZero();
    assertThat(BEFORE.sum("jvm_memory_used_bytes", labels -> labels.contains("area=\"heap\"")))
        .isEqualTo(6e6);
  }

  @Test
  void countsOnlyTheWaitsSinceAnEarlierLook() {
    assertThat(AFTER.wait(BEFORE, 0.3)).isEqualTo(5);
    assertThat(AFTER.wait(BEFORE, 0.5)).isEqualTo(10);
    assertThat(AFTER.wait(BEFORE, 0.9)).isInfinite();
    assertThat(BEFORE.wait(BEFORE, 0.5)).isNaN();
  }
}
