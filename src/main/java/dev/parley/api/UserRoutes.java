package dev.parley.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.records.User;
import dev.parley.records.Users;
import dev.parley.webhooks.CallJson;
import java.util.stream.Stream;

/** Who the caller is. */
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
            .get(request.team(), request.caller().user())
            .orElseThrow(() -> ApiException.notFound("user", request.caller().user().toString()));
    ObjectNode json = Json.object();
    json.put("id", user.id().toString());
    json.put("name", user.name());
    json.put("email", user.email());
    json.put("team_id", request.team().toString());
    json.put("created", CallJson.timestamp(user.created()));
    return Answer.of(json);
  }
}
