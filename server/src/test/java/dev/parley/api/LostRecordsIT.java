package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.parley.records.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The way to the database breaks while each route is at work, and mends again. */
class LostRecordsIT {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @Test
  void everyRouteSaysThatItsRecordsAreOutOfReach() throws Exception {
    try (TestDatabase.Linked linked = database.linked();
        TestApi.Other other = TestApi.over(linked.database())) {
      linked
          .database()
          .pool()
          .unwrap(HikariDataSource.class)
          .getHikariConfigMXBean()
          .setConnectionTimeout(250);
      int lostRoutes = 0;
      for (Route route : other.server().routes()) {
        // A stream opens without them, and has whoever reads it ask for what it shows.
        if (route.access() == Route.Access.OPEN
            || route.path().equals("/agent/schema")
            || route.path().equals("/persona")
            || route.path().equals("/live")) {
          continue;
        }
        // Its token is remembered for a moment, so that the route itself meets the broken link.
        await()
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(10))
            .until(() -> other.client().get("/user").status() == 200);
        linked.link().cut();
        try {
          Reply lost =
              other.client().outside(route.method().name(), other.place(route), other.body(route));
          // What is refused without asking the records may be.
          assertThat(lost.status())
              .as("%s %s: %s", route.method(), route.path(), lost.text())
              .satisfiesAnyOf(
                  status -> assertThat(status).isEqualTo(503),
                  status -> assertThat(status).isBetween(400, 499));
          if (lost.status() == 503) {
            assertThat(lost.code()).isEqualTo("unavailable");
            assertThat(lost.header("Retry-After")).isNotEmpty();
            lostRoutes++;
          }
        } finally {
          linked.link().mend();
        }
      }
      assertThat(lostRoutes).isGreaterThan(15);
    }
  }
}
