package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.call.TeamId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequestLanesTest {
  private static final TeamId OURS = new TeamId(new UUID(1, 1));
  private static final TeamId THEIRS = new TeamId(new UUID(1, 2));

  @Test
  void keepRoomForTheBodiesOfOtherTeams() {
    try (RequestLanes lanes = new RequestLanes(2)) {
      int taken = 0;
      while (taken < RequestLanes.BODY_BYTES_OF_TEAM) {
        lanes.take(THEIRS, 1 << 20);
        taken += 1 << 20;
      }
      assertThatThrownBy(() -> lanes.take(THEIRS, 1)).isInstanceOf(ApiException.class);
      lanes.take(OURS, 1 << 20);
      lanes.giveBack(OURS, 1 << 20);
      lanes.giveBack(THEIRS, 1 << 20);
      lanes.take(THEIRS, 1 << 20);
      assertThat(taken).isEqualTo(RequestLanes.BODY_BYTES_OF_TEAM);
    }
  }
}
