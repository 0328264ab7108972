package dev.parley.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.records.User;
import dev.parley.records.Users;
import dev.parley.wire.WireTime;
import java.util.stream.Stream;

/** Who the client is. */
final class UserRoutes {
  private final Users users;

  UserRoutes(Users users) {
    this.users = users;
  }

  Stream<Route> routes() {
    return Stream.of(Route.get("/user", this::read));
  }

  private Answer read(Request request) {
    User user =
        users
            .get(request.team(), request.client().user())
            .orElseThrow(() -> ApiException.notFound("user", request.client().user().toString()));
    ObjectNode json = ApiJson.object();
    json.put("id", user.id().toString());
    json.put("name", user.name());
    json.put("email", user.email());
    json.put("team_id", request.team().toString());
    json.put("role", request.client().role().word());
    json.put("created", WireTime.of(user.created()));
    return Answer.of(json);
  }
}
