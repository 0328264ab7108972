package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RateLimitIT {
  @RegisterExtension static final TestApi api = new TestApi(5);

  @Test
  void refusesATokenThatAsksTooOften() {
    for (int left = 4; left >= 0; left--) {
      Reply reply = api.client().get("/user");
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("X-RateLimit-Limit")).isEqualTo("5");
      if (left == 4) {
        assertThat(reply.header("X-RateLimit-Remaining")).isEqualTo("4");
        assertThat(Integer.parseInt(reply.header("X-RateLimit-Reset"))).isBetween(1, 12);
      }
    }
    Reply refused = api.client().get("/user");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("rate_limited");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 12);
    assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
    assertThat(api.theirs().client().get("/user").status()).isEqualTo(200);
    assertThat(api.stranger().get("/health").status()).isEqualTo(200);
  }
}
